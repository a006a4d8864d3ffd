/**
 * Every branch of an inspection through the API on the real engine: approved, announced or not, recorded, told; and no oftener than
 * published.
 */
import assert from 'node:assert/strict';
import { PARTIES } from '../../src/demonstration/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { jump } from '../support/jump.ts';
import { ON_SERVER, platformForSuite } from '../support/platform.ts';
import { casesOfPower, type FoundCase } from '../support/power-case.ts';

const DAY = 86_400_000;
const templates = ({ documents }: FoundCase): string[] => documents.map(({ template }) => template);

for (const name of ON_SERVER) {
  describe(`An inspection (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name, { powers: ['food-inspection'] });
    const cases = casesOfPower(suite, 'food-inspection', 'organ-market', 'section-head');
    const register = (): Promise<string> => cases.register({ inspectionKind: 'complaint' });
    const completed = (caseId: string): Promise<FoundCase> => cases.until(caseId, 'its completion', ({ state }) => state === 'completed');

    it('is planned, approved, announced, carried out, recorded and told', async () => {
      const caseId = await register();
      await cases.walk(caseId, 'propose', 'announced', 'delivered', 'inspected', 'passed', 'delivered', 'archived');
      const done = await completed(caseId);
      assert.equal(done.result, 'concluded');
      assert.deepEqual(templates(done), [
        'inspection-approval',
        'inspection-notice',
        'site-record',
        'inspection-result',
        'delivery-receipt',
      ]);
      assert.ok(done.documents.every(({ pages }) => (pages ?? 0) >= 1));
    });

    it('without notice shows its paper on the spot; what was found is put right in its term and looked at again', async () => {
      const caseId = await register();
      await cases.walk(
        caseId,
        'propose',
        'unannounced',
        ['inspected', { withinShelfLife: false }],
        'rectify',
        'delivered',
        'rectified',
        'archived',
      );
      const done = await completed(caseId);
      assert.equal(done.result, 'concluded');
      assert.ok(!done.path.visited.includes('Step_Notification'));
      assert.deepEqual(templates(done), [
        'inspection-approval',
        'inspection-notice',
        'site-record',
        'inspection-result',
        'rectification-order',
        'delivery-receipt',
      ]);
    });

    it('goes on to a penalty case when it was not put right, but not before its term is over', async () => {
      const caseId = await register();
      await cases.walk(caseId, 'propose', 'unannounced', ['inspected', { withinShelfLife: false }], 'rectify', 'delivered');
      const early = await cases.decide(caseId, 'not-rectified');
      assert.deepEqual([early.status, early.body.error.fields?.map(({ code }) => code)], [422, ['before-date']]);
      await jump(suite.platform, 16 * DAY);
      await cases.walk(caseId, 'not-rectified', 'delivered', 'archived');
      const done = await completed(caseId);
      assert.deepEqual([done.result, templates(done).slice(-2)], ['concluded', ['case-transfer', 'delivery-receipt']]);
    });

    it('is transferred where a violation is suspected', async () => {
      const caseId = await register();
      await cases.walk(
        caseId,
        'propose',
        'announced',
        'delivered',
        ['inspected', { withinShelfLife: false }],
        'transfer',
        'delivered',
        'archived',
      );
      const done = await completed(caseId);
      assert.deepEqual([done.result, done.documents.some(({ template }) => template === 'case-transfer')], ['transferred', true]);
    });

    it('is cancelled, not approved, or cannot be carried out', async () => {
      const cancelled = await register();
      await cases.walk(cancelled, 'cancelled');
      assert.equal((await completed(cancelled)).result, 'declined');
      const refused = await register();
      await cases.walk(refused, 'propose', 'refuse', 'archived');
      assert.deepEqual([(await completed(refused)).result, templates(await cases.found(refused))], ['dropped', ['inspection-approval']]);
      const closed = await register();
      await cases.walk(closed, 'propose', 'unannounced', 'impossible', 'archived');
      assert.deepEqual([(await completed(closed)).result, templates(await cases.found(closed)).at(-1)], ['dropped', 'site-record']);
    });

    it('says what its checklist says', async () => {
      const caseId = await register();
      await cases.walk(caseId, 'propose', 'unannounced');
      const hidden = await cases.decide(caseId, 'inspected', { certificatesShown: false });
      assert.equal(hidden.status, 422);
      await cases.walk(caseId, ['inspected', { purchaseRecords: false }]);
      const passed = await cases.decide(caseId, 'passed');
      assert.equal(passed.status, 422, JSON.stringify(passed.body));
      assert.deepEqual(
        passed.body.error.fields?.map(({ code }) => code),
        ['fact-forbids-outcome'],
      );
      await cases.walk(caseId, 'rectify');
    });

    it('is not registered oftener in a year than the organ has published; complaints, and what did not take place, do not count', async () => {
      const party = PARTIES[2] as object;
      const routine = { inspectionKind: 'routine' };
      const cancelled = await cases.register(routine, party);
      await cases.walk(cancelled, 'cancelled');
      await completed(cancelled);
      await cases.register(routine, party);
      await cases.register({ inspectionKind: 'random' }, party);
      await cases.register({ inspectionKind: 'complaint' }, party);
      const third = await cases.tryRegister(routine, { ...party, name: '更名后的企业' });
      assert.deepEqual([third.status, third.body.error.code], [409, 'inspection-frequency']);
      assert.match(third.body.error.message, /2 次/);
      assert.equal((await cases.tryRegister(routine, PARTIES[3] as object)).status, 201, 'another party');
      assert.equal((await cases.tryRegister({ inspectionKind: 'complaint' }, party)).status, 201, 'a clue');
    });

    it('is linked with the penalty case that it led to, seen from both', async () => {
      const [inspection, penalty] = [await register(), await register()];
      const officer = await suite.people.as('shi-kezhang');
      // Who has it in hand lays things beside it.
      await cases.until(penalty, 'its first step', ({ steps }) => steps.length > 0);
      const linked = await officer.post(`/matters/${penalty}/links`, { kind: 'matter', id: inspection, relation: 'arises-from' });
      assert.equal(linked.status, 201, JSON.stringify(linked.body));
      const { body } = await officer.get<{ items: { id: string }[] }>(`/matters/${inspection}/links`);
      assert.equal(body.items.length, 1);
    });

    it('leaves a record that proves itself', async () => {
      await suite.platform.workers.dispatcher.idle();
      const verified = await verifyRecord(suite.platform.database);
      assert.ok(verified.ok, JSON.stringify(verified));
    });
  });
}
