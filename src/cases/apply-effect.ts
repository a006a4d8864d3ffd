/**
 * What an outcome's effect does to its case (R11.2; `processes/effects.ts`): the state of the case, its acceptance facts and its clock.
 *
 * Suspending and extending change nothing here: they count from the document served, see `move-clock.ts`.
 */
import { effect as effectNamed, isRuling, type Effect } from '../../processes/effects.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import type { Person } from '../platform/auth/index.ts';
import type { LedgerEntry } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createCaseStore, type CaseRow } from './store.ts';

export interface AppliedEffect { found: CaseRow; effect: Effect | undefined; person: Person; now: Date }

/** Stores the case's new state inside the caller's transaction; answers what goes into its clock's ledger. */
export type ApplyEffect = (applied: AppliedEffect) => Promise<LedgerEntry[]>;

export function createApplyEffect({ database, entryOf }: { database: Database; entryOf: (versionId: string) => Promise<RegistryEntry> }): ApplyEffect {
  const store = createCaseStore(database);
  return async ({ found, effect, person, now }) => {
    const at = now.getTime();
    if (effect === undefined) {
      if (found.state === 'supplementing') await store.update('case_file', found.id, { state: 'received' });
      return [];
    }
    if (isRuling(effect)) {
      await store.update('case_file', found.id, { state: 'decided', decided_at: at, result: effectNamed(effect).result ?? null });
      return [{ kind: 'stop', at: now, reason: effect }];
    }
    switch (effect) {
      case 'accept':
        await accept(found, person, at);
        return [{ kind: 'start', at: now }];
      case 'supplement':
        await store.update('case_file', found.id, { state: 'supplementing' });
        return [];
      case 'decline':
        await store.update('case_file', found.id, { state: 'decided', decided_at: at });
        return [];
      case 'resume':
        return [{ kind: 'resume', at: now }];
      default:
        return [];
    }
  };

  /** R11.2: acceptance facts are written once; a second acceptance (after a supplement) is impossible by the flowchart. */
  async function accept(found: CaseRow, person: Person, at: number): Promise<void> {
    const entry = await entryOf(found.version_id);
    const limit = ({ days, unit }: { days: number; unit: string }): string => `${days} ${unit}`;
    await database.insert('case_acceptance', {
      case_id: found.id, serial: found.serial, power_name: entry.powerName, power_code: entry.powerCode, subject: found.subject,
      statutory_limit: limit(entry.limits.statutory), promised_limit: limit(entry.limits.promised), accepted_at: at, accepted_by: person.id,
    });
    await store.update('case_file', found.id, { state: 'accepted', accepted_at: at, accepted_by: person.id });
  }
}
