/**
 * B's client: clerks at work over HTTP, as pages and programs are: sessions, idempotency keys, full forms.
 *
 * How a clerk learns of the next step: one stream of live events says that a case has moved (as A's one long poll does); the holder
 * of the position then reads the inbox narrowed to that case, gets the step with its form, and decides it. So each step costs
 * two requests: the read and the decision.
 */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { FormField, Outcome } from '../domain/contract.ts';
import { civilDateInChina } from '../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../src/demonstration/index.ts';
import { serve } from './child.ts';
import { runClosedLoop, type Load, type Observer } from './closed-loop.ts';
import { OUTCOMES, PASSWORD } from './path.ts';

interface Step {
  id: string;
  caseId: string;
  outcomes: Outcome[];
  officers: number;
  form?: { fields: FormField[] };
}
interface Power {
  basics: { caseForm: FormField[]; materials: { code: string }[] };
}

/** Confirms what the first officer of the site inspection decides. */
const SECOND_OFFICER = 'chengban2';
const TODAY = civilDateInChina(new Date());
/** When an event is missed the inbox is read all the same. */
const READ_AGAIN_MS = 1_000;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
let base = new URL('http://127.0.0.1');
let stream: http.IncomingMessage | undefined;
let application: Record<string, unknown> = {};
const cookies = new Map<string, string>();
/** Who waits for a case to move, and the timer that ends the waiting. */
const moved = new Map<string, { tell: () => void; again: NodeJS.Timeout }>();
const completed = new Set<string>();
let misses: Record<string, number> = {};

interface Answer<T> {
  status: number;
  body: T;
  headers: http.IncomingHttpHeaders;
}

function call<T>(account: string | null, method: string, path: string, body?: unknown, key: string = randomUUID()): Promise<Answer<T>> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers: http.OutgoingHttpHeaders = {
    ...(account ? { cookie: cookies.get(account) ?? '' } : {}),
    ...(method === 'GET' ? {} : { 'X-Sunlit': '1', 'Idempotency-Key': key }),
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: base.hostname, port: base.port, method, path: `/api${path}`, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: (answer ? JSON.parse(answer) : undefined) as T });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
}

/** A connection that the server closes just when it is used again: the same request goes again, under the same key. */
async function must<T>(account: string, method: string, path: string, body?: unknown): Promise<T> {
  const key = randomUUID();
  const attempt = (left: number): Promise<Answer<T>> =>
    call<T>(account, method, path, body, key).catch((error: NodeJS.ErrnoException) => {
      misses[error.code ?? error.message] = (misses[error.code ?? error.message] ?? 0) + 1;
      if (left === 0) throw error;
      return attempt(left - 1);
    });
  const answer = await attempt(3);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function signIn(account: string): Promise<void> {
  const { status, headers, body } = await call(null, 'POST', '/session', { account, password: PASSWORD });
  if (status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(body)}`);
  cookies.set(account, (headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '));
}

/** Hears of every case, as the supervision wall does. */
function listen(): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(
        { host: base.hostname, port: base.port, path: '/api/supervision/events', headers: { cookie: cookies.get('jiancha') } },
        (response) => {
          stream = response;
          let rest = '';
          response.setEncoding('utf8').on('data', (text: string) => {
            const events = (rest + text).split('\n\n');
            rest = events.pop() ?? '';
            for (const event of events) hear(event);
          });
          resolve();
        },
      )
      .on('error', reject);
  });
}

function hear(event: string): void {
  if (!event.includes('event: case\n')) return;
  const { caseId, kind } = JSON.parse(event.slice(event.indexOf('data: ') + 6)) as { caseId: string; kind: string };
  if (kind === 'case-completed') completed.add(caseId);
  if (kind === 'case-completed' || kind === 'step-opened') moved.get(caseId)?.tell();
}

async function connect({ url }: { url: string }): Promise<void> {
  base = new URL(url);
  for (const account of new Set(['jiancha', 'chuang', SECOND_OFFICER, ...OUTCOMES.map((one) => one.account)])) await signIn(account);
  const { basics } = await must<Power>('chuang', 'GET', '/registry/powers/power-road-excavation');
  application = {
    powerId: 'power-road-excavation',
    subject: '正阳路供水管道改造工程挖掘道路',
    party: PARTIES[0],
    form: plausibleAnswers(basics.caseForm, TODAY),
    materials: basics.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
  };
  await listen();
}

/** One moment of a case that is still to come; made before the request that brings it about, so that no event is missed. */
function nextMove(caseId: string): Promise<void> {
  forget(caseId);
  return new Promise((resolve) => {
    const again = setTimeout(() => {
      misses['event late'] = (misses['event late'] ?? 0) + 1;
      resolve();
    }, READ_AGAIN_MS);
    moved.set(caseId, {
      again,
      tell() {
        clearTimeout(again);
        resolve();
      },
    });
  });
}

function forget(caseId: string): void {
  clearTimeout(moved.get(caseId)?.again);
  moved.delete(caseId);
}

async function stepOf(account: string, caseId: string, move: Promise<void>): Promise<Step> {
  for (let turn = move; ;) {
    await turn;
    turn = nextMove(caseId);
    const { items } = await must<{ items: Step[] }>(account, 'GET', `/inbox?matter=${caseId}`);
    if (items[0]) return items[0];
  }
}

const register = (): Promise<{ id: string }> => must('chuang', 'POST', '/cases', application);

async function decide(account: string, outcome: string, step: Step): Promise<void> {
  const { proposalId } = await must<{ proposalId: string | null }>(account, 'POST', `/steps/${step.id}/decide`, {
    outcome,
    text: '经审查，符合法定条件，同意。',
    fields: plausibleAnswers(step.form?.fields ?? [], TODAY, outcome),
    coOfficerId: step.officers === 2 ? `person-${SECOND_OFFICER}` : undefined,
  });
  if (proposalId) await must(SECOND_OFFICER, 'POST', `/steps/${step.id}/confirm`, { proposalId });
}

async function runCase(_client: number, observer: Observer): Promise<void> {
  const { id } = await register();
  let move = nextMove(id);
  let there = 0;
  for (const [index, { account, outcome }] of OUTCOMES.entries()) {
    const step = await stepOf(account, id, move);
    if (index > 0) observer.step(performance.now() - there);
    there = performance.now();
    move = nextMove(id);
    await decide(account, outcome, step);
    observer.decide(performance.now() - there);
  }
  await move;
  for (; !completed.has(id); move = nextMove(id)) await move;
  observer.step(performance.now() - there);
  completed.delete(id);
  forget(id);
}

/** Accepted cases whose clocks run: registered and accepted, nothing more. */
async function accept({ count, clients }: { count: number; clients: number }): Promise<void> {
  let left = count;
  const first = OUTCOMES[0];
  const clerk = async (): Promise<void> => {
    while (left-- > 0) {
      const { id } = await register();
      await decide(first.account, first.outcome, await stepOf(first.account, id, nextMove(id)));
      forget(id);
    }
  };
  await Promise.all(Array.from({ length: clients }, clerk));
}

serve(
  {
    connect,
    accept,
    async run(load: Load) {
      misses = {};
      return { ...(await runClosedLoop(load, runCase)), retries: misses };
    },
  },
  () => {
    stream?.destroy();
    agent.destroy();
    return Promise.resolve();
  },
);
