/** A diverged case is brought home by two people and ends as its record says: no paper, opinion or signal a second time (R12a). */
import assert from 'node:assert/strict';
import type { MatterRow } from '../../../src/matters/index.ts';
import { verifyRecord } from '../../../src/platform/record/index.ts';
import { decide, GRANTED, openStep, registerCase, untilCompleted, walk, type Answer } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { ON_SERVER, platformForSuite } from '../../support/platform.ts';

interface Repair {
  id: string;
  state: string;
}

interface Listed {
  id: string;
  number: string;
  title: string | null;
}

interface Detail extends Listed {
  recorded: { places: { elementId: string; open: boolean }[] };
  instances: { processInstanceKey: string; isOwn: boolean; stands: boolean }[];
  options: { kind: string; problem: { code: string } | null }[];
  repair: (Repair & { mayApprove: boolean; mayRefuse: boolean; mayWithdraw: boolean }) | null;
  history: { kind: string; person: string | null; reason?: string; message?: string }[];
}

for (const name of ON_SERVER) {
  describe(`Bringing a diverged case home (${name})`, function () {
    this.timeout(300_000);
    const suite = platformForSuite(name);
    const divergenceOf = async (caseId: string): Promise<string> => {
      let id: string | undefined;
      await eventually('the divergence', async () => {
        const row = await suite.platform.database.get<{ id: string }>(
          'SELECT id FROM divergence WHERE matter_id = $1 AND settled_at IS NULL',
          [caseId],
        );
        id = row?.id;
        return id !== undefined;
      });
      return id ?? '';
    };
    const propose = async (account: string, divergenceId: string, kind: string, reason = '流程实例被外部终止。'): Promise<Answer<Repair>> =>
      (await suite.people.as(account)).post<Repair>(`/divergences/${divergenceId}/repairs`, { kind, reason });
    const act = async (account: string, repairId: string, what: 'approve' | 'refuse' | 'withdraw', body?: object) =>
      (await suite.people.as(account)).post(`/repairs/${repairId}/${what}`, body);
    const approve = (account: string, repairId: string) => act(account, repairId, 'approve');
    const detailOf = async (account: string, divergenceId: string): Promise<Answer<Detail>> =>
      (await suite.people.as(account)).get<Detail>(`/divergences/${divergenceId}`);
    const matterOf = async (caseId: string): Promise<MatterRow> => {
      const row = await suite.platform.database.get<MatterRow>('SELECT * FROM matter WHERE id = $1', [caseId]);
      assert.ok(row);
      return row;
    };
    const recorded = async (caseId: string): Promise<string[]> => (await suite.platform.record.ofMatter(caseId)).map(({ kind }) => kind);
    const codeOf = ({ body }: Answer<unknown>): string | undefined => (body as { error?: { code: string } }).error?.code;

    it('replays the record into a fresh instance and finishes the case', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '实例重建挖掘道路');
      await walk(people, caseId, GRANTED.slice(0, 2));
      const step = await openStep(people, caseId);
      const row = await platform.database.get<{ process_instance_key: string }>('SELECT process_instance_key FROM matter WHERE id = $1', [
        caseId,
      ]);
      await platform.engine.cancelInstance(row?.process_instance_key ?? '');
      const divergenceId = await divergenceOf(caseId);

      assert.equal((await propose('chuang', divergenceId, 'replay')).status, 403, 'a clerk repairs nothing');
      assert.equal(codeOf(await propose('xitong', divergenceId, 'replay', ' ')), 'invalid-input');
      const proposed = await propose('xitong', divergenceId, 'replay');
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal(codeOf(await propose('fazhi1', divergenceId, 'replay')), 'repair-under-way');
      assert.equal(codeOf(await approve('xitong', proposed.body.id)), 'second-person-required');
      assert.equal((await approve('shixiang', proposed.body.id)).status, 200);
      await eventually('the case to go on', async () => (await decide(people, step, 'agree')).status === 200, 90_000);
      await walk(people, caseId, GRANTED.slice(3));

      const found = await untilCompleted(people, caseId);
      assert.equal(found.result, 'granted');
      assert.equal((found.steps as unknown[]).length, GRANTED.length);
      assert.equal((found.documents as unknown[]).length, 4);
      const kinds = (await platform.record.ofMatter(caseId)).map(({ kind }) => kind);
      const times = (kind: string): number => kinds.filter((one) => one === kind).length;
      assert.deepEqual(
        ['matter-frozen', 'repair-proposed', 'repair-approved', 'matter-resumed', 'step-opened', 'step-decided', 'opinion-recorded'].map(
          times,
        ),
        [1, 1, 1, 1, 7, 7, 7],
      );
      assert.deepEqual([times('document-numbered'), times('case-completed'), times('signal-raised')], [4, 1, 0]);
      assert.equal((await verifyRecord(platform.database)).ok, true);
    });

    it('replays a case that was driven past its open step, with a decision that the engine had not heard', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '越过环节挖掘道路');
      await walk(people, caseId, GRANTED.slice(0, 1));
      const step = await openStep(people, caseId);
      const row = await platform.database.get<{ job_key: string }>('SELECT job_key FROM step WHERE id = $1', [step.id]);
      // A stranger and the clerk at once: the engine hears the stranger, the record the clerk.
      await platform.engine.completeJob(row?.job_key ?? '', { outcome: 'fail' });
      await decide(people, step, 'pass');
      const proposed = await propose('fazhi1', await divergenceOf(caseId), 'replay');
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal((await approve('xitong', proposed.body.id)).status, 200);
      await eventually('the case to go on', async () => {
        const matter = await platform.database.get<{ frozen_at: number | null }>('SELECT frozen_at FROM matter WHERE id = $1', [caseId]);
        return matter?.frozen_at === null;
      });
      const next = await openStep(people, caseId);
      await walk(people, caseId, next.elementId === step.elementId ? GRANTED.slice(1) : GRANTED.slice(2));
      const found = await untilCompleted(people, caseId);
      assert.equal(found.result, 'granted');
      assert.deepEqual([(found.steps as unknown[]).length, (found.documents as unknown[]).length], [GRANTED.length, 4]);
      assert.equal((await verifyRecord(platform.database)).ok, true);
    });

    it('takes a held job again when what was wrong has passed', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '重新办理挖掘道路');
      const step = await openStep(people, caseId);
      // As a fault of ours might leave it: frozen, while the engine stands where the record stands.
      await platform.database.write(async () => {
        await platform.database.run('UPDATE matter SET frozen_at = 1 WHERE id = $1', [caseId]);
        await platform.database.insert('divergence', {
          id: `divergence-${caseId}`,
          matter_id: caseId,
          code: 'not-reached',
          element_id: step.elementId,
          job_key: null,
          process_instance_key: null,
          message: '演示。',
          message_en: 'A demonstration.',
          at: 1,
          settled_at: null,
        });
      });
      const divergenceId = `divergence-${caseId}`;
      const title = '重新办理挖掘道路';
      const listed = async (account: string): Promise<Listed | undefined> =>
        (await (await people.as(account)).get<{ items: Listed[] }>('/divergences')).body.items.find(({ id }) => id === divergenceId);
      assert.equal((await listed('fazhi1'))?.title, title);
      assert.equal((await listed('xitong'))?.title, null, 'whoever runs the machines sees no content (R2a)');
      assert.equal((await listed('jian-shixiang'))?.id, undefined, 'another organ has nothing to do with it (R14)');
      assert.equal((await detailOf('jian-shixiang', divergenceId)).status, 404);
      assert.equal((await (await people.as('chuang')).get('/divergences')).status, 403);

      const first = await propose('shixiang', divergenceId, 'retry');
      assert.equal(codeOf(await act('fazhi1', first.body.id, 'withdraw')), 'not-your-proposal');
      assert.equal((await act('shixiang', first.body.id, 'withdraw')).status, 200);
      const second = await propose('fazhi1', divergenceId, 'retry');
      const seen = (await detailOf('xitong', divergenceId)).body;
      assert.deepEqual(
        seen.recorded.places.map(({ elementId, open }) => [elementId, open]),
        [[step.elementId, true]],
      );
      assert.deepEqual([seen.repair?.mayApprove, seen.repair?.mayRefuse, seen.repair?.mayWithdraw], [true, true, false]);
      assert.equal(codeOf(await act('fazhi1', second.body.id, 'refuse', { reason: '不对。' })), 'own-proposal');
      assert.equal(codeOf(await act('xitong', second.body.id, 'refuse', { reason: ' ' })), 'invalid-input');
      assert.equal((await act('xitong', second.body.id, 'refuse', { reason: '原因还没有查明。' })).status, 200);
      assert.equal(codeOf(await approve('xitong', second.body.id)), 'repair-decided');
      assert.deepEqual(
        (await detailOf('fazhi1', divergenceId)).body.history.map(({ kind, reason }) => [kind, reason]),
        [
          ['proposed', '流程实例被外部终止。'],
          ['withdrawn', '流程实例被外部终止。'],
          ['proposed', '流程实例被外部终止。'],
          ['refused', '原因还没有查明。'],
        ],
      );

      const proposed = await propose('fazhi1', divergenceId, 'retry');
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal(codeOf(await approve('fazhi2', proposed.body.id)), 'second-person-required');
      assert.equal((await approve('xitong', proposed.body.id)).status, 200);
      await walk(people, caseId, GRANTED);
      assert.equal((await untilCompleted(people, caseId)).result, 'granted');
    });

    it('binds a case to another instance, once that one proves to stand where the record leads', async () => {
      const { people, platform } = suite;
      const { engine } = platform;
      const caseId = await registerCase(people, '改接实例挖掘道路');
      const step = await openStep(people, caseId);
      const { process_instance_key: lost } = await matterOf(caseId);
      await engine.cancelInstance(lost ?? '');
      const divergenceId = await divergenceOf(caseId);
      assert.equal(codeOf(await propose('fazhi1', divergenceId, 'rebind')), 'no-instance-to-bind');
      const definition = await platform.database.get<{ process_definition_key: string }>(
        'SELECT v.process_definition_key FROM power_version v JOIN matter m ON m.procedure_id = v.id WHERE m.id = $1',
        [caseId],
      );
      /** Another instance of the case, begun by somebody in the engine, once it has been seen at the step. */
      const another = async (): Promise<string> => {
        const { processInstanceKey } = await engine.createInstance({
          processDefinitionKey: definition?.process_definition_key ?? '',
          variables: { caseId },
        });
        await eventually('the other instance to be seen', async () =>
          (await detailOf('fazhi1', divergenceId)).body.instances.some(
            (one) => one.processInstanceKey === processInstanceKey && one.stands && !one.isOwn,
          ),
        );
        return processInstanceKey;
      };

      const dead = await another();
      const failing = await propose('fazhi1', divergenceId, 'rebind');
      assert.equal(failing.status, 201, JSON.stringify(failing.body));
      await engine.cancelInstance(dead);
      assert.equal((await approve('xitong', failing.body.id)).status, 200);
      await eventually('the proposal to fail', async () => {
        const { repair, history } = (await detailOf('fazhi1', divergenceId)).body;
        return repair === null && history.some(({ kind, message }) => kind === 'failed' && /实例/.test(message ?? ''));
      });
      assert.notEqual((await matterOf(caseId)).frozen_at, null);

      const living = await another();
      const proposed = await propose('fazhi1', divergenceId, 'rebind');
      assert.equal((await approve('xitong', proposed.body.id)).status, 200);
      await eventually('the case to go on', async () => (await matterOf(caseId)).frozen_at === null);
      assert.equal((await matterOf(caseId)).process_instance_key, living);
      assert.equal((await decide(people, step, 'accept')).status, 200);
      await walk(people, caseId, GRANTED.slice(1));
      const found = await untilCompleted(people, caseId);
      assert.deepEqual(
        [found.result, (found.steps as unknown[]).length, (found.documents as unknown[]).length],
        ['granted', GRANTED.length, 4],
      );
      assert.equal((await verifyRecord(platform.database)).ok, true);
    });

    it('binds an open step to the job that its own instance has handed out instead of the one that is gone', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '改接任务挖掘道路');
      const step = await openStep(people, caseId);
      const job = await platform.database.get<{ job_key: string }>('SELECT job_key FROM step WHERE id = $1', [step.id]);
      // A key that the engine has not given out yet: for the platform, the job is gone.
      const gone = String(BigInt(job?.job_key ?? 0) + 1_000_000_000n);
      await platform.database.write(() => platform.database.run('UPDATE step SET job_key = $1 WHERE id = $2', [gone, step.id]));
      const divergenceId = await divergenceOf(caseId);
      await platform.engine.failJob(job?.job_key ?? '', { retries: 3, message: 'It is handed out again.' });
      await eventually('the job to be seen', async () =>
        (await detailOf('fazhi1', divergenceId)).body.instances.some(({ isOwn, stands }) => isOwn && stands),
      );
      const proposed = await propose('xitong', divergenceId, 'rebind');
      assert.equal((await approve('shixiang', proposed.body.id)).status, 200);
      await eventually('the case to go on', async () => (await matterOf(caseId)).frozen_at === null);
      await walk(people, caseId, GRANTED.slice(0, 2));
      await openStep(people, caseId);
      assert.equal((await recorded(caseId)).filter((kind) => kind === 'step-opened').length, 3, 'no step was opened twice');
    });

    it('closes a case with reasons by its organ and the legal office, and nothing is issued', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '终止办理挖掘道路');
      const step = await openStep(people, caseId);
      const row = await platform.database.get<{ job_key: string }>('SELECT job_key FROM step WHERE id = $1', [step.id]);
      await platform.engine.completeJob(row?.job_key ?? '', { outcome: 'accept' });
      const divergenceId = await divergenceOf(caseId);
      const { process_instance_key: instance } = await matterOf(caseId);

      assert.equal(codeOf(await propose('xitong', divergenceId, 'close')), 'not-your-repair');
      const reason = '流程实例无法恢复，申请人同意重新申请。';
      const proposed = await propose('shixiang', divergenceId, 'close', reason);
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal(codeOf(await approve('xitong', proposed.body.id)), 'second-person-required');
      assert.equal((await approve('fazhi1', proposed.body.id)).status, 200);

      const { state, closed_at, frozen_at } = await matterOf(caseId);
      assert.deepEqual([state, closed_at !== null, frozen_at], ['completed', true, null]);
      const reader = await people.as('jiancha');
      const { body } = await reader.get<{
        result: string;
        steps: { state: string }[];
        documents: unknown[];
        clock: { state: string };
        timeline: { kind: string; text: string }[];
      }>(`/cases/${caseId}`);
      assert.deepEqual([body.result, body.steps.map((one) => one.state), body.documents], ['terminated', ['cancelled'], []]);
      assert.equal(body.clock.state, 'stopped');
      assert.ok(body.timeline.some(({ kind, text }) => kind === 'terminated' && text.includes(reason)));
      await eventually('the instance to be cancelled', () =>
        platform.engine.cancelInstance(instance ?? '').then(
          () => false,
          (error: { code?: string }) => error.code === 'NOT_FOUND',
        ),
      );
      assert.notEqual((await decide(people, step, 'accept')).status, 200);
      const kinds = await recorded(caseId);
      assert.deepEqual(
        ['case-terminated', 'matter-resumed', 'step-decided', 'document-numbered'].map(
          (kind) => kinds.filter((one) => one === kind).length,
        ),
        [1, 0, 0, 0],
      );
      assert.equal(codeOf(await propose('shixiang', divergenceId, 'retry')), 'matter-not-frozen');
      assert.equal((await verifyRecord(platform.database)).ok, true);
    });
  });
}
