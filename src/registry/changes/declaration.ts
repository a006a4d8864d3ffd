/** How a change comes about: expected by a law's mark, or declared by the organ with its cause and the cause's date (R7a). */
import { badInput, conflict } from '../../platform/errors.ts';
import type { Permit, Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { type Time } from '../../platform/time/time.ts';
import { civilDateInChina } from '../../../domain/time/civil-time.ts';
import { stateAfter } from '../life-cycle.ts';
import type { Versions } from '../versions.ts';
import { entryOfVersion, type PowerRow, type VersionRow } from '../store.ts';
import { standingStep, type DecideStep } from '../../procedures/index.ts';
import type { ChangeKind } from '../../../domain/registry/change-life.ts';
import type { ChangeMoves } from './moves.ts';
import type { RefuseUnprintable } from './printable.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

/** What a law's mark says about a power: it is expected to change, and its 20 days run (R7a). */
export interface ExpectedChange {
  powerId: string;
  kind: ChangeKind;
  cause: string;
  causeDate: string;
  markId?: string;
}

/** Kinds without a version of their own: they change whether the power is in force. */
export type PowerChangeKind = Extract<ChangeKind, 'suspend' | 'resume' | 'abolish'>;

export interface DeclarationDependencies {
  database: Database;
  time: Time;
  permit: Permit;
  versions: Versions;
  store: ChangeStore;
  moves: ChangeMoves;
  steps: DecideStep;
  refuseUnprintable: RefuseUnprintable;
}

/** The same declaration once more, after it was returned. */
const isReturned = (active: ChangeRow, { versionId, kind }: Facts): boolean =>
  active.state === 'returned' && active.version_id === versionId && (versionId !== null || active.kind === kind);

interface Facts {
  kind: ChangeKind;
  versionId: string | null;
  cause: string;
  causeDate: string;
}

/** Kinds of expected change that the declaration of a version answers. */
const ANSWERED_BY_VERSION: readonly ChangeKind[] = ['add', 'modify', 'abolish'];

/** The same for declarations about the power itself; abolishing it answers also a law that only asked for a modification. */
const ANSWERED_BY_POWER: Record<PowerChangeKind, readonly ChangeKind[]> = {
  suspend: ['suspend'],
  resume: ['resume'],
  abolish: ['abolish', 'modify'],
};

export function createDeclaration({ database, time, permit, versions, store, moves, steps, refuseUnprintable }: DeclarationDependencies) {
  const now = (): number => time.now().getTime();
  const inForce = (powerId: string): Promise<VersionRow | undefined> => versions.store.versionInForce(powerId);

  function checkCause(causeDate: string): void {
    if (causeDate <= civilDateInChina(now())) return;
    throw badInput([
      {
        path: 'causeDate',
        code: 'date-in-future',
        message: '事由发生日期不能晚于今天。',
        messageEn: 'The cause cannot lie in the future.',
      },
    ]);
  }

  /** A change that stands at its declaration, or was returned, is told what it is about; then its step is decided. */
  async function declareAgain(person: Person, change: ChangeRow, { kind, versionId, cause, causeDate }: Facts): Promise<void> {
    await store.update(change.id, {
      kind,
      version_id: versionId,
      base_version_id: (await inForce(change.power_id))?.id ?? null,
      // What a law's mark says stays said; the organ's own words are in the history.
      ...(change.expected ? {} : { cause, cause_date: causeDate }),
    });
    const step = await standingStep(database, change.id);
    await steps.decide(person, step.id, { outcome: 'declare', text: cause, fields: {} });
  }

  /** The change that a declaration moves: the returned one again, the expected one, or a new one. */
  async function declare(person: Person, power: PowerRow, answered: readonly ChangeKind[], facts: Facts): Promise<string> {
    const active = await store.activeOf(power.id);
    if (active && !isReturned(active, facts)) {
      throw conflict(
        'change-open',
        `该事项的“${active.serial}”尚未办结，请先完成或撤回。`,
        `Change "${active.serial}" of this power is still open; finish or withdraw it first.`,
        { changeId: active.id, state: active.state },
      );
    }
    const found = active ?? (await store.expectedOf(power.id, answered));
    if (found) {
      await declareAgain(person, found, facts);
      return found.id;
    }
    const { kind, versionId, cause, causeDate } = facts;
    const districtId = (await versions.targetOf(power)).districtId ?? null;
    const opened = await moves.open({ power, districtId, kind, cause, causeDate, begins: 'declared', person });
    const subject = { version_id: versionId, base_version_id: (await inForce(power.id))?.id ?? null };
    await store.update(opened.id, subject);
    await moves.declared({ ...opened, ...subject }, person, cause);
    return opened.id;
  }

  return {
    /** A law's mark expects the power to change. The same mark expects it once. */
    async expect({ powerId, kind, cause, causeDate, markId }: ExpectedChange, person: Person | null = null): Promise<ChangeRow> {
      return database.write(async () => {
        await store.lockPower(powerId);
        const power = await versions.powerOr404(powerId);
        const known = markId ? await store.ofMark(powerId, markId) : undefined;
        return (
          known ??
          moves.open({
            power,
            districtId: (await versions.targetOf(power)).districtId ?? null,
            kind,
            cause,
            causeDate,
            markId,
            begins: 'expected',
            person,
          })
        );
      });
    },

    /** The organ declares a version: a new change, the answer to an expected one, or a returned one again (R7a). */
    async declareVersion(person: Person, versionId: string, lockVersion: number, cause: string, causeDate: string): Promise<VersionRow> {
      checkCause(causeDate);
      refuseUnprintable('cause', cause);
      const { version, power } = await versions.versionOr404(versionId);
      versions.refuseIncomplete(entryOfVersion(version));
      versions.refuseFindings(await versions.lint(version.bpmn_xml, entryOfVersion(version)));
      return database.write(async () => {
        await store.lockPower(power.id);
        const moved = await versions.move(person, versionId, lockVersion, 'declare', 'registry.declare', (found) => {
          if (found.version.lock_version !== version.lock_version) throw versions.staleVersion(found.version);
          return {
            changes: {
              cause,
              cause_date: causeDate,
              declared_by: person.id,
              declared_at: now(),
              reviewed_by: null,
              reviewed_at: null,
              opinion: null,
            },
            text: cause,
          };
        });
        await versions.refuseAbolished(power);
        const kind: ChangeKind = (await inForce(power.id)) ? 'modify' : 'add';
        await declare(person, power, ANSWERED_BY_VERSION, { kind, versionId, cause, causeDate });
        return moved;
      });
    },

    /** The organ declares that the power itself is to be suspended, resumed or abolished. */
    async declarePower(person: Person, powerId: string, kind: PowerChangeKind, cause: string, causeDate: string): Promise<ChangeRow> {
      checkCause(causeDate);
      refuseUnprintable('cause', cause);
      return database.write(async () => {
        await store.lockPower(powerId);
        const power = await versions.powerOr404(powerId);
        permit(person, 'registry.declare', await versions.targetOf(power));
        const version = await inForce(powerId);
        if (!version) throw await versions.notInForce(power);
        stateAfter(version.state, kind);
        const id = await declare(person, power, ANSWERED_BY_POWER[kind], { kind, versionId: null, cause, causeDate });
        return (await store.change(id)) as ChangeRow;
      });
    },
  };
}
