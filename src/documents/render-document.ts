/**
 * Turns the facts of a document into a PDF, in one thread of its own so that the server never waits for a page to be laid out (R11.5).
 *
 * A file differs between two runs (creation time, ids): the hash is of the bytes that are kept.
 */
import { createHash } from 'node:crypto';
import { Piscina } from 'piscina';
import { Refusal } from '../platform/errors.ts';
import type { DocumentData } from './document-data.ts';
import type { PrintAnswer, PrintTask } from './print-thread.ts';

export interface RenderedDocument { bytes: Buffer; sha256: string; pages: number }

export interface DocumentRenderer {
  render(data: DocumentData): Promise<RenderedDocument>;
  /** Characters of a text that no document could show, so that a name can be questioned at the window already. */
  missingGlyphs(text: string): Promise<string[]>;
  close(): Promise<void>;
}

/** A name or text holds characters that the fonts cannot show. An empty box on a legal document would be a fault; so none is made. */
export class DocumentGlyphMissing extends Refusal {
  constructor(readonly characters: string[]) {
    const shown = characters.map((character) => `${character}（${codePoint(character)}）`).join('、');
    super(422, 'document-glyph-missing', `字库缺少以下字符，无法制作文书：${shown}`,
      `The fonts cannot show these characters, so no document was made: ${characters.map(codePoint).join(', ')}`, {
        details: { characters }, hint: '请核对是否录入有误；确为生僻字的，由系统管理员补充字库后重新生成。', hintEn: 'Check the input; for a rare character the system administrator must add a font first.',
      });
    this.name = 'DocumentGlyphMissing';
  }
}

export function createRenderer(): DocumentRenderer {
  const thread = new Piscina<PrintTask, PrintAnswer>({
    filename: new URL('./print-thread.ts', import.meta.url).href,
    // The thread reads TypeScript like the process that starts it.
    execArgv: ['--import', import.meta.resolve('tsx')],
    minThreads: 1, maxThreads: 1, idleTimeout: Infinity,
  });
  return {
    async render(data) {
      const answer = await thread.run({ data });
      if (answer.missing.length) throw new DocumentGlyphMissing(answer.missing);
      const bytes = Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength);
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), pages: answer.pages };
    },
    missingGlyphs: async (text) => (await thread.run({ text })).missing,
    close: () => thread.close({ force: true }),
  };
}

const codePoint = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
