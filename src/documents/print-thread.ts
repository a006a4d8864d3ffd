/** The thread that lays out pages: fonts are read once, no address and no file is ever opened on a document's behalf. */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { cleanAll, cleanText } from './clean-text.ts';
import { describeDocument, FONT } from './describe-document.ts';
import type { DocumentData } from './document-data.ts';
import { loadFonts } from './fonts.ts';

export type PrintTask = { data: DocumentData } | { text: string };
export interface PrintAnswer { missing: string[]; bytes: Uint8Array; pages: number }

const fonts = loadFonts();
// The types do not know the file system in memory from which pdfmake takes fonts without opening a file.
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } };
for (const weight of ['normal', 'bold'] as const) virtualfs.writeFileSync(weight, fonts[weight]);
pdfmake.setFonts({ [FONT]: { normal: 'normal', bold: 'bold' } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

export default async function print(task: PrintTask): Promise<PrintAnswer> {
  if ('text' in task) return { missing: missingIn(cleanText(task.text)), bytes: new Uint8Array(), pages: 0 };
  let pages = 0;
  const definition = describeDocument(cleanAll(task.data), (count) => { pages = count; });
  const missing = missingIn(textsOf(definition));
  if (missing.length) return { missing, bytes: new Uint8Array(), pages: 0 };
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { missing, bytes, pages };
}

function missingIn(text: string): string[] {
  return [...new Set(text)].filter((character) => character !== '\n' && !fonts.shows(character.codePointAt(0) ?? 0));
}

/** Everything that will be set in type; a QR code's content is not. */
function textsOf(definition: TDocumentDefinitions): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) if (key !== 'qr') walk(one);
  };
  walk(definition.content);
  walk(definition.info?.subject);
  return texts.join('');
}
