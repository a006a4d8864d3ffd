/** An ordinary penalty on its own drawing: what facts give, which benchmark applies, what is recorded, published and enforced (CF, QZ). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { PublicationPage, PublicationRow } from '../../domain/api/publications.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import type { Benchmark } from '../../domain/registry/benchmarks.ts';
import { eachDatabase } from '../support/databases.ts';
import { mp4, wav } from '../support/sample-files.ts';
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

  /** Imposed, served and published. */
  async function published(extra: Way[] = []): Promise<string> {
    const caseId = await city.file();
    // Within the milder benchmark that came meanwhile, and the earlier one.
    const fine = { fineAmount: 650_000 };
    await city.go(caseId, ...FILED, 'Step_Evidence:complete', [REPORT, fine], ...NOTIFIED);
    await city.waive(caseId, 'Wait_Defence');
    await city.go(
      caseId,
      'Step_Statement:none',
      'Step_Proposal:ordinary',
      ['Step_Decision:impose', fine],
      'Step_DeliverDecision:delivered',
    );
    await city.go(caseId, 'Step_Publication:publish', ...extra);
    return caseId;
  }
  const publicationsOf = async (caseId: string): Promise<PublicationRow[]> =>
    (await city.ask<PublicationPage>('officer', 'GET', `/publications?case=${caseId}`)).items;

  it('keeps the recordings of a step with their hash, or says why there is none, on the case and as a fact for the rules (CF47)', async () => {
    const caseId = await city.file();
    await city.go(caseId, ...FILED);
    assert.deepEqual(await city.refusedWith(caseId, 'Step_Evidence:complete', { recordingGap: undefined }), [
      'recordingGap:recording-missing',
    ]);
    const step = await city.openStep(caseId);
    const add = (name: string, content: Buffer) =>
      city.ask<{ sha256: string }>('officer', 'POST', `/matters/${caseId}/files`, {
        ...{ name, content: content.toString('base64'), stepId: step.id },
      });
    await add('录音.wav', wav());
    assert.deepEqual(
      await city.refusedWith(caseId, 'Step_Evidence:complete', { recordingGap: undefined }),
      ['recordingGap:recording-missing'],
      'sound alone is no film',
    );
    const film = mp4('isom');
    const { sha256 } = await add('现场.mp4', film);
    assert.equal(sha256, createHash('sha256').update(film).digest('hex'));
    await city.go(caseId, ['Step_Evidence:complete', { recordingGap: undefined }]);

    const unrecorded = await city.file();
    await city.go(unrecorded, ...FILED, 'Step_Evidence:complete');
    type Steps = { steps: { elementId: string; opinion?: { unrecorded?: string } }[] };
    const { steps } = await city.page<Steps>(unrecorded);
    assert.match(steps.find(({ elementId }) => elementId === 'Step_Evidence')?.opinion?.unrecorded ?? '', /存储故障/);
  });

  it('is withdrawn when its decision is annulled: by the officer, or after three working days by the platform (CF48(2))', async () => {
    const byOfficer = await published(['Step_Execution:revoked']);
    assert.deepEqual(await city.refusedWith(byOfficer, 'Step_Revocation:not-published'), ['outcome:still-published']);
    await city.go(byOfficer, 'Step_Revocation:withdrawn');
    assert.equal((await publicationsOf(byOfficer))[0]?.withdrawn?.ground, 'annulled');

    const byPlatform = await published(['Step_Execution:revoked']);
    await city.moveTo(new Date(city.time.now().getTime() + 7 * 86_400_000).toISOString());
    await city.settle();
    const [gone] = await publicationsOf(byPlatform);
    assert.deepEqual([gone?.withdrawn?.ground, gone?.withdrawn?.by], ['annulled', null]);

    const byHand = await published();
    const [row] = await publicationsOf(byHand);
    const address = `/publications/${row?.id}/withdraw`;
    assert.equal((await city.call('officer', 'POST', address, { reason: '复议决定变更。' })).status, 403);
    assert.equal((await city.call('window', 'POST', address, { reason: '复议决定变更。' })).status, 200);
    assert.equal((await city.call('window', 'POST', address, { reason: '复议决定变更。' })).body.error.code, 'publication-withdrawn');
  });

  it('may be enforced by agreement, suspended for up to three years, or ended (QZ39, QZ40, QZ42)', async () => {
    const caseId = await published();
    await city.moveTo(new Date(city.time.now().getTime() + 25 * 86_400_000).toISOString());
    await city.settle();
    await city.go(
      caseId,
      'Step_Overdue:surcharge',
      'Step_DeliverSurcharge:delivered',
      'Step_Remedies:change',
      'Step_ExecutionChange:refuse',
    );
    await city.go(caseId, 'Step_Remedies:change');
    assert.deepEqual(await city.refusedWith(caseId, 'Step_ExecutionChange:agree', { surchargeWaived: 1_000_000 }), [
      'surchargeWaived:more-than-allowed',
    ]);
    await city.go(caseId, 'Step_ExecutionChange:agree', 'Step_AgreementPerformance:broken', 'Step_Remedies:change');
    await city.go(caseId, 'Step_ExecutionChange:suspend', 'Step_DeliverExecutionSuspension:delivered', 'Step_ExecutionResumption:resume');
    await city.go(caseId, 'Step_Remedies:change', 'Step_ExecutionChange:end', 'Step_DeliverExecutionTermination:delivered');
    await city.go(caseId, 'Step_Closing:approved', 'Step_ArchiveImposed:archived');
    const made = await city.templates(caseId);
    for (const template of ['execution-agreement', 'execution-suspension', 'execution-termination'])
      assert.ok(made.includes(template), template);
    assert.equal((await city.matter(caseId)).state, 'completed');
  });

  // Last: a year without a calendar begins, and working days are not known there.
  it('is published with what may be told, and withdrawn by the platform when its time is over, its case long archived (CF48)', async () => {
    const caseId = await published(['Step_Execution:performed', 'Step_Closing:approved', 'Step_ArchiveImposed:archived']);
    const [shown] = await publicationsOf(caseId);
    assert.ok((shown?.until ?? '') >= `${Number(city.today().slice(0, 4)) + 1}${city.today().slice(4)}`);
    assert.equal((await city.matter(caseId)).state, 'completed');
    const now = (await city.ask<PublicationPage>('officer', 'GET', '/publications?state=now')).items;
    assert.ok(now.some(({ id }) => id === shown?.id));
    await city.moveTo(`${Number(city.today().slice(0, 4)) + 1}${city.today().slice(4)}T23:59:59+08:00`);
    await city.moveTo(new Date(city.time.now().getTime() + 5 * 86_400_000).toISOString());
    await city.settle();
    const [gone] = await publicationsOf(caseId);
    assert.deepEqual([gone?.withdrawn?.ground, gone?.withdrawn?.by, gone?.until], ['term', null, null]);
    assert.ok((await city.recorded(caseId)).includes('publication-withdrawn'));
  });
});
