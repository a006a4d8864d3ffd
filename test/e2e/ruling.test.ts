/** Every branch of a ruling on a patent through the API on the real engine, and its remedy (专利法 65; QZ53, QZ54; R9, R11.3). */
import assert from 'node:assert/strict';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf, type FoundCase } from '../support/walk-power.ts';

const FILED = ['Step_Acceptance:accept', 'Step_DeliverAcceptance:delivered', 'Step_Panel:formed', 'Step_DeliverDefenceNotice:delivered'];
const ANSWERED = [...FILED, 'Step_Defence:answered'];
const DELIBERATED = ['Step_Deliberation:deliberated', 'Step_Review:agree'];
const WRITTEN = [...ANSWERED, 'Step_Preparation:written', 'Step_WrittenExamination:examined', ...DELIBERATED];
const INFRINGED = [...WRITTEN, 'Step_Ruling:infringed', 'Step_DeliverConcluded:delivered'];

describe('A ruling', function () {
  this.timeout(900_000);
  const suite = platformForSuite('SQLite', { powers: ['patent-ruling'] });
  let walker: PowerWalker;
  before(() => {
    walker = new PowerWalker(suite, 'patent-ruling', 'organ-market');
  });
  const register = (subject: string): Promise<string> => walker.register(subject, { position: 'window', party: 2 });

  async function walk(subject: string, ...script: string[]): Promise<FoundCase> {
    const caseId = await register(subject);
    await walker.take(caseId, ...script);
    return walker.completed(caseId);
  }
  /** Until the time to sue is over. */
  async function unsued(subject: string): Promise<string> {
    const caseId = await register(subject);
    await walker.take(caseId, ...INFRINGED);
    await walker.at(caseId, 'Step_Performance');
    await walker.pass(caseId, 'Timer_Suit');
    return caseId;
  }

  it('counts in months, with a panel that a party may have changed, and an answer that may stay away', async () => {
    const caseId = await register('逾期未答辩');
    await walker.take(caseId, ...FILED, 'Step_Defence:recusal', 'Step_Recusal:recused', 'Step_Defence:recusal', 'Step_Recusal:not-recused');
    await walker.at(caseId, 'Step_Defence');
    const { body } = await (
      await walker.as('jiancha')
    ).get<{ acceptedAt: string; clock: { limits: { dueAt: string }[] } }>(`/cases/${caseId}`);
    for (const { dueAt } of body.clock.limits) {
      const days = (Date.parse(dueAt) - Date.parse(body.acceptedAt)) / 86_400_000;
      assert.ok(days > 88 && days < 96, `three months, not ${days} days`);
    }
    await walker.pass(caseId, 'Timer_Defence');
    await walker.take(caseId, 'Step_Preparation:written', 'Step_WrittenExamination:examined', 'Step_Deliberation:deliberated');
    await walker.take(caseId, 'Step_Review:return', ...DELIBERATED, 'Step_Ruling:not-infringed', 'Step_DeliverDismissed:delivered');
    await walker.take(caseId, 'Step_ArchiveDismissed:archived');
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'concluded');
    assert.deepEqual(templatesOf(found), [
      'acceptance-notice',
      'panel-notice',
      'defence-notice',
      'recusal-decision',
      'recusal-decision',
      'deliberation-record',
      'deliberation-record',
      'ruling-decision',
      'delivery-receipt',
    ]);
    for (const { template, pages } of found.documents) assert.ok((pages ?? 0) >= 1, `${template} is printed`);
  });

  it('is heard orally three working days after the notice, and extended once by a month', async () => {
    const caseId = await register('口头审理');
    await walker.take(caseId, ...ANSWERED, 'Step_Preparation:oral');
    const hearing = daysAfter(walker.today(), 8);
    await walker.take(caseId, ['Step_ArrangeHearing:arranged', { fields: { hearingDate: hearing } }]);
    await walker.take(caseId, 'Step_DeliverOralHearing:delivered');
    await walker.pass(caseId, 'Wait_OralHearing');
    assert.deepEqual(await walker.refused(caseId, 'Step_Examination:examined'), ['recordDate:before-date']);
    await walker.passInstant(`${hearing}T09:00:00+08:00`);
    await walker.take(caseId, 'Step_Examination:examined', ...DELIBERATED, 'Step_Ruling:extend', 'Step_DeliverExtension:delivered');
    await walker.take(caseId, 'Step_RulingAfterExtension:infringed', 'Step_DeliverConcluded:delivered', 'Step_Performance:stopped');
    await walker.take(caseId, 'Step_ArchiveConcluded:archived');
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'concluded');
    assert.equal(found.clock.ledger.filter(({ kind }) => kind === 'extend').length, 2);
    for (const template of ['oral-hearing-notice', 'oral-hearing-record', 'extension-notice', 'ruling-decision'])
      assert.ok(templatesOf(found).includes(template), template);
  });

  it('ends in a settlement of its own, or goes on when mediation fails', async () => {
    const settled = await walk(
      '调解',
      ...[
        ...ANSWERED,
        'Step_Preparation:mediate',
        'Step_Mediation:agreed',
        'Step_DeliverSettled:delivered',
        'Step_ArchiveSettled:archived',
      ],
    );
    assert.deepEqual([settled.result, templatesOf(settled).includes('mediation-agreement')], ['settled', true]);
    assert.ok(!templatesOf(settled).includes('ruling-decision'));
    const failed = await register('调解不成');
    await walker.take(failed, ...ANSWERED, 'Step_Preparation:mediate');
    assert.deepEqual(await walker.refused(failed, 'Step_Mediation:agreed', { fields: { bothSigned: false } }), [
      'bothSigned:contradicts-outcome',
    ]);
    await walker.take(failed, 'Step_Mediation:failed', 'Step_WrittenExamination:examined', ...DELIBERATED, 'Step_Ruling:infringed');
    await walker.take(
      failed,
      'Step_DeliverConcluded:delivered',
      'Step_Performance:sued',
      'Step_Suit:revoked',
      'Step_ArchiveRevoked:archived',
    );
    assert.equal((await walker.completed(failed)).result, 'revoked');
  });

  it('is enforced by the court only after the time to sue and a reminder (专利法 65, QZ53, QZ54)', async () => {
    const caseId = await unsued('申请强制执行');
    await walker.take(caseId, 'Step_Compliance:continues', 'Step_DeliverReminder:delivered');
    await walker.at(caseId, 'Step_Reminder');
    await walker.pass(caseId, 'Timer_Reminder');
    await walker.take(caseId, 'Step_CourtApplication:apply', 'Step_CourtEnforcement:enforced', 'Step_ArchiveConcluded:archived');
    const found = await walker.completed(caseId);
    assert.deepEqual(templatesOf(found).slice(-3), ['delivery-receipt', 'performance-reminder', 'enforcement-application']);
    const stopped = await unsued('期满停止');
    await walker.take(stopped, 'Step_Compliance:stopped', 'Step_ArchiveConcluded:archived');
    assert.equal((await walker.completed(stopped)).result, 'concluded');
  });

  it('stands still while the patent is challenged, goes on by itself at the latest, or ends', async () => {
    const caseId = await register('请求宣告无效');
    await walker.take(caseId, ...ANSWERED, 'Step_Preparation:suspend', 'Step_Suspension:refuse', 'Step_Preparation:suspend');
    await walker.take(caseId, 'Step_Suspension:suspend');
    await walker.at(caseId, 'Step_Resumption');
    assert.equal((await walker.found(caseId)).clock.state, 'suspended');
    await walker.take(caseId, 'Step_Resumption:resume', 'Step_Preparation:suspend', 'Step_Suspension:suspend', 'Step_Resumption:ended');
    await walker.take(caseId, 'Step_DeliverDropped:delivered', 'Step_ArchiveDropped:archived');
    const found = await walker.completed(caseId);
    assert.deepEqual([found.result, templatesOf(found).slice(-2)], ['dropped', ['ruling-termination', 'delivery-receipt']]);
    const long = await register('中止期满');
    await walker.take(long, ...ANSWERED, 'Step_Preparation:suspend', 'Step_Suspension:suspend');
    await walker.at(long, 'Step_Resumption');
    await walker.pass(long, 'Timer_Suspension');
    await walker.at(long, 'Step_Preparation');
    assert.equal((await walker.found(long)).clock.state, 'running');
    await walker.take(long, ['Step_Preparation:withdraw', { by: 'window' }], 'Step_Termination:end', 'Step_DeliverDropped:delivered');
    await walker.take(long, 'Step_ArchiveDropped:archived');
    assert.equal((await walker.completed(long)).result, 'dropped');
  });

  it('leaves a record that proves itself', async () => {
    const verification = await verifyRecord(suite.platform.database);
    assert.ok(verification.ok, JSON.stringify(verification));
  });
});
