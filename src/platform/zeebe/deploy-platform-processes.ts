/** The rules' own procedures (`processes/platform/`), deployed at every start; an unchanged file makes no new version. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.ts';

const FOLDER = fileURLToPath(new URL('../../../processes/platform/', import.meta.url));

/** An engine that catches up after an outage answers late; the start waits for it rather than fail. */
const PATIENCE = { patienceMs: 10 * 60_000 };

export async function deployPlatformProcesses(engine: Engine): Promise<void> {
  // Also tells which line the flowcharts are checked for.
  await engine.topology(PATIENCE);
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.bpmn')).sort()) {
    await engine.deploy(file, readFileSync(FOLDER + file, 'utf8'), PATIENCE);
  }
}
