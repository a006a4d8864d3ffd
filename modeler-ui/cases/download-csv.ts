import type { Column } from '../parts/row-table.tsx';
import { csvOf } from '../../domain/text/csv.ts';

/** Hands the rows that are shown to the browser as a file. */
export function downloadCsv<T>(name: string, columns: Column<T>[], rows: T[]): void {
  const address = URL.createObjectURL(new Blob([csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
