/** Penalties on the spot through the API on the real engine: who may do what at once, and who takes the money (CF51, 52, 67–71). */
import assert from 'node:assert/strict';
import { platformForSuite } from '../support/platform.ts';
import { PowerWalker, templatesOf } from '../support/walk-power.ts';

/** A natural person of the demonstration's parties. */
const PERSON = 4;

describe('A penalty on the spot', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite', { powers: ['littering-penalty'] });
  let walker: PowerWalker;
  before(() => {
    walker = new PowerWalker(suite, 'littering-penalty', 'organ-urban-management');
  });
  const DECIDED = [
    'Step_OnSite:established',
    'Step_Inform:heard',
    'Step_Decision:impose',
    'Step_Deliver:delivered',
    'Step_Report:reported',
  ];
  const CLOSED = ['Step_Closing:approved', 'Step_ArchiveImposed:archived'];

  it('needs cards shown, rights told, and at most 200 yuan of a person (CF51, CF52)', async () => {
    const caseId = await walker.register('当场处罚', { party: PERSON });
    assert.deepEqual(await walker.refused(caseId, 'Step_OnSite:established', { fields: { certificatesShown: false } }), [
      'certificatesShown:contradicts-outcome',
    ]);
    await walker.take(caseId, 'Step_OnSite:established');
    for (const outcome of ['heard', 'none'])
      assert.deepEqual(await walker.refused(caseId, `Step_Inform:${outcome}`, { fields: { informed: false } }), [
        'informed:contradicts-outcome',
      ]);
    await walker.take(caseId, 'Step_Inform:none');
    const refused = await walker.refused(caseId, 'Step_Decision:impose', {
      fields: { tier: 'severe', penaltyKind: 'fine', fineAmount: 20_100 },
    });
    assert.ok(refused.includes('fineAmount:above-party-limit'), refused.join());
    await walker.take(caseId, ['Step_Decision:impose', { fields: { tier: 'severe', penaltyKind: 'fine', fineAmount: 15_000 } }]);
    await walker.take(caseId, 'Step_Deliver:delivered', 'Step_Report:reported');
    const collected = { collectionGround: 'small', paidAmount: 15_000 };
    assert.deepEqual(await walker.refused(caseId, 'Step_Collection:collected', { fields: collected }), ['paidAmount:more-than-allowed']);
    assert.equal((await walker.decide(caseId, 'Step_Collection', 'nothing')).status, 422, 'a fine is paid');
    const hard = { ...collected, collectionGround: 'hard-later' };
    await walker.take(caseId, ['Step_Collection:collected', { fields: hard }], 'Step_HandIn:handed-in', 'Step_BankIn:banked', ...CLOSED);
    const found = await walker.completed(caseId);
    assert.equal(found.result, 'imposed');
    assert.ok(templatesOf(found).includes('simple-penalty-decision'));
  });

  it('is paid at the bank within fifteen days of its service, or nothing is to pay of a warning (CF67)', async () => {
    const [atBank, warned] = await Promise.all([
      walker.register('银行缴纳', { party: PERSON }),
      walker.register('警告', { party: PERSON }),
    ]);
    await walker.take(atBank, ...DECIDED, 'Step_Collection:bank');
    assert.equal((await walker.running(atBank, 'Timer_Payment')).endedAt, null);
    await walker.take(atBank, 'Step_Execution:performed', ...CLOSED);
    const warning = { tier: 'lenient', penaltyKind: 'warning', fineAmount: 0 };
    await walker.take(
      warned,
      ...DECIDED.slice(0, 2),
      ['Step_Decision:impose', { fields: warning }],
      ...DECIDED.slice(3),
      'Step_Collection:nothing',
      ...CLOSED,
    );
    for (const caseId of [atBank, warned]) assert.equal((await walker.completed(caseId)).result, 'imposed');
  });

  it('goes over to the ordinary procedure, falls away, or is spared by its ground (CF33)', async () => {
    const ways: [string[], string][] = [
      [['Step_OnSite:not-simple', 'Step_ArchiveDeclined:archived'], 'declined'],
      [['Step_OnSite:not-established', 'Step_ArchiveDeclined:archived'], 'declined'],
      [[...DECIDED.slice(0, 2), 'Step_Decision:spare', 'Step_DeliverSpared:delivered', 'Step_ArchiveSpared:archived'], 'spared'],
    ];
    await Promise.all(
      ways.map(async ([script, result]) => {
        const caseId = await walker.register('不当场处罚', { party: PERSON });
        await walker.take(caseId, ...script);
        const found = await walker.completed(caseId);
        assert.equal(found.result, result);
        assert.equal(templatesOf(found).includes('penalty-exemption'), result === 'spared');
      }),
    );
  });
});
