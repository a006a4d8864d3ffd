/**
 * Legal clocks: a ledger for each owner, the engine's timers as one alarm, the sweep as the other (docs/adr/0007-clock.md).
 *
 * Both alarms end in {@link Clocks.evaluate}, which asks the ledger what is due and gives notice of each moment
 * once. A timer is disposable: ringing early, late or twice changes nothing that the ledger does not say.
 */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isUnreachable, placeholders, type Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createAlarms } from './alarms.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import {
  dueMoments,
  nextMoment,
  readClock,
  type ClockReading,
  type LedgerEntry,
  type Limit,
  type Moment,
} from '../../domain/clocks/ledger.ts';

/** Reason of the ledger's last entry: the owner is complete. */
export const OWNER_COMPLETE = 'completed';

export type AlarmSource = 'engine' | 'sweep' | 'ledger';
export type Colour = 'normal' | 'warned' | 'overdue';

export interface ClockRow {
  id: string;
  matter_id: string;
  purpose: ClockPurpose;
  /** Which clock of this purpose: a second review of the same matter has a clock of its own. */
  round: number;
  limits: string;
  state: ClockReading['state'];
  colour: Colour;
  next_at: number | null;
  undetermined_year: number | null;
  /** The clock of the same matter whose suspensions this one shares. */
  follows: ClockPurpose | null;
  /** Counts the changes of the row and of what belongs to it, so that what was read of it need not be read again. */
  version: number;
}

/** A moment of which notice was given just now, inside the current transaction. */
export interface DueNotice {
  clockId: string;
  matterId: string;
  purpose: ClockPurpose;
  round: number;
  kind: Moment['kind'];
  occurrence: string;
  dueAt: number;
  noticedAt: number;
  source: AlarmSource;
}

export type DueListener = (notices: DueNotice[]) => Promise<void>;
/** Hears, in the transaction, of matters whose clocks have another state, colour or due time. */
export type MoveListener = (matterIds: string[]) => Promise<void>;

/** Names a clock by what it measures; without a round, the first. */
export interface ClockRef {
  matterId: string;
  purpose: ClockPurpose;
  round?: number;
}

export interface Clocks {
  /**
   * Opens a clock of a matter; opened twice, it is opened once. It stands still whenever the clock that it `follows` does. Answers its
   * id.
   */
  open(clock: ClockRef & { limits: Limit[]; entries: LedgerEntry[]; follows?: ClockPurpose }): Promise<string>;
  append(clock: ClockRef, entries: LedgerEntry[]): Promise<ClockReading>;
  /** Adds to several clocks, one a matter; answers their readings by matter. */
  appendAll(additions: (ClockRef & { entries: LedgerEntry[] })[]): Promise<Map<string, ClockReading>>;
  /** Gives notice of everything due. */
  evaluate(clockIds: string[], source: AlarmSource): Promise<void>;
  read(clock: ClockRef): Promise<ClockState | undefined>;
  /** Every clock of a matter, in the order of their opening. */
  ofMatter(matterId: string): Promise<ClockState[]>;
  /** What would move by another calendar; nothing is stored. */
  foresee(calendar: WorkingCalendar): Promise<Foreseen[]>;
  /** Computes every running clock again after a calendar edit; answers how many moved. */
  redateAll(actorId: string, reason: string): Promise<number>;
  /** Sets the engine's alarm of every moment ahead that has none; a start that was cut short is gone on with. */
  armAll(): Promise<void>;
  /** Called inside the transaction that stores the notices. */
  onDue(listener: DueListener): void;
  onMove(listener: MoveListener): void;
  /**
   * Called inside the transaction in which a clock turns out to be in time after notice was given that it was not: the calendar was edited,
   * or what is recorded now dates from before. Of the same notice it may hear more than once.
   */
  onRevoked(listener: DueListener): void;
}

/** A limit that would have another due time. */
export interface Foreseen {
  clockId: string;
  matterId: string;
  purpose: ClockPurpose;
  limitId: string;
  before: Date | null;
  after: Date | null;
  /** Past its end now. */
  late: { before: boolean; after: boolean };
}

export interface ClockState {
  row: ClockRow;
  ledger: LedgerEntry[];
  limits: Limit[];
  reading: ClockReading;
}

