/**
 * How a change moves: its row, its history, the record, its deadlines and the message to its process instance, all in the
 * caller's transaction. What each move means is in `service.ts`.
 */
import { randomUUID } from 'node:crypto';
import { OWNER_COMPLETE, type Clocks } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { nextNumber } from '../../platform/numbering/next-number.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import { civilDateInChina, type Time } from '../../platform/time/time.ts';
import type { PowerRow } from '../store.ts';
import { changeStateAfter, type ChangeKind, type ChangeMove } from './change-life-cycle.ts';
import { clockIdOf, limitsOfDeadline, REGISTRY_CHANGE, type DeadlineKind } from './deadlines.ts';
import { openedCommand, movedCommand } from './process.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

export interface Opening { power: PowerRow; districtId: string | null; kind: ChangeKind; cause: string; causeDate: string; markId?: string; expected: boolean; personId: string | null }
export interface Step { move: ChangeMove; personId: string | null; text: string; changes?: Partial<ChangeRow>; /** The written answer that the process is to have printed. */ answerId?: string }

export type ChangeMoves = ReturnType<typeof createChangeMoves>;

export function createChangeMoves({ database, outbox, record, time, clocks, store }: {
  database: Database; outbox: Outbox; record: RecordBook; time: Time; clocks: Clocks; store: ChangeStore;
}) {
  const now = (): number => time.now().getTime();

  /** Deadlines count from an instant; the day of the instant is not counted. */
  async function startDeadline(change: ChangeRow, kind: DeadlineKind, from: Date): Promise<ChangeRow> {
    const id = { changeId: change.id, kind, round: await store.roundsOf(change.id, kind) + 1 };
    const clockId = clockIdOf(id);
    await store.addDeadline(clockId, id);
    await store.update(change.id, { clock_id: clockId });
    await clocks.open({ ownerKind: REGISTRY_CHANGE, ownerId: clockId, limits: limitsOfDeadline(kind), entries: [{ kind: 'start', at: from }] });
    return { ...change, clock_id: clockId };
  }

  const moves = {
    /** A new change, not declared yet: its 20 days run from the cause's date (R7a). */
    async open({ power, districtId, kind, cause, causeDate, markId, expected, personId }: Opening): Promise<ChangeRow> {
      const year = civilDateInChina(now()).slice(0, 4);
      const change: ChangeRow = {
        id: randomUUID(), serial: `变更〔${year}〕${await nextNumber(database, `registry-change:${year}`)}号`, power_id: power.id, organ_id: power.organ_id, district_id: districtId,
        kind, state: 'expected', version_id: null, base_version_id: null, cause, cause_date: causeDate, mark_id: markId ?? null, expected: expected ? 1 : 0, lock_version: 1, rounds: 0, clock_id: null,
        opened_at: now(), declared_by: null, declared_at: null, taken_up_by: null, taken_up_at: null, reviewed_by: null, reviewed_at: null, review_organ_id: null,
        opinion: null, confirmed: null, adjusted_by: null, adjusted_at: null, done_at: null, process_instance_key: null, process_stage: null,
      };
      await store.insert(change);
      const move = expected ? 'expect' : 'open';
      await store.addEvent(change.id, { position: 0, kind: move, at: now(), person_id: personId, text: cause });
      record.append({ kind: `registry-change-${move}`, actorId: personId, payload: { changeId: change.id, serial: change.serial, powerCode: power.code, change: kind, cause, causeDate, markId: change.mark_id } });
      await outbox.put(openedCommand(change));
      return moves.awaitDeclaration(change);
    },

    /** Counted from the day of the cause, whatever the hour (民法典 201). */
    awaitDeclaration: (change: ChangeRow): Promise<ChangeRow> => startDeadline(change, 'declare', new Date(`${change.cause_date}T00:00:00+08:00`)),
    startDeadline,

    /** The deadline that runs now was kept, or is nobody's any more; what was late stays late. */
    async stopDeadline(change: ChangeRow): Promise<ChangeRow> {
      if (!change.clock_id) return change;
      await clocks.append(change.clock_id, [{ kind: 'stop', at: time.now(), reason: OWNER_COMPLETE }]);
      await store.update(change.id, { clock_id: null });
      return { ...change, clock_id: null };
    },

    async move(change: ChangeRow, { move, personId, text, changes = {}, answerId }: Step): Promise<ChangeRow> {
      const moved: ChangeRow = { ...change, ...changes, state: changeStateAfter(change.state, move), lock_version: change.lock_version + 1 };
      await store.update(change.id, { ...changes, state: moved.state, lock_version: moved.lock_version });
      await store.addEvent(change.id, { position: change.lock_version, kind: move, at: now(), person_id: personId, text });
      record.append({
        kind: `registry-change-${move}`, actorId: personId,
        payload: { changeId: change.id, serial: change.serial, change: moved.kind, powerId: change.power_id, versionId: moved.version_id, state: moved.state, text, ...(answerId ? { answerId } : {}) },
      });
      await outbox.put(movedCommand(change, moved, move, answerId));
      return moved;
    },
  };
  return moves;
}
