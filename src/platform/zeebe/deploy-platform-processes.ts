/**
 * Drawings of `processes/platform/` without an entry beside them, deployed at every start; an unchanged file makes no new version. Those
 * with an entry are procedures of matters: `src/procedures/platform-procedures.ts` publishes them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.ts';
import type { UnknownEngine } from './recognition.ts';

const FOLDER = fileURLToPath(new URL('../../../processes/platform/', import.meta.url));

/** An engine that catches up after an outage answers late; the start waits for it rather than fail. */
const PATIENCE = { patienceMs: 10 * 60_000 };

export async function deployPlatformProcesses(engine: Engine): Promise<void> {
  // Also tells which line the flowcharts are checked for.
  await engine.topology(PATIENCE);
  for (const [file, xml] of platformProcesses()) await engine.deploy(file, xml, PATIENCE);
}

/**
 * The same for an engine that knows nothing yet: before anything else reaches it, a message for a process that is missing would be lost.
 */
export async function deployToNewEngine(engine: UnknownEngine): Promise<void> {
  for (const [file, xml] of platformProcesses()) await engine.deploy(file, xml);
}

const platformProcesses = (): [file: string, xml: string][] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.bpmn') && !existsSync(FOLDER + name.replace(/bpmn$/, 'json')))
    .sort()
    .map((file) => [file, readFileSync(FOLDER + file, 'utf8')]);
