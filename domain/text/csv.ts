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
