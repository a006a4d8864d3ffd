/** The thread that lays out pages: fonts are read once, no address and no file is ever opened on a document's behalf. */
import { createRequire } from 'node:module';
import type Pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { cleanAll } from '../../domain/text/clean-text.ts';
import { describeDocument, FONT } from './describe-document.ts';
import { keepParsedFonts, readFonts } from './fonts.ts';
import { createGlyphCheck } from './glyphs.ts';
import { describeLetter, isLetter } from './letter.ts';
import { describeRegistryAnswer, isRegistryAnswer } from './registry-answer.ts';
import type { Printable } from './stored-facts.ts';

export interface PrintAnswer {
  missing: string[];
  bytes: Uint8Array;
  pages: number;
}

const fonts = readFonts();
const missingGlyphs = createGlyphCheck();
// Loaded after, not imported before: pdfkit takes what it needs of fontkit while it loads.
keepParsedFonts();
const pdfmake = createRequire(import.meta.url)('pdfmake') as typeof Pdfmake;
// The types do not know the file system in memory from which pdfmake takes fonts without opening a file.
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } };
for (const weight of ['normal', 'bold'] as const) virtualfs.writeFileSync(weight, fonts[weight]);
pdfmake.setFonts({ [FONT]: { normal: 'normal', bold: 'bold' } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

export default async function print(data: Printable): Promise<PrintAnswer> {
  let pages = 0;
  const clean = cleanAll(data);
  const onPages = (count: number): void => {
    pages = count;
  };
  const definition = definitionOf(clean, onPages);
  const missing = missingGlyphs(textsOf(definition));
  if (missing.length) return { missing, bytes: new Uint8Array(), pages: 0 };
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { missing, bytes, pages };
}

function definitionOf(data: Printable, onPages: (count: number) => void): TDocumentDefinitions {
  if (isLetter(data)) return describeLetter(data, onPages);
  return isRegistryAnswer(data) ? describeRegistryAnswer(data, onPages) : describeDocument(data, onPages);
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
