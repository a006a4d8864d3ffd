/**
 * What every move of a change leaves behind, in the caller's transaction: its row, its history, the record and its deadlines. What each
 * move means is in `change-kind.ts`; where it leads is drawn.
 */
import { OWNER_COMPLETE, type Clocks } from '../../clocks/index.ts';
import type { OpenMatter } from '../../procedures/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import { type Time } from '../../platform/time/time.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import type { PowerRow } from '../store.ts';
import { REGISTRY_CHANGE, type ChangeKind, type ChangeMove, type ChangeState } from '../../../domain/registry/change-life.ts';
import { limitsOfDeadline, type DeadlineKind } from '../../../domain/registry/change-deadlines.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

export interface Opening {
  power: PowerRow;
  districtId: string | null;
  kind: ChangeKind;
  cause: string;
  causeDate: string;
  markId?: string;
  /** Expected by a law's mark, or declared by the organ. */
  begins: 'expected' | 'declared';
  person: Person | null;
}

export interface Noted {
  /** `finish`: the drawing has come to its end. */
  move: ChangeMove | 'finish';
  personId: string | null;
  text: string;
  changes?: Partial<ChangeRow>;
}

export type ChangeMoves = ReturnType<typeof createChangeMoves>;

export function createChangeMoves({
  record,
  time,
  clocks,
  store,
  openMatter,
  legalOfficeOf,
}: {
  record: RecordBook;
  time: Time;
  clocks: Clocks;
  store: ChangeStore;
  openMatter: OpenMatter;
  /** The legal office that reviews an organ's declarations; null where nobody is appointed (R21). */
  legalOfficeOf: (organId: string) => Promise<string | null>;
}) {
  const now = (): number => time.now().getTime();

  /** Deadlines count from an instant; the day of the instant is not counted. */
  async function startDeadline(change: ChangeRow, kind: DeadlineKind, from: Date): Promise<ChangeRow> {
    const clockId = await clocks.open({
      matterId: change.id,
      purpose: kind,
      round: (await store.roundsOf(change.id, kind)) + 1,
      limits: limitsOfDeadline(kind),
      entries: [{ kind: 'start', at: from }],
    });
    await store.update(change.id, { clock_id: clockId });
    return { ...change, clock_id: clockId };
  }

  const moves = {
    /** A new change; its 20 days run from the cause's date until it is declared (R7a). */
    async open({ power, districtId, kind, cause, causeDate, markId, begins, person }: Opening): Promise<ChangeRow> {
      const legalOfficeId = await legalOfficeOf(power.organ_id);
      const { matter } = await openMatter({
        kind: REGISTRY_CHANGE,
        title: cause,
        organId: power.organ_id,
        answeringOrganId: legalOfficeId,
        districtId,
        answers: {},
        person,
        begins,
        facts: { powerCode: power.code, change: kind, cause, causeDate, markId: markId ?? null },
      });
      const change: ChangeRow = {
        id: matter.id,
        serial: matter.number,
        power_id: power.id,
        organ_id: power.organ_id,
        district_id: districtId,
        kind,
        state: matter.state as ChangeState,
        version_id: null,
        base_version_id: null,
        cause,
        cause_date: causeDate,
        mark_id: markId ?? null,
        expected: begins === 'expected' ? 1 : 0,
        lock_version: 1,
        rounds: 0,
        clock_id: null,
        opened_at: matter.opened_at,
        declared_by: null,
        declared_at: null,
        taken_up_by: null,
        taken_up_at: null,
        reviewed_by: null,
        reviewed_at: null,
        review_organ_id: legalOfficeId,
        opinion: null,
        confirmed: null,
        adjusted_by: null,
        adjusted_at: null,
        done_at: null,
        process_instance_key: null,
      };
      await store.attach(change);
      const kindOfEvent = begins === 'expected' ? 'expect' : 'open';
      await store.addEvent(change.id, { position: 0, kind: kindOfEvent, at: now(), person_id: person?.id ?? null, text: cause });
      return moves.awaitDeclaration(change);
    },

    /** Counted from the day of the cause, whatever the hour (民法典 201). */
    awaitDeclaration: (change: ChangeRow): Promise<ChangeRow> => startDeadline(change, 'declare', startOfDate(change.cause_date)),
    startDeadline,

    /** The deadline that runs now was kept, or is nobody's any more; what was late stays late. */
    async stopDeadline(change: ChangeRow): Promise<ChangeRow> {
      if (!change.clock_id) return change;
      const clock = await store.clock(change.clock_id);
      if (!clock) throw new Error(`Change ${change.id} has lost its clock`);
      await clocks.append(clock, [{ kind: 'stop', at: time.now(), reason: OWNER_COMPLETE }]);
      await store.update(change.id, { clock_id: null });
      return { ...change, clock_id: null };
    },

    /** A declaration has come in: its days end, the review's begin (R7a, R7b). */
    async declared(found: ChangeRow, person: Person, text: string): Promise<ChangeRow> {
      const change = await moves.stopDeadline(found);
      const moved = await moves.note(change, {
        move: 'declare',
        personId: person.id,
        text,
        changes: {
          rounds: change.rounds + 1,
          declared_by: person.id,
          declared_at: now(),
          taken_up_by: null,
          taken_up_at: null,
          reviewed_by: null,
          reviewed_at: null,
          opinion: null,
          review_organ_id: await legalOfficeOf(change.organ_id),
        },
      });
      return startDeadline(moved, 'review', time.now());
    },

    async note(change: ChangeRow, { move, personId, text, changes = {} }: Noted): Promise<ChangeRow> {
      const moved: ChangeRow = { ...change, ...changes, lock_version: change.lock_version + 1 };
      await store.update(change.id, { ...changes, lock_version: moved.lock_version });
      await store.addEvent(change.id, { position: change.lock_version, kind: move, at: now(), person_id: personId, text });
      record.append({
        kind: `registry-change-${move}`,
        matterId: change.id,
        actorId: personId,
        payload: { serial: change.serial, change: moved.kind, powerId: change.power_id, versionId: moved.version_id, text },
      });
      return moved;
    },
  };
  return moves;
}
