/** Every branch of the ordinary penalty through the API on the real engine, and what the law refuses on the way (CF, QZ; R9, R15). */
import assert from 'node:assert/strict';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { platformForSuite } from '../support/platform.ts';
import { forEach, PowerWalker, templatesOf, type FoundCase } from '../support/walk-power.ts';

const FILED = ['Step_Source:registered', 'Step_FilingReview:agree', 'Step_Filing:file'];
const INVESTIGATED = [...FILED, 'Step_Evidence:complete', 'Step_InvestigationReport:reported'];
const NOTIFIED = [...INVESTIGATED, 'Step_LegalReview:penalise', 'Step_PriorNotice:delivered'];
const PROPOSED = ['Step_Statement:none', 'Step_Proposal:ordinary'];
const SERVED = ['Step_Decision:impose', 'Step_DeliverDecision:delivered', 'Step_Publication:publish'];
const CLOSED = ['Step_Closing:approved', 'Step_ArchiveImposed:archived'];

/** A walker of the penalty on a platform of its own, and a case past its notice: the party waived its time in writing. */
function penaltiesOn() {
  const suite = platformForSuite('SQLite', { powers: ['unlicensed-excavation-penalty'] });
  let walker: PowerWalker | undefined;
  const walking = (): PowerWalker => (walker ??= new PowerWalker(suite, 'unlicensed-excavation-penalty', 'organ-urban-management'));
  return {
    suite,
    walking,
    async notified(subject: string, script: string[] = NOTIFIED, wait = 'Wait_Defence'): Promise<string> {
      const caseId = await walking().register(subject);
      await walking().take(caseId, ...script);
      const waived = await walking().waive(caseId, wait);
      assert.equal(waived.status, 200, JSON.stringify(waived.body));
      return caseId;
    },
  };
}

