/** Speaks to a running platform as its pages do: sessions by cookie, idempotency keys, the CSRF header. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { plausibleAnswers, PARTIES } from '../../src/demonstration/index.ts';
import type { FormField, Outcome } from '../../domain/contract.ts';
import { servedDescription } from './described.ts';
import { eventually } from './eventually.ts';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}
export interface ErrorBody {
  error: { code: string; message: string; messageEn: string; fields?: { path: string; code: string }[]; details?: Record<string, unknown> };
  requestId: string;
}
export interface StepSummary {
  id: string;
  caseId: string;
  elementId: string;
  name: string;
  positionCode: string;
  state: string;
  outcomes: Outcome[];
  officers: number;
  form?: { fields: FormField[] };
  openedAt: string;
  dueAt: string | null;
}

/** Accounts that hold each position in the demonstration city. */
export const HOLDERS: Record<string, string> = {
  window: 'chuang',
  acceptance: 'shouli',
  'first-review': 'chengban1',
  'section-head': 'kezhang',
  'deciding-leader': 'juzhang',
  certificate: 'zhizheng',
  archive: 'dangan',
};

/** `post` sends an empty object where there is nothing to say. */
const isEmpty = (body: unknown): boolean => body === undefined || (typeof body === 'object' && body !== null && !Object.keys(body).length);

const STEP_STANDS_WITHIN_MS = 90_000;

export class Client {
  private cookie = '';

  constructor(
    readonly url: () => string,
    readonly account?: string,
  ) {}

