/** Every figure of the wall and of the statistics opens a list of that many rows, whoever looks and however it is narrowed (R13, R14). */
import assert from 'node:assert/strict';
import type { CaseStatistics } from '../../domain/api/figures.ts';
import { STATISTICS_BY } from '../../domain/supervision/statistics-by.ts';
import type { Forecast, HeatMap, SignalStatistics, Wall } from '../../domain/api/supervision.ts';
import { endedInWeek, lateInWeek, ofOrgan, WALL_TILE_KEYS, WALL_TILES } from '../../domain/supervision/wall-figures.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ORGAN } from '../support/small-city.ts';

const parameters = (filter: Record<string, string>): string => new URLSearchParams({ ...filter, limit: '1' }).toString();

eachDatabase('Figures of the wall', (database) => {
  let cases: CasesOn;
  const totalOf = async (account: string, list: string, filter: Record<string, string>): Promise<number> =>
    (await cases.ask<{ total: number }>(account, 'GET', `${list}?${parameters(filter)}`)).total;
  const wallOf = (account: string, query = ''): Promise<Wall> => cases.ask<Wall>(account, 'GET', `/supervision/wall${query}`);
  const statistics = (by: string, query = ''): Promise<CaseStatistics> =>
    cases.ask('supervisor', 'GET', `/cases/statistics?by=${by}&from=2026-03-01&to=2026-04-30${query}`);
  const ids: Record<'early' | 'late' | 'overdue' | 'stepLate' | 'fresh', string> = {
    early: '',
    late: '',
    overdue: '',
    stepLate: '',
    fresh: '',
  };

  before(async function () {
    this.timeout(300_000);
    // Monday, 2 March 2026. Seven working days from acceptance; two for the first step, three for the second.
    cases = await casesOn(database());
    for (const name of ['early', 'late', 'overdue'] as const) ids[name] = await cases.register({ subject: name });
    for (const name of ['early', 'late', 'overdue'] as const) await cases.walk(ids[name], 'accept');
    await cases.moveTo('2026-03-04T10:00:00+08:00');
    await cases.walk(ids.early, 'grant');
    await cases.moveTo('2026-03-12T10:00:00+08:00');
    await cases.walk(ids.late, 'grant');
    ids.stepLate = await cases.register({ subject: 'stepLate' });
    await cases.walk(ids.stepLate, 'accept');
    await cases.moveTo('2026-03-18T10:00:00+08:00');
    ids.fresh = await cases.register({ subject: 'fresh' });
  });
  after(() => cases?.close());

  it('are what each case is: late, with a late step alone, running', async () => {
    const { totals, cases: shown } = await wallOf('supervisor');
    assert.deepEqual([totals.running, totals.overdue, totals.stepLate], [3, 1, 1]);
    assert.deepEqual(
      shown.slice(0, 2).map(({ subject, standing, timer }) => [subject, standing, timer?.limit, timer?.workingDays]),
      [
        ['overdue', 'overdue', 'promised', -5],
        ['stepLate', 'step-late', 'step', -1],
      ],
    );
    assert.deepEqual([shown[0]?.positionName, shown[0]?.stepName], ['审批岗', '决定']);
  });

  for (const account of ['supervisor', 'supervisor-west'])
    it(`are the counts of the lists that they open (${account})`, async function () {
      this.timeout(300_000);
      const filters: Record<string, string>[] = [
        {},
        { organ: ORGAN },
        { district: 'district-west' },
        { power: cases.power.entry.processId },
        { step: '决定' },
        { category: 'penalty' },
      ];
      for (const narrowed of filters) {
        const query = new URLSearchParams(narrowed).toString();
        const wall = await wallOf(account, query && `?${query}`);
        const said = `${account} ${query}`;
        assert.deepEqual(wall.filter, narrowed);
        for (const key of WALL_TILE_KEYS) {
          const { list, filter } = WALL_TILES[key];
          assert.equal(wall.totals[key], await totalOf(account, list, { ...narrowed, ...filter }), `${said}: ${key}`);
        }
        if (!['', 'step=%E5%86%B3%E5%AE%9A'].includes(query)) continue;
        for (const { organId, late, ...standing } of wall.byOrgan) {
          for (const [name, clock] of [
            ['normal', 'normal'],
            ['warned', 'warned'],
            ['stepLate', 'step-late'],
            ['overdue', 'overdue'],
          ] as const)
            assert.equal(
              standing[name],
              await totalOf(account, '/cases', { ...narrowed, ...ofOrgan(organId, clock) }),
              `${said}: ${organId} ${name}`,
            );
          for (const [index, week] of wall.weeks.entries()) {
            if (!late[index] && index < wall.weeks.length - 1) continue;
            assert.equal(
              late[index],
              await totalOf(account, '/cases', { ...narrowed, ...lateInWeek(week, organId) }),
              `${said}: ${week.from}`,
            );
          }
        }
        for (const week of wall.weeks.slice(-3)) {
          assert.equal(week.inTime, await totalOf(account, '/cases', { ...narrowed, ...endedInWeek(week, 'in-time') }), said);
          assert.equal(week.late, await totalOf(account, '/cases', { ...narrowed, ...endedInWeek(week, 'late') }), said);
          assert.equal(week.becameLate, await totalOf(account, '/cases', { ...narrowed, ...lateInWeek(week) }), said);
        }
      }
    });

  it('tell the weeks in which cases became late and ended', async () => {
    const { weeks } = await wallOf('supervisor');
    assert.equal(weeks.length, 12);
    assert.deepEqual(weeks.at(-1), { from: '2026-03-16', to: '2026-03-22', inTime: 0, late: 0, becameLate: 0 });
    assert.deepEqual(weeks.at(-2), { from: '2026-03-09', to: '2026-03-15', inTime: 0, late: 1, becameLate: 2 });
    assert.deepEqual(weeks.at(-3), { from: '2026-03-02', to: '2026-03-08', inTime: 1, late: 0, becameLate: 0 });
  });

  it('count early, late and the working days saved, by whatever is asked, each with its rows', async () => {
    const { total } = await statistics('organ');
    const { filter: _filter, ...measures } = total ?? { filter: {} };
    // Seven working days from 2 March end on the 11th: five are saved on the 4th; on the 12th it is one over.
    assert.deepEqual(measures, { cases: 2, early: 1, onTime: 0, late: 1, daysSaved: 5, daysLate: 1 });
    for (const by of STATISTICS_BY) {
      const { rows } = await statistics(by);
      assert.ok(rows.length, by);
      for (const { key, filter, cases: ended, early, late } of rows) {
        assert.equal(await totalOf('supervisor', '/cases', filter), ended, `${by} ${key}`);
        const timing = by === 'step' || by === 'position' ? 'doneTiming' : 'timing';
        assert.equal(await totalOf('supervisor', '/cases', { ...filter, [timing]: 'late' }), late, `${by} ${key} late`);
        if (early !== null)
          assert.equal(await totalOf('supervisor', '/cases', { ...filter, timing: 'early' }), early, `${by} ${key} early`);
      }
    }
    assert.deepEqual(
      (await statistics('month')).rows.map(({ key }) => key),
      ['2026-03'],
    );
    assert.deepEqual((await statistics('quarter', '&category=penalty')).rows, []);
  });

  it('of steps are those decided after their own limit', async () => {
    const { rows } = await statistics('step');
    const decided = rows.find(({ key }) => key === '决定');
    assert.deepEqual([decided?.cases, decided?.onTime, decided?.late], [2, 1, 1]);
    const position = (await statistics('position')).rows.find(({ key }) => key.endsWith('~deciding-leader'));
    assert.deepEqual([position?.cases, position?.late], [2, 1]);
  });

  it('of signals are those of their rule and state', async () => {
    const period = { from: '2026-03-01', to: '2026-04-30' };
    const { rows } = await cases.ask<SignalStatistics>(
      'supervisor',
      'GET',
      `/supervision/signals/statistics?${new URLSearchParams(period).toString()}`,
    );
    const late = rows.find(({ rule }) => rule === 'R16.9');
    assert.equal(late?.red, 2);
    for (const { rule, total, states } of rows) {
      assert.equal(await totalOf('supervisor', '/supervision/signals', { ...period, rule }), total, rule);
      for (const [state, count] of Object.entries(states))
        assert.equal(await totalOf('supervisor', '/supervision/signals', { ...period, rule, state }), count, `${rule} ${state}`);
    }
  });

  it('of a flowchart say where time was spent, where it is late and what stands there now', async () => {
    const power = cases.power.entry.processId;
    const { steps, cases: looked } = await cases.ask<HeatMap>('supervisor', 'GET', `/supervision/heat?power=${power}`);
    assert.equal(looked, 4);
    const decide = steps.find(({ name }) => name === '决定');
    assert.deepEqual([decide?.open, decide?.openLate, decide?.decided, decide?.decidedLate, decide?.drawn], [2, 2, 2, 1, true]);
    const [open] = [await totalOf('supervisor', '/cases', { state: 'running', power, element: decide?.elementId ?? '' })];
    assert.equal(open, decide?.open);
    assert.ok((decide?.medianMs ?? 0) > 0 && (decide?.p90Ms ?? 0) >= (decide?.medianMs ?? 0));
    const west = await cases.ask<HeatMap>('supervisor-west', 'GET', `/supervision/heat?power=${power}`);
    assert.deepEqual(west.steps, [], 'another district sees nothing of it');
    assert.equal((await cases.call('supervisor', 'GET', '/supervision/heat?power=nothing')).status, 404);
  });

  it('of the forecast claim nothing where too few earlier cases are known', async () => {
    const { items, looked, unknown, checked } = await cases.ask<Forecast>('supervisor', 'GET', '/supervision/forecast');
    assert.deepEqual([items, looked, unknown, checked.forecasts], [[], 1, 1, 0]);
  });

  it('are written as a sheet, and refused to whoever may not see cases', async () => {
    const csv = await cases.call('supervisor', 'GET', '/cases/statistics/export?by=organ&from=2026-03-01&to=2026-03-31&format=csv');
    assert.equal(csv.status, 200);
    assert.match(csv.text, /小城市建设局,2,1,0,1,50\.0%,5,1/);
    assert.equal((await cases.call('administrator', 'GET', '/cases/statistics')).status, 403);
  });
});
