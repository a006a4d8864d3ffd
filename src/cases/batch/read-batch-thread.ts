/** Reads the rows of a batch in a parser's thread: a spreadsheet's first sheet, or text parted by commas, as texts. */
import readXlsxFile from 'read-excel-file/node';
import { BATCH_LIMITS } from '../../../domain/cases/batch.ts';
import { parseCsv } from '../../../domain/text/csv.ts';
import { Refusal } from '../../platform/errors.ts';
import { unpackSpreadsheet } from '../../platform/sheets/unpack.ts';

export default async function readBatch({ content }: { content: Uint8Array }): Promise<string[][]> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const rows = bytes[0] === 0x50 && bytes[1] === 0x4b ? await fromSpreadsheet(bytes) : parseCsv(textOf(bytes));
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.length < 2) throw unreadable('文件里没有数据行。', 'The file holds no row below its head.');
  if (filled.length - 1 > BATCH_LIMITS.rows)
    throw new Refusal(
      413,
      'batch-too-large',
      `一次最多登记 ${BATCH_LIMITS.rows} 件，请分批导入。`,
      `At most ${BATCH_LIMITS.rows} rows at once; import them in parts.`,
    );
  // Empty rows keep their place: people look for a row by its number.
  return rows;
}

async function fromSpreadsheet(bytes: Buffer): Promise<string[][]> {
  try {
    const [sheet] = await readXlsxFile(unpackSpreadsheet(bytes));
    return (sheet?.data ?? []).map((row) => row.map(cellText));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw unreadable('电子表格已损坏，或者不是 xlsx 格式。', 'The spreadsheet is damaged, or not in xlsx format.');
  }
}

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value as string | number | boolean).trim();
};

/** As spreadsheet programs write it: UTF-8, or the national standard on Chinese machines. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const unreadable = (message: string, messageEn: string): Refusal => new Refusal(422, 'batch-unreadable', message, messageEn);
