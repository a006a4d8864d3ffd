/** What an edit of the calendar would move is shown before it is made, and is what it then moves (R13). */
import assert from 'node:assert/strict';
import type { CalendarForeseen, CalendarView } from '../../domain/api/clocks.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('An edit of the calendar, foreseen', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases.close());

  const yearOf = async (year: number) => {
    const { years } = await cases.ask<CalendarView>('lead', 'GET', '/calendar');
    const { holidays, makeUpWorkdays } = years.find((one) => one.year === year) ?? { holidays: [], makeUpWorkdays: [] };
    return { holidays, makeUpWorkdays };
  };
  const dues = () => database().all('SELECT clock_id, limit_id, due_at FROM clock_due ORDER BY clock_id, limit_id');

  it('names the matters whose limits would move, with both due times, and stores nothing', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    const before = await dues();
    const { number } = await cases.matter(id);
    const due = await database().get<{ due_at: number }>(
      "SELECT d.due_at FROM clock_due d JOIN clock k ON k.id = d.clock_id WHERE k.matter_id = $1 AND k.purpose = 'handling' AND d.limit_id = 'promised'",
      [id],
    );
    const day = new Date(Number(due?.due_at) + 8 * 3_600_000).toISOString().slice(0, 10);
    const year = await yearOf(Number(day.slice(0, 4)));
    const edited = { ...year, holidays: [...year.holidays, day].sort() };
    const foreseen = await cases.ask<CalendarForeseen>('lead', 'POST', `/calendar/${day.slice(0, 4)}/foresee`, edited);
    const promised = foreseen.moved.find((move) => move.matterId === id && move.textEn === 'promised limit');
    assert.equal(promised?.number, number);
    assert.equal(promised?.before?.slice(0, 10), day);
    assert.ok((promised?.after ?? '').slice(0, 10) > day, 'a day later at least');
    assert.deepEqual([promised?.lateBefore, promised?.lateAfter], [false, false]);
    assert.deepEqual(await dues(), before, 'nothing is stored');

    const { changedClocks } = await cases.ask<{ changedClocks: number }>('lead', 'PUT', `/calendar/${day.slice(0, 4)}`, {
      ...edited,
      source: '测试',
    });
    assert.equal(changedClocks, foreseen.changedClocks);
    const moved = (await dues()) as { due_at: number }[];
    assert.notDeepEqual(moved, before);
  });

  it('counts what would become late and what would no longer be', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    await cases.moveTo('2026-03-31T10:00:00+08:00');
    const year = await yearOf(2026);
    const weekdays = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(2026, 2, 1 + index)))
      .filter((day) => ![0, 6].includes(day.getUTCDay()))
      .map((day) => day.toISOString().slice(0, 10));
    const longer = { ...year, holidays: [...new Set([...year.holidays, ...weekdays])].sort() };
    const foreseen = await cases.ask<CalendarForeseen>('lead', 'POST', '/calendar/2026/foresee', longer);
    assert.ok(foreseen.noLongerLate > 0, JSON.stringify(foreseen));
    assert.equal(foreseen.becomeLate, 0);
    assert.ok(foreseen.moved[0]?.lateBefore && !foreseen.moved[0].lateAfter, 'what turns comes first');
  });

  it('is for who may edit the calendar, and refuses days that are none', async () => {
    const { status } = await cases.call('window', 'POST', '/calendar/2026/foresee', { holidays: [], makeUpWorkdays: [] });
    assert.equal(status, 403);
    const wrong = await cases.call('lead', 'POST', '/calendar/2026/foresee', { holidays: ['2026-02-30'], makeUpWorkdays: [] });
    assert.deepEqual([wrong.status, wrong.body.error.fields?.[0]?.path], [422, 'holidays']);
  });
});