describe('An ordinary penalty', function () {
  this.timeout(900_000);
  const { suite, walking, notified } = penaltiesOn();
  let walker: PowerWalker;
  before(() => {
    walker = walking();
  });

  /** Registers, goes the way and answers the completed case. */
  async function walk(subject: string, ...script: Parameters<PowerWalker['take']>[1][]): Promise<FoundCase> {
    const caseId = await walker.register(subject);
    await walker.take(caseId, ...script);
    return walker.completed(caseId);
  }

  it('is not filed, or handed to whom it belongs', async () => {
    const notFiled = await walk(
      '不予立案',
      ...FILED.slice(0, 1),
      'Step_FilingReview:disagree',
      'Step_Filing:not-filed',
      'Step_ArchiveNotFiled:archived',
    );
    assert.equal(notFiled.result, 'declined');
    assert.deepEqual(templatesOf(notFiled), ['source-registration', 'case-filing-refusal']);
    const elsewhere = await walk(
      '移送有管辖权的机关',
      ...FILED.slice(0, 2),
      'Step_Filing:transfer',
      'Step_HandOverUnfiled:delivered',
      'Step_ArchiveNotFiled:archived',
    );
    assert.equal(elsewhere.result, 'declined');
    assert.ok(templatesOf(elsewhere).includes('case-transfer'));
  });

  it('has officers step aside, evidence preserved for seven working days and an investigation suspended (CF43, CF56)', async () => {
    const caseId = await walker.register('登记保存');
    await walker.take(
      caseId,
      ...FILED,
      'Step_Evidence:recusal',
      'Step_Recusal:recused',
      'Step_Evidence:recusal',
      'Step_Recusal:not-recused',
    );
    await walker.take(caseId, 'Step_Evidence:preserve', 'Step_Preservation:refuse', 'Step_Evidence:preserve', 'Step_Preservation:approve');
    await walker.take(caseId, 'Step_DeliverPreservation:delivered', 'Step_PreservationHandling:handled');
    await walker.take(caseId, 'Step_Evidence:suspend', 'Step_Suspension:refuse', 'Step_Evidence:suspend', 'Step_Suspension:approve');
    await walker.at(caseId, 'Step_Resumption');
    assert.equal((await walker.found(caseId)).clock.state, 'suspended');
    await walker.take(caseId, 'Step_Resumption:resume');
    await walker.take(caseId, 'Step_Evidence:preserve', 'Step_Preservation:approve', 'Step_DeliverPreservation:delivered');
    await walker.at(caseId, 'Step_PreservationHandling');
    await walker.pass(caseId, 'Timer_Preservation');
    await walker.at(caseId, 'Step_Evidence');
    const found = await walker.found(caseId);
    assert.equal(found.clock.state, 'running');
    const handled = found.steps.findLast(({ elementId }) => elementId === 'Step_PreservationHandling');
    assert.deepEqual([handled?.opinion?.outcome, handled?.opinion?.byLaw?.basis], ['limit-passed', 'CF56']);
    const made = templatesOf(found);
    for (const [template, times] of [
      ['recusal-decision', 2],
      ['preservation-notice', 2],
      ['preservation-lift', 2],
      ['investigation-suspension', 1],
    ] as const)
      assert.equal(made.filter((one) => one === template).length, times, template);
    const kinds = found.clock.ledger.map(({ kind }) => kind).filter((kind) => !kind.startsWith('step-'));
    assert.deepEqual(kinds, ['start', 'suspend', 'resume']);
  });

  it('goes to the police within the law’s time where a crime is suspected, or on where the head does not think so', async () => {
    const refusedOnce = await walk(
      '涉嫌犯罪',
      ...FILED,
      'Step_Evidence:crime',
      'Step_CrimeProposal:refuse',
      'Step_Evidence:crime',
      'Step_CrimeProposal:crime',
      'Step_DeliverCrime:delivered',
      'Step_ArchiveCrime:archived',
    );
    assert.equal(refusedOnce.result, 'transferred');
    assert.ok(templatesOf(refusedOnce).includes('crime-transfer'));
    assert.ok(!templatesOf(refusedOnce).includes('case-transfer'));
  });

  const WITHOUT: [decision: string, ways: string[], result: string, document: string][] = [
    ['spare', ['Step_DeliverSpared:delivered', 'Step_ArchiveSpared:archived'], 'spared', 'penalty-exemption'],
    ['transfer', ['Step_DeliverTransferred:delivered', 'Step_ArchiveTransferred:archived'], 'transferred', 'case-transfer'],
    ['crime', ['Step_DeliverCrime:delivered', 'Step_ArchiveCrime:archived'], 'transferred', 'crime-transfer'],
    ['dismiss', ['Step_DeliverDropped:delivered', 'Step_ArchiveDropped:archived'], 'dropped', 'case-dismissal'],
    ['terminate', ['Step_DeliverDropped:delivered', 'Step_ArchiveDropped:archived'], 'dropped', 'case-termination'],
  ];
  it('ends without a penalty in each way of the law: on review, at the decision and after an extension', async () => {
    await forEach(WITHOUT, async ([decision, ways, result, document], index) => {
      // One of them is sent back for more evidence on its way.
      const again = ['Step_Evidence:complete', 'Step_InvestigationReport:reported'];
      const back =
        index === 0
          ? ['Step_LegalReview:return', ...again, 'Step_LegalReview:no-penalty', 'Step_DecisionWithoutPenalty:return', ...again]
          : [];
      const script = [...INVESTIGATED, ...back, 'Step_LegalReview:no-penalty', `Step_DecisionWithoutPenalty:${decision}`, ...ways];
      const found = await walk(`不处罚 ${decision}`, ...script);
      assert.equal(found.result, result);
      assert.ok(templatesOf(found).includes(document));
      assert.ok(!templatesOf(found).includes('penalty-prior-notice'), 'nobody is told of a penalty that nobody lays');
    });
    await forEach(WITHOUT, async ([decision, ways, result, document], index) => {
      const extended = index % 2 === 0;
      const caseId = await notified(`决定 ${decision}`);
      await walker.take(caseId, ...PROPOSED, ...(extended ? ['Step_Decision:extend'] : []));
      await walker.take(caseId, `${extended ? 'Step_DecisionExtended' : 'Step_Decision'}:${decision}`, ...ways);
      const done = await walker.completed(caseId);
      assert.equal(done.result, result);
      assert.ok(templatesOf(done).includes(document));
      assert.equal(done.clock.ledger.filter(({ kind }) => kind === 'extend').length, extended ? 2 : 0);
    });
  });

  it('waits five working days from the service of the notice, unless the party waives them in writing (CF45, CF62)', async () => {
    const caseId = await walker.register('陈述申辩期');
    const served = walker.today();
    await walker.take(caseId, ...NOTIFIED);
    const wait = await walker.period(caseId, 'Wait_Defence');
    assert.equal(walker.openIn(await walker.found(caseId)), undefined, 'nobody can decide anything meanwhile');
    assert.equal(wait.endedAt, null);
    assert.equal(wait.derivation[0]?.at?.slice(0, 10), served, 'counted from the day of service');
    await walker.pass(caseId, 'Wait_Defence');
    await walker.at(caseId, 'Step_Statement');
    assert.equal((await walker.period(caseId, 'Wait_Defence')).endedBy, 'passed');
    // A defence that is adopted leads back to the evidence, and to a new notice and a new period.
    await walker.take(caseId, 'Step_Statement:adopted', 'Step_Evidence:complete', 'Step_InvestigationReport:reported');
    await walker.take(caseId, 'Step_LegalReview:penalise', 'Step_PriorNotice:delivered');
    assert.equal((await walker.running(caseId, 'Wait_Defence')).endedAt, null);
    assert.equal((await walker.waive(caseId, 'Wait_Defence')).status, 200);
    await walker.take(caseId, 'Step_Statement:rejected', 'Step_Proposal:major', 'Step_Discussion:discussed');
    await walker.take(caseId, 'Step_Decision:return', 'Step_Evidence:complete');
    const made = templatesOf(await walker.found(caseId));
    assert.ok(made.includes('discussion-record'), 'discussed without a hearing (CF57(2))');
    assert.equal(made.filter((template) => template === 'statement-record').length, 2);
  });

  it('tells the right to a hearing above the threshold, holds it no sooner than seven working days after its notice (CF63, CF64)', async () => {
    const script = [...INVESTIGATED, 'Step_LegalReview:penalise-hearing', 'Step_PriorNoticeHearing:delivered'];
    const caseId = await notified('听证', script, 'Wait_HearingRequest');
    await walker.take(caseId, 'Step_StatementOrHearing:hearing', 'Step_DeliverHearingNotice:delivered');
    const refused = await walker.waive(caseId, 'Wait_Hearing');
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'period-not-waivable']);
    await walker.pass(caseId, 'Wait_Hearing');
    await walker.take(
      caseId,
      'Step_Hearing:held',
      'Step_LegalReviewAfterHearing:agree',
      'Step_Proposal:major',
      'Step_Discussion:discussed',
    );
    await walker.take(caseId, 'Step_Decision:extend', 'Step_DecisionExtended:impose', 'Step_DeliverDecision:delivered');
    await walker.take(caseId, 'Step_Publication:not-publish', 'Step_Execution:defer', 'Step_Deferral:refuse', 'Step_Execution:defer');
    await walker.take(caseId, 'Step_Deferral:approve', 'Step_DeferredPayment:performed', ...CLOSED);
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'imposed');
    const made = templatesOf(found);
    for (const template of [
      'hearing-right-notice',
      'hearing-notice',
      'hearing-record',
      'hearing-report',
      'payment-deferral',
      'closing-approval',
    ])
      assert.ok(made.includes(template), template);
    assert.ok(!made.includes('penalty-publication'));

    const others = [
      ['none', 'Step_Proposal'],
      ['rejected', 'Step_Proposal'],
      ['adopted', 'Step_Evidence'],
    ] as const;
    await Promise.all(
      others.map(async ([outcome, next]) => {
        const other = await notified(`听证权利 ${outcome}`, script, 'Wait_HearingRequest');
        await walker.take(other, `Step_StatementOrHearing:${outcome}`);
        await walker.at(other, next);
      }),
    );
  });

  it('is reviewed in law after a hearing, also where the party stays away', async () => {
    const script = [...INVESTIGATED, 'Step_LegalReview:penalise-hearing', 'Step_PriorNoticeHearing:delivered'];
    const cases = await Promise.all(
      ['return', 'no-penalty'].map(async (outcome) => {
        const caseId = await notified(`听证后 ${outcome}`, script, 'Wait_HearingRequest');
        await walker.take(caseId, 'Step_StatementOrHearing:hearing', 'Step_DeliverHearingNotice:delivered');
        return { caseId, outcome };
      }),
    );
    await walker.pass(cases.at(-1)?.caseId ?? '', 'Wait_Hearing');
    for (const { caseId, outcome } of cases) {
      await walker.take(caseId, 'Step_Hearing:absent', `Step_LegalReviewAfterHearing:${outcome}`);
      await walker.at(caseId, outcome === 'return' ? 'Step_Evidence' : 'Step_DecisionWithoutPenalty');
    }
  });

  it('refuses a fine outside its tier, above what was told, a surcharge above the fine; and never lets the court be asked too early', async () => {
    const caseId = await walker.register('全流程');
    await walker.take(caseId, ...INVESTIGATED.slice(0, -1));
    const report = {
      ...{ tier: 'lenient', penaltyKind: 'fine', fineAmount: 500_000 },
      tierFacts: '占用面积 2 平方米以上不足 10 平方米｜现场照片',
    };
    assert.deepEqual(await walker.refused(caseId, 'Step_InvestigationReport:reported', { fields: { ...report, tier: 'ordinary' } }), [
      'tier:tier-outside-facts',
    ]);
    const unproved = { ...report, tierFacts: '占用面积 2 平方米以上不足 10 平方米｜道听途说' };
    assert.deepEqual(await walker.refused(caseId, 'Step_InvestigationReport:reported', { fields: unproved }), [
      'tierFacts:evidence-unknown',
    ]);
    await walker.take(
      caseId,
      ['Step_InvestigationReport:reported', { fields: report }],
      'Step_LegalReview:penalise',
      'Step_PriorNotice:delivered',
    );
    assert.equal((await walker.waive(caseId, 'Wait_Defence')).status, 200);
    await walker.take(caseId, 'Step_Statement:rejected', 'Step_Proposal:ordinary');
    assert.deepEqual(await walker.refused(caseId, 'Step_Decision:impose', { fields: { tier: 'lenient', fineAmount: 2_000_000 } }), [
      'fineAmount:fine-outside-tier',
      'fineAmount:more-than-allowed',
    ]);
    const typed = await walker.decide(caseId, 'Step_Decision', 'impose', {
      fields: { tier: 'lenient', fineAmount: 500_000, payBy: '2026-12-01' },
    });
    assert.equal(typed.status, 422, 'nobody types the day by which to pay: it is 15 days from service (CF67)');
    await walker.take(caseId, ['Step_Decision:impose', { fields: { tier: 'lenient', fineAmount: 500_000 } }]);
    const served = walker.today();
    await walker.take(caseId, 'Step_DeliverDecision:delivered', 'Step_Publication:publish');
    const payment = await walker.period(caseId, 'Timer_Payment');
    assert.ok(civilDateInChina(new Date(payment.dueAt ?? '')) >= daysAfter(served, 15));
    const early = await walker.decide(caseId, 'Step_Execution', 'overdue');
    assert.equal(early.status, 422, 'nobody says "overdue" before the fifteen days are over');
    await walker.pass(caseId, 'Timer_Payment');
    assert.deepEqual(await walker.refused(caseId, 'Step_Overdue:surcharge', { fields: { surchargeAmount: 500_001 } }), [
      'surchargeAmount:more-than-allowed',
    ]);
    assert.deepEqual(await walker.refused(caseId, 'Step_Overdue:surcharge', { fields: { surchargeFrom: served } }), [
      'surchargeFrom:term-too-short',
    ]);
    await walker.take(caseId, 'Step_Overdue:surcharge', 'Step_DeliverSurcharge:delivered');

    const remedies = await walker.period(caseId, 'Timer_Remedies');
    assert.equal(remedies.derivation[0]?.at?.slice(0, 10), served, 'six months from the service of the decision, not of the surcharge');
    const beforeCourt = walker.openIn(await walker.found(caseId));
    assert.deepEqual(
      beforeCourt?.outcomes.map(({ code }) => code),
      ['performed', 'revoked', 'change'],
      'no way to the court (QZ53)',
    );
    await walker.pass(caseId, 'Timer_Remedies');
    await walker.take(caseId, ['Step_PrepareReminder:prepared', { fields: { surchargeAmount: 500_000, totalDue: 1_000_000 } }]);
    await walker.take(caseId, 'Step_DeliverReminder:delivered');
    await walker.at(caseId, 'Step_Reminder');
    assert.ok(!walker.openIn(await walker.found(caseId))?.outcomes.some(({ code }) => code === 'apply'), 'ten working days first (QZ54)');
    await walker.pass(caseId, 'Timer_Reminder');
    await walker.take(caseId, 'Step_CourtApplication:apply', 'Step_CourtAdmission:allowed', 'Step_CourtEnforcement:performed', ...CLOSED);
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'imposed');
    const made = templatesOf(found);
    const inOrder = [
      'penalty-decision',
      'penalty-publication',
      'surcharge-decision',
      'payment-reminder',
      'enforcement-application',
      'closing-approval',
    ];
    assert.deepEqual(
      made.filter((template) => inOrder.includes(template)),
      inOrder,
    );
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
  });

  it('leaves a record that proves itself', async () => {
    const verification = await verifyRecord(suite.platform.database);
    assert.ok(verification.ok, JSON.stringify(verification));
  });
});

