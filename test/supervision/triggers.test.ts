/**
 * The three triggers of signal rules on both databases, with invented rules: a notice, what was done, what was not done (R13, R15, R16).
 */
import assert from 'node:assert/strict';
import { createCalendars, createClocks, createSweep, type DueNotice } from '../../src/clocks/index.ts';
import type { Logger } from '../../src/platform/logger.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord, verifyRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { createRaiseSignals } from '../../src/supervision/raise-signals.ts';
import type { Candidate, EventLook, NoticeLook, Raising } from '../../src/supervision/rules/index.ts';
import { onEntries, onNotices, onSweep } from '../../src/supervision/triggers.ts';
import { eachDatabase } from '../support/databases.ts';
import { dummyRow } from '../support/rows.ts';

const HOUR_MS = 3_600_000;
const about = (matterId: string, occurrence = 'once'): Candidate => ({ matterId, occurrence, grave: false });

const dueRule: NoticeLook = {
  trigger: 'notice',
  id: 'T1',
  colour: 'red',
  fromNotice: ({ kind, matterId, dueAt }) => (kind === 'promised-overdue' ? { ...about(matterId), limit: 'promised', dueAt } : null),
};
/** Two fees in one case are one situation. */
const feeRule: EventLook = {
  trigger: 'event',
  id: 'T2',
  colour: 'yellow',
  kinds: ['test-fee'],
  fromEntries: (entries) =>
    Promise.resolve(entries.filter(({ payload }) => payload.unlawful).map(({ matterId }) => about(matterId ?? '', 'fee'))),
};
/** No step in a case that was received an hour ago. */
interface SilenceRule extends Raising {
  find(database: Database, now: number): Promise<Candidate[]>;
}
const silenceRule: SilenceRule = {
  trigger: 'sweep',
  id: 'T3',
  colour: 'yellow',
  find: async (database, now) =>
    (
      await database.all<{ id: string }>("SELECT id FROM matter WHERE id LIKE 'silent-%' AND opened_at <= $1 ORDER BY id", [now - HOUR_MS])
    ).map(({ id }) => about(id)),
};

