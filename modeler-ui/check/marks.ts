/** Number and check code of a paper, from what was typed or scanned: one a line, the serial number of a QR code before them or not. */
export function marksOf(text: string): { number: string; code: string } | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const [code, number] = lines.reverse();
  return code && number ? { number, code } : null;
}