describe('An imposed penalty', function () {
  this.timeout(900_000);
  // Nine months pass on this clock: a platform of its own, because the calendar is known to the end of next year only.
  const { walking, notified } = penaltiesOn();
  let walker: PowerWalker;
  before(() => {
    walker = walking();
  });

  it('is paid, revoked, or beyond enforcement at every later moment', async () => {
    // One case for each way to end after the decision; the clock moves for all of them together.
    const served = async (index: number): Promise<string> => {
      const caseId = await notified(`履行 ${index}`);
      await walker.take(caseId, ...PROPOSED, ...SERVED);
      return caseId;
    };
    const revoked = ['Step_Revocation:withdrawn', 'Step_ArchiveRevoked:archived'];
    const end = async (caseId: string, result: string, ...script: string[]): Promise<void> => {
      await walker.take(caseId, ...script);
      assert.equal((await walker.completed(caseId)).result, result);
    };
    const ids = await forEach(Array.from({ length: 8 }), (_, index) => served(index));
    const [paid = '', struck = '', later = '', ...rest] = ids;
    await end(paid, 'imposed', 'Step_Execution:performed', ...CLOSED);
    await end(struck, 'revoked', 'Step_Execution:revoked', ...revoked);
    const deferred = ['Step_Execution:defer', 'Step_Deferral:approve', 'Step_DeferredPayment:overdue', 'Step_Overdue:no-surcharge'];
    const agreed = ['Step_Remedies:change', 'Step_ExecutionChange:agree', 'Step_AgreementPerformance:performed'];
    await end(later, 'imposed', ...deferred, ...agreed, ...CLOSED);
    assert.ok(templatesOf(await walker.found(later)).includes('execution-agreement'), 'QZ42');
    await walker.pass(rest.at(-1) ?? '', 'Timer_Payment');
    await forEach(rest, (caseId) => walker.take(caseId, 'Step_Overdue:no-surcharge'));
    const [waited = '', ...reminded] = rest;
    await end(waited, 'revoked', 'Step_Remedies:revoked', 'Step_Revocation:withdrawn', 'Step_ArchiveRevoked:archived');
    await walker.at(reminded.at(-1) ?? '', 'Step_Remedies');
    await walker.pass(reminded.at(-1) ?? '', 'Timer_Remedies');
    await forEach(reminded, (caseId) => walker.take(caseId, 'Step_PrepareReminder:prepared', 'Step_DeliverReminder:delivered'));
    const [paidOnReminder = '', ...unpaid] = reminded;
    await end(paidOnReminder, 'imposed', 'Step_Reminder:performed', ...CLOSED);
    await walker.at(unpaid.at(-1) ?? '', 'Step_Reminder');
    await walker.pass(unpaid.at(-1) ?? '', 'Timer_Reminder');
    const [refused = '', ended = '', tooLate = ''] = unpaid;
    await end(refused, 'imposed', 'Step_CourtApplication:apply', 'Step_CourtAdmission:refused', ...CLOSED);
    const allowed = ['Step_CourtApplication:apply', 'Step_CourtAdmission:allowed', 'Step_CourtEnforcement:ended'];
    await end(ended, 'imposed', ...allowed, ...CLOSED);
    await walker.at(tooLate, 'Step_CourtApplication');
    const three = await walker.period(tooLate, 'Timer_CourtApplication');
    const remedies = await walker.period(tooLate, 'Timer_Remedies');
    assert.equal(
      three.derivation[0]?.at?.slice(0, 10),
      remedies.endedAt?.slice(0, 10),
      'three months from the end of the time for remedies (QZ53)',
    );
    await walker.pass(tooLate, 'Timer_CourtApplication');
    await end(tooLate, 'imposed', ...CLOSED);
    assert.ok(!templatesOf(await walker.found(tooLate)).includes('enforcement-application'));
  });
});
