/** Every branch of a levy through the API on the real engine, and what the law refuses on the way (QZ45, QZ53, QZ54; R9, R11.3). */
import assert from 'node:assert/strict';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf, type FoundCase } from '../support/walk-power.ts';

const NOTIFIED = ['Step_Assessment:assessed', 'Step_Review:agree', 'Step_DeliverLevyNotice:delivered'];
const CLOSED = ['Step_Closing:approved', 'Step_ArchiveImposed:archived'];
const SERVED = [...NOTIFIED, 'Step_Statement:none', 'Step_Decision:impose', 'Step_DeliverImposed:delivered'];
const SUM = 4_671_000;

describe('A levy', function () {
  this.timeout(900_000);
  const suite = platformForSuite('SQLite', { powers: ['road-repair-fee'] });
  let walker: PowerWalker;
  before(() => {
    walker = new PowerWalker(suite, 'road-repair-fee', 'organ-urban-management');
  });
  const register = (subject: string): Promise<string> => walker.register(subject, { position: 'assessor' });

  async function walk(subject: string, ...script: Parameters<PowerWalker['take']>[1][]): Promise<FoundCase> {
    const caseId = await register(subject);
    await walker.take(caseId, ...script);
    return walker.completed(caseId);
  }

  it('is not due, and nobody is told anything', async () => {
    const found = await walk('不属于征收范围', 'Step_Assessment:not-due');
    assert.deepEqual([found.result, templatesOf(found)], ['declined', []]);
  });

  it('is told and heard, decided at no more than was told, and paid', async () => {
    const caseId = await register('陈述申辩');
    await walker.take(caseId, 'Step_Assessment:assessed', 'Step_Review:return', 'Step_Reassessment:reassessed', 'Step_Review:agree');
    await walker.take(caseId, 'Step_DeliverLevyNotice:delivered', 'Step_Statement:adopted', 'Step_Reassessment:reassessed');
    await walker.take(caseId, 'Step_Review:agree', 'Step_DeliverLevyNotice:delivered', 'Step_Statement:rejected');
    assert.deepEqual(await walker.refused(caseId, 'Step_Decision:impose', { fields: { levyAmount: SUM + 1 } }), [
      'levyAmount:more-than-allowed',
    ]);
    await walker.take(caseId, 'Step_Decision:impose', 'Step_DeliverImposed:delivered');
    assert.deepEqual(await walker.refused(caseId, 'Step_Payment:paid', { fields: { paidAmount: SUM - 1 } }), [
      'paidAmount:less-than-allowed',
    ]);
    await walker.take(caseId, 'Step_Payment:paid', ...CLOSED);
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'imposed');
    assert.deepEqual(templatesOf(found), [
      'levy-prior-notice',
      'levy-prior-notice',
      'levy-decision',
      'payment-notice',
      'delivery-receipt',
      'closing-approval',
    ]);
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
  });

  it('is decided when the time for a statement has passed, and reduced or remitted where the law allows it', async () => {
    const silent = await register('逾期未陈述');
    await walker.take(silent, ...NOTIFIED);
    await walker.at(silent, 'Step_Statement');
    await walker.pass(silent, 'Timer_Statement');
    await walker.at(silent, 'Step_Decision');
    await walker.take(
      silent,
      'Step_Decision:reduce',
      'Step_DeliverImposed:delivered',
      'Step_Payment:revoked',
      'Step_ArchiveRevoked:archived',
    );
    assert.equal((await walker.completed(silent)).result, 'revoked');
    const spared = await walk(
      '申请减免',
      ...[...NOTIFIED, 'Step_Statement:reduction', 'Step_Reduction:proposed', 'Step_Decision:exempt'],
      ...['Step_DeliverSpared:delivered', 'Step_ArchiveSpared:archived'],
    );
    assert.deepEqual([spared.result, templatesOf(spared).includes('levy-exemption')], ['spared', true]);
  });

  it('goes to the court only after term, time to sue and reminder are over, and without a remedy sought (QZ53, QZ54)', async () => {
    const [caseId, late] = [await register('申请强制执行'), await register('逾期未申请')];
    const both = async (step: string): Promise<void> => {
      for (const one of [caseId, late]) await walker.at(one, step);
    };
    for (const one of [caseId, late]) await walker.take(one, ...SERVED);
    await both('Step_Payment');
    await walker.pass(caseId, 'Timer_Payment');
    await both('Step_Remedies');
    const sue = await walker.running(caseId, 'Timer_Remedies');
    await walker.passInstant(sue.dueAt);
    for (const one of [caseId, late]) await walker.take(one, 'Step_PrepareReminder:prepared', 'Step_DeliverReminder:delivered');
    await both('Step_Reminder');
    await walker.pass(caseId, 'Timer_Reminder');
    await both('Step_CourtApplication');
    const court = await walker.running(caseId, 'Timer_CourtApplication');
    const days = (Date.parse(court.dueAt ?? '') - Date.parse(sue.dueAt ?? '')) / 86_400_000;
    assert.ok(days > 88 && days < 96, `three months from the time to sue, not ${days} days`);
    assert.deepEqual(await walker.refused(caseId, 'Step_CourtApplication:apply', { fields: { noRemedySought: false } }), [
      'noRemedySought:fact-forbids-outcome',
    ]);
    // QZ42: an agreement that is not kept leads back to the reminder, whose ten days are over by then.
    await walker.take(caseId, 'Step_CourtApplication:agree', 'Step_Agreement:broken');
    await walker.at(caseId, 'Step_CourtApplication');
    // QZ56, QZ58: the court's refusal is taken to the higher court.
    await walker.take(caseId, 'Step_CourtApplication:apply', 'Step_CourtAdmission:refused', 'Step_CourtReview:apply');
    await walker.take(caseId, 'Step_CourtReviewRuling:allowed', 'Step_CourtEnforcement:suspended', 'Step_CourtSuspended:resumed');
    await walker.take(caseId, 'Step_CourtEnforcement:ended', ...CLOSED);
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'imposed');
    for (const template of ['payment-reminder', 'execution-agreement', 'enforcement-application', 'closing-approval'])
      assert.ok(templatesOf(found).includes(template), template);
    await walker.pass(late, 'Timer_CourtApplication');
    await walker.take(late, ...CLOSED);
    assert.ok(!templatesOf(await walker.completed(late)).includes('enforcement-application'));
  });

  it('leaves a record that proves itself', async () => {
    const verification = await verifyRecord(suite.platform.database);
    assert.ok(verification.ok, JSON.stringify(verification));
  });
});