  async call<T = ErrorBody>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url()}/api${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'X-Sunlit': '1', 'Idempotency-Key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        cookie: this.cookie,
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const setCookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    if (setCookie) this.cookie = setCookie;
    const { status, headers: answered } = response;
    const text = await response.text();
    const mediaType = answered.get('content-type');
    const found = (text && mediaType?.includes('json') ? JSON.parse(text) : text) as T;
    // Started again in another mode a platform has other routes.
    const describes = await servedDescription(this.url(), status === 404 && text.includes('"no-such-route"'));
    describes?.({ method, path, hasBody: !isEmpty(body), status, mediaType, body: found });
    return { status, headers: answered, body: found };
  }

  get = <T = ErrorBody>(path: string): Promise<Answer<T>> => this.call<T>('GET', path);
  /** Tries again while the engine is on its way to the next step, as pages do; `call` does not. */
  post = async <T = ErrorBody>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> => {
    for (const until = Date.now() + STEP_STANDS_WITHIN_MS; ; await sleep(100)) {
      const answer = await this.call<T>('POST', path, body, headers);
      const { error } = (answer.body ?? {}) as Partial<ErrorBody>;
      if (error?.code !== 'step-not-open-yet' || Date.now() > until) return answer;
    }
  };
  put = <T = ErrorBody>(path: string, body: unknown = {}): Promise<Answer<T>> => this.call<T>('PUT', path, body);

  async signIn(account = this.account ?? '', password = 'sunlit-demo'): Promise<this> {
    const answer = await this.post('/session', { account, password });
    if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${JSON.stringify(answer.body)}`);
    return this;
  }

  /** The session cookie, for a browser or a raw request. */
  get cookieHeader(): string {
    return this.cookie;
  }
}

/** A city full of signed-in people. Calls go on working when the platform is started again on another port. */
export class People {
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(private readonly url: () => string) {}

  as(account: string): Promise<Client> {
    let client = this.clients.get(account);
    if (!client) {
      client = new Client(this.url, account).signIn();
      this.clients.set(account, client);
      client.catch(() => this.clients.delete(account));
    }
    return client;
  }
}

/** A complete, correct application for the demonstration's licence. */
export async function applicationFor(
  people: People,
  subject: string,
  today = civilDateInChina(new Date()),
): Promise<Record<string, unknown>> {
  const window = await people.as('chuang');
  const power = await window.get<{ basics: { caseForm: FormField[]; materials: { code: string }[] } }>(
    '/registry/powers/power-road-excavation',
  );
  return {
    powerId: 'power-road-excavation',
    subject,
    party: PARTIES[0],
    form: plausibleAnswers(power.body.basics.caseForm, today),
    materials: power.body.basics.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
  };
}

export async function registerCase(people: People, subject = '正阳路供水管道改造工程挖掘道路'): Promise<string> {
  const window = await people.as('chuang');
  const answer = await window.post<{ id: string }>('/cases', await applicationFor(people, subject));
  if (answer.status !== 201) throw new Error(`The case was not registered: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

/** The case's open step, as soon as the engine has reached it. */
export async function openStep(people: People, caseId: string, withinMs = 90_000): Promise<StepSummary> {
  const reader = await people.as('jiancha');
  let found: StepSummary | undefined;
  await eventually(
    `an open step of case ${caseId}`,
    async () => {
      const answer = await reader.get<{ steps: StepSummary[] }>(`/cases/${caseId}`);
      found = answer.status === 200 ? answer.body.steps.find(({ state }) => state === 'open' || state === 'claimed') : undefined;
      return found !== undefined;
    },
    withinMs,
  );
  if (!found) throw new Error('unreachable');
  return found;
}

export interface DecisionInput {
  text?: string;
  fields?: Record<string, unknown>;
  coOfficerId?: string;
  key?: string;
  today?: string;
}

/** What was decided waits for the second officer where the step asks for two: confirms it as them; answers the last answer. */
export async function secondConfirms<T>(
  people: Pick<People, 'as'>,
  answer: Answer<T>,
  coOfficerId: string | undefined,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const { stepId, proposalId } = answer.body as { stepId?: string; proposalId?: string | null };
  if (answer.status !== 200 || !proposalId) return answer;
  const second = await people.as((coOfficerId ?? '').replace(/^person-/, ''));
  return second.post<T>(`/steps/${stepId}/confirm`, { proposalId }, headers);
}

/** Decides the open step as its holder, and with the second officer where it asks for two; answers the API's answer. */
export async function decide<T = ErrorBody>(
  people: People,
  step: StepSummary,
  outcome: string,
  input: DecisionInput = {},
): Promise<Answer<T>> {
  const holder = await people.as(HOLDERS[step.positionCode] ?? '');
  const negative = step.outcomes.find(({ code }) => code === outcome)?.negative ?? false;
  const coOfficerId = input.coOfficerId ?? (step.officers === 2 ? 'person-chengban2' : undefined);
  const answer = await holder.post<T>(
    `/steps/${step.id}/decide`,
    {
      outcome,
      text: input.text ?? (negative ? '不符合法定条件，理由如下：演示。' : '同意。'),
      fields: input.fields ?? plausibleAnswers(step.form?.fields ?? [], input.today ?? step.openedAt.slice(0, 10), outcome),
      coOfficerId,
    },
    input.key ? { 'Idempotency-Key': input.key } : {},
  );
  return secondConfirms(people, answer, coOfficerId, input.key ? { 'Idempotency-Key': `second-${input.key}` } : {});
}

/** Waits for each step and decides it, today for whoever moved the clock; `*` is the step's first outcome that is not negative. */
export async function walk(people: People, caseId: string, outcomes: string[], today?: string): Promise<void> {
  for (const wanted of outcomes) {
    const step = await openStep(people, caseId);
    const outcome = wanted === '*' ? (step.outcomes.find(({ negative }) => !negative)?.code ?? '') : wanted;
    const answer = await decide(people, step, outcome, { today });
    if (answer.status !== 200) throw new Error(`${step.name} → ${outcome}: ${JSON.stringify(answer.body)}`);
  }
}

/** All outcomes of a licence that is granted. */
export const GRANTED = ['accept', 'pass', 'agree', 'grant', '*', '*', '*'];

export async function untilCompleted(
  people: People,
  caseId: string,
  withinMs = 90_000,
): Promise<Record<string, unknown> & { result: string }> {
  const reader = await people.as('jiancha');
  let body: (Record<string, unknown> & { state: string; result: string; steps: { state: string }[] }) | undefined;
  await eventually(
    `completion of case ${caseId}`,
    async () => {
      body = (await reader.get<Record<string, unknown> & { state: string; result: string; steps: { state: string }[] }>(`/cases/${caseId}`))
        .body;
      // The engine may close the case before its answer to the last step is stored.
      return body.state === 'completed' && body.steps.every(({ state }) => state === 'done' || state === 'cancelled');
    },
    withinMs,
  );
  return body as Record<string, unknown> & { result: string };
}
