/** Writes the facts of a case's acceptance (R11.2), once: by an officer, by the law at a border timer, or by silence. */
import type { LedgerEntry } from '../../../domain/clocks/ledger.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Database } from '../../platform/database/index.ts';
import { createCaseStore, type CaseHeader } from '../store.ts';

export interface Acceptance {
  caseRow: CaseHeader;
  /** From when the case counts as accepted. */
  acceptedAt: Date;
  /** Null where the law accepts, by the article of `basis`. */
  acceptedBy: string | null;
  basis: string | null;
}

/** Answers what goes into the handling clock's ledger; nothing where the case was accepted before. */
export type AcceptCase = (acceptance: Acceptance) => Promise<LedgerEntry[]>;

export function createAcceptCase({
  database,
  entryOf,
}: {
  database: Database;
  entryOf: (versionId: string) => Promise<RegistryEntry>;
}): AcceptCase {
  const store = createCaseStore(database);
  return async ({ caseRow, acceptedAt, acceptedBy, basis }) => {
    if (await isAccepted(database, caseRow.id)) return [];
    const entry = await entryOf(caseRow.version_id);
    const at = acceptedAt.getTime();
    await database.insert('case_acceptance', {
      case_id: caseRow.id,
      serial: caseRow.serial,
      power_name: entry.powerName,
      power_code: entry.powerCode,
      subject: caseRow.subject,
      statutory_limit: limit(entry.limits.statutory),
      promised_limit: limit(entry.limits.promised),
      accepted_at: at,
      accepted_by: acceptedBy,
      basis,
    });
    await store.updateCase(caseRow.id, { state: 'accepted', accepted_at: at, accepted_by: acceptedBy });
    return [{ kind: 'start', at: acceptedAt }];
  };
}

export const isAccepted = async (database: Database, caseId: string): Promise<boolean> =>
  (await database.get('SELECT case_id FROM case_acceptance WHERE case_id = $1', [caseId])) !== undefined;

const limit = ({ days, unit }: { days: number; unit: string }): string => `${days} ${unit}`;
