/** The thread that lays out pages: the faces are read once, and what all documents share is laid out before the first is asked for. */
import { cleanAll } from '../../domain/text/clean-text.ts';
import { describePage } from './describe-document.ts';
import { createGlyphCheck } from './glyphs.ts';
import { joinFiles } from './join-files.ts';
import type { Content, Page, Seal } from './layout/content.ts';
import type { Printable } from './stored-facts.ts';
import type { SealPlace } from '../platform/sealing/index.ts';
import { createTypst } from './typst.ts';

export interface PrintAnswer {
  missing: string[];
  bytes: Uint8Array;
  pages: number;
  /** Where it has a place for a seal: whose, and of which paper. */
  sealPlace?: SealPlace;
}

/** A document to print; what is no document yet says so by a mark across its pages. */
export interface PrintTask {
  data: Printable;
  mark?: string;
}

/** Printed files to be read or printed as one. */
export interface JoinTask {
  files: readonly Uint8Array[];
}

const missingGlyphs = createGlyphCheck();
const typst = createTypst();
warmUp();

export default async function print(task: PrintTask | JoinTask): Promise<PrintAnswer> {
  return 'files' in task ? { missing: [], ...(await joinFiles(task.files)) } : printOne(task);
}

function printOne({ data, mark }: PrintTask): PrintAnswer {
  const page: Page = { ...describePage(cleanAll(data)), ...(mark && { mark }) };
  const missing = missingGlyphs(textsOf(page));
  if (missing.length) return { missing, bytes: new Uint8Array(), pages: 0 };
  const { title, number } = page;
  const seal = sealIn(page.content);
  // A record or a register has a place for the date alone.
  return { missing, ...typst(page), ...(seal?.name && { sealPlace: { organ: seal.organ, title, number } }) };
}

/** The first place of a seal, wherever it stands. */
function sealIn(content: readonly Content[]): Seal | undefined {
  for (const part of content) {
    if (part.kind === 'seal') return part;
    const inside = part.kind === 'certificate' ? part.seal : part.kind === 'together' ? sealIn(part.content) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

/** Everything that will be set in type; names of kinds and the strokes of a QR code are plain letters and do no harm. */
function textsOf(page: Page): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(page);
  return texts.join('');
}

/** The first document of a day should not wait for the style to be read and the faces to be looked up. */
function warmUp(): void {
  const [title, text] = ['预热', '阳光行权'];
  const content: Page['content'] = [
    { kind: 'heading', organ: title, title, number: '', organSize: 22, titleSize: 24 },
    { kind: 'subheading', text },
    { kind: 'paragraph', text },
    { kind: 'facts', rows: [[[title, text]]], isDense: false, mayTear: false },
  ];
  typst({ title, number: '', author: title, subject: '', issuedOn: '2026-01-01', foot: '', content });
}
