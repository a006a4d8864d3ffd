/**
 * A party is inspected no more often in a year than the organ has published (国办发〔2024〕54号; docs/law.md, "Limits"). What a complaint or a
 * clue calls for does not count, nor what was cancelled, refused or could not be carried out.
 */
import { numberOfParty, type Party } from '../../domain/party/party.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { VISIT_BASIS, visitsAmong } from '../../domain/inspections/visits.ts';
import { civilDateInChina, startOfDate } from '../../domain/time/civil-time.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import { CASES } from './store.ts';

/** Results of an inspection that nobody was troubled by. */
const NOT_CARRIED_OUT: ReadonlySet<string | null> = new Set(['declined', 'dropped', 'terminated']);

export interface PlannedInspection {
  powerId: string;
  entry: Pick<RegistryEntry, 'frequency' | 'powerName' | 'powerNameEn'>;
  party: Party;
  form: FormValues;
  now: Date;
}

/** Inside the transaction that registers the case, behind the lock of its number, so that two at once are counted one after the other. */
export type RefuseBeyondFrequency = (planned: PlannedInspection) => Promise<void>;

/** Of a kind that counts for the cap. */
export const countsForCap = (frequency: RegistryEntry['frequency'], form: FormValues): boolean =>
  frequency !== undefined && frequency.counted.some((kind) => kind === form[frequency.field]);

export function createRefuseBeyondFrequency(database: Database): RefuseBeyondFrequency {
  return async ({ powerId, entry: { frequency, powerName, powerNameEn }, party, form, now }) => {
    if (!frequency || !countsForCap(frequency, form)) return;
    const year = civilDateInChina(now).slice(0, 4);
    const number = numberOfParty(party);
    const rows = await database.all<{ id: string; party: string; form: string; result: string | null; visit_id: string | null }>(
      `SELECT m.id, c.party, c.form, c.result, v.visit_id FROM ${CASES} LEFT JOIN inspection_visit v ON v.id = m.id WHERE c.power_id = $1 AND m.opened_at >= $2 AND c.party LIKE $3`,
      [powerId, startOfDate(`${year}-01-01`).getTime(), `%"${number}"%`],
    );
    const counted = rows.filter(
      (row) =>
        numberOfParty(JSON.parse(row.party) as Party) === number &&
        !NOT_CARRIED_OUT.has(row.result) &&
        countsForCap(frequency, JSON.parse(row.form) as FormValues),
    );
    // What is inspected in one shared visit troubles the enterprise once.
    const before = visitsAmong(counted.map(({ id, visit_id: visitId }) => ({ id, visitId })));
    if (before < frequency.perYear) return;
    throw new Refusal(
      409,
      'inspection-frequency',
      `“${party.name}”${year}年已登记“${powerName}”${before}次，达到年度频次上限 ${frequency.perYear} 次（${frequency.basis}）。投诉举报等线索引起的个案检查不受此限；合并实施的检查只计一次（${VISIT_BASIS}）。`,
      `${year}: ${before} inspections of this party by "${powerNameEn}", as many as the organ's cap of ${frequency.perYear} allows (${frequency.basis}). Those called for by complaints or clues do not count, and those of one merged visit count once (${VISIT_BASIS}).`,
      { details: { year: Number(year), perYear: frequency.perYear, before } },
    );
  };
}