export interface ClockDependencies {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  calendar: () => WorkingCalendar;
}

const DERIVED = ['state', 'colour', 'next_at', 'undetermined_year'] as const;
type Derived = Pick<ClockRow, (typeof DERIVED)[number]>;
const STORED = [...DERIVED, 'version'] as const;

/** What belongs to a clock, of one version of its row. */
interface Parts {
  /** Due times as they are stored, by limit. */
  due: Map<string, number>;
  ledger: LedgerEntry[];
  noticed: Set<string>;
}

interface Loaded extends Parts {
  row: ClockRow;
  limits: Limit[];
  /** Something of it was changed in this transaction. */
  isTouched: boolean;
}

const copyOf = ({ due, ledger, noticed }: Parts): Parts => ({
  due: new Map(due),
  ledger: [...ledger],
  noticed: new Set(noticed),
});

/** A row of what belongs to a clock: an entry of its ledger, a notice that was given (`body` is its occurrence) or a due time. */
interface LedgerPart {
  part: 'entry' | 'notice' | 'due';
  clock_id: string;
  position: number;
  name: string;
  at: number;
  body: string;
}

/** Of clocks, each of a few kilobytes: those in which something happens all day. */
const MOST_REMEMBERED = 5_000;
const CHUNK = 200;
const ALARMS_SHOWN_MS = 30 * 86_400_000;
const isNamed = (row: ClockRow, { matterId, purpose, round = 1 }: ClockRef): boolean =>
  row.matter_id === matterId && row.purpose === purpose && row.round === round;
const isFollowing = (row: ClockRow, { matterId, purpose }: ClockRef): boolean =>
  row.matter_id === matterId && row.follows === purpose && row.state !== 'stopped';
const noticeKey = (moment: Pick<Moment, 'kind' | 'occurrence'>): string => `${moment.kind}:${moment.occurrence}`;

