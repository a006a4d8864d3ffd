/** People who read at a city's scale: each asks one page after the other without a pause. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './child.ts';
import { latencyOf, type Latency } from './figures.ts';
import { PASSWORD } from './path.ts';

export interface Question {
  name: string;
  /** Whose colleague asks; each reader is one of its own. */
  account: string;
  /** One of them is asked each time. */
  paths: string[];
}
export interface Reading {
  users: number;
  seconds: number;
  /** Of a reader, between an answer and the next question. */
  pauseMs: number;
  questions: Question[];
}
export type ReadingFigures = Record<string, Latency & { bytes: number }>;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
let base = new URL('http://127.0.0.1');
const cookies = new Map<string, string>();

function get(account: string, path: string): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    http
      .get(
        { agent, host: base.hostname, port: base.port, path: `/api${path}`, headers: { cookie: cookies.get(account) ?? '' } },
        (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
        },
      )
      // A connection that the server closes just when it is used again.
      .on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(get(account, path)) : reject(error)));
  });
}

async function signIn(account: string): Promise<void> {
  const answer = await fetch(new URL('/api/session', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Sunlit': '1' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
  cookies.set(
    account,
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  );
}

serve(
  {
    async connect({ url, accounts }: { url: string; accounts: string[] }) {
      base = new URL(url);
      for (const account of accounts) await signIn(account);
    },
    async read({ users, seconds, pauseMs, questions }: Reading): Promise<ReadingFigures> {
      const end = performance.now() + seconds * 1_000;
      const taken = new Map(questions.map(({ name }): [string, number[]] => [name, []]));
      const sizes = new Map<string, number>();
      const user = async (number: number): Promise<void> => {
        // Each begins elsewhere, so that not all ask the same at once.
        for (let turn = number; performance.now() < end; turn += 1) {
          const { name, account, paths } = questions[turn % questions.length] as Question;
          const path = paths[Math.floor(Math.random() * paths.length)] ?? '';
          const from = performance.now();
          const { status, bytes } = await get(`${account}-${number}`, path);
          if (status !== 200) throw new Error(`${path} as ${account}: ${status}`);
          taken.get(name)?.push(performance.now() - from);
          sizes.set(name, bytes);
          // As long as that in the mean; people do not ask in step.
          await sleep(pauseMs * (0.5 + Math.random()));
        }
      };
      await Promise.all(Array.from({ length: users }, (_, number) => user(number)));
      return Object.fromEntries([...taken].map(([name, times]) => [name, { ...latencyOf(times), bytes: sizes.get(name) ?? 0 }]));
    },
  },
  () => {
    agent.destroy();
    return Promise.resolve();
  },
);
