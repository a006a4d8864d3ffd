/** A form with ruled lines: a label on the left, its answer or the room to write one on the right. */
import type { Content, FormTable } from './content.ts';
import { lengthOf, line } from './parts.ts';

export interface FormRow {
  label: string;
  value: string | Content[];
  /** Least height in points. */
  height?: number;
}

export const DATE_BLANK = '　　　　年　　月　　日';
/** A row that could be longer than a page may be torn. */
const LONG = 600;

export function formTable(rows: FormRow[]): FormTable {
  return {
    kind: 'form',
    rows: rows.map(({ label, value, height = 20 }) => ({ label, value, height })),
    mayTear: rows.some(
      ({ value }) => (typeof value === 'string' ? value.length + 25 * (value.split('\n').length - 1) : lengthOf(value)) > LONG,
    ),
  };
}

/** Room to sign, and below it the date to fill in by hand. */
export const toSign = (name = ''): Content[] => [line(name || ' ', { below: 6 }), line(DATE_BLANK, { align: 'right' })];
