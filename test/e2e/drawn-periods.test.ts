/**
 * Both timer symbols of a drawing on the real engine, by either alarm alone (docs/adr/0014): the law decides once, a waiting period ends
 * once.
 */
import assert from 'node:assert/strict';
import { LIMIT_PASSED } from '../../domain/contract.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { decide, openStep, registerCase, untilCompleted, walk, type Answer, type ErrorBody, type StepSummary } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { jumpTo } from '../support/jump.ts';
import { platformForSuite, type DatabaseName } from '../support/platform.ts';
import { publishTimedLicence, WAIT } from '../support/timed-licence.ts';

interface Period {
  purpose: string;
  elementId: string;
  stepId: string | null;
  dueAt: string;
  endedAt: string | null;
  endedBy: string | null;
  mayWaive: boolean;
  derivation: { text: string; textEn: string }[];
  waiver: { reason: string; personName: string } | null;
}
interface Found {
  state: string;
  receivedAt: string;
  acceptedAt: string | null;
  acceptedBy: string | null;
  periods: Period[];
  path: { visited: string[]; current: string[] };
  steps: (StepSummary & { opinion?: { outcome: string; personName: string; byLaw?: { basis: string } } })[];
  documents: { template: string }[];
  timeline: { kind: string; text: string; textEn: string; person?: string }[];
}

const AFTER_ACCEPTANCE = ['pass', 'agree', 'grant', '*', '*', '*'];

