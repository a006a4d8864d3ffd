/** Holds the register of licences and awards against the record (R12a): whoever changes a row has to forge the record too. */
import { replayLicences, type LicenceEntry, type ReplayedLicence } from '../../domain/licences/replay.ts';
import { canonicalJson } from '../platform/record/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { LicenceRow } from './models.ts';

export type LicencesVerified = { ok: true; licences: number } | { ok: false; licence: string; problem: string };

export async function verifyLicences(database: Database): Promise<LicencesVerified> {
  const entries = await database.all<{ kind: string; payload: string }>(
    "SELECT kind, payload FROM record WHERE kind IN ('licence-issued', 'licence-ended', 'licence-expired') ORDER BY seq",
  );
  const told = replayLicences(entries.map(({ kind, payload }) => ({ kind, payload: JSON.parse(payload) as unknown }) as LicenceEntry));
  const rows = await database.all<LicenceRow>('SELECT * FROM licence');
  for (const row of rows) {
    const licence = told.get(row.id);
    if (!licence) return { ok: false, licence: row.number, problem: 'the record knows no such licence' };
    const differs = differenceOf(row, licence);
    if (differs) return { ok: false, licence: row.number, problem: `its ${differs} is not what the record says` };
    told.delete(row.id);
  }
  const [missing] = told.values();
  return missing ? { ok: false, licence: missing.number, problem: 'it is missing' } : { ok: true, licences: rows.length };
}

function differenceOf(row: LicenceRow, licence: ReplayedLicence): string | undefined {
  const held: Record<string, unknown> = {
    number: row.number,
    category: row.category,
    powerCode: row.power_code,
    holder: row.holder,
    holderNumber: row.holder_number,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    content: JSON.parse(row.content),
    documentId: row.document_id,
    replaces: row.replaces,
    act: row.act,
    state: row.state,
    replacedBy: row.replaced_by,
  };
  return Object.keys(held).find((key) => canonicalJson(held[key]) !== canonicalJson(licence[key as keyof ReplayedLicence]));
}
