/** Every branch of a grant and of an award through the API on the real engine: announced, paid, reviewed, withdrawn (R9, R11.3). */
import assert from 'node:assert/strict';
import type { Page } from '../../domain/api/basics.ts';
import type { DocumentCheck } from '../../domain/api/document-check.ts';
import type { LicenceDetail, LicenceRow } from '../../domain/api/licences.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import type { DocumentData } from '../../src/documents/document-data.ts';
import { checkText } from '../../src/documents/layout/check-text.ts';
import { readStoredFacts } from '../../src/documents/stored-facts.ts';
import { verifyLicences } from '../../src/licences/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf, type FoundCase } from '../support/walk-power.ts';

type Script = Parameters<PowerWalker['take']>[1][];

/** Announced from today for at least a week. */
const publish = (walker: PowerWalker): Script[number] => [
  'Step_Publish:published',
  { fields: { publicityFrom: walker.today(), publicityTo: daysAfter(walker.today(), 7) } },
];

async function announced(walker: PowerWalker, caseId: string): Promise<void> {
  await walker.take(caseId, publish(walker));
  const last = daysAfter(walker.today(), 7);
  await walker.pass(caseId, 'Wait_Publicity');
  if (walker.today() < last) await walker.passInstant(`${last}T09:00:00+08:00`);
  await walker.at(caseId, 'Step_Publicity');
}

