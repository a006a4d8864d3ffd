import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../../src/platform/logger.ts';
import { connectEngine, EngineRefusal, type Job } from '../../../src/platform/zeebe/index.ts';
import { brokerForSuite, killBroker } from '../../support/broker.ts';
import { eventually } from '../../support/eventually.ts';
import { oneTask, oneTimer } from '../../support/flowcharts.ts';

const DAY_MS = 24 * 3_600_000;

describe('the engine after time jumps and after kill -9', () => {
  const suite = brokerForSuite();
  const workers: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  });

  /** A worker that keeps or completes every job and lists it. */
  function serve(type: string, answer: 'keep' | 'complete' = 'keep'): Job[] {
    const jobs: Job[] = [];
    workers.push(
      suite.engine.openWorker({
        type,
        timeoutMs: 60_000,
        maxActive: 100,
        fetchVariables: ['caseId'],
        handle: async (job) => {
          jobs.push(job);
          return answer === 'keep' ? 'keep' : { complete: {} };
        },
      }),
    );
    return jobs;
  }

  const killAndWait = async (): Promise<void> => {
    const { restarts } = suite.broker.status();
    killBroker(suite.broker);
    await eventually(
      'the broker is back',
      () => suite.broker.status().state === 'running' && suite.broker.status().restarts > restarts,
      60_000,
    );
  };

  const startTimers = async (type: string, count: number, dueAt: string): Promise<string[]> => {
    const { processDefinitionKey } = await suite.engine.deploy(`${type}.bpmn`, oneTimer({ id: type, jobType: type }));
    const ids = Array.from({ length: count }, () => randomUUID());
    await Promise.all(ids.map((caseId) => suite.engine.createInstance({ processDefinitionKey, variables: { caseId, dueAt } })));
    return ids;
  };
  const caseIds = (jobs: Job[]): unknown[] => jobs.map(({ variables }) => variables.caseId).sort();

  it('fires all 20 ten-day timers when time jumps eleven days', async function elevenDays() {
    this.timeout(180_000);
    const fired = serve('ten-days', 'complete');
    const ids = await startTimers('ten-days', 20, suite.instant(10 * DAY_MS));
    await suite.advance(9 * DAY_MS);
    assert.equal(fired.length, 0);
    await suite.advance(2 * DAY_MS);
    await eventually('20 timers', () => fired.length >= 20);
    assert.deepEqual(caseIds(fired), ids.sort());
  });

  it('loses none of 50 pending timers by a kill -9, and doubles none', async function timersSurvive() {
    this.timeout(300_000);
    const fired = serve('survive', 'complete');
    const ids = await startTimers('survive', 50, suite.instant(10 * DAY_MS));
    await killAndWait();
    await suite.advance(11 * DAY_MS);
    await eventually('50 timers', () => fired.length >= 50);
    // What would come twice comes now: the marker's job is created after all of theirs.
    const marker = serve('marker');
    await startTimers('marker', 1, suite.instant(-1_000));
    await eventually('the marker', () => marker.length === 1);
    assert.deepEqual(caseIds(fired), ids.sort());
  });

  it('completes a job that was handed out before a kill -9', async function jobSurvives() {
    this.timeout(300_000);
    const { processDefinitionKey } = await suite.engine.deploy('kept.bpmn', oneTask({ id: 'kept', jobType: 'kept' }));
    const jobs = serve('kept');
    await suite.engine.createInstance({ processDefinitionKey, variables: {} });
    await eventually('the job', () => jobs.length === 1);
    await killAndWait();
    await suite.engine.completeJob(jobs[0]?.key ?? '', {});
    await assert.rejects(
      suite.engine.completeJob(jobs[0]?.key ?? '', {}),
      (error) => error instanceof EngineRefusal && error.code === 'NOT_FOUND',
    );
  });

  it('answers a command that was given while the broker was away, and a worker has its job within 5 s of the return', async function away() {
    this.timeout(300_000);
    const { processDefinitionKey } = await suite.engine.deploy('away.bpmn', oneTask({ id: 'away', jobType: 'away' }));
    const jobs = serve('away');
    const { restarts } = suite.broker.status();
    killBroker(suite.broker);
    await eventually('the broker is away', () => suite.broker.status().state !== 'running' || suite.broker.status().restarts > restarts);
    const started = suite.engine.createInstance({ processDefinitionKey, variables: {} }, { patienceMs: 60_000 });
    await eventually('the broker is back', () => suite.broker.status().state === 'running', 60_000);
    const back = Date.now();
    await started;
    await eventually('the job', () => jobs.length === 1, 90_000);
    assert.ok(Date.now() - back < 5_000, `${Date.now() - back} ms`);
  });

  it('has the same time after a restart as before', async function sameTime() {
    this.timeout(300_000);
    const fired = serve('same-time');
    await suite.advance(30 * DAY_MS);
    await killAndWait();
    await startTimers('same-time', 1, suite.instant(-DAY_MS));
    await eventually('a timer that is due by the moved clock only', () => fired.length === 1);
  });

  it('counts its restarts and says how the last run ended', () => {
    const { restarts, lastExit, state, pid } = suite.broker.status();
    assert.deepEqual(
      { restarts, lastExit, state, running: typeof pid },
      { restarts: 4, lastExit: 'SIGKILL', state: 'running', running: 'number' },
    );
  });

  it('closes its connection within two seconds while polls are open', async () => {
    const engine = connectEngine({ address: suite.broker.address, access: suite.broker.access, logger: silentLogger });
    for (const type of ['a', 'b', 'c'])
      engine.openWorker({ type, timeoutMs: 60_000, maxActive: 5, fetchVariables: [], handle: async () => 'keep' });
    await engine.topology();
    await sleep(200);
    const since = Date.now();
    await engine.close();
    assert.ok(Date.now() - since < 2_000, `${Date.now() - since} ms`);
    await assert.rejects(engine.topology());
  });
});
