/** How a change comes about: expected by a law's mark, or declared by the organ with its cause and the cause's date (R7a). */
import { badInput, conflict } from '../../platform/errors.ts';
import type { Permit, Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { civilDateInChina, type Time } from '../../platform/time/time.ts';
import { stateAfter } from '../life-cycle.ts';
import type { Versions } from '../service.ts';
import { basicsOf, type PowerRow, type VersionRow } from '../store.ts';
import type { Answers } from './answers.ts';
import type { ChangeKind } from './change-life-cycle.ts';
import type { ChangeMoves } from './moves.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

/** What a law's mark says about a power: it is expected to change, and its 20 days run (R7a). */
export interface ExpectedChange { powerId: string; kind: ChangeKind; cause: string; causeDate: string; markId?: string }

/** Kinds without a version of their own: they change whether the power is in force. */
export type PowerChangeKind = Extract<ChangeKind, 'suspend' | 'resume' | 'abolish'>;

export interface DeclarationDependencies {
  database: Database; time: Time; permit: Permit; versions: Versions; store: ChangeStore; moves: ChangeMoves; answers: Answers;
  /** The legal office that reviews an organ's declarations; null where nobody is appointed (R21). */
  legalOfficeOf: (organId: string) => Promise<string | null>;
}

interface Facts { kind: ChangeKind; versionId: string | null; cause: string; causeDate: string }

/** Kinds of expected change that the declaration of a version answers. */
const ANSWERED_BY_VERSION: readonly ChangeKind[] = ['add', 'modify', 'abolish'];

/** The same for declarations about the power itself; abolishing it answers also a law that only asked for a modification. */
const ANSWERED_BY_POWER: Record<PowerChangeKind, readonly ChangeKind[]> = { suspend: ['suspend'], resume: ['resume'], abolish: ['abolish', 'modify'] };

export function createDeclaration({ database, time, permit, versions, store, moves, answers, legalOfficeOf }: DeclarationDependencies) {
  const now = (): number => time.now().getTime();
  const inForce = (powerId: string): Promise<VersionRow | undefined> => versions.store.versionInForce(powerId);

  function checkCause(causeDate: string): void {
    if (causeDate <= civilDateInChina(now())) return;
    throw badInput([{ path: 'causeDate', code: 'date-in-future', message: '事由发生日期不能晚于今天。', messageEn: 'The cause cannot lie in the future.' }]);
  }

  /** The change is declared: its declaration's days end, the review's begin (R7a, R7b). */
  async function declared(person: Person, found: ChangeRow, facts: Facts): Promise<ChangeRow> {
    const change = await moves.stopDeadline(found);
    const moved = await moves.move(change, {
      move: 'declare', personId: person.id, text: facts.cause,
      changes: {
        kind: facts.kind, version_id: facts.versionId, base_version_id: (await inForce(change.power_id))?.id ?? null, rounds: change.rounds + 1,
        // What a law's mark says stays said; the organ's own words are in the history.
        ...(change.expected ? {} : { cause: facts.cause, cause_date: facts.causeDate }),
        declared_by: person.id, declared_at: now(), taken_up_by: null, taken_up_at: null, reviewed_by: null, reviewed_at: null, opinion: null,
        review_organ_id: await legalOfficeOf(change.organ_id),
      },
    });
    return moves.startDeadline(moved, 'review', time.now());
  }

  /** The change that a declaration moves: the returned one again, the expected one, or a new one. */
  async function toDeclare(person: Person, power: PowerRow, answered: readonly ChangeKind[], facts: Facts): Promise<ChangeRow> {
    const active = await store.activeOf(power.id);
    if (active) {
      if (active.state === 'returned' && active.version_id === facts.versionId && (facts.versionId || active.kind === facts.kind)) return active;
      throw conflict('change-open', `该事项的“${active.serial}”尚未办结，请先完成或撤回。`, `Change "${active.serial}" of this power is still open; finish or withdraw it first.`, { changeId: active.id, state: active.state });
    }
    return await store.expectedOf(power.id, answered)
      ?? moves.open({ power, districtId: (await versions.targetOf(power)).districtId ?? null, kind: facts.kind, cause: facts.cause, causeDate: facts.causeDate, expected: false, personId: person.id });
  }

  return {
    /** A law's mark expects the power to change. The same mark expects it once. */
    async expect({ powerId, kind, cause, causeDate, markId }: ExpectedChange, personId: string | null = null): Promise<ChangeRow> {
      return database.write(async () => {
        await store.lockPower(powerId);
        const power = await versions.powerOr404(powerId);
        const known = markId ? await store.ofMark(powerId, markId) : undefined;
        return known ?? moves.open({ power, districtId: (await versions.targetOf(power)).districtId ?? null, kind, cause, causeDate, markId, expected: true, personId });
      });
    },

    /** The organ declares a version: a new change, the answer to an expected one, or a returned one again (R7a). */
    async declareVersion(person: Person, versionId: string, lockVersion: number, cause: string, causeDate: string): Promise<VersionRow> {
      checkCause(causeDate);
      answers.refuseUnprintable('cause', cause);
      const { version, power } = await versions.versionOr404(versionId);
      versions.refuseIncomplete(basicsOf(version));
      versions.refuseFindings(await versions.lint(version.bpmn_xml, basicsOf(version)));
      return database.write(async () => {
        await store.lockPower(power.id);
        const moved = await versions.move(person, versionId, lockVersion, 'declare', 'registry.declare', (found) => {
          if (found.version.lock_version !== version.lock_version) throw versions.staleVersion(found.version);
          return { changes: { cause, cause_date: causeDate, declared_by: person.id, declared_at: now(), reviewed_by: null, reviewed_at: null, opinion: null }, text: cause };
        });
        await versions.refuseAbolished(power);
        const kind: ChangeKind = await inForce(power.id) ? 'modify' : 'add';
        const change = await toDeclare(person, power, ANSWERED_BY_VERSION, { kind, versionId, cause, causeDate });
        await declared(person, change, { kind, versionId, cause, causeDate });
        return moved;
      });
    },

    /** The organ declares that the power itself is to be suspended, resumed or abolished. */
    async declarePower(person: Person, powerId: string, kind: PowerChangeKind, cause: string, causeDate: string): Promise<ChangeRow> {
      checkCause(causeDate);
      answers.refuseUnprintable('cause', cause);
      return database.write(async () => {
        await store.lockPower(powerId);
        const power = await versions.powerOr404(powerId);
        permit(person, 'registry.declare', await versions.targetOf(power));
        const version = await inForce(powerId);
        if (!version) throw await versions.notInForce(power);
        stateAfter(version.state, kind);
        const change = await toDeclare(person, power, ANSWERED_BY_POWER[kind], { kind, versionId: null, cause, causeDate });
        return declared(person, change, { kind, versionId: null, cause, causeDate });
      });
    },
  };
}