export function createClocks({ database, outbox, record, time, calendar }: ClockDependencies): Clocks {
  const alarms = createAlarms({ database, outbox });
  const listeners: DueListener[] = [];
  const moveListeners: MoveListener[] = [];
  const revokeListeners: DueListener[] = [];
  const remembered = new LRUCache<string, Parts & { version: number }>({ max: MOST_REMEMBERED });

  const load = async (ids: string[]): Promise<Loaded[]> =>
    complete(await database.all<ClockRow>(`SELECT * FROM clock WHERE id IN (${placeholders(ids.length)})${database.forUpdate}`, ids));

  /** The clocks that are named, and if asked the running ones that follow them. */
  async function loadNamed(refs: readonly ClockRef[], withFollowers = false): Promise<Loaded[]> {
    if (!refs.length) return [];
    const matterIds = [...new Set(refs.map(({ matterId }) => matterId))];
    const rows = await database.all<ClockRow>(
      `SELECT * FROM clock WHERE matter_id IN (${placeholders(matterIds.length)})${database.forUpdate}`,
      matterIds,
    );
    const isMeant = (row: ClockRow): boolean => refs.some((ref) => isNamed(row, ref) || (withFollowers && isFollowing(row, ref)));
    return complete(rows.filter(isMeant));
  }

  async function complete(rows: ClockRow[]): Promise<Loaded[]> {
    const known = new Map(
      rows.flatMap((row): [string, Parts][] => {
        const found = remembered.get(row.id);
        return found?.version === row.version ? [[row.id, copyOf(found)]] : [];
      }),
    );
    const read = await partsOf(rows.filter(({ id }) => !known.has(id)));
    return rows.map((row) => ({
      row,
      limits: JSON.parse(row.limits) as Limit[],
      isTouched: false,
      ...((known.get(row.id) ?? read.get(row.id)) as Parts),
    }));
  }

  async function partsOf(rows: readonly ClockRow[]): Promise<Map<string, Parts>> {
    if (!rows.length) return new Map();
    const ids = rows.map(({ id }) => id);
    const list = placeholders(ids.length);
    // One question for all that belongs to them: on MariaDB each question is a turn.
    const parts = await database.all<LedgerPart>(
      `SELECT 'entry' AS part, clock_id, position, kind AS name, at, body FROM clock_entry WHERE clock_id IN (${list})
       UNION ALL SELECT 'notice', clock_id, 0, kind, 0, occurrence FROM clock_notice WHERE clock_id IN (${list})
       UNION ALL SELECT 'due', clock_id, 0, limit_id, due_at, '' FROM clock_due WHERE clock_id IN (${list})`,
      ids,
    );
    // Put in order here: the server would make a table of its own for it.
    parts.sort((a, b) => a.position - b.position);
    const byId = new Map(rows.map((row): [string, Parts] => [row.id, { due: new Map(), ledger: [], noticed: new Set() }]));
    for (const { part, clock_id, name, at, body } of parts) {
      const clock = byId.get(clock_id);
      if (part === 'entry') clock?.ledger.push(toEntry({ kind: name, at, body }));
      else if (part === 'notice') clock?.noticed.add(noticeKey({ kind: name as Moment['kind'], occurrence: body }));
      else clock?.due.set(name, at);
    }
    return byId;
  }

  /** What the row says is still true of what belongs to it, once it is committed. */
  function remember({ row, ...parts }: Loaded): void {
    const kept = { ...copyOf(parts), version: row.version };
    database.afterCommit(() => {
      remembered.set(row.id, kept);
    });
  }

  /** Stores what follows from the ledger now: notices, the derived columns, and the engine's alarm of the next moment. */
  async function settle(clocks: Loaded[], source: AlarmSource): Promise<Map<string, ClockReading>> {
    const now = time.now();
    const readings = new Map<string, ClockReading>();
    const notices: DueNotice[] = [];
    const revoked: DueNotice[] = [];
    const moved = new Set<string>();
    const ahead: number[] = [];
    for (const clock of clocks) {
      const { row, limits, ledger, noticed } = clock;
      const reading = readClock(limits, ledger, calendar(), now);
      readings.set(row.id, reading);
      for (const moment of dueMoments(reading, now)) {
        if (noticed.has(noticeKey(moment))) continue;
        noticed.add(noticeKey(moment));
        clock.isTouched = true;
        notices.push({
          clockId: row.id,
          matterId: row.matter_id,
          purpose: row.purpose,
          round: row.round,
          kind: moment.kind,
          occurrence: moment.occurrence,
          dueAt: moment.at.getTime(),
          noticedAt: now.getTime(),
          source,
        });
      }
      revoked.push(...revokedOf(clock, reading, now, source));
      const next = nextMoment(reading, now)?.getTime() ?? null;
      if (next !== null && next !== row.next_at) ahead.push(next);
      const isDueMoved = await storeDue(clock, reading);
      const isOther = await storeDerived(clock, reading, next, now);
      if (isDueMoved || isOther) moved.add(row.matter_id);
      remember(clock);
    }
    await alarms.set(ahead);
    if (moved.size) for (const listener of moveListeners) await listener([...moved].sort());
    if (notices.length) await give(notices);
    if (revoked.length) for (const listener of revokeListeners) await listener(revoked);
    return readings;
  }

  /** Answers whether the clock has another state or colour than before. */
  async function storeDerived({ row, isTouched }: Loaded, reading: ClockReading, next: number | null, now: Date): Promise<boolean> {
    const undetermined = reading.limits.find((one) => one.undeterminedYear !== undefined)?.undeterminedYear ?? null;
    const derived: Derived = {
      state: reading.state,
      colour: colourOf(reading, now),
      next_at: next,
      undetermined_year: undetermined,
    };
    // Both alarms ask about every clock: the second one usually finds everything said and stored.
    if (!isTouched && DERIVED.every((column) => row[column] === derived[column])) return false;
    const isOther = row.state !== derived.state || row.colour !== derived.colour;
    Object.assign(row, derived, { version: row.version + 1 });
    await database.change(
      `UPDATE clock SET ${STORED.map((column, i) => `${column} = $${i + 1}`).join(', ')} WHERE id = $${STORED.length + 1}`,
      [...STORED.map((column) => row[column]), row.id],
    );
    return isOther;
  }

  /** A row a limit that has a due time; nothing is written where nothing moved. Answers whether anything did. */
  async function storeDue(clock: Loaded, reading: ClockReading): Promise<boolean> {
    const { row, due } = clock;
    let isMoved = false;
    const first: Parameters<Database['insertAll']>[1] = [];
    for (const { id, dueAt } of reading.limits) {
      const before = due.get(id);
      const at = dueAt?.getTime();
      if (at === before) continue;
      isMoved = true;
      if (at === undefined) due.delete(id);
      else due.set(id, at);
      if (at === undefined) await database.change('DELETE FROM clock_due WHERE clock_id = $1 AND limit_id = $2', [row.id, id]);
      else if (before === undefined) first.push({ clock_id: row.id, limit_id: id, due_at: at });
      else await database.change('UPDATE clock_due SET due_at = $1 WHERE clock_id = $2 AND limit_id = $3', [at, row.id, id]);
    }
    await database.insertAll('clock_due', first);
    clock.isTouched ||= isMoved;
    return isMoved;
  }

  async function give(notices: DueNotice[]): Promise<void> {
    await database.insertAll(
      'clock_notice',
      notices.map((notice) => ({
        id: `${notice.clockId}:${noticeKey(notice)}`,
        clock_id: notice.clockId,
        kind: notice.kind,
        occurrence: notice.occurrence,
        due_at: notice.dueAt,
        noticed_at: notice.noticedAt,
        source: notice.source,
      })),
    );
    for (const { matterId, purpose, round, kind, occurrence, dueAt, source } of notices) {
      record.append({
        kind: 'clock-notice',
        matterId,
        payload: { notice: kind, purpose, round, occurrence, dueAt: isoInChina(dueAt), source },
      });
    }
    for (const listener of listeners) await listener(notices);
  }

  /** Adds to ledgers and settles what follows, for these clocks and others that were read with them. */
  async function extend(
    longer: readonly { clock: Loaded; entries: readonly LedgerEntry[] }[],
    read: Loaded[] = longer.map(({ clock }) => clock),
  ): Promise<Map<string, ClockReading>> {
    const rows: Parameters<Database['insertAll']>[1] = [];
    for (const { clock, entries } of longer) {
      for (const entry of entries) {
        const { at, kind, ...body } = entry;
        clock.isTouched = true;
        clock.ledger.push(entry);
        rows.push({
          id: randomUUID(),
          clock_id: clock.row.id,
          position: clock.ledger.length,
          kind,
          at: at.getTime(),
          body: JSON.stringify(body),
        });
      }
    }
    await database.insertAll('clock_entry', rows);
    return settle(read, 'ledger');
  }

  const evaluateTogether = (ids: string[], source: AlarmSource): Promise<void> =>
    database.write(async () => void (await settle(await load(ids), source)));

  const clocks: Clocks = {
    async open({ matterId, purpose, round = 1, limits, entries, follows = null }) {
      const row: ClockRow = {
        id: randomUUID(),
        matter_id: matterId,
        purpose,
        round,
        limits: JSON.stringify(limits),
        state: 'not-started',
        colour: 'normal',
        next_at: null,
        undetermined_year: null,
        follows,
        version: 0,
      };
      if (!(await database.insertOnce('clock', { ...row }))) return (await loadNamed([{ matterId, purpose, round }]))[0]?.row.id ?? row.id;
      const standing = follows ? await standingStill({ matterId, purpose: follows }) : [];
      const first = [...entries, ...standing.map((entry) => ({ ...entry, at: entries[0]?.at ?? entry.at }))];
      // What was made just now need not be read.
      const clock: Loaded = { row, limits, isTouched: false, due: new Map(), ledger: [], noticed: new Set() };
      if (first.length) await extend([{ clock, entries: first }]);
      else remember(clock);
      return row.id;
    },
    async append(clock, entries) {
      const reading = (await clocks.appendAll([{ ...clock, entries }])).get(clock.matterId);
      if (!reading) throw new Error(`Matter ${clock.matterId} has no clock "${clock.purpose}"`);
      return reading;
    },
    async appendAll(additions) {
      const loaded = await loadNamed(
        additions,
        additions.some(({ entries }) => entries.some(isShared)),
      );
      const longer = additions.flatMap((addition) => {
        const clock = loaded.find(({ row }) => isNamed(row, addition));
        if (!clock) throw new Error(`Matter ${addition.matterId} has no clock "${addition.purpose}"`);
        const shared = addition.entries.filter(isShared);
        const followers = loaded.filter(({ row }) => isFollowing(row, addition)).map((follower) => ({ clock: follower, entries: shared }));
        return [{ clock, entries: addition.entries, isNamed: true }, ...followers.map((one) => ({ ...one, isNamed: false }))];
      });
      const readings = await extend(longer, loaded);
      const named = longer.filter((one) => one.isNamed).map(({ clock }) => clock);
      return new Map(named.flatMap(({ row }) => (readings.has(row.id) ? [[row.matter_id, readings.get(row.id) as ClockReading]] : [])));
    },
    async evaluate(clockIds, source) {
      const problems: unknown[] = [];
      for (let start = 0; start < clockIds.length; start += CHUNK) {
        const ids = clockIds.slice(start, start + CHUNK);
        await evaluateTogether(ids, source).catch(async (error: unknown) => {
          // One bad clock must not silence its neighbours.
          if (ids.length === 1 || isUnreachable(error)) throw error;
          const failed: unknown[] = [];
          for (const id of ids)
            await evaluateTogether([id], source).catch((problem: unknown) => {
              failed.push(problem);
            });
          problems.push(...failed);
        });
      }
      if (problems.length)
        throw new AggregateError(problems, `${problems.length} of ${clockIds.length} clocks cannot be read: ${String(problems[0])}`);
    },
    async read(ref) {
      const [clock] = await loadNamed([ref]);
      return clock && withReading(clock);
    },
    async ofMatter(matterId) {
      const rows = await database.all<ClockRow>('SELECT * FROM clock WHERE matter_id = $1', [matterId]);
      const opened = ({ ledger }: Loaded): number => ledger[0]?.at.getTime() ?? 0;
      return (await complete(rows)).sort((a, b) => opened(a) - opened(b)).map(withReading);
    },
    foresee: (other) =>
      database.aside.during(async () => {
        const ids = await runningIds();
        const foreseen: Foreseen[] = [];
        for (let start = 0; start < ids.length; start += CHUNK) {
          const some = ids.slice(start, start + CHUNK);
          const rows = await database.all<ClockRow>(`SELECT * FROM clock WHERE id IN (${placeholders(some.length)})`, some);
          for (const clock of await complete(rows)) foreseen.push(...movesOf(clock, other));
        }
        return foreseen;
      }),
    async redateAll(actorId, reason) {
      const ids = await runningIds();
      let moved = 0;
      for (let start = 0; start < ids.length; start += CHUNK) {
        moved += await database.write(async () => {
          const loaded = await load(ids.slice(start, start + CHUNK));
          const before = new Map(loaded.map(({ row, due }) => [row.id, new Map(due)]));
          const readings = await settle(loaded, 'ledger');
          const changed = loaded.filter(({ row }) =>
            readings.get(row.id)?.limits.some(({ id, dueAt }) => dueAt?.getTime() !== before.get(row.id)?.get(id)),
          );
          for (const { row } of changed) {
            const limits = readings.get(row.id)?.limits ?? [];
            record.append({
              kind: 'clock-redated',
              matterId: row.matter_id,
              actorId,
              payload: {
                reason,
                purpose: row.purpose,
                before: Object.fromEntries(limits.map(({ id }) => [id, isoInChina(before.get(row.id)?.get(id) ?? null)])),
                after: Object.fromEntries(limits.map(({ id, dueAt }) => [id, isoInChina(dueAt)])),
              },
            });
          }
          return changed.length;
        });
      }
      return moved;
    },
    async armAll() {
      // What the engine never rang is shown for a month; the sweep has done its work.
      await database.write(() => database.run('DELETE FROM due_alarm WHERE at < $1', [time.now().getTime() - ALARMS_SHOWN_MS]));
      for (let after = -1; ;) {
        const rows = await database.all<{ next_at: number }>(
          `SELECT DISTINCT next_at FROM clock WHERE next_at > $1 AND NOT EXISTS (SELECT 1 FROM due_alarm WHERE at = clock.next_at)
           ORDER BY next_at LIMIT ${CHUNK}`,
          [after],
        );
        const moments = rows.map((row) => Number(row.next_at));
        if (moments.length) await database.write(() => alarms.set(moments));
        if (moments.length < CHUNK) return;
        after = moments.at(-1) ?? after;
      }
    },
    onDue: (listener) => {
      listeners.push(listener);
    },
    onMove: (listener) => {
      moveListeners.push(listener);
    },
    onRevoked: (listener) => {
      revokeListeners.push(listener);
    },
  };
  return clocks;

  /** The suspension in which the clock stands now; none while it runs, has stopped or was never opened. */
  async function standingStill(ref: ClockRef): Promise<LedgerEntry[]> {
    const [clock] = await loadNamed([ref]);
    if (clock?.row.state !== 'suspended') return [];
    return clock.ledger.filter(({ kind }) => kind === 'suspend').slice(-1);
  }

  /** Whose due times follow the calendar; of those that have stopped, the late ones: by another calendar they may have been in time. */
  async function runningIds(): Promise<string[]> {
    const rows = await database.all<{ id: string }>(
      "SELECT id FROM clock WHERE state <> 'stopped' OR next_at IS NOT NULL OR colour = 'overdue' ORDER BY id",
    );
    return rows.map(({ id }) => id);
  }

  function movesOf({ row, limits, ledger }: Loaded, other: WorkingCalendar): Foreseen[] {
    const now = time.now();
    const after = new Map(readClock(limits, ledger, other, now).limits.map((limit) => [limit.id, limit]));
    return readClock(limits, ledger, calendar(), now).limits.flatMap((limit): Foreseen[] => {
      const then = after.get(limit.id);
      if (then?.dueAt?.getTime() === limit.dueAt?.getTime()) return [];
      const { id: clockId, matter_id: matterId, purpose } = row;
      const late = { before: limit.exceeded, after: then?.exceeded ?? false };
      return [{ clockId, matterId, purpose, limitId: limit.id, before: limit.dueAt, after: then?.dueAt ?? null, late }];
    });
  }

  function withReading(clock: Loaded): ClockState {
    const { row, ledger, limits } = clock;
    return { row, ledger, limits, reading: readClock(limits, ledger, calendar(), time.now()) };
  }
}

