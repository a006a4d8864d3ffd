/**
 * Legal clocks: a ledger for each owner, the engine's timer as one alarm, the sweep as the other (design.md section 4).
 *
 * Both alarms end in {@link Clocks.evaluate}, which asks the ledger what is due and gives notice of each moment
 * once. A timer is disposable: firing early, late or twice changes nothing that the ledger does not say.
 */
import { randomUUID } from 'node:crypto';
import { MESSAGES } from '../../../processes/contract.ts';
import { isUnreachable, type Database } from '../database/index.ts';
import type { Outbox } from '../outbox/index.ts';
import type { RecordBook } from '../record/index.ts';
import { isoInChina, type Time } from '../time/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { createTimerSpread, WIDEST_SPREAD_MS } from './timer-spread.ts';
import { dueMoments, nextMoment, readClock, type ClockReading, type LedgerEntry, type Limit, type Moment } from './ledger.ts';

/** Kind of the outbox command that speaks to a clock's process instance. */
export const CLOCK_MESSAGE = 'clock-message';

/** Reason of the ledger's last entry: the owner is complete and its process instance may end. */
export const OWNER_COMPLETE = 'completed';

export type AlarmSource = 'engine' | 'sweep' | 'ledger';
export type Colour = 'normal' | 'warned' | 'overdue';

export interface ClockRow {
  id: string; owner_kind: string; owner_id: string; limits: string; state: ClockReading['state']; colour: Colour;
  promised_due: number | null; statutory_due: number | null; next_at: number | null; armed_at: number | null; started: number;
  undetermined_year: number | null;
}

/** A moment of which notice was given just now, inside the current transaction. */
export interface DueNotice {
  clockId: string; ownerKind: string; ownerId: string; kind: Moment['kind']; occurrence: string; dueAt: number; noticedAt: number; source: AlarmSource;
}

export type DueListener = (notices: DueNotice[]) => Promise<void>;

export interface Clocks {
  /** Opens the clock of an owner; its id is the owner's id, so that opening twice opens once. */
  open(clock: { ownerKind: string; ownerId: string; limits: Limit[]; entries: LedgerEntry[] }): Promise<void>;
  append(clockId: string, entries: LedgerEntry[]): Promise<ClockReading>;
  appendAll(additions: { clockId: string; entries: LedgerEntry[] }[]): Promise<Map<string, ClockReading>>;
  /** Gives notice of everything due; answers when the engine's timer of each clock is to fire next, in milliseconds; null when nothing more will be due. */
  evaluate(clockIds: string[], source: AlarmSource): Promise<Map<string, number | null>>;
  read(clockId: string): Promise<{ row: ClockRow; ledger: LedgerEntry[]; limits: Limit[]; reading: ClockReading } | undefined>;
  /** Computes every running clock again after a calendar edit; answers how many moved. */
  redateAll(actorId: string, reason: string): Promise<number>;
  /** Called inside the transaction that stores the notices. */
  onDue(listener: DueListener): void;
}

export interface ClockDependencies {
  database: Database; outbox: Outbox; record: RecordBook; time: Time;
  calendar: () => WorkingCalendar;
}

const DERIVED = ['state', 'colour', 'promised_due', 'statutory_due', 'next_at', 'armed_at', 'started', 'undetermined_year'] as const;
type Derived = Pick<ClockRow, (typeof DERIVED)[number]>;

interface Loaded { row: ClockRow; limits: Limit[]; ledger: LedgerEntry[]; noticed: Set<string> }

const CHUNK = 200;
const marks = (count: number, from = 1): string => Array.from({ length: count }, (_, i) => `$${i + from}`).join(',');
const noticeKey = (moment: Pick<Moment, 'kind' | 'occurrence'>): string => `${moment.kind}:${moment.occurrence}`;

