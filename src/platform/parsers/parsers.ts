/**
 * Reads what people bring in threads of their own, within limits of time and memory (docs/adr/0023-limits.md).
 *
 * A file that reaches a limit ends its thread and nothing else: whoever brought it is answered 422, and sweeps, decisions and everybody
 * else's requests never wait for it.
 */
import { MessageChannel } from 'node:worker_threads';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { Refusal, type RefusalOptions } from '../errors.ts';
import { READS_TYPESCRIPT } from '../typescript-thread.ts';

/** One way of reading; its file exports as default the function that does it. Both sides are what can be handed between threads. */
export interface Parser<Input, Output> {
  file: URL;
  /** Not counting the loading of the parser itself. */
  seconds: number;
  /** Only named, so that both types are kept with it. */
  types?: (input: Input) => Output;
}

export interface Parsers {
  /** Refused with 422 `input-too-costly` at a limit, 503 when too much waits; what the parser itself refuses is refused. */
  run<Input, Output>(parser: Parser<Input, Output>, input: Input): Promise<Output>;
  /** How many threads a limit has ended. */
  readonly ended: number;
  close(): Promise<void>;
}

export interface ParserTask {
  file: string;
  input: unknown;
  /** Told when the parser is loaded and begins. */
  begun: MessagePort;
}
export type ParserAnswer =
  { output: unknown } | { refused: { status: number; code: string; message: string; messageEn: string } & RefusalOptions };
type MessagePort = MessageChannel['port1'];

export const PARSER_LIMITS = {
  /** Two, so that one costly file holds up nobody else's; more would take the processor from the platform itself. */
  threads: 2,
  /** Of each thread's heap. A spreadsheet of 2,500 powers with some 45 rows each fits (docs/adr/0023-limits.md). */
  megabytes: 768,
  /** What may wait for a thread. */
  waiting: 200,
  /** Loading a parser, on a machine that is busy; a thread that does not even begin is ended too. */
  loadingSeconds: 60,
  /** A thread without work goes. */
  idleSeconds: 300,
} as const;

const tooCostly = (): Refusal =>
  new Refusal(
    422,
    'input-too-costly',
    '该文件的内容过于复杂，检查没有在限定的时间和内存内完成。请简化或者分成几份后再提交。',
    'The content is too complex: reading it did not end within the limits of time and memory. Simplify it or bring it in parts.',
  );
const busy = (): Refusal =>
  new Refusal(503, 'parsers-busy', '正在检查的文件较多，请稍后再试。', 'Many files are being checked just now; try again in a moment.');

export function createParsers(limits: { threads: number; megabytes: number } = PARSER_LIMITS): Parsers {
  let pool: Piscina<ParserTask, ParserAnswer> | undefined;
  let ended = 0;
  const inTurn = pLimit(limits.threads);

  const threads = (): Piscina<ParserTask, ParserAnswer> =>
    (pool ??= new Piscina<ParserTask, ParserAnswer>({
      filename: new URL('./thread.ts', import.meta.url).href,
      execArgv: READS_TYPESCRIPT,
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout: PARSER_LIMITS.idleSeconds * 1_000,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    }));

  async function runNow(file: URL, seconds: number, input: unknown): Promise<unknown> {
    const { port1, port2 } = new MessageChannel();
    const stopping = new AbortController();
    const after = (limit: number) => setTimeout(() => stopping.abort(), limit * 1_000);
    let timer = after(PARSER_LIMITS.loadingSeconds);
    port1.once('message', () => {
      clearTimeout(timer);
      timer = after(seconds);
    });
    try {
      const task = { file: file.href, input, begun: port2 };
      const answer = await threads().run(task, { signal: stopping.signal, transferList: [port2] });
      if ('output' in answer) return answer.output;
      const { status, code, message, messageEn, ...options } = answer.refused;
      throw new Refusal(status, code, message, messageEn, options);
    } catch (error) {
      if (!stopping.signal.aborted && !isOutOfMemory(error)) throw error;
      ended += 1;
      throw tooCostly();
    } finally {
      clearTimeout(timer);
      port1.close();
    }
  }

  return {
    async run<Input, Output>({ file, seconds }: Parser<Input, Output>, input: Input) {
      if (inTurn.pendingCount >= PARSER_LIMITS.waiting) throw busy();
      return (await inTurn(() => runNow(file, seconds, input))) as Output;
    },
    get ended() {
      return ended;
    },
    async close() {
      await pool?.close({ force: true });
    },
  };
}

const isOutOfMemory = (error: unknown): boolean => (error as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
