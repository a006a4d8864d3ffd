/**
 * Two officers act together (XK34, CF42): what the first one decides waits until the second one has read and confirmed it; a step is
 * decided by both or not at all.
 */
import assert from 'node:assert/strict';
import type { ProposalView, StepView } from '../../domain/api/steps.ts';
import { createRecusalStore, type StepRow } from '../../src/matters/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { verifySecondOfficers } from '../../src/procedures/index.ts';
import { casesOn, type CasesOn, type Decision } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { powerOfTwoOfficers } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

interface Inbox {
  items: StepView[];
  counts: { open: number; mine: number; toConfirm: number };
}

eachDatabase('A second officer', (database) => {
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

  /** Left waiting for the colleague. */
  async function propose(decision: Decision = {}, outcome = 'accept'): Promise<string> {
    const answer = await cases.decideStep(step, outcome, { coOfficerId: 'person-colleague', confirm: false, ...decision });
    const { opinionId, proposalId } = answer.body as unknown as { opinionId: string | null; proposalId: string };
    assert.deepEqual([answer.status, opinionId], [200, null], answer.text);
    return proposalId;
  }
  const act = (verb: string, proposalId: string, by = 'colleague', more: object = {}): Promise<Answer<ErrorBody>> =>
    cases.call(by, 'POST', `/steps/${step.id}/${verb}`, { proposalId, ...more });
  const codeOf = ({ status, body }: Answer<ErrorBody>): [number, string] => [status, body.error?.code];
  const proposal = async (): Promise<ProposalView | undefined> =>
    (await cases.ask<{ step: StepView }>('colleague', 'GET', `/steps/${step.id}`)).step.proposal;
  const inbox = (by: string, tab = 'mine'): Promise<Inbox> => cases.ask('' + by, 'GET', `/inbox?tab=${tab}`);
  const kinds = async (): Promise<string[]> => (await cases.recorded(id)).filter((kind) => /^step-|^opinion/.test(kind));

  it('finds in the inbox what waits, reads what was typed, and decides the step by confirming', async () => {
    const proposalId = await propose({ text: '现场一致。' });
    assert.equal((await cases.openStep(id)).state, 'claimed');
    const { items, counts } = await inbox('colleague');
    assert.deepEqual([items.map((one) => one.id), counts.toConfirm, counts.mine], [[step.id], 1, 1]);
    assert.deepEqual((await inbox('officer')).counts.toConfirm, 0);
    const read = await proposal();
    assert.deepEqual([read?.state, read?.by.name, read?.text, read?.outcomeLabel], ['waiting', '李承办', '现场一致。', '受理']);
    assert.deepEqual(read?.fields, [{ label: '审查情况', value: '现场与申请一致。' }]);

    cases.time.setOffset(cases.time.offsetMs + 60_000);
    assert.deepEqual((await act('confirm', proposalId)).status, 200);
    const opinion = await database().get<Record<string, unknown>>('SELECT * FROM opinion WHERE step_id = $1', [step.id]);
    assert.deepEqual([opinion?.person_id, opinion?.co_officer_id, opinion?.body], ['person-officer', 'person-colleague', '现场一致。']);
    assert.ok(Number(opinion?.at) - Number(opinion?.proposed_at) >= 60_000, 'both times are kept');
    assert.equal((await cases.openStep(id)).element_id, 'tDecide');
    assert.deepEqual((await kinds()).slice(0, 6), [
      ...['step-opened', 'step-claimed', 'step-proposed', 'step-confirmed', 'step-decided', 'opinion-recorded'],
    ]);
    assert.ok((await verifyRecord(database())).ok);
    assert.equal((await inbox('colleague')).counts.toConfirm, 0);
  });

  it('sends back with a reason, and the first one finds everything that was typed', async () => {
    const proposalId = await propose({ text: '一致。' });
    assert.deepEqual(codeOf(await act('decline', proposalId, 'colleague', { reason: '。' })), [422, 'invalid-input']);
    assert.equal((await act('decline', proposalId, 'colleague', { reason: '面积没有复核，请复测。' })).status, 200);
    const back = await proposal();
    assert.deepEqual([back?.state, back?.reason, back?.text], ['declined', '面积没有复核，请复测。', '一致。']);
    assert.deepEqual(back?.answers, { findings: '现场与申请一致。' });
    assert.deepEqual(codeOf(await act('confirm', proposalId)), [409, 'proposal-changed']);
    const again = await propose({ text: '已复测，一致。' });
    assert.equal((await act('confirm', again)).status, 200);
    assert.ok((await kinds()).includes('step-proposal-declined'));
  });

  it('confirms anew what was changed meanwhile', async () => {
    const first = await propose();
    const second = await propose({ text: '改正：面积十二平方米。' });
    assert.notEqual(first, second);
    assert.deepEqual(codeOf(await act('confirm', first)), [409, 'proposal-changed']);
    assert.deepEqual(codeOf(await act('decline', first, 'colleague', { reason: '请改正面积。' })), [409, 'proposal-changed']);
    assert.equal((await act('confirm', second)).status, 200);
  });

  it('is asked no more when the first one takes it back or gives the step back', async () => {
    const first = await propose();
    assert.deepEqual(codeOf(await act('withdraw', first)), [403, 'forbidden']);
    assert.equal((await act('withdraw', first, 'officer')).status, 200);
    assert.equal((await proposal())?.state, 'withdrawn');
    assert.deepEqual(codeOf(await act('confirm', first)), [409, 'proposal-changed']);
    const second = await propose();
    assert.equal((await cases.call('officer', 'POST', `/steps/${step.id}/release`)).status, 200);
    assert.deepEqual(codeOf(await act('confirm', second)), [409, 'proposal-changed']);
    assert.equal((await cases.openStep(id)).state, 'open');
  });

  it('is the one who was named, and nobody else', async () => {
    const proposalId = await propose();
    for (const [by, expected] of [
      ['officer', [403, 'forbidden']],
      ['uncertified', [403, 'forbidden']],
      ['stranger', [404, 'not-found']],
      ['registrar', [403, 'forbidden']],
    ] as const)
      assert.deepEqual(codeOf(await act('confirm', proposalId, by)), expected, by);
    const told = await cases.decideStep(step, 'decline', { by: 'colleague', coOfficerId: 'person-officer' });
    assert.deepEqual([...codeOf(told), told.body.error.details?.personName], [409, 'step-proposed', '李承办']);
    assert.ok(!(await kinds()).includes('step-decided'));
  });

  it('may act on the day of confirming too, and so may the first one (R19.2)', async () => {
    const proposalId = await propose();
    const until = (account: string, day: string): Promise<number> =>
      database().write(() => database().run('UPDATE person SET certificate_to = $1 WHERE account = $2', [day, account]));
    await until('colleague', '2026-01-31');
    assert.deepEqual(codeOf(await act('confirm', proposalId)), [403, 'certificate-expired']);
    await until('colleague', '2039-12-31');
    await until('officer', '2026-01-31');
    assert.deepEqual(codeOf(await act('confirm', proposalId)), [409, 'proposal-outdated']);
    await until('officer', '2039-12-31');
    assert.equal((await act('confirm', proposalId)).status, 200);
  });

  it('who has stepped aside neither is named nor confirms (CF43)', async () => {
    const recusals = createRecusalStore(database());
    const proposalId = await propose();
    const row = { matter_id: id, reason: '与当事人有亲属关系', by_id: 'person-leader', at: 0 };
    await database().write(() => recusals.insert({ ...row, person_id: 'person-colleague' }));
    assert.deepEqual(codeOf(await act('confirm', proposalId)), [403, 'recused']);
    const named = await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' });
    assert.deepEqual([named.status, named.body.error.fields?.[0]?.code], [422, 'recused']);
    await database().write(() => recusals.insert({ ...row, person_id: 'person-officer' }));
    assert.deepEqual(codeOf(await cases.call('officer', 'POST', `/steps/${step.id}/claim`)), [403, 'recused']);
  });

  it('confirms once, whatever is sent twice', async () => {
    const proposalId = await propose();
    const answers = await Promise.all([act('confirm', proposalId), act('confirm', proposalId)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await kinds()).filter((kind) => kind === 'step-decided').length, 1);
    const key = 'confirm-once-0001';
    const send = async () => cases.call('colleague', 'POST', `/steps/${step.id}/confirm`, { proposalId: another }, key);
    id = await cases.register();
    step = await cases.openStep(id);
    const another = await propose();
    assert.equal((await send()).status, 200);
    assert.equal((await send()).status, 200, 'the same request again has the same answer');
  });

  it('is proved by the record: a decision without both acts is found', async () => {
    assert.deepEqual(await verifySecondOfficers(database()), { ok: true, proposals: 12 });
    const proposalId = await propose();
    assert.equal((await act('confirm', proposalId)).status, 200);
    await database().write(() => database().run("UPDATE step_proposal SET body = 'forged' WHERE id = $1", [proposalId]));
    const found = await verifySecondOfficers(database());
    assert.ok(!found.ok && found.problem.includes(proposalId));
    await database().write(() => database().run('UPDATE step_proposal SET body = $1 WHERE id = $2', ['情况属实，理由充分。', proposalId]));
    assert.ok((await verifySecondOfficers(database())).ok);
  });
});
