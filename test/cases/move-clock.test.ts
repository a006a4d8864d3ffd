/** Suspensions and extensions count from the paper that tells the party, and name it in the ledger (XK42, XK45). */
import assert from 'node:assert/strict';
import { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../domain/calendar/seed-calendar-years.ts';
import { clockEntriesOf, EXTENSION_FIELD, SUSPENSION_FIELD } from '../../src/cases/move-clock.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildEntry, buildWindingPower } from '../support/small-power.ts';

describe('What a document puts into the ledger', () => {
  const at = new Date('2026-03-02T10:00:00+08:00');
  const calendar = new WorkingCalendar(seedCalendarYears());
  const limits = { ...buildEntry().limits, extension: { days: 10, basis: '测试条例第三条' } };
  const entriesOf = (template: string, extensionDays?: string, entry = buildEntry({ limits })) =>
    clockEntriesOf(
      {
        id: 'd1',
        template,
        reason: '转检验',
        fields: extensionDays === undefined ? [] : [{ key: EXTENSION_FIELD, label: '延长天数', value: extensionDays }],
      },
      entry,
      at,
      calendar,
    );

  it('is nothing for most papers, whatever they are called', () => {
    for (const template of ['acceptance-notice', 'toString', '']) assert.deepEqual(entriesOf(template), []);
  });

  it('is a suspension with its reason and its paper', () => {
    assert.deepEqual(entriesOf('special-procedure-notice'), [{ kind: 'suspend', at, reason: '转检验', documentId: 'd1' }]);
  });

  it('is a suspension with a latest end where the party was told how many working days it takes', () => {
    const untilOf = (value: string, on = at): string | undefined => {
      const fields = [{ key: SUSPENSION_FIELD, label: '特别程序所需天数', value }];
      const [entry] = clockEntriesOf(
        { id: 'd1', template: 'special-procedure-notice', reason: '转检验', fields },
        buildEntry(),
        on,
        calendar,
      );
      return entry?.kind === 'suspend' ? entry.until : 'no suspension';
    };
    assert.deepEqual(
      ['5', '5 个工作日', '0', '很久'].map((value) => untilOf(value)),
      ['2026-03-09', '2026-03-09', undefined, undefined],
    );
    assert.equal(untilOf('5', new Date('2026-12-30T10:00:00+08:00')), undefined, 'the calendar of 2027 is not loaded');
  });

  it('extends both limits by what the officer said, never by more than the law gives, by all of it where nothing was said', () => {
    const daysOf = (said?: string): unknown[] =>
      entriesOf('extension-notice', said).map((found) => ('days' in found ? [found.limit, found.days] : found));
    for (const [said, days] of [
      ['4', 4],
      ['10', 10],
      ['11', 10],
      ['0', 10],
      ['-3', 10],
      ['很久', 10],
      [undefined, 10],
    ] as const)
      assert.deepEqual(
        daysOf(said),
        [
          ['promised', days],
          ['statutory', days],
        ],
        said,
      );
  });

  it('says the unit of an extension that is not the limit’s own', () => {
    const entry = buildEntry();
    entry.limits.extension = { days: 1, unit: 'month', basis: '测试' };
    const entries = clockEntriesOf({ id: 'd1', template: 'extension-notice', reason: '延期', fields: [] }, entry, at, calendar);
    assert.deepEqual(
      entries.map((found) => (found.kind === 'extend' ? [found.limit, found.days, found.unit] : found)),
      [
        ['promised', 1, 'month'],
        ['statutory', 1, 'month'],
      ],
    );
  });

  it('extends nothing where the entry knows no extension', () => {
    assert.deepEqual(entriesOf('extension-notice', '5', buildEntry()), []);
  });
});

eachDatabase("A case's clock", (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { power: buildWindingPower() });
  });
  after(() => cases?.close());

  const due = async (id: string): Promise<string | null> => {
    const { clock } = await cases.page<{ clock: { limits: { id: string; dueAt: string | null }[] } }>(id);
    return clock.limits.find((limit) => limit.id === 'promised')?.dueAt?.slice(0, 10) ?? null;
  };

  it('stands still from the notice to the end of the special procedure, and is extended by the days of the notice', async () => {
    const id = await cases.register();
    await cases.walk(id, 'accept');
    assert.equal(await due(id), '2026-03-11', 'seven working days after the Monday');
    await cases.decideStep(await cases.openStep(id), 'suspend', { fields: {} });
    assert.equal(await due(id), null, 'nothing falls due meanwhile');
    await cases.moveTo('2026-03-04T09:00:00+08:00');
    await cases.decideStep(await cases.openStep(id), 'resume', { fields: {} });
    assert.equal(await due(id), '2026-03-12', 'the one close of business that would have counted is given back');
    await cases.decideStep(await cases.openStep(id), 'extend', { fields: { extensionDays: 3 } });
    assert.equal(await due(id), '2026-03-17');
    const [document] = await database().all<{ id: string; number: string; data: string }>(
      "SELECT id, number, data FROM document WHERE matter_id = $1 AND template = 'extension-notice'",
      [id],
    );
    const entries = await database().all<{ kind: string; body: string }>(
      "SELECT e.kind, e.body FROM clock_entry e JOIN clock k ON k.id = e.clock_id WHERE k.matter_id = $1 AND e.kind = 'extend'",
      [id],
    );
    assert.equal(entries.length, 2);
    for (const { body } of entries) assert.equal((JSON.parse(body) as { documentId: string }).documentId, document?.id);
    const { limits } = JSON.parse(document?.data ?? '{}') as { limits: { promisedDue: string } };
    assert.equal(limits.promisedDue, '2026-03-17', 'the paper names the new date');
  });
});
