/**
 * What an outcome's effect does to its case (R11.2; `domain/registry/effects.ts`): the state of the case, its acceptance facts and its
 * clock.
 *
 * Suspending and extending change nothing here: they count from the document served, see `move-clock.ts`.
 */
import { effect as effectNamed, isRuling, type Effect } from '../../domain/registry/effects.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import type { Person } from '../platform/auth/index.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { Database } from '../platform/database/index.ts';
import { createCaseStore, type CaseHeader } from './store.ts';

export interface AppliedEffect {
  caseRow: CaseHeader;
  effect: Effect | undefined;
  /** Null where the law decided, and by which article. */
  person: Person | null;
  basis: string | null;
  now: Date;
}

/** Stores the case's new state inside the caller's transaction; answers what goes into its clock's ledger. */
export type ApplyEffect = (applied: AppliedEffect) => Promise<LedgerEntry[]>;

export function createApplyEffect({
  database,
  entryOf,
}: {
  database: Database;
  entryOf: (versionId: string) => Promise<RegistryEntry>;
}): ApplyEffect {
  const store = createCaseStore(database);
  return async ({ caseRow, effect, person, basis, now }) => {
    const at = now.getTime();
    if (effect === undefined) {
      if (caseRow.state === 'supplementing') await store.updateCase(caseRow.id, { state: 'received' });
      return [];
    }
    if (isRuling(effect)) {
      await store.updateCase(caseRow.id, { state: 'decided', decided_at: at, result: effectNamed(effect).result ?? null });
      return [{ kind: 'stop', at: now, reason: effect }];
    }
    switch (effect) {
      case 'accept': {
        // Silence means accepted on the day of receipt (XK32; docs/law.md, "Counting time").
        const acceptedAt = person ? at : caseRow.received_at;
        await accept(caseRow, person?.id ?? null, basis, acceptedAt);
        return [{ kind: 'start', at: new Date(acceptedAt) }];
      }
      case 'supplement':
        await store.updateCase(caseRow.id, { state: 'supplementing' });
        return [];
      case 'decline':
        await store.updateCase(caseRow.id, { state: 'decided', decided_at: at });
        return [];
      case 'resume':
        return [{ kind: 'resume', at: now }];
      default:
        return [];
    }
  };

  /** R11.2: acceptance facts are written once; a second acceptance (after a supplement) is impossible by the flowchart. */
  async function accept(caseRow: CaseHeader, by: string | null, basis: string | null, at: number): Promise<void> {
    const entry = await entryOf(caseRow.version_id);
    const limit = ({ days, unit }: { days: number; unit: string }): string => `${days} ${unit}`;
    await database.insert('case_acceptance', {
      case_id: caseRow.id,
      serial: caseRow.serial,
      power_name: entry.powerName,
      power_code: entry.powerCode,
      subject: caseRow.subject,
      statutory_limit: limit(entry.limits.statutory),
      promised_limit: limit(entry.limits.promised),
      accepted_at: at,
      accepted_by: by,
      basis,
    });
    await store.updateCase(caseRow.id, { state: 'accepted', accepted_at: at, accepted_by: by });
  }
}
