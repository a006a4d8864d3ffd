/**
 * Turns the facts of a document into a PDF, in one thread of its own so that the server never waits for a page to be laid out (R11.5).
 *
 * The same facts are the same bytes, on any machine with this release's packages: a file can be printed again and compared.
 */
import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { noSealing, type Sealing } from '../platform/sealing/index.ts';
import { READS_TYPESCRIPT } from '../platform/typescript-thread.ts';
import { DocumentGlyphMissing } from './glyphs.ts';
import type { JoinTask, PrintAnswer, PrintTask } from './print-thread.ts';
import type { Printable } from './stored-facts.ts';

export interface RenderedDocument {
  bytes: Buffer;
  sha256: string;
  pages: number;
}

export interface DocumentRenderer {
  /**
   * Refused with `DocumentGlyphMissing` when the fonts lack a character. With a `mark` across its pages it is no document yet; without one
   * it is sealed where the city has a seal server and the paper a place for its seal.
   */
  render(data: Printable, options?: { mark?: string }): Promise<RenderedDocument>;
  /** Several files as one to look at or to print; a single one stays itself. */
  join(files: readonly Buffer[]): Promise<Buffer>;
  close(): Promise<void>;
}

interface RendererOptions {
  seconds?: number;
  sealing?: Sealing;
}

/** Of one document, the loading of the thread included: a layout that does not end must not keep all others from being printed. */
const PRINT_SECONDS = 60;

export function createRenderer({ seconds = PRINT_SECONDS, sealing = noSealing }: RendererOptions = {}): DocumentRenderer {
  const thread = new Piscina<PrintTask | JoinTask, PrintAnswer>({
    filename: new URL('./print-thread.ts', import.meta.url).href,
    execArgv: READS_TYPESCRIPT,
    minThreads: 1,
    maxThreads: 1,
    idleTimeout: Infinity,
  });
  // One at a time, so that the limit counts a document's own time and not its waiting.
  const inTurn = pLimit(1);
  const run = (task: PrintTask | JoinTask): Promise<PrintAnswer> =>
    inTurn(() => thread.run(task, { signal: AbortSignal.timeout(seconds * 1_000) }));
  return {
    async render(data, { mark } = {}) {
      const answer = await run({ data, mark });
      if (answer.missing.length) throw new DocumentGlyphMissing(answer.missing);
      const printed = bufferOf(answer);
      const bytes = answer.sealPlace && mark === undefined ? await sealing.seal(printed, answer.sealPlace) : printed;
      return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), pages: answer.pages };
    },
    async join(files) {
      const [only, ...others] = files;
      return only && !others.length ? only : bufferOf(await run({ files }));
    },
    close: () => thread.close({ force: true }),
  };
}

const bufferOf = ({ bytes }: PrintAnswer): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
