/**
 * Holds the archive against the record (R12a, R12b): every sealed package is in the folder with its hash, each row says what the record
 * says, and no case counts as sealed without one.
 */
import type { Database } from '../platform/database/index.ts';
import type { ArchiveFolder } from './folder.ts';
import { ARCHIVE_HELD, ARCHIVE_HOLD_ENDED } from './keep.ts';
import type { HoldRow, PackageRow } from './models.ts';
import { CASE_FILE_SEALED } from './seal.ts';

/** `strange`: names in the folder that no row knows; told, and no fault: a seal that was cut short leaves one. */
export type ArchiveVerified = { ok: true; packages: number; strange: number } | { ok: false; subject: string; problem: string };

export async function verifyArchive(database: Database, folder: ArchiveFolder): Promise<ArchiveVerified> {
  const entries = await database.all<{ case_id: string; kind: string; payload: string }>(
    `SELECT case_id, kind, payload FROM record WHERE kind IN ('${CASE_FILE_SEALED}', '${ARCHIVE_HELD}', '${ARCHIVE_HOLD_ENDED}') ORDER BY seq`,
  );
  const told = (kind: string) =>
    entries
      .filter((entry) => entry.kind === kind)
      .map(({ case_id, payload }) => ({ case_id, ...(JSON.parse(payload) as Record<string, unknown>) }));
  const bad = (subject: string, problem: string): ArchiveVerified => ({ ok: false, subject, problem });

  const packages = await database.all<PackageRow>('SELECT * FROM archive_package');
  const sealed = new Map(
    told(CASE_FILE_SEALED).map((one) => [String((one as { packageId?: unknown }).packageId), one as Record<string, unknown>]),
  );
  for (const row of packages) {
    const one = sealed.get(row.id);
    if (!one) return bad(row.matter_id, `the record knows no package ${row.id}`);
    if (one.case_id !== row.matter_id || one.sha256 !== row.sha256 || one.size !== Number(row.size) || one.version !== Number(row.version))
      return bad(row.matter_id, `version ${row.version} is not the one that was recorded`);
    sealed.delete(row.id);
    const found = await folder.check(row.sha256);
    if (found !== 'whole') return bad(row.matter_id, `its package ${row.sha256} is ${found} in ${folder.root}`);
  }
  const [lost] = sealed.values();
  if (lost) return bad(String(lost.case_id), `the row of its version ${String(lost.version)} is missing`);

  const holds = await database.all<HoldRow & { ended: string | null }>(
    'SELECT h.*, e.reason AS ended FROM archive_hold h LEFT JOIN archive_hold_end e ON e.hold_id = h.id',
  );
  const held = new Map(told(ARCHIVE_HELD).map((one) => [String((one as { holdId?: unknown }).holdId), one as Record<string, unknown>]));
  const ended = new Map(
    told(ARCHIVE_HOLD_ENDED).map((one) => [String((one as { holdId?: unknown }).holdId), one as Record<string, unknown>]),
  );
  if (holds.length !== held.size) return bad('archive_hold', `the record tells of ${held.size} holds, the table of ${holds.length}`);
  for (const row of holds) {
    if (held.get(row.id)?.reason !== row.reason) return bad(row.matter_id, `the hold ${row.id} is not the one that was recorded`);
    if ((ended.get(row.id)?.reason ?? null) !== row.ended)
      return bad(row.matter_id, `the end of the hold ${row.id} is not the one that was recorded`);
  }

  const unsealed = await database.get<{ id: string }>(
    "SELECT v.id FROM archive_volume v WHERE v.state = 'sealed' AND NOT EXISTS (SELECT 1 FROM archive_package p WHERE p.matter_id = v.id) LIMIT 1",
  );
  if (unsealed) return bad(unsealed.id, 'it counts as sealed and has no package');

  const late = await database.all<{ file_id: string; reason: string; payload: string | null }>(
    "SELECT l.file_id, l.reason, r.payload FROM matter_file_late l LEFT JOIN record r ON r.case_id = l.matter_id AND r.kind = 'file-added'",
  );
  const toldLate = new Set(
    late.flatMap(({ file_id: fileId, reason, payload }) => {
      const said = payload === null ? {} : (JSON.parse(payload) as { fileId?: string; lateReason?: string });
      return said.fileId === fileId && said.lateReason === reason ? [fileId] : [];
    }),
  );
  const untold = late.find(({ file_id: fileId }) => !toldLate.has(fileId));
  if (untold) return bad(untold.file_id, 'it is marked as a late paper, and the record says otherwise');

  const names = new Set(packages.map(({ sha256 }) => sha256));
  const { kept, strange } = await folder.list();
  return { ok: true, packages: packages.length, strange: strange.length + kept.filter((sha256) => !names.has(sha256)).length };
}
