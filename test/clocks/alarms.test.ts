import assert from 'node:assert/strict';
import { createCalendars, createClocks, createRang, createSweep, type DueNotice } from '../../src/clocks/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { eachDatabase } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';

const STARTED = Date.parse('2026-11-23T10:00:00+08:00');
/** Close of business of the first working day after the start. */
const DUE = Date.parse('2026-11-24T17:30:00+08:00');

eachDatabase('the alarms of a clock', (database) => {
  async function city() {
    const time = createAdjustableTime(STARTED - Date.now());
    const record = createRecord(database(), time);
    const outbox = createOutbox(database(), time);
    const calendars = await createCalendars({ database: database(), record, time });
    const clocks = createClocks({ database: database(), outbox, record, time, calendar: calendars.current });
    const notices: DueNotice[] = [];
    clocks.onDue((found) => {
      notices.push(...found);
      return Promise.resolve();
    });
    const open = (matterId: string): Promise<string> =>
      database().write(() =>
        clocks.open({
          matterId,
          purpose: 'handling',
          limits: [{ id: 'promised', days: 1, unit: 'working-day', warnBefore: 1 }],
          entries: [{ kind: 'start', at: time.now() }],
        }),
      );
    const moveTo = (instant: number): void => time.setOffset(instant - Date.now());
    const overdue = (): string[] =>
      notices
        .filter(({ kind }) => kind === 'promised-overdue')
        .map(({ matterId }) => matterId)
        .sort();
    const nextOf = async (matterId: string): Promise<number> =>
      Number((await database().get<{ next_at: number }>('SELECT next_at FROM clock WHERE matter_id = $1', [matterId]))?.next_at);
    const commandsFor = async (at: number): Promise<number> => {
      const isSet = await database().get('SELECT at FROM due_alarm WHERE at = $1', [at]);
      const row = await database().get<{ n: number }>('SELECT COUNT(*) AS n FROM outbox WHERE stream = $1', [`alarm:${at}`]);
      return isSet ? Number(row?.n) : 0;
    };
    return { time, calendars, clocks, open, moveTo, overdue, nextOf, commandsFor };
  }

  it('give notice of every other clock when one cannot be read', async () => {
    const { clocks, open, moveTo, overdue } = await city();
    const ids: string[] = [];
    for (const matterId of ['bad-1', 'bad-2', 'bad-3']) ids.push(await open(matterId));
    await database().write(() => database().run("UPDATE clock SET limits = '[' WHERE matter_id = 'bad-2'"));
    moveTo(DUE + 1);
    await assert.rejects(clocks.evaluate(ids, 'sweep'), /1 of 3 clocks/);
    assert.deepEqual(overdue(), ['bad-1', 'bad-3']);
    await database().write(() => database().run("UPDATE clock SET limits = '[]', next_at = NULL WHERE matter_id = 'bad-2'"));
  });

  it('are set in the engine once a moment, whatever the number of clocks that share it', async () => {
    const { open, nextOf, commandsFor } = await city();
    await Promise.all(['together-1', 'together-2', 'together-3'].map(open));
    assert.equal(await commandsFor(await nextOf('together-1')), 1);
  });

  it('ring twice: what was under way at the first is looked at again, then the alarm is not needed any more', async () => {
    const { time, clocks, open, moveTo, overdue, nextOf, commandsFor } = await city();
    const rang = createRang({ database: database(), clocks, time });
    await open('rings-1');
    const warning = await nextOf('rings-1');
    moveTo(warning - 60_000);
    assert.equal(await rang({ at: warning, ringsAt: warning }), warning, 'the engine’s clock was ahead');
    moveTo(warning + 1);
    await rang({ at: warning, ringsAt: warning });
    assert.equal(await nextOf('rings-1'), DUE);
    assert.equal(await commandsFor(DUE), 1);
    moveTo(DUE + 1);
    const again = await rang({ at: DUE, ringsAt: DUE });
    assert.ok(overdue().includes('rings-1'));
    // A clock that was still being written when it rang.
    await database().write(() => database().run('UPDATE clock SET next_at = $1 WHERE matter_id = $2', [DUE, 'rings-1']));
    moveTo(DUE + 5_001);
    assert.equal(await rang({ at: DUE, ringsAt: again ?? 0 }), null);
    assert.equal(await nextOf('rings-1'), 0);
    assert.equal(await commandsFor(DUE), 0);
  });

  it('are all set anew after the engine has lost them', async () => {
    const { clocks, open, nextOf, commandsFor } = await city();
    await open('lost');
    await database().write(() => database().run('DELETE FROM due_alarm'));
    await clocks.armAll();
    assert.ok((await commandsFor(await nextOf('lost'))) > 0);
  });

  it('write nothing when asked again with nothing new', async () => {
    const { clocks, open, moveTo, overdue } = await city();
    const id = await open('twice');
    assert.equal(await open('twice'), id, 'opened twice, it is opened once');
    moveTo(DUE + 1);
    await clocks.evaluate([id], 'sweep');
    const before = await database().get('SELECT * FROM clock WHERE id = $1', [id]);
    await clocks.evaluate([id], 'sweep');
    assert.deepEqual(await database().get('SELECT * FROM clock WHERE id = $1', [id]), before);
    assert.deepEqual(overdue(), ['twice']);
  });

  it('ring at the due moment itself, however seldom the sweep looks otherwise', async () => {
    const { time, calendars, clocks, open, moveTo, overdue } = await city();
    await open('punctual');
    moveTo(DUE - 400);
    const sweep = createSweep({ database: database(), calendars, clocks, time, logger: silentLogger, everyMs: 60_000 });
    sweep.start();
    await eventually('the overdue notice', () => Promise.resolve(overdue().includes('punctual')), 90_000);
    await sweep.stop();
  });
});
