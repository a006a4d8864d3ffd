/**
 * Performance by a substitute on the real engine (QZ50–QZ52): reminded, decided, reminded again, carried out before witnesses, paid for;
 * at once where a road is blocked; not at all where the party did it.
 */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { ON_FILE, platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf } from '../support/walk-power.ts';

for (const name of ON_FILE) {
  describe(`Performance by a substitute (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name, { powers: ['obstacle-removal'] });
    const walker = new PowerWalker(suite, 'obstacle-removal', 'organ-urban-management');

    it('is reminded of twice; nobody comes in the three days before, and what it cost is applied for at the court', async () => {
      const caseId = await walker.register('占道堆物代为清除');
      await walker.take(caseId, 'Step_Proposal:propose', 'Step_DeliverFirstReminder:delivered');
      await walker.pass(caseId, 'Timer_FirstReminder');
      await walker.take(caseId, 'Step_Decision:impose', 'Step_DeliverDecision:delivered', 'Step_DeliverSecondReminder:delivered');
      const early = await walker.running(caseId, 'Timer_ThreeDays');
      assert.equal(walker.openIn(await walker.found(caseId))?.elementId, 'Step_BeforePerformance');
      await walker.passInstant(early.dueAt);
      await walker.take(caseId, 'Step_Performance:carried-out', 'Step_Cost:charge', 'Step_DeliverCost:delivered');
      await walker.pass(caseId, 'Timer_Remedies');
      await walker.take(caseId, 'Step_PrepareReminder:prepared', 'Step_DeliverPaymentReminder:delivered');
      await walker.pass(caseId, 'Timer_PaymentReminder');
      await walker.take(caseId, 'Step_CourtApplication:apply', 'Step_CourtRuling:allowed', 'Step_Archive:archived');
      const done = await walker.completed(caseId);
      assert.equal(done.result, 'imposed');
      assert.deepEqual(templatesOf(done), [
        ...['substitute-reminder', 'substitute-approval', 'substitute-decision', 'delivery-receipt', 'substitute-reminder'],
        ...['substitute-record', 'substitute-cost', 'payment-reminder', 'enforcement-application'],
      ]);
      assert.ok(done.documents.every(({ pages }) => (pages ?? 0) >= 1));
    });

    it('stops where the party removes it in the three days', async () => {
      const caseId = await walker.register('占道堆物自行清除');
      await walker.take(caseId, 'Step_Proposal:propose', 'Step_DeliverFirstReminder:delivered', 'Step_Statement:stated');
      await walker.take(caseId, 'Step_Decision:impose', 'Step_DeliverDecision:delivered', 'Step_DeliverSecondReminder:delivered');
      await walker.take(caseId, 'Step_BeforePerformance:performed', 'Step_Archive:archived');
      const done = await walker.completed(caseId);
      assert.ok(!templatesOf(done).includes('substitute-record'));
    });

    it('is carried out at once where nobody can wait, and an absent party is told afterwards (QZ52)', async () => {
      const caseId = await walker.register('占道堆物立即清除');
      await walker.take(caseId, 'Step_Proposal:immediate', 'Step_Immediate:needed', 'Step_DecisionImmediate:impose');
      await walker.take(caseId, 'Step_PerformanceImmediate:carried-out-absent', 'Step_DeliverNotice:delivered');
      await walker.take(caseId, 'Step_Cost:free', 'Step_Archive:archived');
      const done = await walker.completed(caseId);
      assert.equal(done.result, 'imposed');
      assert.deepEqual(templatesOf(done), ['substitute-approval', 'substitute-decision', 'substitute-record', 'substitute-notice']);
    });

    it('leaves a record that proves itself', async () => {
      const verification = await verifyRecord(suite.platform.database);
      assert.ok(verification.ok, JSON.stringify(verification));
    });
  });
}