for (const [database, alone, alarms] of [
  ['SQLite', 'sweep', { engine: false }],
  ['MariaDB/MySQL', 'engine', { sweep: false }],
] as const satisfies [DatabaseName, string, object][]) {
  describe(`A drawn period, by the ${alone === 'sweep' ? 'sweep' : "engine's timer"} alone (${database})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(database, { alarms });
    const found = async (caseId: string, account = 'jiancha'): Promise<Found> =>
      (await (await suite.people.as(account)).get<Found>(`/cases/${caseId}`)).body;
    const period = async (caseId: string, elementId: string, account?: string): Promise<Period> => {
      let one: Period | undefined;
      await eventually(`${elementId} to run`, async () => {
        one = (await found(caseId, account)).periods.find((each) => each.elementId === elementId);
        return one !== undefined;
      });
      assert.ok(one);
      return one;
    };
    const over = (caseId: string, elementId: string): Promise<void> =>
      eventually(`${elementId} to be over`, async () => (await period(caseId, elementId)).endedAt !== null);
    const waive = async (caseId: string, reason: string, account = 'shouli', element = WAIT): Promise<Answer<ErrorBody>> =>
      (await suite.people.as(account)).post(`/matters/${caseId}/waiting-periods/${element}/waive`, { reason });
    const kindsOf = async (caseId: string): Promise<string[]> => (await suite.platform.record.ofMatter(caseId)).map(({ kind }) => kind);
    const times = async (caseId: string, kind: string): Promise<number> => (await kindsOf(caseId)).filter((one) => one === kind).length;

    before(() => publishTimedLicence(suite));

    it('on the border of a step decides it when nobody did: accepted by law, on the day of receipt, in nobody’s name', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '逾期未告知挖掘道路');
      const step = await openStep(people, caseId);
      const running = await period(caseId, 'Deemed');
      assert.deepEqual([running.purpose, running.stepId, running.endedAt], ['step-limit', step.id, null]);
      assert.equal(running.dueAt, step.dueAt, 'a timer without a period of its own follows the limit of its step');

      await jumpTo(platform, running.dueAt, 1);
      await over(caseId, 'Deemed');
      await period(caseId, WAIT);
      const after = await found(caseId);
      const decided = after.steps.find(({ id }) => id === step.id);
      assert.deepEqual(
        [decided?.opinion?.outcome, decided?.opinion?.personName, decided?.opinion?.byLaw],
        [LIMIT_PASSED, '', { basis: 'XK32' }],
      );
      assert.deepEqual([after.state, after.acceptedAt, after.acceptedBy], ['accepted', after.receivedAt, null]);
      assert.deepEqual(
        after.documents.map(({ template }) => template),
        ['acceptance-notice'],
      );
      const told = after.timeline.find(({ kind }) => kind === 'limit-passed');
      assert.match(told?.text ?? '', /期限届满，依法视为受理（XK32）/);
      assert.equal(told?.person, undefined);
      const entry = (await platform.record.ofMatter(caseId)).find(({ kind }) => kind === 'step-decided');
      assert.equal(entry?.actor_id, null);
      const payload = JSON.parse(entry?.payload ?? '{}') as Record<string, unknown>;
      assert.deepEqual(
        [payload['byLaw'], payload['basis'], payload['outcome'], payload['limitPassedAt']],
        [true, 'XK32', LIMIT_PASSED, running.dueAt],
      );

      const late = await decide(people, step, 'accept');
      assert.deepEqual([late.status, late.body.error.code], [409, 'step-already-decided']);
      assert.match(late.body.error.message, /依法视为受理（XK32）/);
      assert.match(late.body.error.messageEn, /the law has decided it/);
    });

    it('on the border of a step stops where a clerk was first, and its moment changes nothing', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '按期受理挖掘道路');
      const { dueAt } = await period(caseId, 'Deemed');
      await walk(people, caseId, ['accept']);
      const wait = await period(caseId, WAIT);
      assert.equal((await period(caseId, 'Deemed')).endedBy, 'decided');
      await jumpTo(platform, dueAt > wait.dueAt ? dueAt : wait.dueAt, 1);
      await over(caseId, WAIT);
      const after = await found(caseId);
      assert.deepEqual([after.acceptedBy, await times(caseId, 'step-decided')], ['吴建国', 1]);
      assert.equal((await period(caseId, WAIT)).endedBy, 'passed');
      await walk(people, caseId, AFTER_ACCEPTANCE);
      assert.equal((await untilCompleted(people, caseId)).result, 'granted');
      assert.deepEqual(
        await Promise.all(
          ['waiting-period-started', 'waiting-period-ended', 'waiting-period-answered', 'case-completed'].map((kind) =>
            times(caseId, kind),
          ),
        ),
        [1, 1, 1, 1],
      );
    });

    it('in the flow holds the case up, and ends at once when the party waives it, once', async () => {
      const { people } = suite;
      const caseId = await registerCase(people, '放弃听证挖掘道路');
      await walk(people, caseId, ['accept']);
      const wait = await period(caseId, WAIT, 'shouli');
      assert.deepEqual([wait.mayWaive, wait.endedAt], [true, null]);
      assert.equal((await period(caseId, WAIT, 'jiancha')).mayWaive, false);
      assert.match(wait.derivation.map(({ text }) => text).join('\n'), /自次日起算[\s\S]*期限 1 个工作日（XK47）[\s\S]*届满/);
      const { steps, path } = await found(caseId);
      assert.equal(steps.length, 1, 'nobody goes on before it is over');
      assert.deepEqual([path.current, path.visited.includes('Step_FirstReview')], [[WAIT], false]);

      // Whoever supervises decides at their own organ only.
      assert.equal((await waive(caseId, '申请人书面放弃听证。', 'jiancha')).status, 404);
      assert.equal((await waive(caseId, ' ')).body.error.code, 'invalid-input');
      assert.equal((await waive(caseId, '放弃。', 'shouli', 'Deemed')).body.error.code, 'not-found');
      const answers = await Promise.all([
        waive(caseId, '申请人 6 月 1 日书面放弃听证。'),
        waive(caseId, '申请人书面放弃听证。', 'chengban1'),
      ]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409], JSON.stringify(answers.map(({ body }) => body)));
      assert.equal(answers.find(({ status }) => status === 409)?.body.error.code, 'period-over');
      assert.equal((await openStep(people, caseId)).positionCode, 'first-review');
      const ended = await period(caseId, WAIT);
      assert.deepEqual([ended.endedBy, ended.mayWaive], ['waived', false]);
      assert.match(ended.waiver?.reason ?? '', /书面放弃听证/);
      assert.equal(await times(caseId, 'waiting-period-waived'), 1);
    });

    it('comes again with the engine’s jobs and its alarms and happens once', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '重复投递挖掘道路');
      await walk(people, caseId, ['accept']);
      const { dueAt } = await period(caseId, WAIT);
      const row = await platform.database.get<{ job_key: string }>(
        'SELECT job_key FROM drawn_period WHERE matter_id = $1 AND job_key IS NOT NULL',
        [caseId],
      );
      // As after a kill between the hand-out and our answer: the engine hands the job out again.
      await platform.engine.failJob(row?.job_key ?? '', { retries: 3, message: 'again' });
      await jumpTo(platform, dueAt, 1);
      await over(caseId, WAIT);
      // As the second alarm would, and an outbox that was not told that its command was carried out.
      const clock = await platform.database.get<{ id: string }>(
        "SELECT id FROM clock WHERE matter_id = $1 AND purpose = 'waiting-period'",
        [caseId],
      );
      await platform.sweep.once();
      await platform.database.write(() =>
        platform.database.run(
          "UPDATE outbox SET state = 'pending' WHERE kind IN ('pass-period', 'complete-waiting-period') AND stream LIKE $1",
          [`%${caseId}%`],
        ),
      );
      assert.ok(clock);
      assert.equal((await openStep(people, caseId)).positionCode, 'first-review');
      assert.equal(await times(caseId, 'waiting-period-ended'), 1);
      assert.equal(await times(caseId, 'matter-frozen'), 0);
      const notices = await platform.database.all('SELECT n.id FROM clock_notice n WHERE n.clock_id = $1', [clock.id]);
      assert.equal(notices.length, 1);
      const [{ source } = { source: '' }] = await platform.database.all<{ source: string }>(
        'SELECT source FROM clock_notice WHERE clock_id = $1',
        [clock.id],
      );
      assert.equal(source, alone);
    });

    it('is replayed into a fresh instance: what is over is answered at once, what runs goes on with its own end', async () => {
      const { people, platform } = suite;
      const caseId = await registerCase(people, '重演等待期挖掘道路');
      const { dueAt: deemedAt } = await period(caseId, 'Deemed');
      await jumpTo(platform, deemedAt, 1);
      const wait = await period(caseId, WAIT);
      await replay(caseId, 'waiting');
      assert.equal((await period(caseId, WAIT)).dueAt, wait.dueAt);
      await jumpTo(platform, wait.dueAt, 1);
      await over(caseId, WAIT);
      assert.equal((await openStep(people, caseId)).positionCode, 'first-review');
      await replay(caseId, 'at a step');
      await eventually('the case to go on', async () => (await decide(people, await openStep(people, caseId), 'pass')).status === 200);
      assert.equal((await openStep(people, caseId)).positionCode, 'section-head');
      assert.deepEqual(
        await Promise.all(
          ['waiting-period-started', 'waiting-period-ended', 'document-numbered', 'matter-resumed'].map((kind) => times(caseId, kind)),
        ),
        [1, 1, 1, 2],
      );
    });

    it('leaves a record that is whole, and no command that nobody could carry out', async () => {
      assert.equal((await verifyRecord(suite.platform.database)).ok, true);
      const dead = await suite.platform.database.all("SELECT id, problem FROM outbox WHERE state = 'attention'");
      assert.deepEqual(dead, []);
    });

    async function replay(caseId: string, where: string): Promise<void> {
      const { platform, people } = suite;
      const matter = await platform.database.get<{ process_instance_key: string }>(
        'SELECT process_instance_key FROM matter WHERE id = $1',
        [caseId],
      );
      await platform.database.write(async () => {
        await platform.database.run('UPDATE matter SET frozen_at = 1 WHERE id = $1', [caseId]);
        await platform.database.insert('divergence', {
          id: `divergence-${caseId}-${where}`,
          matter_id: caseId,
          code: 'job-vanished',
          element_id: null,
          job_key: null,
          process_instance_key: matter?.process_instance_key ?? null,
          message: '演示。',
          message_en: 'A demonstration.',
          at: 1,
          settled_at: null,
        });
      });
      const proposed = await (
        await people.as('xitong')
      ).post<{ id: string }>(`/divergences/${encodeURIComponent(`divergence-${caseId}-${where}`)}/repairs`, {
        kind: 'replay',
        reason: '流程实例被外部终止。',
      });
      assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
      assert.equal((await (await people.as('shixiang')).post(`/repairs/${proposed.body.id}/approve`)).status, 200);
      await eventually('the case to be brought home', async () => {
        const row = await platform.database.get<{ frozen_at: number | null }>('SELECT frozen_at FROM matter WHERE id = $1', [caseId]);
        return row?.frozen_at === null;
      });
    }
  });
}
