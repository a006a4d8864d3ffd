/** Walls: each holds a stream of live events open and reads the wall again after events, as its page does. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from './child.ts';
import { latencyOf, type Latency } from './figures.ts';
import { PASSWORD } from './path.ts';

export interface WallSamples {
  walls: number;
  /** From the event's own time to its arrival, of every wall; only true while the platform's clock is the machine's. */
  events: Latency;
  /** Answers of `GET /supervision/wall`. */
  reads: Latency;
  /** Streams that broke. */
  lost: number;
}

/** As `modeler-ui/app/live/live-events.tsx` gathers events. */
const GATHER_MS = 1_200;

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
let base = new URL('http://127.0.0.1');
const streams: http.IncomingMessage[] = [];
let delays: number[] = [];
let reads: number[] = [];
let lost = 0;
let ending = false;

async function signIn(account: string): Promise<string> {
  const answer = await fetch(new URL('/api/session', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'X-Sunlit': '1' },
    body: JSON.stringify({ account, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

const get = (path: string, cookie: string, own?: http.Agent): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    http
      .get({ agent: own ?? agent, host: base.hostname, port: base.port, path: `/api${path}`, headers: { cookie } }, resolve)
      .on('error', reject);
  });

async function readWall(cookie: string): Promise<void> {
  const from = performance.now();
  const response = await get('/supervision/wall', cookie);
  await response.resume().toArray();
  if (response.statusCode !== 200) throw new Error(`the wall: ${response.statusCode}`);
  reads.push(performance.now() - from);
}

async function openWall(cookie: string): Promise<void> {
  await readWall(cookie);
  const stream = await get('/supervision/events', cookie, new http.Agent());
  if (stream.statusCode !== 200) throw new Error(`events: ${stream.statusCode}`);
  streams.push(stream);
  stream.setEncoding('utf8');
  let text = '';
  let reading = false;
  stream.on('data', (chunk: string) => {
    const arrived = Date.now();
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const at = /^data: .*"(?:at|raisedAt)":"([^"]+)"/m.exec(block)?.[1];
      if (at === undefined) continue;
      delays.push(Math.max(0, arrived - Date.parse(at)));
      if (reading) continue;
      reading = true;
      void sleep(GATHER_MS)
        .then(() => readWall(cookie))
        .catch(() => undefined)
        .finally(() => {
          reading = false;
        });
    }
  });
  stream.on('close', () => {
    if (!ending) lost += 1;
  });
}

serve(
  {
    /** Opens so many walls, of the given accounts in turn, each account with one session. */
    async open({ url, walls, accounts }: { url: string; walls: number; accounts: string[] }) {
      base = new URL(url);
      const cookies = await Promise.all(accounts.map(signIn));
      for (let number = 0; number < walls; number += 1) await openWall(cookies[number % cookies.length] ?? '');
      delays = [];
      reads = [];
    },
    look: (): Promise<WallSamples> => Promise.resolve({ walls: streams.length, events: latencyOf(delays), reads: latencyOf(reads), lost }),
  },
  () => {
    ending = true;
    for (const stream of streams) stream.destroy();
    agent.destroy();
    return Promise.resolve();
  },
);
