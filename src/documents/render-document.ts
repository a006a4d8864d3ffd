/**
 * Turns the facts of a document into a PDF, in one thread of its own so that the server never waits for a page to be laid out (R11.5).
 *
 * A file differs between two runs (creation time, ids): the hash is of the bytes that are kept.
 */
import { createHash } from 'node:crypto';
import { Piscina } from 'piscina';
import { READS_TYPESCRIPT } from '../platform/typescript-thread.ts';
import { DocumentGlyphMissing } from './glyphs.ts';
import type { PrintAnswer } from './print-thread.ts';
import type { Printable } from './stored-facts.ts';

export interface RenderedDocument {
  bytes: Buffer;
  sha256: string;
  pages: number;
}

export interface DocumentRenderer {
  /** Refused with `DocumentGlyphMissing` when the fonts lack a character. */
  render(data: Printable): Promise<RenderedDocument>;
  close(): Promise<void>;
}

export function createRenderer(): DocumentRenderer {
  const thread = new Piscina<Printable, PrintAnswer>({
    filename: new URL('./print-thread.ts', import.meta.url).href,
    execArgv: READS_TYPESCRIPT,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Infinity,
  });
  return {
    async render(data) {
      const answer = await thread.run(data);
      if (answer.missing.length) throw new DocumentGlyphMissing(answer.missing);
      const bytes = Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength);
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), pages: answer.pages };
    },
    close: () => thread.close({ force: true }),
  };
}
