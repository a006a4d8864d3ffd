import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JOB_TYPES, LIMIT_PASSED, LIMIT_PASSED_HEADER, MESSAGES, VARIABLES, type LimitPassed } from '../../../domain/contract.ts';
import { compileFlowchart } from '../../../domain/flowchart/compile.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { connectEngine, startBroker, type Engine, type EngineAccess, type Job } from '../../../src/platform/zeebe/index.ts';
import { removeDirectory, temporaryDirectory } from '../../support/broker.ts';
import { eventually } from '../../support/eventually.ts';
import { periodDrawing } from '../../support/period-drawing.ts';
import { newerJdk, startTestEngine } from '../../support/test-engine.ts';

interface Runnable {
  address: string;
  access?: EngineAccess;
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}

const read = (file: string): string => readFileSync(new URL(`../../../processes/${file}`, import.meta.url), 'utf8');
const jdk = newerJdk();
const DAY_MS = 24 * 3_600_000;

/** Outcome chosen at each step of the licence, up to the granted end. */
const GRANTED: Record<string, string> = {
  Step_Acceptance: 'accept',
  Step_FirstReview: 'pass',
  Step_SectionHead: 'agree',
  Step_Decision: 'grant',
  Step_Certificate: 'made',
  Step_DeliverLicence: 'delivered',
  Step_ArchiveGranted: 'archived',
};

async function embeddedBroker(): Promise<Runnable> {
  const dataDir = temporaryDirectory();
  const broker = await startBroker({ dataDir, logger: silentLogger, controllableClock: true });
  return {
    address: broker.address,
    access: broker.access,
    advance: (milliseconds) => broker.advance(milliseconds),
    stop: async () => {
      await broker.stop();
      removeDirectory(dataDir);
    },
  };
}

const LINES: { line: string; start: () => Promise<Runnable>; needsNewerJdk: boolean }[] = [
  { line: '8.0', start: embeddedBroker, needsNewerJdk: false },
  { line: '8.5', start: () => startTestEngine('8.5', jdk ?? ''), needsNewerJdk: true },
  { line: '8.8', start: () => startTestEngine('8.8', jdk ?? ''), needsNewerJdk: true },
];