describe('A grant', function () {
  this.timeout(900_000);
  const suite = platformForSuite('SQLite', { powers: ['rental-subsidy'] });
  let walker: PowerWalker;
  before(() => {
    walker = new PowerWalker(suite, 'rental-subsidy', 'organ-housing');
  });
  const ACCEPTED = ['Step_Acceptance:accept', 'Step_DeliverAcceptance:delivered'];
  const REVIEWED = [...ACCEPTED, 'Step_IncomeReview:pass', 'Step_FirstReview:pass'];
  const register = (subject: string): Promise<string> => walker.register(subject, { position: 'street-office', party: 6 });

  async function walk(subject: string, ...script: Script): Promise<FoundCase> {
    const caseId = await register(subject);
    await walker.take(caseId, ...script);
    return walker.completed(caseId);
  }
  async function granted(subject: string): Promise<string> {
    const caseId = await register(subject);
    await walker.take(caseId, ...REVIEWED, 'Step_SectionHead:agree');
    await announced(walker, caseId);
    await walker.take(caseId, 'Step_Publicity:no-objection', 'Step_Decision:grant', 'Step_DeliverGranted:delivered');
    return caseId;
  }

  it('is taken in by the street office; not accepted, not ours, supplemented late or withdrawn', async () => {
    const declined = await walk('不属于职权', 'Step_Acceptance:not-ours', 'Step_DeliverNonAcceptance:delivered');
    assert.deepEqual([declined.result, templatesOf(declined)], ['declined', ['non-acceptance-notice', 'delivery-receipt']]);
    const late = await register('逾期补正');
    await walker.take(late, 'Step_Acceptance:supplement', 'Step_DeliverSupplement:delivered');
    await walker.at(late, 'Step_SupplementReceived');
    await walker.pass(late, 'Timer_SupplementLapsed');
    await walker.take(
      late,
      'Step_SupplementLapsed:supplemented',
      'Step_AcceptanceAfterSupplement:decline',
      'Step_DeliverNonAcceptance:delivered',
    );
    assert.equal((await walker.completed(late)).result, 'declined');
    const withdrawn = await walk('撤回', ...ACCEPTED, 'Step_IncomeReview:pass', ['Step_FirstReview:withdraw', { by: 'street-office' }]);
    assert.equal(withdrawn.result, 'withdrawn');
  });

  it('is reviewed by civil affairs and housing, and by nobody without the household’s leave to check', async () => {
    const caseId = await register('未授权核对');
    await walker.take(caseId, ...ACCEPTED);
    assert.deepEqual(await walker.refused(caseId, 'Step_IncomeReview:pass', { fields: { checkAuthorised: false } }), [
      'checkAuthorised:contradicts-outcome',
    ]);
    await walker.take(caseId, 'Step_IncomeReview:fail', 'Step_FirstReview:fail', 'Step_SectionHead:return', 'Step_IncomeReview:fail');
    await walker.take(caseId, 'Step_FirstReview:fail', 'Step_SectionHead:disagree', 'Step_Refusal:return', 'Step_IncomeReview:fail');
    await walker.take(caseId, 'Step_FirstReview:fail', 'Step_SectionHead:disagree', 'Step_Refusal:deny', 'Step_DeliverDenied:delivered');
    await walker.take(caseId, 'Step_ArchiveDenied:archived');
    const found = await walker.completed(caseId);
    assert.deepEqual([found.result, templatesOf(found).includes('grant-refusal')], ['denied', true]);
  });

  it('is announced from the day of publication for a week at least, and objections are dealt with', async () => {
    const caseId = await register('异议成立');
    await walker.take(caseId, ...REVIEWED, 'Step_SectionHead:agree');
    const today = walker.today();
    assert.deepEqual(
      await walker.refused(caseId, 'Step_Publish:published', { fields: { publicityFrom: today, publicityTo: daysAfter(today, 6) } }),
      ['publicityTo:term-too-short'],
    );
    assert.deepEqual(
      await walker.refused(caseId, 'Step_Publish:published', {
        fields: { publicityFrom: daysAfter(today, 1), publicityTo: daysAfter(today, 9) },
      }),
      ['publicityFrom:before-start'],
    );
    await walker.take(caseId, ['Step_Publish:published', { fields: { publicityFrom: today, publicityTo: daysAfter(today, 20) } }]);
    await walker.pass(caseId, 'Wait_Publicity');
    assert.deepEqual(await walker.refused(caseId, 'Step_Publicity:no-objection'), ['recordDate:before-date']);
    await walker.passInstant(`${daysAfter(today, 20)}T09:00:00+08:00`);
    await walker.take(caseId, 'Step_Publicity:objection', 'Step_IncomeReview:pass', 'Step_FirstReview:pass', 'Step_SectionHead:agree');
    await announced(walker, caseId);
    await walker.take(
      caseId,
      'Step_Publicity:rejected',
      'Step_Decision:deny',
      'Step_DeliverDenied:delivered',
      'Step_ArchiveDenied:archived',
    );
    assert.equal((await walker.completed(caseId)).result, 'denied');
  });

  it('is paid by the month, reviewed, adjusted, and ends', async () => {
    const caseId = await granted('按月发放');
    assert.deepEqual(await walker.refused(caseId, 'Step_Payment:next', { fields: { paidAmount: 2 * 1_000_000_000 } }), [
      'paidAmount:more-than-allowed',
    ]);
    await walker.take(caseId, 'Step_Payment:next');
    await walker.pass(caseId, 'Wait_NextPayment');
    await walker.take(caseId, 'Step_Payment:yearly', 'Step_YearlyReview:continue', 'Step_Payment:changed', 'Step_YearlyReview:adjust');
    await walker.take(caseId, 'Step_Adjustment:keep', 'Step_Payment:changed', 'Step_YearlyReview:adjust', 'Step_Adjustment:adjust');
    await walker.take(caseId, 'Step_DeliverChange:delivered', 'Step_Payment:last', 'Step_ArchiveGranted:archived');
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'granted');
    assert.deepEqual(templatesOf(found), [
      'acceptance-notice',
      'publicity-notice',
      'grant-decision',
      'delivery-receipt',
      'payment-voucher',
      'payment-voucher',
      'grant-change-decision',
      'delivery-receipt',
      'payment-voucher',
    ]);
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
  });

  it('is stopped, or stopped and recovered', async () => {
    const stopped = await granted('停止给付');
    await walker.take(stopped, 'Step_Payment:changed', 'Step_YearlyReview:stop', 'Step_Adjustment:stop', 'Step_DeliverStop:delivered');
    await walker.take(stopped, 'Step_ArchiveGranted:archived');
    assert.ok(templatesOf(await walker.completed(stopped)).includes('grant-stop-decision'));
    const recovered = await granted('追回');
    await walker.take(recovered, 'Step_Payment:changed', 'Step_YearlyReview:recover', 'Step_Adjustment:recover');
    await walker.take(recovered, 'Step_DeliverRecovery:delivered', 'Step_Recovery:not-recovered', 'Step_ArchiveGranted:archived');
    assert.ok(templatesOf(await walker.completed(recovered)).includes('grant-recovery-decision'));
    assert.ok((await verifyRecord(suite.platform.database)).ok);
  });
});

