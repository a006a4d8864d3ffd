import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MESSAGES, MAX_VARIABLE_BYTES } from '../../../domain/contract.ts';
import { EngineRefusal, type Job, type OpenWorker } from '../../../src/platform/zeebe/index.ts';
import { brokerForSuite } from '../../support/broker.ts';
import { eventually } from '../../support/eventually.ts';
import { oneTask } from '../../support/flowcharts.ts';

const dueAlarm = readFileSync(new URL('../../../processes/platform/due-alarm.bpmn', import.meta.url), 'utf8');
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof EngineRefusal && error.code === code;

describe('the engine connection, on the embedded broker', () => {
  const suite = brokerForSuite();

  /** A worker that keeps every job and lists it. */
  function keepAll(type: string, fetchVariables: string[] = []): { jobs: Job[] } {
    const jobs: Job[] = [];
    workers.push(
      suite.engine.openWorker({
        type,
        timeoutMs: 60_000,
        maxActive: 50,
        fetchVariables,
        handle: async (job) => {
          jobs.push(job);
          return 'keep';
        },
      }),
    );
    return { jobs };
  }

  const workers: OpenWorker[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  });

  it('tells the engine line from the topology', async () => {
    const topology = await suite.engine.topology();
    assert.deepEqual({ ...topology, line: suite.engine.line() }, { gatewayVersion: '8.0.0', brokers: 1, partitions: 1, line: '8.0' });
  });

  it('starts a case on exactly the version it is pinned to, also when a newer one is deployed (R10)', async () => {
    const older = await suite.engine.deploy('pinned.bpmn', oneTask({ id: 'pinned', jobType: 'pinned-old' }));
    const newer = await suite.engine.deploy('pinned.bpmn', oneTask({ id: 'pinned', jobType: 'pinned-new' }));
    assert.deepEqual([older.version, newer.version, older.bpmnProcessId], [1, 2, 'pinned']);
    const [old, recent] = [keepAll('pinned-old'), keepAll('pinned-new')];
    const { processInstanceKey } = await suite.engine.createInstance({ processDefinitionKey: older.processDefinitionKey, variables: {} });
    await eventually("the older version's job", () => old.jobs.length === 1);
    assert.equal(old.jobs[0]?.processInstanceKey, processInstanceKey);
    assert.equal(recent.jobs.length, 0);
  });

  it('deploying the same bytes again makes no new version', async () => {
    const xml = oneTask({ id: 'same', jobType: 'same' });
    const first = await suite.engine.deploy('same.bpmn', xml);
    assert.deepEqual(await suite.engine.deploy('same.bpmn', xml), first);
  });

  it("hands a worker the step's headers as text and only the variables it asked for", async () => {
    const headers = { position: 'acceptance', limit: '2', outcomes: '[{"code":"accept","label":"受理"}]' };
    const { processDefinitionKey } = await suite.engine.deploy('headers.bpmn', oneTask({ id: 'headers', jobType: 'headers', headers }));
    const { jobs } = keepAll('headers', ['caseId']);
    await suite.engine.createInstance({ processDefinitionKey, variables: { caseId: 'case-1', outcome: 'not asked for' } });
    await eventually('the job', () => jobs.length === 1);
    assert.deepEqual(jobs[0]?.headers, headers);
    assert.deepEqual(jobs[0]?.variables, { caseId: 'case-1' });
    assert.equal(jobs[0]?.elementId, 'Task');
  });

  it('completes a kept job later, once; the second time the engine says NOT_FOUND', async () => {
    const { processDefinitionKey } = await suite.engine.deploy('keep.bpmn', oneTask({ id: 'keep', jobType: 'keep' }));
    const { jobs } = keepAll('keep');
    await suite.engine.createInstance({ processDefinitionKey, variables: {} });
    await eventually('the job', () => jobs.length === 1);
    const key = jobs[0]?.key ?? '';
    await suite.engine.completeJob(key, { outcome: 'accept' });
    await assert.rejects(suite.engine.completeJob(key, { outcome: 'accept' }), refused('NOT_FOUND'));
  });

  it('gives a job whose handler failed to the worker again', async () => {
    const { processDefinitionKey } = await suite.engine.deploy('again.bpmn', oneTask({ id: 'again', jobType: 'again' }));
    let attempts = 0;
    const worker = suite.engine.openWorker({
      type: 'again',
      timeoutMs: 60_000,
      maxActive: 1,
      fetchVariables: [],
      handle: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('the database is away');
        return { complete: {} };
      },
    });
    await suite.engine.createInstance({ processDefinitionKey, variables: {} });
    workers.push(worker);
    await eventually('the second attempt', () => attempts === 2);
  });

  it('counts a message as sent that the engine knows already by its id', async () => {
    await suite.engine.deploy('due-alarm.bpmn', dueAlarm);
    const { jobs } = keepAll('deadline-reached', ['alarmAt']);
    const message = {
      name: MESSAGES.alarmSet,
      correlationKey: 'alarm-1',
      messageId: 'alarm-1-set',
      ttlMs: 60_000,
      variables: { alarmAt: 'alarm-1', dueAt: suite.instant(-1_000) },
    };
    await suite.engine.publishMessage(message);
    await suite.engine.publishMessage(message);
    await eventually("the alarm's job", () => jobs.length === 1);
  });

  it('runs one alarm a moment, however often it is set', async () => {
    const { jobs } = keepAll('deadline-reached', ['alarmAt']);
    for (const messageId of ['a', 'b', 'c']) {
      await suite.engine.publishMessage({
        name: MESSAGES.alarmSet,
        correlationKey: 'alarm-2',
        messageId: `alarm-2-${messageId}`,
        ttlMs: 0,
        variables: { alarmAt: 'alarm-2', dueAt: suite.instant(-1_000) },
      });
    }
    // A later alarm's job is there: the engine has worked through everything before it.
    await suite.engine.publishMessage({
      name: MESSAGES.alarmSet,
      correlationKey: 'alarm-3',
      messageId: 'alarm-3',
      ttlMs: 0,
      variables: { alarmAt: 'alarm-3', dueAt: suite.instant(-1_000) },
    });
    await eventually("the later alarm's job", () => jobs.some(({ variables }) => variables.alarmAt === 'alarm-3'));
    assert.equal(jobs.filter(({ variables }) => variables.alarmAt === 'alarm-2').length, 1);
  });

  it('refuses variables over the limit before they reach the engine', async () => {
    const variables = { caseId: 'x'.repeat(MAX_VARIABLE_BYTES) };
    await assert.rejects(suite.engine.createInstance({ processDefinitionKey: '1', variables }), refused('INVALID_ARGUMENT'));
    await assert.rejects(suite.engine.completeJob('1', variables), refused('INVALID_ARGUMENT'));
    await assert.rejects(
      suite.engine.publishMessage({ name: 'm', correlationKey: 'k', messageId: 'i', ttlMs: 0, variables }),
      refused('INVALID_ARGUMENT'),
    );
  });

  it("passes on the engine's refusal of a flowchart and of an unknown version", async () => {
    await assert.rejects(suite.engine.deploy('broken.bpmn', '<not-bpmn/>'), refused('INVALID_ARGUMENT'));
    await assert.rejects(suite.engine.createInstance({ processDefinitionKey: '4503599627370497', variables: {} }), refused('NOT_FOUND'));
  });

  it('ends an instance that is cancelled', async () => {
    const { processDefinitionKey } = await suite.engine.deploy('cancel.bpmn', oneTask({ id: 'cancel', jobType: 'cancel' }));
    const { jobs } = keepAll('cancel');
    const { processInstanceKey } = await suite.engine.createInstance({ processDefinitionKey, variables: {} });
    await eventually('the job', () => jobs.length === 1);
    await suite.engine.cancelInstance(processInstanceKey);
    // The engine answers a cancellation before it has taken the jobs away.
    const gone = (): Promise<boolean> => suite.engine.updateJobRetries(jobs[0]?.key ?? '', 3).then(() => false, refused('NOT_FOUND'));
    await eventually('the job is gone', gone);
    await assert.rejects(suite.engine.completeJob(jobs[0]?.key ?? '', {}), refused('NOT_FOUND'));
  });

  it('starts 500 cases that are asked for at once, although the engine answers RESOURCE_EXHAUSTED', async function startMany() {
    this.timeout(180_000);
    const { processDefinitionKey } = await suite.engine.deploy('many.bpmn', oneTask({ id: 'many', jobType: 'many' }));
    const started = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        suite.engine.createInstance({ processDefinitionKey, variables: { caseId: `case-${index}` } }),
      ),
    );
    assert.equal(new Set(started.map(({ processInstanceKey }) => processInstanceKey)).size, 500);
  });
});
