/**
 * A signal whose clock turns out to be in time loses its ground (R13, R16.9): after an edit of the calendar, of a case under way and of one
 * that is decided, and after a suspension that is recorded late.
 */
import assert from 'node:assert/strict';
import type { CalendarView } from '../../domain/api/clocks.ts';
import type { SignalDetail, SignalView } from '../../domain/api/supervision.ts';
import { createCalendars, createClocks } from '../../src/clocks/index.ts';
import { SIGNAL_RULES, verifySignals } from '../../src/supervision/index.ts';
import type { NoticeRule } from '../../src/supervision/rules/index.ts';
import { createChangeStanding } from '../../src/supervision/signals/change-standing.ts';
import { createCountedLimit } from '../../src/supervision/signals/evidence.ts';
import { onRevoked } from '../../src/supervision/signals/withdraw-corrected.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

const at = (day: string, time: string): string => `2026-${day}T${time}:00.000+08:00`;

eachDatabase('A signal whose ground is gone', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { startedAt: at('11-16', '10:00') });
  });
  after(() => cases.close());

  const signalsOf = async (caseId: string): Promise<SignalView[]> => (await cases.page<{ signals: SignalView[] }>(caseId)).signals;
  const detail = (id: string): Promise<SignalDetail> => cases.ask('supervisor', 'GET', `/supervision/signals/${id}`);
  async function addHoliday(day: string): Promise<void> {
    const { years } = await cases.ask<CalendarView>('lead', 'GET', '/calendar');
    const year = years.find((one) => one.year === 2026);
    const { holidays = [], makeUpWorkdays = [] } = year ?? {};
    const edited = { holidays: [...holidays, `2026-${day}`].sort(), makeUpWorkdays, source: '测试' };
    await cases.ask('lead', 'PUT', '/calendar/2026', edited);
  }
  let [open, late, judged] = ['', '', ''];

  it('is raised when the promised limit passes, with how that was counted', async () => {
    [open, late, judged] = [await cases.register(), await cases.register(), await cases.register()];
    for (const id of [open, late, judged]) await cases.walk(id, 'accept');
    await cases.moveTo(at('11-25', '17:30'));
    const [signal] = await signalsOf(open);
    assert.deepEqual(
      [signal?.rule, signal?.limit, signal?.state, signal?.responsible?.position],
      ['R16.9', 'promised', 'explaining', '审批岗'],
    );
    const { evidence } = await detail(signal?.id ?? '');
    assert.match(evidence?.text ?? '', /时限 7 个工作日[\s\S]*2026-11-25 17:30 届满/);
    await cases.moveTo(at('11-26', '10:00'));
    await cases.walk(late, 'grant');
    const step = await cases.openStep((await signalsOf(judged))[0]?.act?.id ?? '');
    await cases.ask('leader', 'POST', `/steps/${step.id}/decide`, { outcome: 'explain', text: '', fields: { cause: '核查延误。' } });
  });

  it('is withdrawn by the platform in the same transaction, at whatever step, also of a case that was decided, and its matter ends', async () => {
    await addHoliday('11-23');
    for (const caseId of [open, late, judged]) {
      const [signal, ...others] = await signalsOf(caseId);
      assert.ok(signal && !others.length);
      const { stands, state, history, act } = await detail(signal.id);
      assert.deepEqual([stands, state, history.at(-1)?.kind, history.at(-1)?.person], [false, 'withdrawn', 'withdrawn', null]);
      assert.match(String(history.at(-1)?.reason), /期限更正后没有超期，应于 2026-11-26 17:30 前办理[\s\S]*2026-11-23：放假/);
      const matter = await cases.matter(act?.id ?? '');
      assert.deepEqual([matter.state, matter.closed_at !== null], ['withdrawn', true]);
      const [paper] = await database().all<{ data: string }>("SELECT data FROM document WHERE matter_id = $1 AND template = 'withdrawal'", [
        matter.id,
      ]);
      assert.match(paper?.data ?? '', /没有超期/);
    }
    const wall = await cases.ask<{ totals: { red: number } }>('supervisor', 'GET', '/supervision/wall');
    assert.equal(wall.totals.red, 0);
  });

  it('is raised anew when the corrected limit passes as well, and once', async () => {
    await cases.moveTo(at('11-26', '17:30'));
    await cases.moveTo(at('11-27', '09:00'));
    const signals = await signalsOf(open);
    assert.deepEqual(
      signals.map(({ state }) => state),
      ['withdrawn', 'explaining'],
    );
    assert.equal((await signalsOf(late)).length, 1, 'what was decided in time stays in time');
  });

  it('is withdrawn when a suspension is recorded that dates from before', async () => {
    const { record, outbox, time } = cases;
    const calendars = await createCalendars({ database: database(), record, time });
    const clocks = createClocks({ database: database(), outbox, record, time, calendar: calendars.current });
    const rules = SIGNAL_RULES.filter((rule): rule is NoticeRule => rule.trigger === 'notice');
    const deps = { database: database(), outbox, record, time, clocks, calendar: calendars.current };
    clocks.onRevoked(onRevoked(rules, { ...deps, changes: createChangeStanding(deps), countedLimit: createCountedLimit(deps) }));
    for (let again = 0; again < 2; again += 1)
      await database().write(() =>
        clocks.append({ matterId: open, purpose: 'handling' }, [
          { kind: 'suspend', at: new Date(at('11-24', '09:00')), reason: '检测', documentId: 'd' },
        ]),
      );
    await cases.settle();
    assert.deepEqual(
      (await signalsOf(open)).map(({ state }) => state),
      ['withdrawn', 'withdrawn'],
    );
    assert.equal((await cases.recorded(open)).filter((kind) => kind === 'signal-withdrawn').length, 2);
    assert.equal((await verifySignals(database())).ok, true);
  });
});
