/** Lists: evidence, goods, documents of a file. One item per line; the columns of an item are parted by `｜` (docs/law.md, "Documents"). */
import type { Content, TableCell } from '../layout/content.ts';
import type { DocumentData } from '../document-data.ts';
import { officersOf, otherFields, recordingOpinion } from '../layout/answers.ts';
import { centred, grid, heading, line, paragraph, sealPlace, together } from '../layout/parts.ts';
import { caseFacts, recordedFields } from '../layout/tables.ts';

export interface List {
  head: string[];
  /** Widths of the columns after the number; exactly one is absent and takes the rest. */
  widths: (number | undefined)[];
  rows: TableCell[][];
  note?: string;
  /** Who signs, e.g. 当事人. */
  signers: string[];
  seal?: string;
}

export function list(data: DocumentData, { head, widths, rows, note, signers, seal }: List): Content[] {
  return [
    ...heading(data),
    caseFacts(data),
    ...recordedFields(data, otherFields(data)),
    grid([28, ...widths], ['序号', ...head], rows.length ? rows.map((row, index) => [centred(index + 1), ...row]) : blankRows(head.length)),
    ...(note ? [paragraph(note)] : []),
    together([
      line(`承办人员：${officersOf(recordingOpinion(data))}`, { size: 11.5, above: 8, below: 4 }),
      ...signers.map((signer) =>
        line(`${signer}签名或者盖章：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日`, { size: 11.5, above: 3, below: 3 }),
      ),
      sealPlace(data, seal),
    ]),
  ];
}

/** Splits an item into its columns; what is left over stays in the last one, what is missing is empty. */
export function columnsOf(item: string, count: number): string[] {
  const parts = item.split(/\s*[｜|]\s*/);
  return Array.from({ length: count }, (_, column) => (column === count - 1 ? parts.slice(column).join('，') : (parts[column] ?? '')));
}

const BLANK_ROWS = 6;
const blankRows = (columns: number): string[][] => Array.from({ length: BLANK_ROWS }, () => Array.from({ length: columns + 1 }, () => ' '));
