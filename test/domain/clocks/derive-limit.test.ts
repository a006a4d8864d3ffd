/** Why a limit falls due when it does, as people read it. */
import assert from 'node:assert/strict';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { deriveLimit } from '../../../domain/clocks/derive-limit.ts';
import { readClock, type LedgerEntry, type Limit } from '../../../domain/clocks/ledger.ts';

const calendar = new WorkingCalendar(seedCalendarYears());
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
const start = (when: string): LedgerEntry => ({ kind: 'start', at: at(when) });

function told(limit: Limit, ...ledger: LedgerEntry[]) {
  const [reading] = readClock([limit], ledger, calendar, ledger.at(-1)?.at ?? new Date(0)).limits;
  assert.ok(reading);
  return deriveLimit(limit, ledger, reading, calendar);
}
const texts = (limit: Limit, ...ledger: LedgerEntry[]): string[] =>
  told(limit, ...ledger).map(({ at: when, text }) => `${when ? `${when.slice(5, 16).replace('T', ' ')} ` : ''}${text}`);

describe('Why a limit ends when it does', () => {
  const TWENTY: Limit = { id: 'statutory', days: 20, unit: 'working-day', basis: '行政许可法第四十二条' };

  it('names each counted stretch, and each day left out of it with the reason', () => {
    assert.deepEqual(texts({ ...TWENTY, days: 5 }, start('2026-02-13 10:00')), [
      '02-13 10:00 自次日起算，当日不计入（民法典201）',
      '时限 5 个工作日（行政许可法第四十二条）',
      '2026-02-14 – 2026-02-27，计 5 个工作日',
      '2026-02-14：调休上班，计入',
      '2026-02-15 – 2026-02-23：放假（国务院办公厅通知），不计入',
      '02-27 17:30 届满',
    ]);
  });

  it('names suspensions with what they took, and extensions; what came too late moves nothing', () => {
    const ledger: LedgerEntry[] = [
      start('2026-11-02 10:00'),
      { kind: 'suspend', at: at('2026-11-09 10:00'), reason: '专家评审', documentId: 'd' },
      { kind: 'resume', at: at('2026-11-18 16:00') },
      { kind: 'extend', at: at('2026-11-20 10:00'), limit: 'statutory', days: 2, documentId: 'e' },
      { kind: 'extend', at: at('2026-12-20 10:00'), limit: 'statutory', days: 10, documentId: 'f' },
    ];
    assert.deepEqual(
      texts(TWENTY, ...ledger).filter((text) => !text.includes('休息日')),
      [
        '11-02 10:00 自次日起算，当日不计入（民法典201）',
        '时限 20 个工作日（行政许可法第四十二条）',
        '2026-11-03 – 2026-11-08，计 4 个工作日',
        '11-09 10:00 中止计时：专家评审',
        '11-18 16:00 恢复计时，中止的 9 日不计入',
        '11-20 10:00 延长 2 个工作日',
        '2026-11-18 – 2026-12-11，计 18 个工作日',
        '12-11 17:30 届满',
      ],
    );
  });

  it('splits what is counted where an extension in another unit goes on from the last day', () => {
    const ledger: LedgerEntry[] = [
      start('2026-01-31 10:00'),
      { kind: 'extend', at: at('2026-04-20 10:00'), limit: 'statutory', days: 10, unit: 'working-day', documentId: 'e' },
    ];
    assert.deepEqual(texts({ id: 'statutory', days: 3, unit: 'month' }, ...ledger), [
      '01-31 10:00 自次日起算，当日不计入（民法典201）',
      '时限 3 个月',
      '04-20 10:00 延长 10 个工作日，自原期限届满的次日起算',
      '2026-02-01 – 2026-04-30，计 89 日',
      '2026-05-01 – 2026-05-18，计 10 个工作日',
      '2026-05-01 – 2026-05-05：放假（国务院办公厅通知），不计入',
      '2026-05-09：调休上班，计入',
      '2026-05-10：休息日，不计入',
      '2026-05-16 – 2026-05-17：休息日，不计入',
      '05-18 17:30 届满',
    ]);
  });

  it('says what moved a last day off, and what must not move', () => {
    const ninety: Limit = { id: 'statutory', days: 90, unit: 'calendar-day' };
    assert.deepEqual(texts(ninety, start('2026-07-04 10:00')).slice(-2), [
      '末日 2026-10-02 为休息日，顺延至其后第一个工作日（民法典203）',
      '10-08 17:30 届满',
    ]);
    assert.ok(texts({ ...ninety, days: 60, roll: false }, start('2026-09-02 10:00')).includes('“不得超过”，末日为休息日也不顺延'));
  });

  it('counts hours to the minute, and says between which days an end lies that nobody knows yet', () => {
    const hours: Limit = { id: 'statutory', days: 24, unit: 'hour' };
    assert.deepEqual(texts(hours, start('2026-11-27 16:00')), ['11-27 16:00 自此时起算（民法典201）', '时限 24 小时', '11-28 16:00 届满']);
    assert.match(texts(TWENTY, start('2026-12-15 10:00')).at(-1) ?? '', /^2027 年工作日历未载入.*2027-01-\d\d 至 2027-01-\d\d/);
  });

  it('is in English as well, and says nothing before the start', () => {
    assert.deepEqual(
      told({ ...TWENTY, days: 1 }, start('2026-11-27 10:00')).map(({ textEn }) => textEn),
      [
        'Counted from the next day; the day itself does not count (民法典201)',
        'Limit of 1 working day (行政许可法第四十二条)',
        '2026-11-28 – 2026-11-30: 1 working day counted',
        '2026-11-28 – 2026-11-29: weekend, does not count',
        'Ends',
      ],
    );
    assert.deepEqual(deriveLimit(TWENTY, [], { dueAt: null }, calendar), []);
  });
});
