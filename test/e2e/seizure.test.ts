/**
 * Every branch of sealing and seizure through the API on the real engine (QZ18–QZ28): what is held has a clock of its own, and the law
 * releases.
 */
import assert from 'node:assert/strict';
import { LIMIT_PASSED } from '../../domain/contract.ts';
import { daysAfter, daysBetween } from '../../domain/time/civil-date.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { jump, jumpTo } from '../support/jump.ts';
import { ON_FILE, platformForSuite } from '../support/platform.ts';
import { casesOfPower, type FoundCase } from '../support/power-case.ts';

const DAY = 86_400_000;
const MEASURED = ['propose', 'impose', 'told', 'carried-out', 'delivered'] as const;
const PAPERS = ['compulsion-approval', 'compulsion-decision', 'seized-list', 'measure-record', 'delivery-receipt'];
const templates = ({ documents }: FoundCase): string[] => documents.map(({ template }) => template);
const lastDay = ({ holding }: FoundCase): string => holding?.limits[0]?.dueAt?.slice(0, 10) ?? '';

for (const name of ON_FILE) {
  describe(`Sealing and seizure (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name, { powers: ['unsafe-food-seizure'] });
    const cases = casesOfPower(suite, 'unsafe-food-seizure', 'organ-market', 'investigator');
    const measured = async (): Promise<string> => {
      const caseId = await cases.register();
      await cases.walk(caseId, ...MEASURED);
      return cases.until(caseId, 'the goods to be held', ({ steps }) => steps.at(-1)?.elementId === 'Step_Handling').then(() => caseId);
    };
    const completed = (caseId: string): Promise<FoundCase> => cases.until(caseId, 'its completion', ({ state }) => state === 'completed');

    it('is approved, told, carried out and handed over; its 30 days run from the measure and end with the lifting', async () => {
      const caseId = await measured();
      const held = await cases.found(caseId);
      const today = held.steps.find(({ elementId }) => elementId === 'Step_OnSite')?.openedAt.slice(0, 10) ?? '';
      assert.deepEqual([held.holding?.state, daysBetween(today, lastDay(held))], ['running', 30]);
      assert.ok((held.holding?.limits[0]?.warnAt ?? '') < (held.holding?.limits[0]?.dueAt ?? ''), 'it warns before its end');
      assert.deepEqual(templates(held), PAPERS);
      assert.equal(held.periods.find(({ elementId }) => elementId === 'Timer_Handling')?.dueAt, held.holding?.limits[0]?.dueAt);

      await cases.walk(caseId, 'lift', 'delivered', 'archived');
      const done = await completed(caseId);
      assert.deepEqual([done.result, done.holding?.state], ['imposed', 'stopped']);
      assert.deepEqual(templates(done), [...PAPERS, 'compulsion-lift', 'delivery-receipt']);
      assert.ok(done.documents.every(({ pages }) => (pages ?? 0) >= 1));
      assert.equal(done.periods.find(({ elementId }) => elementId === 'Timer_Handling')?.endedBy, 'decided');
    });

    it('is released by the law when its time is over, without anybody’s doing', async () => {
      const caseId = await measured();
      const due = (await cases.found(caseId)).holding?.limits[0]?.dueAt ?? '';
      await jumpTo(suite.platform, due, 1);
      const after = await cases.until(caseId, 'the law to release', ({ steps }) => steps.at(-1)?.elementId === 'Step_Return');
      const decided = after.steps.find(({ elementId }) => elementId === 'Step_Handling');
      assert.deepEqual(
        [decided?.opinion?.outcome, decided?.opinion?.personName, decided?.opinion?.byLaw],
        [LIMIT_PASSED, '', { basis: 'QZ25、QZ28' }],
      );
      assert.deepEqual([templates(after).at(-1), after.holding?.state], ['compulsion-lift', 'stopped']);
      assert.ok(after.timeline.some(({ kind, text }) => kind === 'limit-passed' && /依法解除/.test(text)));
      await cases.walk(caseId, 'delivered', 'archived');
      assert.equal((await completed(caseId)).result, 'imposed');
    });

    it('stands still while it is tested, as long as the party was told and no longer; and is extended once', async () => {
      const caseId = await measured();
      const before = lastDay(await cases.found(caseId));
      await jump(suite.platform, 2 * DAY);
      await cases.walk(caseId, ['test', { specialDays: 5 }], 'delivered');
      const testing = await cases.found(caseId);
      assert.deepEqual([testing.holding?.state, templates(testing).at(-1)], ['suspended', 'testing-period-notice']);
      await jump(suite.platform, 20 * DAY);
      await cases.walk(caseId, 'tested');
      const resumed = await cases.until(caseId, 'handling again', ({ steps }) => steps.at(-1)?.elementId === 'Step_Handling');
      const excluded = daysBetween(before, lastDay(resumed));
      assert.ok(excluded >= 5 && excluded < 20, `only what was told is left out: ${excluded} days`);
      assert.equal(resumed.periods.findLast(({ elementId }) => elementId === 'Timer_Handling')?.dueAt, resumed.holding?.limits[0]?.dueAt);

      const tooLong = await cases.decide(caseId, 'extend', { extensionDays: 31 });
      assert.equal(tooLong.status, 422);
      await cases.walk(caseId, ['extend', { extensionDays: 20 }], 'refuse', ['extend', { extensionDays: 20 }], 'approve', 'delivered');
      const extended = await cases.until(caseId, 'the extension', ({ steps }) => steps.at(-1)?.elementId === 'Step_HandlingExtended');
      assert.equal(lastDay(extended), daysAfter(lastDay(resumed), 20));
      assert.ok(templates(extended).includes('holding-extension'));
      assert.equal(
        extended.periods.findLast(({ elementId }) => elementId === 'Timer_HandlingExtended')?.dueAt,
        extended.holding?.limits[0]?.dueAt,
      );
      assert.deepEqual(
        extended.holding?.ledger.map(({ kind }) => kind),
        ['start', 'suspend', 'resume', 'extend'],
      );
      await cases.walk(caseId, ['test', { specialDays: 1 }], 'delivered', 'tested', 'confiscate', 'delivered', 'archived');
      const done = await completed(caseId);
      assert.deepEqual([done.result, done.holding?.state], ['imposed', 'stopped']);
      assert.ok(templates(done).includes('seizure-disposal'));
    });

    it('is released when nobody approves an extension in time', async () => {
      const caseId = await measured();
      await cases.walk(caseId, 'extend');
      const due = (await cases.found(caseId)).holding?.limits[0]?.dueAt ?? '';
      await jumpTo(suite.platform, due, 1);
      const after = await cases.until(caseId, 'the release', ({ steps }) => steps.at(-1)?.elementId === 'Step_Return');
      assert.equal(after.steps.find(({ elementId }) => elementId === 'Step_Extension')?.opinion?.outcome, LIMIT_PASSED);
    });

    it('may end in destruction or go to the judiciary, each with its papers', async () => {
      const destroyed = await measured();
      await cases.walk(destroyed, 'destroy', 'delivered', 'destroyed', 'archived');
      assert.deepEqual(templates(await completed(destroyed)).slice(PAPERS.length), [
        'seizure-disposal',
        'delivery-receipt',
        'destruction-record',
      ]);
      const transferred = await measured();
      await cases.walk(transferred, 'transfer', 'delivered', 'archived');
      assert.deepEqual(templates(await completed(transferred)).slice(PAPERS.length), ['seizure-transfer-notice', 'delivery-receipt']);
    });

    it('is not taken where there is no need, or the head refuses', async () => {
      const unfounded = await cases.register();
      await cases.walk(unfounded, 'unfounded');
      assert.deepEqual([(await completed(unfounded)).result, templates(await cases.found(unfounded))], ['declined', []]);
      const refused = await cases.register();
      await cases.walk(refused, 'propose', 'refuse', 'archived');
      const done = await completed(refused);
      assert.deepEqual([done.result, templates(done), done.holding], ['spared', ['compulsion-approval', 'compulsion-refusal'], null]);
    });

    it('in an emergency is carried out at once and approved afterwards', async () => {
      const caseId = await cases.register();
      await cases.walk(caseId, 'emergency', 'carried-out-witnessed');
      const open = await cases.until(caseId, 'approval to be asked for', ({ steps }) => steps.at(-1)?.elementId === 'Step_Ratification');
      const step = open.steps.find(({ elementId }) => elementId === 'Step_Emergency');
      const due = open.periods.find(({ elementId }) => elementId === 'Timer_Ratification')?.dueAt ?? '';
      assert.ok(Math.abs(Date.parse(due) - Date.parse(step?.openedAt ?? '') - DAY) < 120_000, `24 hours from the measure: ${due}`);
      assert.equal(open.holding?.state, 'running');
      await cases.walk(caseId, 'ratify', 'delivered', 'lift', 'delivered', 'archived');
      assert.equal((await completed(caseId)).result, 'imposed');
    });

    for (const [how, act] of [
      ['the head finds it wrong', (caseId: string) => cases.walk(caseId, 'refuse')],
      [
        '24 hours pass without approval',
        async (caseId: string) => {
          const { periods } = await cases.found(caseId);
          await jumpTo(suite.platform, periods.find(({ elementId }) => elementId === 'Timer_Ratification')?.dueAt ?? '', 1);
        },
      ],
    ] as const) {
      it(`in an emergency ends at once when ${how} (QZ19)`, async () => {
        const caseId = await cases.register();
        await cases.walk(caseId, 'emergency', 'carried-out');
        await cases.until(caseId, 'approval to be asked for', ({ steps }) => steps.at(-1)?.elementId === 'Step_Ratification');
        await act(caseId);
        const after = await cases.until(caseId, 'the lifting', ({ steps }) => steps.at(-1)?.elementId === 'Step_ReturnSpared');
        assert.deepEqual([templates(after).at(-1), after.holding?.state], ['compulsion-lift', 'stopped']);
        await cases.walk(caseId, 'delivered', 'archived');
        assert.equal((await completed(caseId)).result, 'spared');
      });
    }

    it('refuses what the law forbids, by code', async () => {
      const caseId = await cases.register();
      const codes = ({ body }: Awaited<ReturnType<typeof cases.decide>>): string[] =>
        body.error.fields?.map(({ code }) => code) ?? [body.error.code];
      assert.deepEqual(codes(await cases.decide(caseId, 'propose', { noNecessities: false })), ['contradicts-outcome']);
      assert.deepEqual(codes(await cases.decide(caseId, 'propose', { notSealed: false })), ['contradicts-outcome']);
      assert.deepEqual(codes(await cases.decide(caseId, 'propose', {}, { coOfficerId: undefined })), ['second-officer-required']);
      await cases.walk(caseId, 'propose', 'impose');
      assert.ok(codes(await cases.decide(caseId, 'told', { certificatesShown: false })).length);
      assert.equal((await cases.decide(caseId, 'told', { informed: false })).status, 422);
      await cases.walk(caseId, 'told');
      const { decidedAt } = await cases.found(caseId);
      const early = await cases.decide(caseId, 'carried-out', { recordDate: daysAfter((decidedAt ?? '').slice(0, 10), -1) });
      assert.deepEqual([early.status, codes(early)], [422, ['before-date']]);
      const late = await cases.decide(caseId, 'carried-out', { recordDate: '2099-01-01' });
      assert.deepEqual([late.status, codes(late)], [422, ['in-the-future']]);
    });

    it('leaves a record that proves itself', async () => {
      await suite.platform.workers.dispatcher.idle();
      const verified = await verifyRecord(suite.platform.database);
      assert.ok(verified.ok, JSON.stringify(verified));
    });
  });
}
