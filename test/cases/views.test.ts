/** What pages show of cases: lists with their filters, the inbox, the case itself with its path and its party (R11, R14). */
import assert from 'node:assert/strict';
import { PARTIES } from '../../src/demonstration/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower } from '../support/small-power.ts';

interface Listed {
  items: { id: string; state: string; currentSteps: { name: string }[]; clock: { colour: string } }[];
  next: string | null;
  total: number;
}
interface Inbox {
  items: { id: string; caseId: string; name: string; from?: { name: string; personName: string }; colour: string }[];
  total: number;
  counts: {
    open: number;
    mine: number;
    overdue: number;
    dueToday: number;
    toConfirm: number;
    watched: number;
    notices: number;
    done: number;
  };
}

eachDatabase('What is shown of cases', (database) => {
  let cases: CasesOn;
  let ids: string[];
  before(async () => {
    cases = await casesOn(database());
    ids = [
      await cases.register({ subject: '甲处 100% 开挖' }),
      await cases.register({ subject: '乙处开挖', party: PARTIES[4] }),
      await cases.register({ subject: '丙处开挖' }),
    ];
    await cases.walk(ids[1] ?? '', 'accept');
    await cases.walk(ids[2] ?? '', 'accept', 'grant');
  });
  after(() => cases?.close());

  const list = (query = '', account = 'supervisor'): Promise<Listed> => cases.ask(account, 'GET', `/cases${query}`);
  const found = async (query: string): Promise<number[]> =>
    (await list(query)).items.map(({ id }) => ids.indexOf(id)).sort((a, b) => a - b);
  const inbox = (account: string, query = ''): Promise<Inbox> => cases.ask(account, 'GET', `/inbox${query}`);

  it('is narrowed by what is asked for: words, state, power, organ, the colour of the clock', async () => {
    const { processId } = cases.power.entry;
    const other = buildPower();
    await cases.publish(other);
    for (const [query, expected] of [
      ['', [0, 1, 2]],
      ['?state=running', [0, 1]],
      ['?state=completed', [2]],
      ['?state=received', [0]],
      [`?q=${encodeURIComponent('乙处')}`, [1]],
      [`?q=${encodeURIComponent('张伟')}`, [1]],
      [`?q=${encodeURIComponent('100%')}`, [0]],
      [`?q=${encodeURIComponent('%')}`, []],
      ['?q=_', []],
      [`?power=${processId}`, [0, 1, 2]],
      [`?power=${other.entry.processId}`, []],
      ['?organ=organ-parks', []],
      ['?clock=overdue', []],
      ['?signal=red', []],
      ['?due=today', []],
    ] as const)
      assert.deepEqual(await found(query), expected, query);
  });

  it('comes in pages that neither repeat nor lose a case, newest first', async () => {
    const first = await list('?limit=2');
    assert.deepEqual([first.items.length, first.total], [2, 3]);
    const second = await list(`?limit=2&after=${first.next}`);
    assert.deepEqual([second.items.length, second.next], [1, null]);
    assert.deepEqual(
      [...first.items, ...second.items].map(({ id }) => ids.indexOf(id)),
      [2, 1, 0],
    );
  });

  it('stays within the reader’s scope', async () => {
    assert.equal((await list('', 'window')).total, 3);
    assert.deepEqual([(await list('', 'supervisor-west')).total, (await list('', 'stranger')).total], [0, 0]);
  });

  it('stands in the inbox of whoever holds the step’s position, with who handed it on', async () => {
    const mine = await inbox('leader');
    assert.deepEqual(
      mine.items.map(({ caseId, name, from }) => [ids.indexOf(caseId), name, from?.name, from?.personName]),
      [[1, '决定', '受理审查', '李承办']],
    );
    assert.deepEqual(mine.counts, { open: 1, mine: 0, overdue: 0, dueToday: 0, toConfirm: 0, watched: 0, notices: 0, done: 1 });
    assert.deepEqual(
      (await inbox('officer')).items.map(({ caseId }) => ids.indexOf(caseId)),
      [0],
    );
    assert.deepEqual([(await inbox('uncertified')).total, (await inbox('stranger')).total], [1, 0]);
    assert.equal((await inbox('leader', `?q=${encodeURIComponent('甲处')}`)).total, 0);
  });

  it('moves to "mine" when it is claimed, and to "done" when it is decided', async () => {
    const id = await cases.register();
    const step = await cases.openStep(id);
    await cases.ask('colleague', 'POST', `/steps/${step.id}/claim`);
    assert.deepEqual(
      (await inbox('colleague', '?tab=mine')).items.map((item) => item.id),
      [step.id],
    );
    assert.deepEqual((await inbox('officer', '?tab=mine')).items, []);
    await cases.decideStep(step, 'decline', { by: 'colleague' });
    assert.deepEqual((await inbox('colleague', '?tab=mine')).items, []);
    assert.deepEqual(
      (await inbox('colleague', '?tab=done')).items.map((item) => item.id),
      [step.id],
    );
  });

  it('hides a party’s sensitive numbers from whoever does not have the case in hand (R11.1)', async () => {
    const numbersFor = async (account: string): Promise<[string, string]> => {
      const { party } = await cases.page<{ party: { idNumber: string; phone: string } }>(ids[1] ?? '', account);
      return [party.idNumber, party.phone];
    };
    const whole = Object(PARTIES[4]) as { idNumber: string; phone: string };
    assert.deepEqual(await numbersFor('leader'), [whole.idNumber, whole.phone]);
    for (const account of ['officer', 'window', 'supervisor'])
      for (const [shown, kept] of [
        [(await numbersFor(account))[0], whole.idNumber],
        [(await numbersFor(account))[1], whole.phone],
      ] as const) {
        assert.notEqual(shown, kept, account);
        assert.match(shown, /\*/, account);
      }
  });

  it('shows the way that the case took through its drawing, and where it stands', async () => {
    const page = await cases.page<{
      path: { visited: string[]; current: string[] };
      steps: { name: string; opinion?: { outcome: string } }[];
    }>(ids[1] ?? '');
    for (const element of ['s', 'tAccept', 'x1', 'dAccepted', 'tDecide']) assert.ok(page.path.visited.includes(element), element);
    for (const element of ['dDeclined', 'x2', 'cGranted']) assert.ok(!page.path.visited.includes(element), element);
    assert.deepEqual(page.path.current, ['tDecide']);
    assert.deepEqual(
      page.steps.map(({ name, opinion }) => [name, opinion?.outcome]),
      [
        ['受理审查', 'accept'],
        ['决定', undefined],
      ],
    );
  });

  it('turns to the colours of its clock: nearly due, due today, late with its signal', async () => {
    const id = ids[1] ?? '';
    const colour = async (): Promise<string | undefined> => (await list()).items.find((item) => item.id === id)?.clock.colour;
    assert.equal(await colour(), 'normal');
    // The promised seven working days end on Wednesday the eleventh; so do those of the case that nobody accepted, from its receipt.
    await cases.moveTo('2026-03-11T09:00:00+08:00');
    assert.deepEqual(await found('?due=today'), [0, 1]);
    assert.notEqual(await colour(), 'normal');
    assert.equal((await inbox('leader')).items[0]?.colour, 'overdue', 'its step was due before');
    await cases.moveTo('2026-03-11T17:30:01+08:00');
    // Nobody told the applicant anything within five days (R15.7).
    assert.deepEqual([await found('?signal=yellow'), await found('?signal=red'), await found('?due=today')], [[0], [0, 1], [0, 1]]);
    const { signals } = await cases.page<{ signals: { rule: string }[] }>(id);
    assert.deepEqual(
      signals.map(({ rule }) => rule),
      ['R16.9'],
    );
  });
});
