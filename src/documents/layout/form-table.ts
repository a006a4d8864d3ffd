/** A form with ruled lines: a label on the left, its answer or the room to write one on the right. */
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { CONTENT_WIDTH } from './parts.ts';

export interface FormRow {
  label: string;
  value: string | Content[];
  /** Least height in points. */
  height?: number;
}

export const DATE_BLANK = '　　　　年　　月　　日';
const LABEL_WIDTH = 96;
/** A row that could be longer than a page may be torn. */
const LONG = 600;

export function formTable(rows: FormRow[]): Content {
  const cells = rows.map(({ label, value }): TableCell[] => [
    { text: label, bold: true, alignment: 'center' },
    typeof value === 'string' ? { text: value, preserveLeadingSpaces: true } : { stack: value },
  ]);
  return {
    table: {
      widths: [LABEL_WIDTH, CONTENT_WIDTH - LABEL_WIDTH - 25.8],
      heights: rows.map(({ height = 20 }) => height),
      body: cells,
      dontBreakRows: rows.every(({ value }) => lengthOf(value) <= LONG),
    },
    fontSize: 12,
    margin: [0, 4, 0, 4],
    layout: {
      hLineWidth: () => 0.6,
      vLineWidth: () => 0.6,
      paddingTop: () => 4,
      paddingBottom: () => 4,
      paddingLeft: () => 6,
      paddingRight: () => 6,
    },
  };
}

/** Room to sign, and below it the date to fill in by hand. */
export const toSign = (name = ''): Content[] => [
  { text: name || ' ', margin: [0, 0, 0, 6] },
  { text: DATE_BLANK, alignment: 'right', preserveLeadingSpaces: true },
];

const lengthOf = (value: string | Content[]): number => (typeof value === 'string' ? value.length : JSON.stringify(value).length);