export function createClocks({ database, outbox, record, time, calendar }: ClockDependencies): Clocks {
  const listeners: DueListener[] = [];
  const spread = createTimerSpread();

  async function load(ids: string[]): Promise<Loaded[]> {
    const list = marks(ids.length);
    const rows = await database.all<ClockRow>(`SELECT * FROM clock WHERE id IN (${list})${database.forUpdate}`, ids);
    const entries = await database.all<{ clock_id: string; kind: string; at: number; body: string }>(
      `SELECT clock_id, kind, at, body FROM clock_entry WHERE clock_id IN (${list}) ORDER BY clock_id, position`, ids);
    const notices = await database.all<{ clock_id: string; kind: string; occurrence: string }>(
      `SELECT clock_id, kind, occurrence FROM clock_notice WHERE clock_id IN (${list})`, ids);
    const byId = new Map(rows.map((row): [string, Loaded] => [row.id, { row, limits: JSON.parse(row.limits) as Limit[], ledger: [], noticed: new Set() }]));
    for (const entry of entries) byId.get(entry.clock_id)?.ledger.push(toEntry(entry));
    for (const notice of notices) byId.get(notice.clock_id)?.noticed.add(noticeKey(notice as Pick<Moment, 'kind' | 'occurrence'>));
    return [...byId.values()];
  }

  /** Stores what follows from the ledger now: notices, the derived columns, and whether the engine's timer must move. */
  async function settle(clocks: Loaded[], source: AlarmSource): Promise<Map<string, ClockReading>> {
    const now = time.now();
    const readings = new Map<string, ClockReading>();
    const notices: DueNotice[] = [];
    for (const { row, limits, ledger, noticed } of clocks) {
      const reading = readClock(limits, ledger, calendar(), now);
      readings.set(row.id, reading);
      for (const moment of dueMoments(reading, now)) {
        if (noticed.has(noticeKey(moment))) continue;
        notices.push({
          clockId: row.id, ownerKind: row.owner_kind, ownerId: row.owner_id, kind: moment.kind, occurrence: moment.occurrence,
          dueAt: moment.at.getTime(), noticedAt: now.getTime(), source,
        });
      }
      await storeDerived(row, reading, now, source, ledger.some((entry) => entry.kind === 'stop' && entry.reason === OWNER_COMPLETE));
    }
    if (notices.length) await give(notices);
    return readings;
  }

  async function storeDerived(row: ClockRow, reading: ClockReading, now: Date, source: AlarmSource, closed: boolean): Promise<void> {
    const next = nextMoment(reading, now)?.getTime() ?? null;
    // Only an earlier moment needs a message. A timer that fires too early finds nothing due and is set again.
    let armed = row.armed_at;
    const engineWaits = source === 'engine';
    if (engineWaits) armed = next === null ? null : spread(next);
    else if (next !== null && (armed === null || next < armed - WIDEST_SPREAD_MS)) {
      armed = spread(next);
      await tellEngine(row.id, row.started ? MESSAGES.clockChanged : MESSAGES.clockStarted, armed);
    }
    let started = row.started || armed !== null ? 1 : 0;
    // An instance that still asks after its owner is complete has missed the message: tell it again.
    if (closed && (row.started || engineWaits)) {
      await tellEngine(row.id, MESSAGES.clockStopped, null);
      armed = null;
      started = 0;
    }
    const limit = (id: Limit['id']): number | null => reading.limits.find((one) => one.id === id)?.dueAt?.getTime() ?? null;
    const undetermined = reading.limits.find((one) => one.undeterminedYear !== undefined)?.undeterminedYear ?? null;
    const derived: Derived = {
      state: reading.state, colour: colourOf(reading, now), promised_due: limit('promised'), statutory_due: limit('statutory'),
      next_at: next, armed_at: armed, started, undetermined_year: undetermined,
    };
    // Both alarms ask about every clock: the second one usually finds everything said and stored.
    if (DERIVED.every((column) => row[column] === derived[column])) return;
    row.armed_at = armed;
    await database.run(`UPDATE clock SET ${DERIVED.map((column, i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${DERIVED.length + 1}`,
      [...DERIVED.map((column) => derived[column]), row.id]);
  }

  async function tellEngine(clockId: string, message: string, dueAt: number | null): Promise<void> {
    await outbox.put({
      id: `clock:${randomUUID()}`, kind: CLOCK_MESSAGE, stream: `clock:${clockId}`,
      payload: { message, clockId, ...(dueAt === null ? {} : { dueAt: isoInChina(dueAt) }) },
    });
  }

  async function give(notices: DueNotice[]): Promise<void> {
    await database.insertAll('clock_notice', notices.map((notice) => ({
      id: `${notice.clockId}:${noticeKey(notice)}`, clock_id: notice.clockId, kind: notice.kind, occurrence: notice.occurrence,
      due_at: notice.dueAt, noticed_at: notice.noticedAt, source: notice.source,
    })));
    for (const { ownerKind, ownerId, kind, occurrence, dueAt, source } of notices) {
      const isCase = ownerKind === 'case';
      record.append({ kind: 'clock-notice', caseId: isCase ? ownerId : null, payload: { notice: kind, occurrence, dueAt: isoInChina(dueAt), source, ...(isCase ? {} : { ownerKind, ownerId }) } });
    }
    for (const listener of listeners) await listener(notices);
  }

  const evaluateTogether = (ids: string[], source: AlarmSource, timers: Map<string, number | null>): Promise<void> => database.write(async () => {
    const loaded = await load(ids);
    await settle(loaded, source);
    for (const { row } of loaded) timers.set(row.id, row.armed_at);
  });

  const clocks: Clocks = {
    async open({ ownerKind, ownerId, limits, entries }) {
      const inserted = await database.insertOnce('clock', {
        id: ownerId, owner_kind: ownerKind, owner_id: ownerId, limits: JSON.stringify(limits), state: 'not-started', colour: 'normal', started: 0,
      });
      if (inserted && entries.length) await clocks.append(ownerId, entries);
    },
    async append(clockId, entries) {
      const reading = (await clocks.appendAll([{ clockId, entries }])).get(clockId);
      if (!reading) throw new Error(`No clock ${clockId}`);
      return reading;
    },
    async appendAll(additions) {
      const loaded = await load(additions.map(({ clockId }) => clockId));
      const byId = new Map(loaded.map((clock) => [clock.row.id, clock]));
      const rows = [];
      for (const { clockId, entries } of additions) {
        const clock = byId.get(clockId);
        if (!clock) throw new Error(`No clock ${clockId}`);
        for (const entry of entries) {
          const { at, kind, ...body } = entry;
          clock.ledger.push(entry);
          rows.push({ id: randomUUID(), clock_id: clockId, position: clock.ledger.length, kind, at: at.getTime(), body: JSON.stringify(body) });
        }
      }
      await database.insertAll('clock_entry', rows);
      return settle(loaded, 'ledger');
    },
    async evaluate(clockIds, source) {
      const timers = new Map<string, number | null>();
      const problems: unknown[] = [];
      for (let start = 0; start < clockIds.length; start += CHUNK) {
        const ids = clockIds.slice(start, start + CHUNK);
        await evaluateTogether(ids, source, timers).catch(async (error: unknown) => {
          // One bad clock must not silence its neighbours.
          if (ids.length === 1 || isUnreachable(error)) throw error;
          const failed: unknown[] = [];
          for (const id of ids) await evaluateTogether([id], source, timers).catch((problem: unknown) => { failed.push(problem); });
          problems.push(...failed);
        });
      }
      if (problems.length) throw new AggregateError(problems, `${problems.length} of ${clockIds.length} clocks cannot be read: ${String(problems[0])}`);
      return timers;
    },
    async read(clockId) {
      const [clock] = await load([clockId]);
      return clock && { ...clock, reading: readClock(clock.limits, clock.ledger, calendar(), time.now()) };
    },
    async redateAll(actorId, reason) {
      const ids = (await database.all<{ id: string }>("SELECT id FROM clock WHERE state <> 'stopped' OR next_at IS NOT NULL ORDER BY id")).map(({ id }) => id);
      let moved = 0;
      for (let start = 0; start < ids.length; start += CHUNK) {
        moved += await database.write(async () => {
          const loaded = await load(ids.slice(start, start + CHUNK));
          const readings = await settle(loaded, 'ledger');
          const changed = loaded.filter(({ row }) => {
            const limits = readings.get(row.id)?.limits ?? [];
            return limits.some(({ id, dueAt }) => (dueAt?.getTime() ?? null) !== (id === 'promised' ? row.promised_due : row.statutory_due));
          });
          for (const { row } of changed) {
            const limits = readings.get(row.id)?.limits ?? [];
            record.append({
              kind: 'clock-redated', caseId: row.owner_kind === 'case' ? row.owner_id : null, actorId,
              payload: { reason, before: { promised: isoInChina(row.promised_due), statutory: isoInChina(row.statutory_due) },
                after: Object.fromEntries(limits.map(({ id, dueAt }) => [id, isoInChina(dueAt)])) },
            });
          }
          return changed.length;
        });
      }
      return moved;
    },
    onDue: (listener) => { listeners.push(listener); },
  };
  return clocks;
}

function toEntry(row: { kind: string; at: number; body: string }): LedgerEntry {
  return { kind: row.kind, at: new Date(row.at), ...(JSON.parse(row.body) as object) } as LedgerEntry;
}

/** Overdue is said of the case's own limits alone; a late or nearly late step only warns (domain.md section 9). */
export function colourOf(reading: ClockReading, now: Date): Colour {
  if (reading.limits.some((limit) => limit.exceeded)) return 'overdue';
  const warned = reading.state !== 'stopped' && reading.limits.some(({ warnAt }) => warnAt && warnAt <= now);
  return warned || reading.steps.some(({ warnAt }) => warnAt && warnAt <= now) ? 'warned' : 'normal';
}
