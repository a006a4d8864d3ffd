/** An ordinary penalty on its own drawing: what facts give, which benchmark applies (CF34, CF37, CF57, CF58). */
import assert from 'node:assert/strict';
import { daysAfter } from '../../domain/time/civil-date.ts';
import type { Benchmark } from '../../domain/registry/benchmarks.ts';
import { eachDatabase } from '../support/databases.ts';
import { PENALTY, penaltyOn, type PenaltyOn, type Way } from '../support/penalty-on.ts';

const FILED: Way[] = ['Step_Source:registered', 'Step_FilingReview:agree', 'Step_Filing:file'];
const SMALL = '占用面积 2 平方米以上不足 10 平方米';
const REPORT = 'Step_InvestigationReport:reported';
const NOTIFIED: Way[] = ['Step_LegalReview:penalise', 'Step_PriorNotice:delivered'];

interface StepAnswer {
  judging: { known: { evidence?: string[]; benchmarks: Benchmark[] } };
}

eachDatabase('An ordinary penalty', (database) => {
  let city: PenaltyOn;
  before(async () => {
    city = await penaltyOn(database());
  });
  after(() => city.close());

  const judgingOf = async (caseId: string): Promise<StepAnswer['judging']> =>
    (await city.ask<StepAnswer>('officer', 'GET', `/steps/${(await city.openStep(caseId)).id}`)).judging;

  it('lets the tier follow from facts, each with evidence of the case: a row of its list or a file', async () => {
    const caseId = await city.file();
    await city.go(caseId, ...FILED);
    await city.ask('officer', 'POST', `/matters/${caseId}/files`, {
      name: '询问笔录扫描.txt',
      content: Buffer.from('问：是否办理许可？答：没有。').toString('base64'),
    });
    await city.go(caseId, 'Step_Evidence:complete');
    assert.deepEqual((await judgingOf(caseId)).known.evidence, ['现场照片', '询问笔录扫描.txt']);
    const lenient = { tier: 'lenient', fineAmount: 500_000, tierFacts: `${SMALL}｜现场照片｜询问笔录扫描.txt` };
    assert.deepEqual(await city.refusedWith(caseId, REPORT, { ...lenient, tierFacts: `${SMALL}｜道听途说` }), [
      'tierFacts:evidence-unknown',
    ]);
    assert.deepEqual(await city.refusedWith(caseId, REPORT, { ...lenient, tier: 'ordinary', fineAmount: 800_000 }), [
      'tier:tier-outside-facts',
    ]);
    await city.go(caseId, [REPORT, lenient], ...NOTIFIED);
    await city.waive(caseId, 'Wait_Defence');
    await city.go(caseId, 'Step_Statement:none', 'Step_Proposal:ordinary');
    const deciding = { tier: 'lenient', fineAmount: 400_000 };
    assert.deepEqual(await city.refusedWith(caseId, 'Step_Decision:impose', { ...deciding, tier: 'severe' }), ['tier:tier-outside-facts']);
    assert.deepEqual(
      await city.refusedWith(caseId, 'Step_Decision:impose', { ...deciding, tier: 'severe', deviation: '影响交通安全。' }),
      ['tier:tier-outside-facts'],
      'a reason without a collective discussion',
    );
    await city.go(caseId, ['Step_Decision:impose', deciding]);
  });

  it('may decide beside the benchmark with its reason, after legal review and collective discussion', async () => {
    const caseId = await city.file();
    await city.go(caseId, ...FILED, 'Step_Evidence:complete');
    const severe = { tier: 'severe', fineAmount: 1_500_000, deviation: '多次违法，社会影响恶劣。' };
    assert.deepEqual(await city.refusedWith(caseId, REPORT, { ...severe, deviation: undefined }), ['tier:tier-outside-facts']);
    await city.go(caseId, [REPORT, severe], ...NOTIFIED);
    await city.waive(caseId, 'Wait_Defence');
    await city.go(caseId, 'Step_Statement:none', 'Step_Proposal:major', 'Step_Discussion:discussed');
    assert.deepEqual(await city.refusedWith(caseId, 'Step_Decision:impose', { ...severe, deviation: undefined }), [
      'tier:tier-outside-facts',
    ]);
    assert.deepEqual(await city.refusedWith(caseId, 'Step_Decision:impose', { ...severe, fineAmount: 2_000_001 }), [
      'fineAmount:too-large',
    ]);
    await city.go(caseId, ['Step_Decision:impose', severe]);
  });

  it('is measured by the benchmark of the day of the act, and offered a milder one that came after the case began (CF37)', async () => {
    const caseId = await city.file();
    const actDate = daysAfter(city.today(), -30);
    await city.go(caseId, ...FILED, 'Step_Evidence:complete');
    const [first] = PENALTY.entry.benchmarks ?? [];
    assert.ok(first);
    const from = daysAfter(city.today(), -3);
    const milder: Benchmark = {
      ...first,
      from,
      tiers: first.tiers.map((tier) =>
        tier.range ? { ...tier, range: { ...tier.range, min: tier.range.min / 2, max: tier.range.max / 2 } } : tier,
      ),
    };
    await city.publish({ ...PENALTY, entry: { ...PENALTY.entry, benchmarks: [...(PENALTY.entry.benchmarks ?? []), milder] } });
    assert.equal((await judgingOf(caseId)).known.benchmarks.length, 3);
    const ordinary = { actDate, tier: 'ordinary', fineAmount: 700_000 };
    const later = { ...ordinary, appliedFrom: from };
    assert.deepEqual(await city.refusedWith(caseId, REPORT, later), ['milderGround:version-ground-missing']);
    assert.deepEqual(await city.refusedWith(caseId, REPORT, { ...ordinary, fineAmount: 500_000 }), ['fineAmount:fine-outside-tier']);
    await city.go(caseId, [REPORT, { ...later, fineAmount: 500_000, milderGround: '新基准的罚款幅度减半。' }]);
    const row = await database().get<{ payload: string }>(
      "SELECT payload FROM record WHERE case_id = $1 AND kind = 'step-decided' ORDER BY seq DESC LIMIT 1",
      [caseId],
    );
    assert.match(row?.payload ?? '', new RegExp(`"appliedFrom":"${from}"`));
  });
});
