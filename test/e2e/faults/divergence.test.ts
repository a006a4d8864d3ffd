/**
 * Whoever reaches the engine may move an instance; only the record moves a matter (R10, R12a;
 * docs/adr/0015-engine-routes-record-proves.md).
 */
import assert from 'node:assert/strict';
import { JOB_TYPES } from '../../../domain/contract.ts';
import { createPlatform, type Platform } from '../../../src/app.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { decide, GRANTED, openStep, registerCase, walk, type StepSummary } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { ON_FILE, platformForSuite } from '../../support/platform.ts';

const TOLD_WITHIN_MS = 60_000;
const ONCE_ROUND_MS = 3_000;
/** The step after the first one is decided "accept". */
const SECOND_STEP = 'Step_FirstReview';

interface Frozen {
  id: string;
  matterId: string;
  number: string;
  code: string;
  message: string;
  messageEn: string;
}

for (const name of ON_FILE) {
  describe(`An engine that somebody else moves (${name})`, function () {
    this.timeout(300_000);
    const suite = platformForSuite(name);
    let separate: Platform | undefined;
    after(() => separate?.stop());

    const stopWorkers = async (): Promise<void> => {
      if (separate) await separate.stop();
      else await suite.platform.workers.stop();
      separate = undefined;
    };
    const startWorkers = async (): Promise<void> => {
      const { address } = suite.platform.engine;
      separate = await createPlatform({
        mode: 'demonstration',
        dataDir: suite.dataDir,
        databaseUrl: suite.databaseUrl,
        logger: silentLogger,
        sessionSecret: 'a secret of the tests only',
        web: false,
        engine: () => Promise.resolve({ address, access: suite.platform.broker?.access }),
      });
    };

    const count = async (table: string, caseId: string): Promise<number> =>
      Number((await suite.platform.database.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE matter_id = $1`, [caseId]))?.n);
    const recorded = async (caseId: string): Promise<string[]> => (await suite.platform.record.ofMatter(caseId)).map(({ kind }) => kind);
    const jobOf = async (step: StepSummary) => {
      const row = await suite.platform.database.get<{ job_key: string; process_instance_key: string }>(
        'SELECT job_key, process_instance_key FROM step WHERE id = $1',
        [step.id],
      );
      assert.ok(row);
      return row;
    };

    /** Somebody is told in time: by the record, by the status page. Answers what the status page says. */
    async function told(caseId: string): Promise<Frozen> {
      const administrator = await suite.people.as('xitong');
      let found: Frozen | undefined;
      await eventually(
        'somebody to be told',
        async () => {
          const { body } = await administrator.get<{ frozen: Frozen[] }>('/status');
          found = body.frozen.find(({ matterId }) => matterId === caseId);
          return found !== undefined;
        },
        TOLD_WITHIN_MS,
      );
      assert.ok(found);
      assert.ok((await recorded(caseId)).some((kind) => kind === 'matter-frozen' || kind === 'matter-behind'));
      assert.match(found.message, /\p{Script=Han}/u);
      return found;
    }

    /** Nothing is issued and nothing decided while the matter is frozen, and the record is whole. */
    async function nothingGoesOn(caseId: string, documents: number): Promise<void> {
      const { database } = suite.platform;
      assert.equal(await count('document', caseId), documents);
      const row = await database.get<{ state: string; closed_at: number | null; result: string | null }>(
        'SELECT m.state, m.closed_at, c.result FROM matter m JOIN case_file c ON c.id = m.id WHERE m.id = $1',
        [caseId],
      );
      assert.deepEqual([row?.closed_at, row?.result], [null, null]);
      assert.equal((await verifyRecord(database)).ok, true);
    }

    it('issues nothing when every step is completed from outside with an outcome', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '外部完成全部环节挖掘道路');
      const step = await openStep(people, caseId);
      const { process_instance_key: own } = await jobOf(step);
      const outcomes = new Map<string, string>();
      const thief = platform.engine.openWorker({
        type: JOB_TYPES.userTask,
        timeoutMs: 20_000,
        maxActive: 8,
        fetchVariables: [],
        handle: ({ key, processInstanceKey, headers }) => {
          if (processInstanceKey !== own) return Promise.resolve('keep');
          const codes = (JSON.parse(headers.outcomes ?? '[]') as { code: string; negative?: boolean }[]).filter(
            ({ negative }) => !negative,
          );
          outcomes.set(key, codes[0]?.code ?? '');
          return Promise.resolve({ complete: { outcome: codes[0]?.code ?? '' } });
        },
      });
      await platform.engine.completeJob((await jobOf(step)).job_key, { outcome: 'accept' });
      const found = await told(caseId);
      await new Promise((resolve) => setTimeout(resolve, ONCE_ROUND_MS));
      await thief.close();
      assert.equal(found.code, 'not-reached');
      await nothingGoesOn(caseId, 0);
      assert.equal(await count('opinion', caseId), 0);
      // Whoever works at it is told and loses nothing; the step stays theirs.
      const answer = await decide(people, step, 'accept');
      assert.deepEqual([answer.status, answer.body.error.code], [409, 'matter-frozen']);
      const holder = await people.as('shouli');
      assert.equal((await holder.post(`/steps/${step.id}/claim`)).body.error.code, 'matter-frozen');
      assert.equal((await holder.post(`/steps/${step.id}/release`)).body.error.code, 'matter-frozen');
      assert.equal((await openStep(people, caseId)).state, 'open');
    });

    it('is found out when it has cancelled an instance that waits at a step', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '实例被终止挖掘道路');
      const step = await openStep(people, caseId);
      await platform.engine.cancelInstance((await jobOf(step)).process_instance_key);
      assert.equal((await told(caseId)).code, 'job-vanished');
      await nothingGoesOn(caseId, 0);
      assert.equal((await decide(people, step, 'accept')).body.error.code, 'matter-frozen');
    });

    it('is found out when a step’s job was failed for good or thrown away', async () => {
      const { people, platform } = suite;
      const [failed, thrown] = [await registerCase(people, '任务失败挖掘道路'), await registerCase(people, '任务报错挖掘道路')];
      await platform.engine.failJob((await jobOf(await openStep(people, failed))).job_key, { retries: 0, message: 'x' });
      await platform.engine.throwBpmnError((await jobOf(await openStep(people, thrown))).job_key, { code: 'x', message: 'x' });
      for (const caseId of [failed, thrown]) {
        assert.equal((await told(caseId)).code, 'job-vanished');
        await nothingGoesOn(caseId, 0);
      }
    });

    it('is found out when it has cancelled an instance before a document was numbered', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '文书前终止挖掘道路');
      const step = await openStep(people, caseId);
      const { process_instance_key: instance, job_key: job } = await jobOf(step);
      await stopWorkers();
      assert.equal((await decide(people, step, 'accept')).status, 200);
      await platform.engine.completeJob(job, { outcome: 'accept' });
      await platform.engine.cancelInstance(instance);
      await startWorkers();
      await eventually('the lost answer', async () => (await recorded(caseId)).includes('opinion-recorded'));
      const { id, code } = await told(caseId);
      assert.equal(code, 'engine-behind');
      await nothingGoesOn(caseId, 0);
      // It is brought home all the same, though nothing was ever held.
      const [office, administrator] = [await people.as('fazhi1'), await people.as('xitong')];
      const propose = (kind: string) =>
        office.post<{ id: string; error?: { code: string } }>(`/divergences/${id}/repairs`, { kind, reason: '流程实例被外部终止。' });
      assert.equal((await propose('retry')).body.error?.code, 'no-job-to-retry');
      const proposed = await propose('replay');
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal((await administrator.post(`/repairs/${proposed.body.id}/approve`)).status, 200);
      assert.equal((await openStep(people, caseId)).elementId, SECOND_STEP);
      assert.equal(await count('document', caseId), 1);
    });

    it('suspends a case of which a decision does not follow from its drawing, and keeps nothing of it', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '意见不合流程挖掘道路');
      const step = await openStep(people, caseId);
      // As a hand in the database would leave it: the step stands in the inbox at a place to which nothing leads.
      await platform.database.write(() => platform.database.run('UPDATE step SET element_id = $1 WHERE id = $2', [SECOND_STEP, step.id]));
      const answer = await decide(people, step, 'accept');
      assert.deepEqual([answer.status, answer.body.error.code], [409, 'matter-frozen']);
      assert.equal((await told(caseId)).code, 'not-reached');
      await nothingGoesOn(caseId, 0);
      assert.equal(await count('opinion', caseId), 0);
      assert.equal((await recorded(caseId)).includes('step-decided'), false);
    });

    it('opens no step behind a document whose job was stolen and completed', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '文书任务被盗挖掘道路');
      const step = await openStep(people, caseId);
      await stopWorkers();
      let stolen = 0;
      const thief = platform.engine.openWorker({
        type: JOB_TYPES.generateDocument,
        timeoutMs: 20_000,
        maxActive: 1,
        fetchVariables: [],
        handle: () => {
          stolen += 1;
          return Promise.resolve({ complete: {} });
        },
      });
      assert.equal((await decide(people, step, 'accept')).status, 200);
      await platform.engine.completeJob((await jobOf(step)).job_key, { outcome: 'accept' });
      await eventually('the theft', () => stolen === 1);
      await thief.close();
      await startWorkers();
      const found = await told(caseId);
      assert.equal(found.code, 'not-reached');
      await nothingGoesOn(caseId, 0);
      assert.equal(await count('step', caseId), 1);
    });

    it('is found out when it claims that the instance is another matter’s, and no instance is cancelled for it', async () => {
      const { people, platform } = suite;
      const [caseId, other] = [await registerCase(people, '变量被改挖掘道路'), await registerCase(people, '无辜挖掘道路')];
      const [step, innocent] = [await openStep(people, caseId), await openStep(people, other)];
      await platform.engine.completeJob((await jobOf(step)).job_key, { outcome: 'accept', caseId: other });
      // Whichever is first: the stray instance's next job, or the question after the job that is gone.
      assert.match((await told(caseId)).code, /^(other-instance|job-vanished)$/);
      await nothingGoesOn(caseId, 0);
      assert.equal((await recorded(other)).includes('matter-frozen'), false);
      assert.equal((await decide(people, innocent, 'accept')).status, 200);
      await walk(people, other, GRANTED.slice(1, 3));
      const cancelled = await platform.database.get('SELECT id FROM outbox WHERE id = $1', [
        `cancel:${(await jobOf(step)).process_instance_key}`,
      ]);
      assert.equal(cancelled, undefined);
    });

    it('is found out when it routes by an outcome that was overwritten', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '结果被改挖掘道路');
      const step = await openStep(people, caseId);
      await stopWorkers();
      assert.equal((await decide(people, step, 'accept')).status, 200);
      // The engine is told another outcome before it is told ours.
      await platform.engine.completeJob((await jobOf(step)).job_key, { outcome: 'decline' });
      await startWorkers();
      assert.equal((await told(caseId)).code, 'not-reached');
      await nothingGoesOn(caseId, 0);
    });
  });
}
