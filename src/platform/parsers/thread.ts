/** The inside of a parser's thread: loads the parser that is asked for, tells that it begins, and hands back what it read or refuses. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../errors.ts';
import type { ParserAnswer, ParserTask } from './parsers.ts';

export default async function parse({ file, input, begun }: ParserTask): Promise<ParserAnswer> {
  // On Node 20 TypeScript is read in a thread by `require` alone.
  const { default: read } = createRequire(import.meta.url)(fileURLToPath(file)) as { default: (input: unknown) => unknown };
  begun.postMessage('begun');
  try {
    return { output: await read(input) };
  } catch (error) {
    // An error loses its class on the way between threads.
    if (!(error instanceof Refusal)) throw error;
    const { status, code, message, messageEn, options } = error;
    return { refused: { status, code, message, messageEn, ...options } };
  } finally {
    begun.close();
  }
}