/** Notices that a limit had passed, given before, of limits that have not. */
function revokedOf({ row, noticed }: Loaded, reading: ClockReading, now: Date, source: AlarmSource): DueNotice[] {
  return reading.limits.flatMap(({ id, exceeded, dueAt }): DueNotice[] => {
    const kind = `${id}-overdue`;
    const before = exceeded ? undefined : [...noticed].find((key) => key.startsWith(`${kind}:`));
    if (before === undefined || id === 'period') return [];
    return [
      {
        clockId: row.id,
        matterId: row.matter_id,
        purpose: row.purpose,
        round: row.round,
        kind: kind as Moment['kind'],
        occurrence: before.slice(kind.length + 1),
        dueAt: dueAt?.getTime() ?? now.getTime(),
        noticedAt: now.getTime(),
        source,
      },
    ];
  });
}

function toEntry(row: { kind: string; at: number; body: string }): LedgerEntry {
  return { kind: row.kind, at: new Date(row.at), ...(JSON.parse(row.body) as object) } as LedgerEntry;
}

/** A clock that follows another stands still and goes on with it. */
const isShared = ({ kind }: LedgerEntry): boolean => kind === 'suspend' || kind === 'resume';

/** What follows from the end of a drawn period is drawn, from that of acceptance or holding goods the law says: none is late handling. */
const DECIDES: ReadonlySet<Limit['id']> = new Set<Limit['id']>(['period', 'acceptance', 'holding']);

/** Overdue is said of the case's own limits alone; a late or nearly late step only warns (docs/law.md, "Where the rules are silent"). */
export function colourOf(reading: ClockReading, now: Date): Colour {
  if (reading.limits.some(({ id, exceeded }) => !DECIDES.has(id) && exceeded)) return 'overdue';
  const warned = reading.state !== 'stopped' && reading.limits.some(({ warnAt }) => warnAt && warnAt <= now);
  return warned || reading.steps.some(({ warnAt }) => warnAt && warnAt <= now) ? 'warned' : 'normal';
}
