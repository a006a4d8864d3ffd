/** Matters that are returned, and decisions that are taken back (R10, R12a; docs/adr/0040-going-back.md). */
import assert from 'node:assert/strict';
import type { ReturnChoices, StepView } from '../../domain/api/steps.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import { HEADERS, type Outcome } from '../../domain/contract.ts';
import { verifyMatters, verifyReturns } from '../../src/procedures/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { drawWith } from '../support/draw-bpmn.ts';
import { ACCEPT, buildEntry, documentOf, endOf, GRANT, stepOf, type Power } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

const PASS: Outcome = { code: 'pass', label: '通过' };
const form = { [HEADERS.form]: 'review' };

/** Accepted with a notice; then reviewed, examined by the leader in one branch and looked at by the window in another, and decided. */
function branchingPower(goBack?: ('return' | 'withdrawal')[]): Power {
  const entry = buildEntry({ goBack });
  const drawn = {
    tAccept: stepOf('受理', 'first-review', [ACCEPT]),
    tReview: stepOf('初审', 'first-review', [PASS], { ...form, [HEADERS.limit]: '2' }),
    tExamine: stepOf('审核', 'deciding-leader', [PASS], { [HEADERS.limit]: '2' }),
    tLook: stepOf('踏勘', 'window', [PASS]),
    tDecide: stepOf('决定', 'deciding-leader', [GRANT], { [HEADERS.limit]: '3' }),
    dAccepted: documentOf('acceptance-notice'),
    dGranted: documentOf('licence-decision'),
    cGranted: endOf('granted'),
  };
  const flows = [
    ...['s>tAccept', 'tAccept>dAccepted', 'dAccepted>p1', 'p1>tReview', 'tReview>tExamine', 'p1>tLook', 'tExamine>p2', 'tLook>p2'],
    ...['p2>tDecide', 'tDecide>dGranted', 'dGranted>cGranted', 'cGranted>e1'],
  ];
  return { entry, xml: drawWith(entry.processId, drawn, ...flows) };
}

