/** The thread that writes files for a spreadsheet: text only, nothing that it would run as a formula. */
import writeXlsxFile from 'write-excel-file/node';
import { csvOf } from '../../../domain/text/csv.ts';
import type { Sheet } from './sheets.ts';

export default async function write({ format, name, columns, rows }: Sheet): Promise<Uint8Array> {
  if (format === 'csv') {
    const titled = columns.map(({ title }, place) => ({ title, text: (row: readonly string[]) => row[place] ?? '' }));
    return Buffer.from(csvOf(titled, rows), 'utf8');
  }
  return writeXlsxFile([
    {
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((value) => ({ type: String, value }))),
      ],
    },
  ]).toBuffer();
}