eachDatabase('A signal rule', (database) => {
  async function city(everyMs = 60_000) {
    const time = createAdjustableTime(0);
    const record = createRecord(database(), time);
    const outbox = createOutbox(database(), time);
    const calendars = await createCalendars({ database: database(), record, time });
    const clocks = createClocks({ database: database(), outbox, record, time, calendar: calendars.current });
    const problems: unknown[] = [];
    const logger = { warn: (fields: object) => void problems.push(fields) } as unknown as Logger;
    const sweep = createSweep({ database: database(), calendars, clocks, time, logger, everyMs });
    const raise = createRaiseSignals({ database: database(), record, outbox });
    /** The sweep looks once an hour for what each rule finds. */
    const watch = (...rules: SilenceRule[]): void =>
      sweep.onTurn(
        onSweep({
          looks: rules.map((rule) => ({
            name: rule.id,
            everyMs: HOUR_MS,
            async look(now) {
              const found = await rule.find(database(), now);
              await database().write(() => raise(found.map((candidate) => ({ rule, candidate, raisedAt: now, source: 'sweep' }))));
            },
          })),
          time,
          logger,
        }),
      );
    return { time, record, sweep, raise, problems, watch };
  }
  const addCase = (id: string, receivedAt = 0): Promise<void> =>
    database().write(async () =>
      database().insert('matter', {
        ...(await dummyRow(database(), 'matter')),
        id,
        kind: 'case',
        number: id,
        organ_id: `organ-of-${id}`,
        opened_at: receivedAt,
      }),
    );
  const signals = (rule: string) =>
    database().all<{ id: string; matter_id: string; organ_id: string; limit_id: string | null; due_at: number | null; source: string }>(
      'SELECT id, matter_id, organ_id, limit_id, due_at, source FROM warning_signal WHERE rule = $1 ORDER BY matter_id',
      [rule],
    );
  const recorded = async (book: { ofMatter: (id: string) => Promise<{ kind: string }[]> }, caseId: string): Promise<string[]> =>
    (await book.ofMatter(caseId)).map(({ kind }) => kind);

  describe('triggered by a notice', () => {
    it('raises inside the transaction that gives the notice, once for a situation', async () => {
      const { record, raise } = await city();
      await addCase('due-1');
      const tell = onNotices({ rules: [dueRule], raise });
      const notice = (kind: DueNotice['kind']): DueNotice => ({
        clockId: 'due-1',
        matterId: 'due-1',
        purpose: 'handling',
        round: 1,
        kind,
        occurrence: 'x',
        dueAt: 5,
        noticedAt: 6,
        source: 'engine',
      });
      await assert.rejects(
        database().write(async () => {
          await tell([notice('promised-overdue')]);
          throw new Error('the notices cannot be stored');
        }),
      );
      assert.deepEqual(await signals('T1'), []);
      for (let again = 0; again < 2; again += 1)
        await database().write(() => tell([notice('promised-warning'), notice('promised-overdue')]));
      assert.deepEqual(
        (await signals('T1')).map(({ id: _, ...rest }) => rest),
        [{ matter_id: 'due-1', organ_id: 'organ-of-due-1', limit_id: 'promised', due_at: 5, source: 'engine' }],
      );
      assert.deepEqual(await recorded(record, 'due-1'), ['signal-raised']);
    });
  });

  describe('triggered by what was done', () => {
    it('raises in the same transaction, once for a situation, and looks at its own kinds only', async () => {
      const { record, raise, time } = await city();
      await addCase('fee-1');
      const asked: string[][] = [];
      const rule: EventLook = {
        ...feeRule,
        fromEntries(entries, facts) {
          asked.push(entries.map(({ kind }) => kind));
          return feeRule.fromEntries(entries, facts);
        },
      };
      record.onAppending(onEntries({ rules: [rule], raise, database: database(), time }));
      const fee = (unlawful: boolean): void => record.append({ kind: 'test-fee', matterId: 'fee-1', payload: { unlawful } });
      await database().write(() => Promise.resolve(record.append({ kind: 'test-other', matterId: 'fee-1', payload: {} })));
      await database().write(() => Promise.resolve(fee(false)));
      assert.deepEqual(await signals('T2'), []);
      await database().write(() => {
        fee(true);
        record.append({ kind: 'test-other', matterId: 'fee-1', payload: {} });
        fee(true);
        return Promise.resolve();
      });
      await database().write(() => Promise.resolve(fee(true)));
      assert.deepEqual(asked, [['test-fee'], ['test-fee', 'test-fee'], ['test-fee']]);
      assert.deepEqual(
        (await signals('T2')).map(({ id: _, ...rest }) => rest),
        [{ matter_id: 'fee-1', organ_id: 'organ-of-fee-1', limit_id: null, due_at: null, source: 'event' }],
      );
      assert.equal((await recorded(record, 'fee-1')).filter((kind) => kind === 'signal-raised').length, 1);
      assert.ok((await verifyRecord(database())).ok);
    });

    it('ends the use case when it cannot be asked: nothing is done that nobody watched', async () => {
      const { record, raise, time } = await city();
      await addCase('fee-2');
      const broken: EventLook = { ...feeRule, fromEntries: () => Promise.reject(new Error('the rule fails')) };
      record.onAppending(onEntries({ rules: [broken], raise, database: database(), time }));
      await assert.rejects(
        database().write(() => Promise.resolve(record.append({ kind: 'test-fee', matterId: 'fee-2', payload: { unlawful: true } }))),
        /the rule fails/,
      );
      assert.deepEqual(await recorded(record, 'fee-2'), []);
    });

    it('is one signal when two transactions do the same at once', async () => {
      const { record, raise, time } = await city();
      await addCase('fee-3');
      record.onAppending(onEntries({ rules: [feeRule], raise, database: database(), time }));
      await Promise.all(
        Array.from({ length: 8 }, () =>
          database().write(() => Promise.resolve(record.append({ kind: 'test-fee', matterId: 'fee-3', payload: { unlawful: true } }))),
        ),
      );
      assert.equal((await signals('T2')).filter(({ matter_id }) => matter_id === 'fee-3').length, 1);
      const kinds = await recorded(record, 'fee-3');
      assert.deepEqual(
        [kinds.filter((kind) => kind === 'test-fee').length, kinds.filter((kind) => kind === 'signal-raised').length],
        [8, 1],
      );
    });
  });

  describe('triggered by the sweep', () => {
    it('looks at its own pace, finds an absence that lasts again and again, and raises it once', async () => {
      const { time, record, sweep, watch } = await city();
      let looks = 0;
      const rule: SilenceRule = {
        ...silenceRule,
        find(...asked) {
          looks += 1;
          return silenceRule.find(...asked);
        },
      };
      watch(rule);
      await addCase('silent-1', time.now().getTime());
      await sweep.once();
      await sweep.once();
      assert.deepEqual([looks, await signals('T3')], [1, []]);
      for (let hour = 1; hour <= 3; hour += 1) {
        time.setOffset(time.offsetMs + HOUR_MS);
        await sweep.once();
        await sweep.once();
      }
      assert.equal(looks, 4);
      assert.deepEqual(
        (await signals('T3')).map(({ id: _, ...rest }) => rest),
        [{ matter_id: 'silent-1', organ_id: 'organ-of-silent-1', limit_id: null, due_at: null, source: 'sweep' }],
      );
      assert.deepEqual(await recorded(record, 'silent-1'), ['signal-raised']);
    });

    it('makes a signal grave once, however often the sweep finds it so', async () => {
      const { time, record, sweep, watch } = await city();
      await addCase('grave-1');
      let grave = false;
      const rule: SilenceRule = { ...silenceRule, id: 'T4', find: () => Promise.resolve([{ ...about('grave-1'), grave }]) };
      watch(rule);
      for (const isGrave of [false, true, true]) {
        grave = isGrave;
        await sweep.once();
        time.setOffset(time.offsetMs + HOUR_MS);
      }
      assert.deepEqual(await recorded(record, 'grave-1'), ['signal-raised', 'signal-aggravated']);
    });

    it('silences no other rule and no clock when it fails, and looks again at the next turn', async () => {
      const { time, sweep, watch, problems } = await city();
      await addCase('silent-2', time.now().getTime() - 2 * HOUR_MS);
      let fails = true;
      const broken: SilenceRule = {
        ...silenceRule,
        id: 'T5',
        find: () => (fails ? Promise.reject(new Error('the rule fails')) : Promise.resolve([about('silent-2')])),
      };
      watch(broken, silenceRule);
      await sweep.once();
      assert.match(JSON.stringify(problems), /"looked":"T5".*the rule fails/);
      assert.ok((await signals('T3')).some(({ matter_id }) => matter_id === 'silent-2'));
      assert.deepEqual(await signals('T5'), []);
      fails = false;
      await sweep.once();
      assert.equal((await signals('T5')).length, 1);
    });

    it('is looked at although a clock cannot be read', async () => {
      const { time, sweep, watch } = await city();
      await database().write(async () =>
        database().insert('clock', { ...(await dummyRow(database(), 'clock')), id: 'bad', limits: '[', next_at: 1 }),
      );
      await addCase('silent-3', time.now().getTime() - 2 * HOUR_MS);
      watch(silenceRule);
      await assert.rejects(sweep.once());
      assert.ok((await signals('T3')).some(({ matter_id }) => matter_id === 'silent-3'));
    });
  });
});
