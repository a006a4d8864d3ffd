/**
 * Binds papers into one PDF, in a parser's thread because what people brought is read (docs/adr/0023-limits.md). Pages are numbered where
 * a case file has its 页号, at the upper outer corner.
 */
import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';

export type BindTask =
  | { papers: readonly { kind: 'pdf' | 'png' | 'jpg'; bytes: Uint8Array }[] }
  /** Ready parts, one behind the other as they are. */
  | { parts: readonly Uint8Array[] };

export interface Bound {
  bytes: Uint8Array;
  /** First page and number of pages of each paper; null: it cannot be read as what it is. */
  places: ({ first: number; pages: number } | null)[];
}

/** A file beyond this stays apart: nobody prints it, and it would hold up everybody else's. */
const MOST_PAGES = 1_500;

export default async function bind(task: BindTask): Promise<Bound> {
  return 'parts' in task ? joined(task.parts) : papersBound(task.papers);
}

async function joined(parts: readonly Uint8Array[]): Promise<Bound> {
  const whole = await PDFDocument.create();
  for (const part of parts) await append(whole, part);
  return { bytes: await whole.save(), places: [] };
}

async function papersBound(papers: Extract<BindTask, { papers: unknown }>['papers']): Promise<Bound> {
  const whole = await PDFDocument.create();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  const places: Bound['places'] = [];
  for (const { kind, bytes } of papers) {
    const first = whole.getPageCount() + 1;
    try {
      await (kind === 'pdf' ? append(whole, bytes, MOST_PAGES - first) : picture(whole, kind, bytes));
      places.push({ first, pages: whole.getPageCount() - first + 1 });
    } catch {
      // Locked or broken: it goes into the package as it is.
      while (whole.getPageCount() >= first) whole.removePage(whole.getPageCount() - 1);
      places.push(null);
    }
  }
  whole.getPages().forEach((page, index) => number(page, index + 1, font));
  return { bytes: await whole.save(), places };
}

async function append(whole: PDFDocument, bytes: Uint8Array, most = Infinity): Promise<void> {
  const one = await PDFDocument.load(bytes, { updateMetadata: false });
  if (!one.getPageCount() || one.getPageCount() > most) throw new RangeError('too many pages');
  for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
}

const A4 = { short: 595.28, long: 841.89 };
const MARGIN = 42;

async function picture(whole: PDFDocument, kind: 'png' | 'jpg', bytes: Uint8Array): Promise<void> {
  const image = await (kind === 'png' ? whole.embedPng(bytes) : whole.embedJpg(bytes));
  const [width, height] = image.width > image.height ? [A4.long, A4.short] : [A4.short, A4.long];
  const page = whole.addPage([width, height]);
  const scale = Math.min((width - 2 * MARGIN) / image.width, (height - 2 * MARGIN) / image.height, 1);
  const size = { width: image.width * scale, height: image.height * scale };
  page.drawImage(image, { ...size, x: (width - size.width) / 2, y: (height - size.height) / 2 });
}

/** Odd pages at the right, even ones at the left, as they lie when they are bound. */
function number(page: PDFPage, at: number, font: PDFFont): void {
  const [text, size] = [String(at), 11];
  const { x, y, width, height } = page.getCropBox();
  const left = at % 2 ? x + width - 30 - font.widthOfTextAtSize(text, size) : x + 30;
  page.drawText(text, { x: left, y: y + height - 26, size, font });
}
