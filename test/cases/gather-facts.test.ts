/** What a document may print of its case (R11.5): party, materials, opinions with their officers, typed facts, limits as they stand. */
import assert from 'node:assert/strict';
import { readStoredFacts, type DocumentData } from '../../src/documents/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower, documentOf } from '../support/small-power.ts';

eachDatabase('The facts of a document', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  async function factsOf(id: string, template: string): Promise<DocumentData> {
    const [row] = await database().all<{ data: string }>('SELECT data FROM document WHERE matter_id = $1 AND template = $2', [
      id,
      template,
    ]);
    assert.ok(row, template);
    return readStoredFacts(row.data) as DocumentData;
  }

  it('are those of the case at that moment: who applied, what was handed in, what is due', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const facts = await factsOf(id, 'acceptance-notice');
    const { number } = await cases.matter(id);
    assert.deepEqual(
      [facts.case.serial, facts.case.subject, facts.city, facts.organ.shortName],
      [number, '正阳路 12 号门前场地', '小城市', '小建'],
    );
    assert.ok(facts.case.acceptedAt instanceof Date);
    assert.deepEqual([facts.limits.promisedDue, facts.limits.statutoryDue], ['2026-03-11', '2026-03-30']);
    assert.deepEqual(
      facts.materials.map(({ name, provided, originals, copies }) => [name, provided, originals, copies]),
      [
        ['申请书', true, 1, 0],
        // What is missing is named with the numbers that are asked for.
        ['图纸', false, 0, 2],
      ],
    );
  });

  it('name every opinion with the officer and the certificate, and the decision by its own words', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    await cases.decideStep(await cases.openStep(id), 'deny', { text: '场地不足。' });
    const facts = await factsOf(id, 'licence-refusal');
    assert.deepEqual(
      facts.opinions.map(({ stepName, outcomeLabel, negative, officers }) => [stepName, outcomeLabel, negative, officers[0]?.name]),
      [
        ['受理审查', '受理', false, '李承办'],
        ['决定', '不予', true, '赵局长'],
      ],
    );
    assert.equal(facts.opinions[0]?.officers[0]?.certificate, '321100001');
    assert.deepEqual([facts.decision?.text, facts.decision?.personName, facts.decision?.positionName], ['场地不足。', '赵局长', '审批岗']);
    assert.equal(facts.answers['findings']?.value, '现场与申请一致。');
    assert.equal(facts.case.result, 'denied');
  });

  it('of a delivery list what was made for the party before it, and nothing else', async () => {
    const drawn = { dAccepted: documentOf('licence-decision'), dGranted: documentOf('delivery-receipt') };
    const served = await casesOn(database(), { power: buildPower({}, drawn) });
    const id = await served.register();
    await served.walk(id, 'accept', 'grant');
    const { documents } = await factsOf(id, 'delivery-receipt');
    const [decision] = await database().all<{ number: string }>(
      "SELECT number FROM document WHERE matter_id = $1 AND template = 'licence-decision'",
      [id],
    );
    assert.deepEqual(
      documents?.map(({ number }) => number),
      [decision?.number],
    );
    await served.close();
  });
});