for (const { line, start, needsNewerJdk } of LINES) {
  const missing = needsNewerJdk && !jdk;
  (missing ? describe.skip : describe)(`the flowcharts on engine line ${line}${missing ? ' (needs a JDK 21 or newer)' : ''}`, () => {
    let running: Runnable;
    let engine: Engine;
    let offsetMs = 0;

    before(async function startEngine() {
      // The first time, Maven fetches the engine.
      this.timeout(600_000);
      running = await start();
      engine = connectEngine({ address: running.address, access: running.access, logger: silentLogger });
      await engine.topology();
      await engine.deploy('due-alarm.bpmn', read('platform/due-alarm.bpmn'));
    });

    after(async function stopEngine() {
      this.timeout(180_000);
      await engine?.close();
      await running?.stop();
    });

    /** Serves one job type until the test ends; `answer` gives the variables to complete with, or leaves the job. */
    const workers: { close(): Promise<void> }[] = [];
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
    });
    function serve(type: string, answer: (job: Job) => Record<string, unknown> | undefined): Job[] {
      const jobs: Job[] = [];
      workers.push(
        engine.openWorker({
          type,
          timeoutMs: 60_000,
          maxActive: 10,
          fetchVariables: Object.values(VARIABLES),
          handle: async (job) => {
            jobs.push(job);
            const complete = answer(job);
            return complete ? { complete } : 'keep';
          },
        }),
      );
      return jobs;
    }

    const instant = (fromNowMs: number): string => new Date(Date.now() + offsetMs + fromNowMs).toISOString();
    async function advance(milliseconds: number): Promise<void> {
      await running.advance(milliseconds);
      offsetMs += milliseconds;
    }
    /** Alarms have a moment for a name; to the engine it is any text. */
    const set = (alarmAt: string, dueAt: string): Promise<void> =>
      engine.publishMessage({
        name: MESSAGES.alarmSet,
        correlationKey: alarmAt,
        messageId: randomUUID(),
        ttlMs: 0,
        variables: { [VARIABLES.alarmAt]: alarmAt, [VARIABLES.dueAt]: dueAt },
      });
    const of =
      (alarmAt: string) =>
      (job: Job): boolean =>
        job.variables[VARIABLES.alarmAt] === alarmAt;
    /** Waits until the engine has worked through what it was told: an alarm that is due already rings after all of that. */
    async function settled(rung: Job[]): Promise<void> {
      const marker = randomUUID();
      await set(marker, instant(-1_000));
      await eventually('the marker', () => rung.some(of(marker)));
    }

    it('is recognised from the topology', () => {
      assert.equal(engine.line(), line);
    });

    it('walks the licence to its granted end, with the headers and documents of the contract', async () => {
      const { processDefinitionKey } = await engine.deploy('road-excavation.bpmn', read('powers/road-excavation.bpmn'));
      const caseId = randomUUID();
      const steps = serve(JOB_TYPES.userTask, (job) => ({ [VARIABLES.outcome]: GRANTED[job.elementId] }));
      const documents = serve(JOB_TYPES.generateDocument, () => ({}));
      const closed = serve(JOB_TYPES.closeCase, () => ({}));
      const { processInstanceKey } = await engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.matterId]: caseId } });
      await eventually('the case is closed', () => closed.length === 1);

      assert.deepEqual(
        steps.map(({ elementId }) => elementId),
        Object.keys(GRANTED),
      );
      assert.deepEqual(
        documents.map(({ headers }) => headers.template),
        ['acceptance-notice', 'licence-decision', 'licence-certificate', 'delivery-receipt'],
      );
      assert.equal(closed[0]?.headers.result, 'granted');
      assert.equal(steps[0]?.headers.position, 'acceptance');
      assert.ok(JSON.parse(steps[0]?.headers.outcomes ?? '') instanceof Array);
      for (const job of [...steps, ...documents, ...closed])
        assert.deepEqual([job.processInstanceKey, job.variables[VARIABLES.matterId]], [processInstanceKey, caseId]);
    });

    it('takes a compiled drawing: a passed limit leads where its timer was drawn to, a waiting period waits for the ledger', async () => {
      const { processDefinitionKey } = await engine.deploy('power-fixture.bpmn', await compileFlowchart(periodDrawing()));
      const given: Record<string, string> = { Accept: LIMIT_PASSED, Statement: LIMIT_PASSED, Decide: 'deny', DeliverDenied: 'delivered' };
      const steps = serve(JOB_TYPES.userTask, ({ elementId }) => ({ [VARIABLES.outcome]: given[elementId] }));
      const documents = serve(JOB_TYPES.generateDocument, () => ({}));
      const waits = serve(JOB_TYPES.waitingPeriod, () => ({}));
      const closed = serve(JOB_TYPES.closeCase, () => ({}));
      await engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.matterId]: randomUUID() } });
      await eventually('the case is closed', () => closed.length === 1);

      assert.deepEqual(
        steps.map(({ elementId }) => elementId),
        Object.keys(given),
      );
      assert.deepEqual(
        documents.map(({ headers }) => headers.template),
        ['acceptance-notice', 'licence-refusal'],
      );
      assert.deepEqual(
        waits.map(({ elementId, headers }) => [elementId, headers.period, headers['period-unit'], headers.waivable]),
        [['HearingRequest', '2', 'working-day', 'yes']],
      );
      const passed = JSON.parse(steps[0]?.headers[LIMIT_PASSED_HEADER] ?? '') as LimitPassed;
      assert.deepEqual([passed.outcome.code, passed.outcome.effect, passed.count], [LIMIT_PASSED, 'accept', 2]);
    });

    it('goes on from a compiled step by its own outcomes as before', async () => {
      const { processDefinitionKey } = await engine.deploy('power-fixture.bpmn', await compileFlowchart(periodDrawing()));
      const steps = serve(JOB_TYPES.userTask, ({ elementId }) => ({
        [VARIABLES.outcome]: elementId === 'Accept' ? 'decline' : 'delivered',
      }));
      serve(JOB_TYPES.generateDocument, () => ({}));
      const closed = serve(JOB_TYPES.closeCase, () => ({}));
      await engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.matterId]: randomUUID() } });
      await eventually('the case is closed', () => closed.length === 1);
      assert.deepEqual([...steps.map(({ elementId }) => elementId), closed[0]?.headers.result], ['Accept', 'DeliverDeclined', 'declined']);
    });

    it('rings an alarm when its moment comes, again when it is asked to, and not before (R13)', async () => {
      const alarm = randomUUID();
      const again = instant(20 * DAY_MS);
      const rung = serve(JOB_TYPES.deadlineReached, (job) => ({
        [VARIABLES.dueAt]: of(alarm)(job) && job.variables[VARIABLES.dueAt] !== again ? again : null,
      }));
      // By their keys: a job that is being completed while the clock jumps over its time limit is given out once more.
      const times = (): number => new Set(rung.filter(of(alarm)).map(({ key }) => key)).size;
      await set(alarm, instant(10 * DAY_MS));
      await settled(rung);
      await advance(9 * DAY_MS);
      await settled(rung);
      assert.equal(times(), 0);
      await advance(2 * DAY_MS);
      await eventually('the moment', () => times() === 1);
      await settled(rung);
      await advance(10 * DAY_MS);
      await eventually('the second time', () => times() === 2);
      await settled(rung);
      await advance(30 * DAY_MS);
      await settled(rung);
      assert.equal(times(), 2, 'it has ended');
    });

    it('lets an alarm be set anew for the same moment once the one before has ended', async () => {
      const alarm = randomUUID();
      const rung = serve(JOB_TYPES.deadlineReached, () => ({ [VARIABLES.dueAt]: null }));
      const times = (): number => rung.filter(of(alarm)).length;
      await set(alarm, instant(-1_000));
      await eventually('the first', () => times() === 1);
      await settled(rung);
      await set(alarm, instant(-1_000));
      await eventually('the second', () => times() === 2);
    });
  });
}
