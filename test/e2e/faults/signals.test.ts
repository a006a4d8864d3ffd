/** What the two alarms together make of a case's limits: one signal, grave in time, none for a case that was decided (R13, R16.9). */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { clockAndSignals, dueOf, historyOf, noticesOf } from '../../support/alarms.ts';
import { openStep, registerCase, untilCompleted, walk, GRANTED } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { jumpTo } from '../../support/jump.ts';
import { platformForSuite } from '../../support/platform.ts';

const MINUTE_MS = 60_000;

describe('Signals of a late case, both alarms on', function () {
  this.timeout(600_000);
  const suite = platformForSuite('SQLite');

  async function accepted(subject: string): Promise<string> {
    const caseId = await registerCase(suite.people, subject);
    await walk(suite.people, caseId, ['accept']);
    await openStep(suite.people, caseId);
    return caseId;
  }

  before(async () => {
    // Statutory limits reach into the next year, whose notice may not be published yet.
    const lead = await suite.people.as('qiantou');
    const loaded = (await lead.get<{ years: { year: number }[] }>('/calendar')).body.years.map(({ year }) => year);
    const next = suite.platform.time.now().getUTCFullYear() + 1;
    if (loaded.includes(next)) return;
    const { status, body } = await lead.put(`/calendar/${next}`, {
      holidays: [1, 2, 3, 4, 5].map((day) => `${next}-01-0${day}`),
      makeUpWorkdays: [],
      source: '测试用日历',
    });
    assert.equal(status, 200, JSON.stringify(body));
  });

  const signalsOf = async (caseId: string) => (await clockAndSignals(suite.people, caseId)).signals;

  it('warns before the promised limit, raises one signal past it, and makes the same one grave past the statutory limit', async () => {
    const { people, platform } = suite;
    const decidedInTime = await registerCase(people, '法治路电力电缆入地工程挖掘道路');
    await walk(people, decidedInTime, GRANTED);
    await untilCompleted(people, decidedInTime);
    const caseId = await accepted('正阳路供水管道改造工程挖掘道路');
    const promised = await dueOf(people, caseId, 'promised');
    const statutory = await dueOf(people, caseId, 'statutory');

    await jumpTo(platform, promised, -MINUTE_MS);
    await eventually('the warning', async () => (await clockAndSignals(people, caseId)).clock.colour === 'warned', 90_000);
    assert.deepEqual(await signalsOf(caseId), []);

    await jumpTo(platform, promised, 1);
    await eventually('the signal', async () => (await signalsOf(caseId)).length === 1, 90_000);
    const [raised] = await signalsOf(caseId);
    assert.deepEqual({ grave: raised?.grave, limit: raised?.limit }, { grave: false, limit: 'promised' });
    assert.deepEqual(await historyOf(people, raised?.id ?? ''), ['raised']);

    await jumpTo(platform, statutory, -MINUTE_MS);
    await eventually('the second warning', async () => (await noticesOf(platform, caseId)).length === 3, 90_000);
    assert.equal((await signalsOf(caseId))[0]?.grave, false);
    await jumpTo(platform, statutory, 1);
    await eventually('the signal to be grave', async () => (await signalsOf(caseId))[0]?.grave === true, 90_000);
    await sleep(2_000);
    const signals = await signalsOf(caseId);
    assert.deepEqual(
      signals.map(({ id, limit }) => ({ id, limit })),
      [{ id: raised?.id, limit: 'statutory' }],
    );
    assert.deepEqual(await historyOf(people, raised?.id ?? ''), ['raised', 'aggravated']);

    const notices = await noticesOf(platform, caseId);
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ['promised-warning', 'promised-overdue', 'statutory-warning', 'statutory-overdue'],
    );
    for (const [warning, overdue] of [
      [notices[0], notices[1]],
      [notices[2], notices[3]],
    ])
      assert.ok((warning?.noticed_at ?? Infinity) < (overdue?.due_at ?? 0), 'the warning comes before due');
    assert.deepEqual(await signalsOf(decidedInTime), [], 'a case that was decided in time never gets one');
    assert.deepEqual(await noticesOf(platform, decidedInTime), []);
  });

  it('re-dates open cases when the calendar changes, journals it, and keeps one signal that stands', async () => {
    const { people, platform } = suite;
    const caseId = await accepted('中心路通信管道扩容工程挖掘道路');
    const lead = await people.as('qiantou');
    const before = await dueOf(people, caseId, 'promised');
    const year = Number(before.slice(0, 4));
    const loaded = (
      await lead.get<{ years: { year: number; holidays: string[]; makeUpWorkdays: string[]; source: string }[] }>('/calendar')
    ).body.years.find((one) => one.year === year);
    assert.ok(loaded, `the calendar of ${year} is loaded`);
    const edit = async (holidays: string[]): Promise<number> => {
      const { status, body } = await lead.put<{ changedClocks: number }>(`/calendar/${year}`, {
        holidays,
        makeUpWorkdays: loaded.makeUpWorkdays,
        source: '测试：临时调休通知',
      });
      assert.equal(status, 200, JSON.stringify(body));
      return body.changedClocks;
    };
    const redated = async (): Promise<number> =>
      Number(
        (
          await platform.database.get<{ n: number }>("SELECT COUNT(*) AS n FROM record WHERE kind = 'clock-redated' AND case_id = $1", [
            caseId,
          ])
        )?.n,
      );

    assert.ok((await edit([...loaded.holidays, before.slice(0, 10)])) >= 1);
    const later = await dueOf(people, caseId, 'promised');
    assert.ok(later > before, `${later} is later than ${before}`);
    assert.equal(await redated(), 1);

    await jumpTo(platform, before, 1);
    await sleep(3_000);
    assert.deepEqual(await signalsOf(caseId), [], 'the old due time has no meaning any more');

    // Back to the old calendar: the limit has passed a moment ago.
    assert.ok((await edit(loaded.holidays)) >= 1);
    await eventually('the signal', async () => (await signalsOf(caseId)).length === 1, 90_000);
    const [raised] = await signalsOf(caseId);

    // By the corrected limit the case was in time, so the signal is withdrawn; past that limit there is one again.
    await edit([...loaded.holidays, before.slice(0, 10)]);
    await eventually('the signal to be withdrawn', async () => (await signalsOf(caseId))[0]?.stands === false, 90_000);
    await jumpTo(platform, later, 1);
    await eventually('another signal', async () => (await signalsOf(caseId)).length === 2, 90_000);
    await sleep(2_000);
    const signals = await signalsOf(caseId);
    assert.deepEqual(
      signals.filter(({ stands }) => !stands).map(({ id }) => id),
      [raised?.id],
    );
    assert.equal(signals.filter(({ stands }) => stands).length, 1);
    assert.equal(await redated(), 3);
    await edit(loaded.holidays);
  });
});