describe('An award', function () {
  this.timeout(900_000);
  const suite = platformForSuite('SQLite', { powers: ['blood-donation-award', 'blood-donation-award-revocation'] });
  let walker: PowerWalker;
  before(() => {
    walker = new PowerWalker(suite, 'blood-donation-award', 'organ-health');
  });
  const REVIEWED = ['Step_Acceptance:accept', 'Step_DeliverAcceptance:delivered', 'Step_FirstReview:pass'];

  async function decided(subject: string, objections: string, decision: string): Promise<string> {
    const caseId = await walker.register(subject, { position: 'window', party: 4 });
    await walker.take(caseId, ...REVIEWED, 'Step_SectionHead:agree');
    await announced(walker, caseId);
    await walker.take(caseId, `Step_Publicity:${objections}`, `Step_Decision:${decision}`);
    return caseId;
  }

  it('is announced for five working days before it is decided, and given with its certificate', async () => {
    const caseId = await walker.register('公示', { position: 'window', party: 4 });
    await walker.take(caseId, ...REVIEWED, 'Step_SectionHead:agree', publish(walker));
    const wait = await walker.running(caseId, 'Wait_Publicity');
    assert.equal(wait.mayWaive, false, 'it protects the public, nobody waives it');
    assert.ok(Date.parse(wait.dueAt ?? '') - Date.parse(wait.startedAt) > 6 * 86_400_000);
    assert.equal(walker.openIn(await walker.found(caseId)), undefined);
    await walker.pass(caseId, 'Wait_Publicity');
    const last = `${daysAfter(wait.startedAt.slice(0, 10), 8)}T09:00:00+08:00`;
    if (Date.parse(last) > suite.platform.time.now().getTime()) await walker.passInstant(last);
    await walker.take(
      caseId,
      'Step_Publicity:no-objection',
      'Step_Decision:grant',
      'Step_Certificate:made',
      'Step_DeliverGranted:delivered',
    );
    await walker.take(caseId, 'Step_Payment:awarded', 'Step_ArchiveGranted:archived');
    const found = await walker.completed(caseId);
    assert.deepEqual(
      [found.result, templatesOf(found)],
      [
        'granted',
        ['acceptance-notice', 'publicity-notice', 'reward-decision', 'reward-certificate', 'delivery-receipt', 'payment-voucher'],
      ],
    );
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
  });

  it('is denied after an objection, or before it is announced', async () => {
    const caseId = await decided('异议之后不予', 'rejected', 'deny');
    await walker.take(caseId, 'Step_DeliverDenied:delivered', 'Step_ArchiveDenied:archived');
    assert.equal((await walker.completed(caseId)).result, 'denied');
    const never = await walker.register('不符合', { position: 'window', party: 4 });
    await walker.take(never, ...REVIEWED, 'Step_SectionHead:return', 'Step_FirstReview:fail', 'Step_SectionHead:disagree');
    await walker.take(never, 'Step_Refusal:deny', 'Step_DeliverDenied:delivered', 'Step_ArchiveDenied:archived');
    assert.ok(!templatesOf(await walker.completed(never)).includes('publicity-notice'));
  });

  /** As the register has what the case gave. */
  async function award(caseId: string): Promise<LicenceDetail> {
    const reader = await walker.as('jiancha');
    const { body } = await reader.get<Page<LicenceRow>>('/licences?category=reward&limit=300');
    const details = await Promise.all(body.items.map(async ({ id }) => (await reader.get<LicenceDetail>(`/licences/${id}`)).body));
    return details.find((one) => one.case.id === caseId) ?? assert.fail(`${caseId} gave no award`);
  }

  /** What whoever holds the certificate is told, by what is printed on it. */
  async function certificateSays({ documentId, number }: LicenceDetail): Promise<DocumentCheck['standing']> {
    const paper = await suite.platform.database.get<{ data: string }>('SELECT data FROM document WHERE id = $1', [documentId]);
    const code = checkText(readStoredFacts(paper?.data ?? '') as DocumentData);
    const asked = `/documents/check?${new URLSearchParams({ number, code }).toString()}`;
    return (await (await walker.as('jiancha')).get<DocumentCheck>(asked)).body.standing;
  }

  it('is revoked after its case was closed, by a case of its own, once', async () => {
    const caseId = await decided('办结后撤销', 'no-objection', 'grant');
    await walker.take(
      caseId,
      'Step_Certificate:made',
      'Step_DeliverGranted:delivered',
      'Step_Payment:awarded',
      'Step_ArchiveGranted:archived',
    );
    assert.equal((await walker.completed(caseId)).result, 'granted');
    const given = await award(caseId);
    assert.deepEqual([given.state, (await certificateSays(given))?.good], ['valid', true]);

    const revoking = new PowerWalker(suite, 'blood-donation-award-revocation', 'organ-health');
    const about = { position: 'first-review', party: 4, licenceId: given.id };
    const revocation = await revoking.register('举报事迹不实', about);
    await revoking.take(revocation, 'Step_Filing:file', 'Step_Investigation:established', 'Step_DeliverNotice:delivered');
    await revoking.at(revocation, 'Step_Statement');
    await revoking.pass(revocation, 'Timer_Statement');
    assert.deepEqual(await revoking.refused(revocation, 'Step_Decision:impose', { fields: { recoveryAmount: 48_001 } }), [
      'recoveryAmount:more-than-allowed',
    ]);
    await revoking.take(revocation, 'Step_Decision:impose', 'Step_DeliverImposed:delivered', 'Step_Publish:published');
    assert.deepEqual(await revoking.refused(revocation, 'Step_Return:not-returned'), ['recordDate:before-date']);
    await revoking.take(revocation, 'Step_Return:returned', 'Step_ArchiveImposed:archived');
    const found = await revoking.completed(revocation);
    assert.deepEqual(
      [found.result, templatesOf(found)],
      ['imposed', ['reward-revocation-notice', 'reward-revocation-decision', 'delivery-receipt', 'reward-revocation-announcement']],
    );
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);

    const taken = await award(caseId);
    assert.deepEqual([taken.state, taken.history.map(({ kind }) => kind)], ['revoked', ['issued', 'begun', 'ended']]);
    const told = await certificateSays(taken);
    assert.deepEqual([told?.good, told?.text], [false, '已撤销']);
    const again = await revoking.tryToRegister('再次撤销', about);
    assert.deepEqual([again.status, again.body.error.code], [409, 'licence-not-in-force']);
    assert.ok((await verifyLicences(suite.platform.database)).ok);
  });

  it('is withdrawn where the merits are not true, after the party was heard', async () => {
    const caseId = await decided('撤销奖励', 'no-objection', 'grant');
    await walker.take(caseId, 'Step_Certificate:made', 'Step_DeliverGranted:delivered', 'Step_Payment:doubted');
    await walker.take(caseId, 'Step_DeliverWithdrawalNotice:delivered');
    await walker.at(caseId, 'Step_WithdrawalStatement');
    await walker.pass(caseId, 'Timer_WithdrawalStatement');
    await walker.take(caseId, 'Step_WithdrawalDecision:withdraw-award', 'Step_DeliverRevoked:delivered', 'Step_ArchiveRevoked:archived');
    const found = await walker.completed(caseId);
    assert.deepEqual(
      [found.result, templatesOf(found).slice(-3)],
      ['revoked', ['reward-withdrawal-notice', 'reward-withdrawal', 'delivery-receipt']],
    );
    const kept = await decided('维持奖励', 'no-objection', 'grant');
    await walker.take(kept, 'Step_Certificate:made', 'Step_DeliverGranted:delivered', 'Step_Payment:doubted');
    await walker.take(kept, 'Step_DeliverWithdrawalNotice:delivered', 'Step_WithdrawalStatement:stated', 'Step_WithdrawalDecision:keep');
    await walker.take(kept, 'Step_ArchiveGranted:archived');
    assert.equal((await walker.completed(kept)).result, 'granted');
    assert.deepEqual([(await award(caseId)).state, (await award(kept)).state], ['revoked', 'valid']);
    assert.ok((await verifyRecord(suite.platform.database)).ok);
  });
});
