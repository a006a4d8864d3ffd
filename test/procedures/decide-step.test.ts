/**
 * A clerk decides a step (R10, R11.3, R11.4, R19.2): who may, once, with its reason and its answers; everything else is refused and
 * changes nothing.
 */
import assert from 'node:assert/strict';
import type { StepRow } from '../../src/matters/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { casesOn, type CasesOn, type Decision } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { powerOfTwoOfficers } from '../support/small-power.ts';

eachDatabase('Deciding a step', (database) => {
  let cases: CasesOn;
  let id: string;
  let step: StepRow;
  before(async () => {
    cases = await casesOn(database(), { power: powerOfTwoOfficers() });
  });
  after(() => cases?.close());
  beforeEach(async () => {
    id = await cases.register();
    step = await cases.openStep(id);
  });

  const decide = (decision: Decision = {}, outcome = 'accept') =>
    cases.decideStep(step, outcome, { coOfficerId: 'person-colleague', ...decision });

  it('keeps the decision, its command and its entry together, and the engine goes on', async () => {
    const { status, text } = await decide({ text: ' 一致。​ ' });
    assert.equal(status, 200, text);
    const opinion = await database().get<Record<string, unknown>>('SELECT * FROM opinion WHERE step_id = $1', [step.id]);
    assert.deepEqual(
      [opinion?.outcome, opinion?.body, opinion?.person_id, opinion?.co_officer_id, opinion?.effect, opinion?.negative],
      ['accept', '一致。', 'person-officer', 'person-colleague', 'accept', 0],
    );
    assert.deepEqual(JSON.parse(String(opinion?.fields)), [{ key: 'findings', label: '审查情况', value: '现场与申请一致。' }]);
    assert.equal((await cases.openStep(id)).element_id, 'tDecide');
    assert.ok((await verifyRecord(database())).ok);
  });

  it('is answered at once while the engine is away, and carried out when it is back', async () => {
    cases.engine.away = true;
    assert.equal((await decide()).status, 200);
    assert.deepEqual(await cases.openSteps(id), []);
    const again = await decide({ by: 'colleague', coOfficerId: 'person-officer' });
    assert.equal(again.body.error.code, 'step-already-decided');
    cases.engine.away = false;
    await cases.settle();
    assert.equal((await cases.openStep(id)).element_id, 'tDecide');
  });

  it('is done once: the second clerk is told who was first, and how', async () => {
    await decide();
    const { status, body } = await decide({ by: 'colleague', coOfficerId: 'person-officer' }, 'decline');
    assert.deepEqual([status, body.error.code], [409, 'step-already-decided']);
    assert.deepEqual([body.error.details?.personName, body.error.details?.outcomeLabel], ['李承办', '受理']);
    assert.match(body.error.messageEn, /李承办/);
  });

  it('is done by one of two who decide at the same moment', async () => {
    const answers = await Promise.all([decide(), decide({ by: 'colleague', coOfficerId: 'person-officer' }, 'decline')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'step-decided').length, 1);
  });

  it('is for holders of its position in its organ, with a certificate that is valid today where it enforces', async () => {
    for (const [by, status, code] of [
      ['leader', 403, 'position-not-held'],
      // Sees nothing of the matter (R14).
      ['stranger', 404, 'not-found'],
      ['uncertified', 403, 'certificate-missing'],
      ['registrar', 403, 'forbidden'],
      // Decides orders, and no step of a case.
      ['supervisor', 403, 'position-not-held'],
    ] as const) {
      const answer = await decide({ by });
      assert.deepEqual([answer.status, answer.body.error.code], [status, code], by);
    }
    assert.equal((await cases.openStep(id)).state, 'open');
  });

  const WRONG: [what: string, decision: Decision, outcome: string, field: string, code: string][] = [
    ['a negative outcome without a reason', { text: ' ' }, 'decline', 'text', 'reason-required'],
    ['a reason that says nothing', { text: '。。。' }, 'decline', 'text', 'reason-required'],
    ['an opinion that is too long', { text: '长'.repeat(4_001) }, 'accept', 'text', 'too-long'],
    ['a character that no document can show', { text: '\u{30000}' }, 'accept', 'text', 'character-not-printable'],
    ['a missing answer', { fields: {} }, 'accept', 'fields.findings', 'required'],
    ['an outcome that the step does not offer', {}, 'grant', 'outcome', 'unknown-outcome'],
    ['one officer where two must act', { coOfficerId: undefined }, 'accept', 'coOfficerId', 'second-officer-required'],
    ['the same officer twice', { coOfficerId: 'person-officer' }, 'accept', 'coOfficerId', 'second-officer-same'],
  ];
  for (const [what, decision, outcome, field, code] of WRONG) {
    it(`refuses ${what} at its field, and leaves the step open`, async () => {
      const { status, body } = await decide(decision, outcome);
      assert.equal(status, 422, JSON.stringify(body));
      assert.ok(
        body.error.fields?.some((one) => one.path === field && one.code === code),
        JSON.stringify(body.error.fields),
      );
      assert.equal((await cases.openStep(id)).state, 'open');
      assert.ok(!(await cases.recorded(id)).includes('step-decided'));
    });
  }

  it('asks of the second officer what it asks of the first', async () => {
    for (const officer of ['person-leader', 'person-uncertified', 'person-nobody']) {
      const { status, body } = await decide({ coOfficerId: officer });
      assert.equal(status, 422, officer);
      assert.equal(body.error.fields?.[0]?.path, 'coOfficerId', officer);
    }
  });

  it('is not there for a step that nobody opened', async () => {
    const { status, body } = await cases.call('officer', 'POST', '/steps/nowhere/decide', { outcome: 'accept' });
    assert.deepEqual([status, body.error.code], [404, 'not-found']);
  });
});
