/**
 * A step goes to somebody else (R10), a position passes on to a substitute, and conflicts never do (CF43): asked at the assignment and
 * again at the act.
 */
import assert from 'node:assert/strict';
import type { SubstitutionView } from '../../domain/api/organisation.ts';
import type { AssignedStep, CandidateView, MatterWork, StepView } from '../../domain/api/steps.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { StepRow } from '../../src/matters/index.ts';
import { verifyRecord } from '../../src/platform/record/index.ts';
import { verifyConflicts } from '../../src/procedures/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { powerOfTwoOfficers } from '../support/small-power.ts';
import type { Answer, ErrorBody } from '../support/test-server.ts';

eachDatabase('A step that goes to somebody else', (database) => {
  let cases: CasesOn;
  let id: string;
  let step: StepRow;
  before(async () => {
    cases = await casesOn(database(), { power: powerOfTwoOfficers() });
    await database().write(() => database().run("UPDATE position SET leads = 1 WHERE code = 'deciding-leader'"));
  });
  after(() => cases?.close());
  beforeEach(async () => {
    id = await cases.register();
    step = await cases.openStep(id);
  });

  const post = (by: string, path: string, body?: object): Promise<Answer<ErrorBody>> => cases.call(by, 'POST', path, body);
  const assign = (by: string, personId: string, stepIds = [step.id], reason = '本周由其办理'): Promise<Answer<ErrorBody>> =>
    post(by, '/steps/assign', { stepIds, personId, reason });
  const codeOf = ({ status, body }: Answer<ErrorBody>): [number, string | undefined] => [status, body.error?.code];
  const holder = async (): Promise<string | null> => (await cases.openStep(id)).claimed_by;

  describe('assigned', () => {
    it('is transferred by whoever has it in hand, with a reason, and told in the timeline', async () => {
      await post('officer', `/steps/${step.id}/claim`);
      assert.deepEqual(codeOf(await assign('officer', 'person-colleague', [step.id], '。')), [422, 'invalid-input']);
      assert.equal((await assign('officer', 'person-colleague')).status, 200);
      assert.equal(await holder(), 'person-colleague');
      const { timeline } = await cases.page<{ timeline: { kind: string; text: string }[] }>(id);
      assert.deepEqual(
        timeline.filter(({ kind }) => kind === 'step-assigned').map(({ text }) => text),
        ['受理审查：由李承办转给孙承办。本周由其办理'],
      );
      assert.deepEqual(codeOf(await assign('officer', 'person-officer')), [409, 'step-claimed']);
      assert.ok((await verifyRecord(database())).ok);
    });

    it('is assigned by whoever leads in the organ or supervises it, and by nobody else', async () => {
      await post('officer', `/steps/${step.id}/claim`);
      for (const [by, expected] of [
        ['stranger', [404, 'not-found']],
        ['supervisor-west', [404, 'not-found']],
        ['registrar', [403, 'forbidden']],
        ['colleague', [409, 'step-claimed']],
      ] as const)
        assert.deepEqual(codeOf(await assign(by, 'person-colleague')), expected, by);
      assert.equal((await assign('leader', 'person-colleague')).status, 200);
      assert.equal((await assign('supervisor', 'person-officer')).status, 200);
      assert.equal(await holder(), 'person-officer');
    });

    it('goes only to who may act at it', async () => {
      for (const [to, code] of [
        ['person-leader', 'position-not-held'],
        ['person-uncertified', 'certificate-missing'],
        ['person-nobody', 'not-found'],
      ] as const)
        assert.equal((await assign('leader', to)).body.error.code, code, to);
      assert.equal((await assign('leader', 'person-officer')).status, 200);
      assert.deepEqual(codeOf(await assign('leader', 'person-officer')), [409, 'step-theirs-already']);
      const { items } = await cases.ask<{ items: CandidateView[] }>('leader', 'POST', '/steps/candidates', { stepIds: [step.id] });
      assert.deepEqual(
        items.map((one) => [one.id, one.eligible.length, one.problems[0]?.code]),
        [
          ['person-colleague', 1, undefined],
          ['person-uncertified', 0, 'certificate-missing'],
          ['person-officer', 0, 'step-theirs-already'],
        ],
      );
    });

    it('lets what waits for a second officer lapse, and the new holder finds what was typed', async () => {
      const answer = await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague', confirm: false, text: '一致。' });
      const { proposalId } = answer.body as unknown as { proposalId: string };
      assert.equal((await assign('leader', 'person-colleague')).status, 200);
      assert.deepEqual(codeOf(await post('colleague', `/steps/${step.id}/confirm`, { proposalId })), [409, 'proposal-changed']);
      const { step: shown } = await cases.ask<{ step: StepView }>('colleague', 'GET', `/steps/${step.id}`);
      assert.deepEqual([shown.proposal?.state, shown.proposal?.text], ['lapsed', '一致。']);
    });

    it('goes with many others at once, each by itself', async () => {
      const other = await cases.openStep(await cases.register());
      const decided = await cases.openStep(await cases.register());
      await cases.decideStep(decided, 'accept', { coOfficerId: 'person-colleague' });
      const { body } = await assign('leader', 'person-colleague', [step.id, other.id, decided.id, 'nowhere']);
      const { items } = body as unknown as { items: AssignedStep[] };
      const of = (stepId: string) => items.find((one) => one.stepId === stepId);
      assert.deepEqual([of(step.id)?.assigned, of(other.id)?.assigned], [true, true]);
      assert.deepEqual([of(decided.id)?.problem?.code, of('nowhere')?.problem?.code], ['step-already-decided', 'not-found']);
    });
  });

  describe('by a substitute', () => {
    const today = (): string => civilDateInChina(cases.time.now());
    const enter = (by: string, personId: string, substituteId: string, more: object = {}): Promise<Answer<ErrorBody>> =>
      post(by, '/substitutions', { personId, substituteId, from: today(), to: today(), reason: '出差', ...more });
    const endAll = async (): Promise<void> => {
      const { items } = await cases.ask<{ items: SubstitutionView[] }>('leader', 'GET', '/substitutions');
      for (const one of items) assert.equal((await post('leader', `/substitutions/${one.id}/end`)).status, 204);
    };
    afterEach(endAll);

    it('is entered by the person or whoever leads, for a colleague who may act', async () => {
      assert.deepEqual(codeOf(await enter('colleague', 'person-officer', 'person-colleague')), [404, 'not-found']);
      assert.deepEqual(codeOf(await enter('officer', 'person-officer', 'person-stranger')), [422, 'invalid-input']);
      assert.deepEqual(codeOf(await enter('officer', 'person-officer', 'person-officer')), [422, 'invalid-input']);
      assert.deepEqual(codeOf(await enter('officer', 'person-officer', 'person-window')), [422, 'certificate-missing']);
      assert.deepEqual(codeOf(await enter('leader', 'person-leader', 'person-window', { to: '2020-01-01', from: '2020-01-01' })), [
        422,
        'invalid-input',
      ]);
      assert.equal((await enter('leader', 'person-window', 'person-contact')).status, 201);
      assert.deepEqual(codeOf(await enter('window', 'person-window', 'person-officer')), [409, 'substitution-overlaps']);
      assert.deepEqual(codeOf(await post('colleague', '/substitutions/nowhere/end')), [404, 'not-found']);
    });

    it('passes the position on for the period, shown as such, and ends with it', async () => {
      assert.equal((await enter('leader', 'person-leader', 'person-window')).status, 201);
      await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' });
      const deciding = await cases.openStep(id);
      const inbox = await cases.ask<{ items: StepView[] }>('window', 'GET', '/inbox');
      assert.ok(inbox.items.some((one) => one.id === deciding.id));
      const session = await cases.ask<{ person: { positions: { code: string; substituteFor?: { name: string } }[] } }>(
        'window',
        'GET',
        '/session',
      );
      assert.equal(session.person.positions.find(({ code }) => code === 'deciding-leader')?.substituteFor?.name, '赵局长');
      assert.equal((await cases.decideStep(deciding, 'grant', { by: 'window' })).status, 200);
      const { steps } = await cases.page<{ steps: StepView[] }>(id);
      const opinion = steps.find((one) => one.id === deciding.id)?.opinion;
      assert.deepEqual([opinion?.personName, opinion?.substituteFor], ['陈窗口', '赵局长']);
      await endAll();
      const later = await cases.register();
      const accept = await cases.openStep(later);
      await cases.decideStep(accept, 'accept', { coOfficerId: 'person-colleague' });
      const refused = await cases.decideStep(await cases.openStep(later), 'grant', { by: 'window' });
      assert.ok(['position-not-held', 'not-found'].includes(refused.body.error.code));
    });

    it('never passes a conflict on: who acted in the matter does not stand in for somebody else in it', async () => {
      assert.equal((await enter('leader', 'person-leader', 'person-officer')).status, 201);
      await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' });
      const deciding = await cases.openStep(id);
      assert.deepEqual(codeOf(await cases.decideStep(deciding, 'grant', { by: 'officer' })), [403, 'substitute-conflict']);
      assert.deepEqual(codeOf(await assign('supervisor', 'person-officer', [deciding.id])), [403, 'substitute-conflict']);
      assert.equal((await cases.decideStep(deciding, 'grant', { by: 'leader' })).status, 200);
    });
  });

  describe('after somebody has stepped aside (CF43)', () => {
    const recuse = (by: string, personId: string, verb = ''): Promise<Answer<ErrorBody>> =>
      post(by, `/matters/${id}/recusals${verb}`, { personId, reason: '与当事人有利害关系' });

    it('goes back to the position, and never to them', async () => {
      await post('officer', `/steps/${step.id}/claim`);
      assert.deepEqual(codeOf(await recuse('colleague', 'person-officer')), [403, 'forbidden']);
      assert.equal((await recuse('officer', 'person-officer')).status, 204);
      assert.deepEqual(codeOf(await recuse('officer', 'person-officer')), [409, 'recused-already']);
      assert.equal(await holder(), null);
      assert.deepEqual(codeOf(await assign('leader', 'person-officer')), [403, 'recused']);
      assert.deepEqual(codeOf(await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' })), [403, 'recused']);
      const { recusals, mayRecuse } = await cases.ask<MatterWork>('leader', 'GET', `/matters/${id}/work`);
      assert.deepEqual([recusals.map(({ person }) => person.name), mayRecuse], [['李承办'], true]);
      assert.deepEqual(codeOf(await recuse('officer', 'person-officer', '/lift')), [403, 'forbidden']);
      assert.equal((await recuse('supervisor', 'person-officer', '/lift')).status, 204);
      assert.equal((await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague' })).status, 200);
    });

    it('waits for nobody’s confirmation any more', async () => {
      const answer = await cases.decideStep(step, 'accept', { coOfficerId: 'person-colleague', confirm: false });
      const { proposalId } = answer.body as unknown as { proposalId: string };
      assert.equal((await recuse('leader', 'person-colleague')).status, 204);
      assert.deepEqual(codeOf(await post('colleague', `/steps/${step.id}/confirm`, { proposalId })), [409, 'proposal-changed']);
      assert.equal((await recuse('stranger', 'person-stranger')).status, 404);
    });
  });

  describe('in the record', () => {
    it('is computed anew: stand-ins, and who had stepped aside', async () => {
      const whole = await verifyConflicts(database());
      assert.ok(whole.ok && whole.decisions > 3, JSON.stringify(whole));
      await database().write(() =>
        database().insert('recusal', { matter_id: id, person_id: 'person-officer', reason: '无', by_id: 'x', at: 1 }),
      );
      const slipped = await verifyConflicts(database());
      assert.match(slipped.ok ? '' : slipped.problem, /recusal of person-officer/);
      await database().write(() => database().run('DELETE FROM recusal WHERE matter_id = $1', [id]));
      // A decision that no substitution covers.
      const payload = { stepId: step.id, elementId: 'tDecide', outcome: 'grant', substituteFor: 'person-leader' };
      await database().write(() => {
        cases.record.append({ kind: 'step-decided', matterId: id, actorId: 'person-window', payload });
        return Promise.resolve();
      });
      const forged = await verifyConflicts(database());
      assert.match(forged.ok ? '' : forged.problem, /person-window decided in the place of person-leader/);
    });
  });
});
