/**
 * A party is inspected no more often in a year than the organ has published (国办发〔2024〕54号; docs/law.md, "Limits"). What a complaint or a
 * clue calls for does not count, nor what was cancelled, refused or could not be carried out.
 */
import { numberOfParty, type Party } from '../../domain/party/party.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
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

export function createRefuseBeyondFrequency(database: Database): RefuseBeyondFrequency {
  return async ({ powerId, entry: { frequency, powerName, powerNameEn }, party, form, now }) => {
    if (!frequency || !counts(frequency, form)) return;
    const year = civilDateInChina(now).slice(0, 4);
    const number = numberOfParty(party);
    const rows = await database.all<{ party: string; form: string; result: string | null }>(
      `SELECT c.party, c.form, c.result FROM ${CASES} WHERE c.power_id = $1 AND m.opened_at >= $2 AND c.party LIKE $3`,
      [powerId, startOfDate(`${year}-01-01`).getTime(), `%"${number}"%`],
    );
    const before = rows.filter(
      (row) =>
        numberOfParty(JSON.parse(row.party) as Party) === number &&
        !NOT_CARRIED_OUT.has(row.result) &&
        counts(frequency, JSON.parse(row.form) as FormValues),
    ).length;
    if (before < frequency.perYear) return;
    throw new Refusal(
      409,
      'inspection-frequency',
      `“${party.name}”${year}年已登记“${powerName}”${before}次，达到年度频次上限 ${frequency.perYear} 次（${frequency.basis}）。投诉举报等线索引起的个案检查不受此限。`,
      `${year}: ${before} inspections of this party by "${powerNameEn}", as many as the organ's cap of ${frequency.perYear} allows (${frequency.basis}). Those called for by complaints or clues do not count.`,
      { details: { year: Number(year), perYear: frequency.perYear, before } },
    );
  };
}

const counts = ({ field, counted }: NonNullable<RegistryEntry['frequency']>, form: FormValues): boolean =>
  counted.some((kind) => kind === form[field]);
