/** The wall's answer is shared by all who see the same, for a second, and by nobody else (R13, R14). */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../domain/api/basics.ts';
import type { SignalView, Wall } from '../../domain/api/supervision.ts';
import type { Scope } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../domain/calendar/seed-calendar-years.ts';
import { createWall } from '../../src/supervision/wall/wall.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

const CITY: Scope = { kind: 'city' };
const NO_SIGNALS: Page<SignalView> = { items: [], next: null, total: 0 };

eachDatabase('the wall', (open) => {
  let cases: CasesOn;
  let wall: (scope: Scope) => Promise<Wall>;
  let calculations = 0;
  let failing = false;
  const serials = ({ cases: shown }: Wall): string[] => shown.map(({ serial }) => serial);
  const nothingKept = (): void => {
    const counted: Database['aside'] = {
      ...open().aside,
      all<T>(sql: string, values?: never[]) {
        if (!sql.includes('GROUP BY m.organ_id, m.colour')) return open().aside.all<T>(sql, values);
        calculations += 1;
        return failing ? Promise.reject(new Error('the database is away')) : open().aside.all<T>(sql, values);
      },
    };
    const names = () => Promise.resolve({ organ: (id: string) => id, position: () => '', person: () => '' }) as never;
    const database: Database = { ...open(), aside: counted };
    ({ wall } = createWall({
      ...{ database, time: cases.time, names, calendar: () => new WorkingCalendar(seedCalendarYears()) },
      signals: () => Promise.resolve(NO_SIGNALS),
      countSignals: () => Promise.resolve(0),
    }));
    calculations = 0;
  };

  before(async function () {
    this.timeout(300_000);
    cases = await casesOn(open());
    await cases.register();
  });
  after(() => cases.close());
  beforeEach(nothingKept);

  it('is calculated once for all who ask at the same time, and anew after a second', async () => {
    const first = await Promise.all(Array.from({ length: 20 }, () => wall(CITY)));
    assert.equal(calculations, 1);
    assert.equal(first[19]?.totals.running, 1);
    const { number } = await cases.matter(await cases.register());
    await sleep(1_050);
    assert.ok(serials(await wall(CITY)).includes(number));
    assert.equal(calculations, 2);
  });

  it('never shows one scope what another one sees, whoever asks first', async () => {
    const { organ_id: organId } = await cases.matter(await cases.register());
    const elsewhere: Scope = { kind: 'limited', districtIds: [organId], organIds: [] };
    const ofOrgan: Scope = { kind: 'limited', districtIds: [], organIds: [organId] };
    const [all, none, own, nobody] = await Promise.all([wall(CITY), wall(elsewhere), wall(ofOrgan), wall({ kind: 'none' })]);
    assert.ok(serials(all).length >= 2);
    assert.deepEqual(serials(own), serials(all));
    assert.deepEqual([serials(none), serials(nobody)], [[], []]);
    assert.equal(calculations, 4);
    const both: Scope = { kind: 'limited', districtIds: [], organIds: [organId, 'organ-other'] };
    await wall(both);
    await wall({ ...both, organIds: ['organ-other', organId] });
    assert.equal(calculations, 5, 'the order of organs makes no other scope');
  });

  it('is calculated anew when the clock of the demonstration is moved', async () => {
    const before = await wall(CITY);
    cases.time.setOffset(cases.time.offsetMs + 86_400_000);
    const after = await wall(CITY);
    cases.time.setOffset(cases.time.offsetMs - 86_400_000);
    assert.ok(Date.parse(after.now) - Date.parse(before.now) >= 86_400_000);
  });

  it('tells a fault to all who wait for it and keeps none', async () => {
    failing = true;
    const answers = await Promise.allSettled([wall(CITY), wall(CITY)]);
    failing = false;
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.ok((await wall(CITY)).totals.running >= 1);
  });
});
