/**
 * How many commands in flight, and which back pressure of the broker? (docs/adr/0002-engine-client.md)
 *
 * `node --import tsx bench/engine-limits.ts [IN_FLIGHT,...] [SECONDS] [ROUNDS]`: for each, on a fresh broker, 64 clerks start a
 * case, wait until a worker has its step, and start the next; a visitor starts one four times a second. Prints cases per
 * second, how long a start waits for its answer and then for its worker, and the visitor's longest wait. The rounds
 * alternate between the limits, so that a busy machine harms all alike; each figure is the median of the rounds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger as logger } from '../src/platform/logger.ts';
import { connectEngine, startBroker } from '../src/platform/zeebe/index.ts';
import { oneTask } from '../test/support/flowcharts.ts';

const inFlights = (process.argv[2] ?? '8,16,24,32,64').split(',').map(Number);
const seconds = Number(process.argv[3] ?? 8);
const rounds = Number(process.argv[4] ?? 1);
const CLERKS = 64;
const share = (values: number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;

async function measure(maxInFlight: number): Promise<Record<string, number>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sunlit-bench-'));
  const broker = await startBroker({ dataDir, logger });
  const engine = connectEngine({ address: broker.address, access: broker.access, logger, maxInFlight });
  try {
    const { processDefinitionKey } = await engine.deploy('bench.bpmn', oneTask({ id: 'bench', jobType: 'bench' }));
    const waiting = new Map<string, () => void>();
    engine.openWorker({
      type: 'bench',
      timeoutMs: 60_000,
      maxActive: CLERKS,
      fetchVariables: ['caseId'],
      handle: async ({ variables }) => {
        waiting.get(String(variables.caseId))?.();
        return { complete: {} };
      },
    });
    const until = performance.now() + seconds * 1_000;
    const answered: number[] = [];
    const handed: number[] = [];
    const visits: number[] = [];
    let cases = 0;
    async function oneCase(caseId: string, waits: number[]): Promise<void> {
      const since = performance.now();
      const atWorker = new Promise<void>((resolve) => waiting.set(caseId, resolve));
      await engine.createInstance({ processDefinitionKey, variables: { caseId } }, { patienceMs: 60_000 });
      const answeredAt = performance.now();
      answered.push(answeredAt - since);
      await atWorker;
      waiting.delete(caseId);
      handed.push(performance.now() - answeredAt);
      waits.push(performance.now() - since);
      if (performance.now() < until) cases += 1;
    }
    const clerks = Array.from({ length: CLERKS }, async (_, clerk) => {
      for (let count = 0; performance.now() < until; count += 1) await oneCase(`${clerk}-${count}`, []);
    });
    const visitor = (async () => {
      for (let count = 0; performance.now() < until; count += 1) {
        await sleep(250);
        await oneCase(`visitor-${count}`, visits);
      }
    })();
    await Promise.all([...clerks, visitor]);
    const { retries } = engine.metrics();
    return {
      'in flight': maxInFlight,
      'cases/s': Math.round(cases / seconds),
      'answer p50 ms': Math.round(share(answered, 0.5)),
      'answer p99 ms': Math.round(share(answered, 0.99)),
      'to worker p50 ms': Math.round(share(handed, 0.5)),
      'to worker p99 ms': Math.round(share(handed, 0.99)),
      'visitor worst ms': Math.round(Math.max(...visits)),
      exhausted: retries.RESOURCE_EXHAUSTED ?? 0,
    };
  } finally {
    await engine.close();
    await broker.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const runs: Record<string, number>[] = [];
for (let round = 0; round < rounds; round += 1) for (const inFlight of inFlights) runs.push(await measure(inFlight));
console.table(
  inFlights.map((inFlight) => {
    const same = runs.filter((run) => run['in flight'] === inFlight);
    return Object.fromEntries(
      Object.keys(same[0] ?? {}).map((name) => [
        name,
        share(
          same.map((run) => run[name] ?? NaN),
          0.5,
        ),
      ]),
    );
  }),
);
