/** A hearing of interested parties about a road on the real engine (XK36, XK45, XK47, XK48): asked for, held after its seven days, kept. */
import assert from 'node:assert/strict';
import { ON_SERVER, platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf } from '../support/walk-power.ts';

for (const name of ON_SERVER) {
  describe(`A hearing about a road (${name})`, function () {
    this.timeout(600_000);
    const suite = platformForSuite(name);
    const walker = new PowerWalker(suite, 'road-excavation', 'organ-urban-management');

    it('is offered, asked for, not held before its seven days, and does not count against the organ', async () => {
      const caseId = await walker.register('涉及重大利益的道路挖掘', { position: 'window' });
      await walker.take(caseId, 'Step_Acceptance:accept', 'Step_FirstReview:hearing');
      await walker.take(caseId, 'Step_HearingRight:requested');
      const waits = await walker.running(caseId, 'Wait_HearingNotice');
      assert.equal(waits.mayWaive, false);
      await walker.passInstant(waits.dueAt);
      await walker.take(caseId, 'Step_Hearing:held', 'Step_SectionHeadAfterHearing:agree', 'Step_Decision:grant');
      await walker.take(caseId, 'Step_Certificate:made', 'Step_DeliverLicence:delivered', 'Step_ArchiveGranted:archived');
      const done = await walker.completed(caseId);
      assert.equal(done.result, 'granted');
      assert.deepEqual(templatesOf(done).slice(0, 5), [
        ...['acceptance-notice', 'special-procedure-notice', 'hearing-notice', 'hearing-record', 'licence-decision'],
      ]);
      assert.deepEqual(
        done.clock.ledger.map(({ kind }) => kind).filter((kind) => ['start', 'suspend', 'resume', 'stop'].includes(kind)),
        ['start', 'suspend', 'resume', 'stop', 'stop'],
      );
    });

    it('nobody asks for in five working days is none, and the case goes on', async () => {
      const caseId = await walker.register('告知听证权利后无人申请的道路挖掘', { position: 'window' });
      await walker.take(caseId, 'Step_Acceptance:accept', 'Step_FirstReview:hearing');
      await walker.pass(caseId, 'Timer_HearingRequest');
      const next = await walker.at(caseId, 'Step_FirstReview');
      assert.equal(next.state, 'open');
    });
  });
}