eachDatabase('Going back', function (database) {
  let cases: CasesOn;
  const code = ({ body }: Answer<ErrorBody>): string => body.error?.code;
  const at = async (id: string, element: string) => {
    const step = (await cases.openSteps(id)).find(({ element_id }) => element_id === element);
    assert.ok(step, `${element} is not open`);
    return step;
  };
  const decide = async (id: string, element: string, outcome = 'pass', more: object = {}) => {
    const answer = await cases.decideStep(await at(id, element), outcome, more);
    assert.equal(answer.status, 200, answer.text);
  };
  const elements = async (id: string) => (await cases.openSteps(id)).map(({ element_id }) => element_id).sort();
  const choices = (as: string, stepId: string) => cases.ask<ReturnChoices>(as, 'GET', `/steps/${stepId}/returns`);
  const goTo = (as: string, stepId: string, elementId: string, reason = '面积有误，请核实。') =>
    cases.call(as, 'POST', `/steps/${stepId}/return`, { elementId, reason });
  const takeBack = (as: string, stepId: string, reason = '填错了。') => cases.call(as, 'POST', `/steps/${stepId}/take-back`, { reason });

  before(async () => {
    cases = await casesOn(database(), { power: branchingPower(['return', 'withdrawal']) });
  });
  after(() => cases.close());

  /** Accepted; the branches stand open. */
  async function branched(): Promise<string> {
    const id = await cases.register();
    await decide(id, 'tAccept', 'accept');
    return id;
  }

  it('returns within a branch to who decided, with the reason; clocks run on, and the other branch stays', async () => {
    const id = await branched();
    const before = (await cases.page<{ clock: { state: string; limits: unknown } }>(id)).clock;
    const look = await at(id, 'tLook');
    await decide(id, 'tReview', 'pass', { by: 'colleague', fields: { findings: '面积一致。' } });
    const examine = await at(id, 'tExamine');
    const { targets } = await choices('leader', examine.id);
    assert.deepEqual(
      targets.map(({ elementId, personName }) => [elementId, personName]),
      [['tReview', '孙承办']],
    );
    assert.equal(code(await goTo('leader', examine.id, 'tAccept')), 'no-way-back');
    assert.equal(code(await goTo('window', examine.id, 'tReview')), 'position-not-held');
    assert.equal((await goTo('stranger', examine.id, 'tReview')).status, 404);
    assert.equal((await goTo('leader', examine.id, 'tReview', ' ')).status, 422);
    const done = await goTo('leader', examine.id, 'tReview');
    assert.ok(done.status < 300, done.text);

    assert.deepEqual(await elements(id), ['tLook', 'tReview']);
    assert.equal((await at(id, 'tLook')).id, look.id, 'the other branch keeps its step');
    const review = await at(id, 'tReview');
    assert.deepEqual([review.claimed_by, review.state], ['person-colleague', 'claimed']);
    const { step } = await cases.ask<StepDetail>('colleague', 'GET', `/steps/${review.id}`);
    assert.deepEqual([step.returned?.by, step.returned?.fromStep, step.returned?.reason], ['赵局长', '审核', '面积有误，请核实。']);
    const page = await cases.page<{ clock: { state: string; limits: unknown }; steps: StepView[]; timeline: { text: string }[] }>(id);
    assert.deepEqual([page.clock.state, page.clock.limits], [before.state, before.limits]);
    assert.ok(page.timeline.some(({ text }) => text === '审核 退回到 初审：面积有误，请核实。'));
    assert.equal(page.steps.filter(({ takenBack }) => takenBack).length, 2);

    // The fresh instance goes on to the end, and what was typed at first is on no paper.
    await decide(id, 'tReview', 'pass', { by: 'colleague', fields: { findings: '面积 12 平方米。' } });
    await decide(id, 'tExamine');
    await decide(id, 'tLook');
    await decide(id, 'tDecide', 'grant');
    assert.notEqual((await cases.matter(id)).closed_at, null);
    assert.equal((await cases.recorded(id)).filter((kind) => kind === 'document-numbered').length, 2);
    assert.equal((await verifyMatters({ database: database(), kinds: cases.kinds })).ok, true);
  });

  it('returns from behind a join to one branch, whose other part waits there', async () => {
    const id = await branched();
    for (const element of ['tLook', 'tReview', 'tExamine']) await decide(id, element);
    const step = await at(id, 'tDecide');
    assert.equal(code(await goTo('leader', step.id, 'tAccept')), 'no-way-back');
    await goTo('leader', step.id, 'tExamine');
    assert.deepEqual(await elements(id), ['tExamine']);
    await decide(id, 'tExamine');
    await decide(id, 'tDecide', 'grant');
    assert.notEqual((await cases.matter(id)).closed_at, null);
  });

  it('takes back what one decided until the next has been taken up, and never what has an effect', async () => {
    const id = await branched();
    const review = await at(id, 'tReview');
    await decide(id, 'tReview', 'pass', { by: 'officer' });
    assert.equal((await choices('officer', review.id)).mayTakeBack, true);
    assert.equal((await choices('colleague', review.id)).mayTakeBack, false);
    assert.equal(code(await takeBack('colleague', review.id)), 'forbidden');
    assert.ok((await takeBack('officer', review.id)).status < 300);
    assert.deepEqual(await elements(id), ['tLook', 'tReview']);
    assert.equal(code(await takeBack('officer', review.id)), 'nothing-to-take-back');
    await decide(id, 'tReview', 'pass', { by: 'officer' });
    await cases.ask('leader', 'POST', `/steps/${(await at(id, 'tExamine')).id}/claim`);
    const [again] = (await cases.page<{ steps: StepView[] }>(id)).steps.filter(
      ({ elementId, takenBack, state }) => elementId === 'tReview' && !takenBack && state === 'done',
    );
    assert.equal((await choices('officer', again?.id ?? '')).mayTakeBack, false);
    assert.equal(code(await takeBack('officer', again?.id ?? '')), 'next-step-begun');
    const accept = (await cases.page<{ steps: StepView[] }>(id)).steps.find(({ elementId }) => elementId === 'tAccept');
    assert.equal(code(await takeBack('officer', accept?.id ?? '')), 'no-way-back');
  });

  it('is stored with the engine away, and carried out once it is back', async () => {
    const id = await branched();
    await decide(id, 'tReview');
    const examine = await at(id, 'tExamine');
    cases.engine.away = true;
    assert.ok((await goTo('leader', examine.id, 'tReview')).status < 300);
    assert.deepEqual(await elements(id), ['tLook']);
    assert.equal(code(await goTo('window', (await at(id, 'tLook')).id, 'tReview')), 'matter-moving');
    cases.engine.away = false;
    await cases.settle();
    assert.deepEqual(await elements(id), ['tLook', 'tReview']);
  });

  it('is found in the record by whoever verifies, and a row that was slipped in is named', async () => {
    assert.equal((await verifyReturns(database())).ok, true);
    const id = await branched();
    await decide(id, 'tReview');
    const { id: stepId } = await at(id, 'tExamine');
    await database().write(() => database().run("UPDATE step SET taken_back = 'nobody' WHERE id = $1", [stepId]));
    const found = await verifyReturns(database());
    assert.deepEqual([found.ok, found.ok ? '' : found.matterId], [false, id]);
    await database().write(() => database().run('UPDATE step SET taken_back = NULL WHERE id = $1', [stepId]));
  });

  it('is not possible where the entry does not say so', async () => {
    const other = await casesOn(database(), { power: branchingPower() });
    const id = await other.register();
    const step = await other.openStep(id);
    await other.decideStep(step, 'accept');
    const review = (await other.openSteps(id)).find(({ element_id }) => element_id === 'tReview');
    assert.ok(review);
    await other.decideStep(review, 'pass');
    const examine = (await other.openSteps(id)).find(({ element_id }) => element_id === 'tExamine');
    const refused = await other.call('leader', 'POST', `/steps/${examine?.id}/return`, { elementId: 'tReview', reason: '有误。' });
    assert.equal(code(refused), 'going-back-not-permitted');
    await other.close();
  });
});
