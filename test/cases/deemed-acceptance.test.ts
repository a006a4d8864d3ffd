/** Silence over five working days is acceptance on the day of receipt (XK32), whatever the drawing says; a supplement begins anew. */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildWindingPower } from '../support/small-power.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';

eachDatabase('Acceptance by silence', (database) => {
  let cases: CasesOn;
  beforeEach(async () => {
    cases = await casesOn(database(), { power: buildWindingPower(), startedAt: '2026-11-02T10:00:00+08:00' });
  });
  afterEach(() => cases?.close());

  const day = (at: unknown): string | null => (at ? isoInChina(Number(at)).slice(0, 10) : null);
  const dueOf = async (id: string): Promise<string | null> => {
    const due = await database().get<{ due_at: number }>(
      "SELECT d.due_at FROM clock k JOIN clock_due d ON d.clock_id = k.id WHERE k.matter_id = $1 AND d.limit_id = 'statutory'",
      [id],
    );
    return day(due?.due_at);
  };
  const accepted = (id: string) =>
    database().get<{ state: string; accepted_at: number; accepted_by: string | null; basis: string | null }>(
      `SELECT m.state, a.accepted_at, a.accepted_by, a.basis FROM matter m JOIN case_acceptance a ON a.case_id = m.id WHERE m.id = $1`,
      [id],
    );
  const rounds = async (id: string): Promise<string[]> =>
    (
      await database().all<{ state: string }>("SELECT state FROM clock WHERE matter_id = $1 AND purpose = 'acceptance' ORDER BY round", [
        id,
      ])
    ).map(({ state }) => state);
  const notices = async (id: string): Promise<string[]> =>
    (
      await database().all<{ kind: string }>(
        "SELECT n.kind FROM clock_notice n JOIN clock k ON k.id = n.clock_id WHERE k.matter_id = $1 AND k.purpose = 'acceptance' ORDER BY n.due_at",
        [id],
      )
    ).map(({ kind }) => kind);
  const decide = async (id: string, outcome: string, fields: Record<string, unknown> = {}): Promise<void> => {
    const { status, text } = await cases.decideStep(await cases.openStep(id), outcome, { fields });
    assert.equal(status, 200, text);
  };

  it('is warned of a day before, comes at the close of the fifth day, and starts the handling clock on the day of receipt', async () => {
    const id = await cases.register();
    assert.deepEqual(await rounds(id), ['running']);
    await cases.moveTo('2026-11-06T18:00:00+08:00');
    assert.deepEqual([await notices(id), await accepted(id)], [['acceptance-warning'], undefined]);
    await cases.moveTo('2026-11-09T17:31:00+08:00');
    const found = await accepted(id);
    assert.deepEqual(
      [found?.state, day(found?.accepted_at), found?.accepted_by, found?.basis],
      ['accepted', '2026-11-02', null, '行政许可法第三十二条'],
    );
    assert.deepEqual(
      [await dueOf(id), await rounds(id), await notices(id)],
      ['2026-11-30', ['stopped'], ['acceptance-warning', 'acceptance-overdue']],
    );
    assert.ok((await cases.recorded(id)).includes('case-deemed-accepted'));
  });

  it('stands when an officer accepts later, and whatever is asked for afterwards', async () => {
    const late = await cases.register();
    const asked = await cases.register();
    await cases.moveTo('2026-11-13T10:00:00+08:00');
    await decide(late, 'accept');
    await decide(asked, 'supplement');
    await decide(asked, 'supplemented');
    await decide(asked, 'accept');
    for (const id of [late, asked])
      assert.deepEqual([(await accepted(id))?.state, (await accepted(id))?.accepted_by, await dueOf(id)], ['accepted', null, '2026-11-30']);
  });

  it('dates back the acceptance of an officer who comes before the alarm', async () => {
    const id = await cases.register();
    cases.time.setOffset(Date.parse('2026-11-13T10:00:00+08:00') - Date.now());
    await decide(id, 'accept');
    const found = await accepted(id);
    assert.deepEqual([day(found?.accepted_at), found?.accepted_by, await dueOf(id)], ['2026-11-02', 'person-officer', '2026-11-30']);
    await cases.moveTo('2026-11-16T10:00:00+08:00');
    assert.ok(!(await cases.recorded(id)).includes('case-deemed-accepted'));
  });

  it('counts from the day on which the supplement was whole, and the limit to accept from there', async () => {
    const id = await cases.register();
    await cases.moveTo('2026-11-06T10:00:00+08:00');
    await decide(id, 'supplement');
    await cases.moveTo('2026-11-16T10:00:00+08:00');
    assert.deepEqual([await accepted(id), await rounds(id)], [undefined, ['stopped']]);
    await decide(id, 'supplemented');
    assert.deepEqual(await rounds(id), ['stopped', 'running']);
    await cases.moveTo('2026-11-20T10:00:00+08:00');
    await decide(id, 'accept');
    assert.deepEqual([day((await accepted(id))?.accepted_at), await dueOf(id)], ['2026-11-16', '2026-12-14']);
  });

  it('is shown from the first minute, and the page says line by line why each limit ends when it does', async () => {
    interface Clock {
      state: string;
      limits: { id: string; dueAt: string; derivation: { text: string; textEn: string }[] }[];
    }
    const id = await cases.register();
    const { acceptance } = await cases.page<{ acceptance: Clock }>(id);
    const [limit] = acceptance.limits;
    assert.deepEqual([acceptance.state, limit?.id, limit?.dueAt.slice(0, 10)], ['running', 'acceptance', '2026-11-09']);
    assert.match(limit?.derivation.map(({ text }) => text).join() ?? '', /行政许可法第三十二条.*2026-11-03 – 2026-11-09，计 5 个工作日/);
    await cases.moveTo('2026-11-09T17:31:00+08:00');
    const { clock } = await cases.page<{ clock: Clock }>(id);
    const statutory = clock.limits.find((one) => one.id === 'statutory');
    assert.match(
      statutory?.derivation.map(({ textEn }) => textEn).join() ?? '',
      /Counted from the next day.*20 working days counted.*Ends/,
    );
  });

  it('does not come where something was told in time, nor of a case that is over', async () => {
    const inTime = await cases.register();
    const refused = await cases.register();
    await cases.moveTo('2026-11-04T10:00:00+08:00');
    await decide(inTime, 'accept');
    await decide(refused, 'decline');
    await cases.moveTo('2026-11-20T10:00:00+08:00');
    assert.deepEqual([day((await accepted(inTime))?.accepted_at), await accepted(refused)], ['2026-11-04', undefined]);
    assert.deepEqual([await notices(inTime), await notices(refused)], [[], []]);
  });
});
