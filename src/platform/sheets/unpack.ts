/**
 * Unpacks a spreadsheet within bounds, before the library that reads its cells sees it: a packed file of a few hundred KB may hold
 * gigabytes, and two cells far apart a table of billions.
 */
import { unzipSync, zipSync } from 'fflate';
import { Refusal } from '../errors.ts';

export const SPREADSHEET_LIMITS = {
  /** Ours has 13 parts; spreadsheet programs add themes, settings and pictures. */
  entries: 500,
  /** A power with some 45 rows needs 20 KB of XML. */
  unpackedBytes: 192 * 1024 * 1024,
  /** With the head of each sheet. */
  rows: 200_001,
  /** Ours have 23 at most; more are people's own notes beside them. */
  columns: 64,
} as const;

const tooLarge = (what: string, whatEn: string): Refusal =>
  new Refusal(413, 'import-too-large', `电子表格${what}，请分批导入。`, `The spreadsheet ${whatEn}. Import it in parts.`);

/**
 * The same spreadsheet with its parts stored, of the size that was checked; a part that unpacks to more than its head says is cut there.
 *
 * @throws Refusal 413 `import-too-large`; whatever fflate throws for what is no such file.
 */
export function unpackSpreadsheet(content: Uint8Array): Buffer {
  let entries = 0;
  let bytes = 0;
  const parts = unzipSync(content, {
    filter({ name, originalSize }) {
      entries += 1;
      if (entries > SPREADSHEET_LIMITS.entries) throw tooLarge('所含文件过多', `holds more than ${SPREADSHEET_LIMITS.entries} parts`);
      // The reader opens no other.
      if (!/\.(xml|rels)$/.test(name)) return false;
      bytes += originalSize;
      if (bytes > SPREADSHEET_LIMITS.unpackedBytes) {
        const megabytes = SPREADSHEET_LIMITS.unpackedBytes / 1024 / 1024;
        throw tooLarge(`展开后超过 ${megabytes} MB`, `unpacks to more than ${megabytes} MB`);
      }
      return true;
    },
  });
  for (const [name, part] of Object.entries(parts)) if (name.includes('worksheets/')) refuseFarCells(part);
  return Buffer.from(zipSync(parts, { level: 0 }));
}

const ADDRESS = /\sr\s*=\s*["']([A-Za-z]*)(\d*)["']/g;

/** The reader fills every place up to the farthest cell. */
function refuseFarCells(sheet: Uint8Array): void {
  const text = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength).toString('latin1');
  for (const [, letters = '', digits = ''] of text.matchAll(ADDRESS)) {
    if (digits.length > 7 || Number(digits) > SPREADSHEET_LIMITS.rows) throw tooLarge('行数过多', 'has too many rows');
    if (letters.length > 3 || columnOf(letters) > SPREADSHEET_LIMITS.columns)
      throw tooLarge(`列数超过 ${SPREADSHEET_LIMITS.columns}`, `has more than ${SPREADSHEET_LIMITS.columns} columns`);
  }
}

const columnOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
