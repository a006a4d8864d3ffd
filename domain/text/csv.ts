export interface TextColumn<T> {
  title: string;
  text?: (row: T) => string;
}

/**
 * One value of the export. A leading `=`, `+`, `-` or `@` would be run as a formula by a spreadsheet, and a long number
 * would lose its digits: both are written as text.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : /^\d{12,}$/.test(text) ? `\t${text}` : text;
  return /[",\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What is shown, as a file that a spreadsheet opens with correct Chinese. */
export function csvOf<T>(columns: TextColumn<T>[], rows: T[]): string {
  const lines = [columns.map(({ title }) => csvCell(title)), ...rows.map((row) => columns.map(({ text }) => csvCell(text?.(row) ?? '')))];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Rows of a text parted by commas (RFC 4180), each cell as it was meant: without what {@link csvCell} put before it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell.trim().replace(/^'(?=[=+\-@])/, ''));
    cell = '';
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === ',') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  if (row.length > 1 || row[0] !== '') rows.push(row);
  return rows;
}
