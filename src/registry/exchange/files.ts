/**
 * Files of the exchange: JSON with entries and drawings, or a spreadsheet with entries alone (R5).
 *
 * Cells are written as text and numbers, never as formulas, so that no program runs what a name says. What is read is bounded before it
 * is unpacked into rows.
 */
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { Refusal } from '../../platform/errors.ts';
import { SPREADSHEET_LIMITS, unpackSpreadsheet } from '../../platform/sheets/unpack.ts';
import { ADDED_LATER, CODE, entryOf, rowsOf, SHEETS, type Book, type Cell, type SheetName, type SheetRow } from './columns.ts';

export const FORMATS = ['json', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export interface ExchangedPower {
  entry: RegistryEntry;
  bpmnXml?: string;
}

/** One power of a file: its row there (1 = the first below the head, or the first of the list) and what it says, unchecked. */
export interface ReadItem {
  row: number;
  code: string;
  entry: unknown;
  bpmnXml?: string;
}

export const IMPORT_LIMITS = {
  bytes: 16 * 1024 * 1024,
  powers: 10_000,
  rows: SPREADSHEET_LIMITS.rows,
  /** Told of each power; the rest shows when these are corrected. */
  problems: 50,
  /** Of everything that is kept of a file. */
  characters: 64_000_000,
} as const;

const NAMES = Object.keys(SHEETS) as SheetName[];
const emptyBook = (): Book => ({ powers: [], bases: [], materials: [], positions: [], fields: [], tiers: [] });

export function writeJson(powers: readonly ExchangedPower[], at: string): Buffer {
  return Buffer.from(`${JSON.stringify({ format: 'sunlit-registry', version: 1, exportedAt: at, powers }, null, 1)}\n`, 'utf8');
}

export async function writeSpreadsheet(powers: readonly ExchangedPower[]): Promise<Buffer> {
  const book = emptyBook();
  for (const { entry } of powers) {
    const rows = rowsOf(entry);
    for (const name of NAMES) book[name].push(...rows[name]);
  }
  return writeXlsxFile(
    NAMES.map((name) => {
      const { name: sheet, columns } = SHEETS[name];
      return {
        sheet,
        stickyRowsCount: 1,
        columns: columns.map((column) => ({ width: column === '条文' || column === '外部流程图' ? 60 : 18 })),
        data: [
          columns.map((column) => ({ value: column, fontWeight: 'bold' as const })),
          ...book[name].map((row) => columns.map((column) => cell(row[column]))),
        ],
      };
    }),
  ).toBuffer();
}

const cell = (value: Cell | undefined) => {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'number' ? { type: Number, value } : { type: String, value: String(value) };
};

const unreadable = (detail: string, detailEn: string): Refusal =>
  new Refusal(422, 'import-unreadable', `文件无法读取：${detail}`, `The file cannot be read: ${detailEn}`);

export const importTooLarge = (): Refusal =>
  new Refusal(
    413,
    'import-too-large',
    `文件过大，上限为 ${IMPORT_LIMITS.bytes / 1024 / 1024} MB，请分批导入。`,
    `The file is too large; the limit is ${IMPORT_LIMITS.bytes / 1024 / 1024} MB. Import it in parts.`,
  );

/** What a file says, power by power; refuses what is no such file, or too much. */
export async function readFile(fileName: string, content: Buffer): Promise<ReadItem[]> {
  if (content.length > IMPORT_LIMITS.bytes) throw importTooLarge();
  const items = content[0] === 0x50 && content[1] === 0x4b ? await readSpreadsheet(content) : readJson(content);
  if (!items.length) throw unreadable(`“${fileName}”中没有事项。`, `"${fileName}" holds no power.`);
  refuseTooMany(items.length);
  return items;
}

function refuseTooMany(powers: number): void {
  if (powers <= IMPORT_LIMITS.powers) return;
  throw new Refusal(
    413,
    'import-too-large',
    `一次最多导入 ${IMPORT_LIMITS.powers} 项，文件中有 ${powers} 项。`,
    `At most ${IMPORT_LIMITS.powers} powers at once; the file holds ${powers}.`,
  );
}

function readJson(content: Buffer): ReadItem[] {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw unreadable(
      '应当是本平台导出的 JSON 文件或者 xlsx 电子表格。',
      'it must be a JSON file as exported here, or an xlsx spreadsheet.',
    );
  }
  const powers = typeof value === 'object' && value !== null && 'powers' in value ? value.powers : undefined;
  if (!Array.isArray(powers)) throw unreadable('JSON 文件中没有 powers 列表。', 'the JSON file has no list "powers".');
  // Before each is looked at: a file of commas holds millions.
  refuseTooMany(powers.length);
  return powers.map((power: unknown, index) => {
    const { entry, bpmnXml } = (typeof power === 'object' && power !== null ? power : {}) as { entry?: unknown; bpmnXml?: unknown };
    const code = typeof entry === 'object' && entry !== null && 'powerCode' in entry ? String(entry.powerCode) : '';
    return { row: index + 1, code, entry, ...(typeof bpmnXml === 'string' ? { bpmnXml } : {}) };
  });
}

async function readSpreadsheet(content: Buffer): Promise<ReadItem[]> {
  let sheets;
  try {
    sheets = await readXlsxFile(unpackSpreadsheet(content));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable('电子表格已损坏，或者不是 xlsx 格式。', 'the spreadsheet is damaged, or not in xlsx format.');
  }
  const book = emptyBook();
  for (const name of NAMES) {
    const shape = SHEETS[name];
    const data = sheets.find(({ sheet }) => sheet === shape.name)?.data ?? [];
    if (data.length > IMPORT_LIMITS.rows)
      throw new Refusal(413, 'import-too-large', `工作表“${shape.name}”行数过多。`, `Sheet "${shape.name}" has too many rows.`);
    const [head = [], ...rows] = data;
    const heads = head.map((value) => String(value ?? '').trim());
    const missing = shape.columns.filter((column) => !heads.includes(column) && !ADDED_LATER.includes(column));
    if (missing.length && (name === 'powers' || data.length)) {
      throw unreadable(
        `工作表“${shape.name}”缺少列：${missing.join('、')}。`,
        `sheet "${shape.name}" lacks the columns ${missing.join(', ')}.`,
      );
    }
    book[name] = rows.map((row) =>
      Object.fromEntries(shape.columns.map((column) => [column, (row[heads.indexOf(column)] as Cell) ?? null])),
    );
  }
  const partsOf = new Map<string, Omit<Book, 'powers'>>();
  for (const name of NAMES) {
    if (name === 'powers') continue;
    for (const row of book[name]) {
      const code = codeOf(row);
      const parts = partsOf.get(code) ?? emptyBook();
      parts[name].push(row);
      partsOf.set(code, parts);
    }
  }
  return book.powers
    .map((row, index) => ({ row: index + 1, code: codeOf(row), entry: entryOf(row, partsOf.get(codeOf(row)) ?? emptyBook()) }))
    .filter(({ code }) => code !== '');
}

const codeOf = (row: SheetRow): string => String(row[CODE] ?? '').trim();
