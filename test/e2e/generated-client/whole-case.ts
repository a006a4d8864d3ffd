/**
 * A whole case by a program that knows the API's description alone: its types and its calls come from a client that the test generates
 * beside a copy of this file (`generated-client.test.ts`), so that `schema.ts` is not here.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.ts';

type Schemas = components['schemas'];
type Application = paths['/cases']['post']['requestBody']['content']['application/json'];
export type Answers = Record<string, string | number | boolean>;

export interface Instructions {
  /** Of the API, e.g. `http://127.0.0.1:8080/api`. */
  url: string;
  powerId: string;
  party: Application['party'];
  /** What a person would write into these fields. */
  answer: (fields: Schemas['FormField'][], today: string, outcome?: string) => Answers;
}

export interface Handled {
  case: Schemas['Case'];
  /** By document: its first bytes. */
  documents: { template: string; mediaType: string | null; begins: string }[];
  /** Ids of all cases, page by page. */
  listed: string[][];
  /** Numbers of what the search for the case's number found. */
  found: string[];
  /** The path of the field that a cursor of nobody's list was refused for. */
  refusedField: string | undefined;
}

interface Clerk {
  name: string;
  positions: { code: string; organId: string }[];
  api: Client<paths>;
}

const CHANGING = { 'X-Sunlit': '1' } as const;
const PATIENCE_MS = 60_000;

/** Registers two cases, handles the first to its end and reads what came of it. */
export async function wholeCase({ url, powerId, party, answer }: Instructions): Promise<Handled> {
  const visitor = createClient<paths>({ baseUrl: url });
  const { now, demonstrationAccounts = [] } = done(await visitor.GET('/session'));
  const today = now.slice(0, 10);
  const clerks = await Promise.all(demonstrationAccounts.map(({ account, password }) => signIn(url, account, password)));
  const window = await firstThat(clerks, async ({ api }) => {
    const { data } = await api.GET('/cases/powers');
    return data?.items.some(({ id }) => id === powerId) ?? false;
  });

  const { basics } = done(await window.api.GET('/registry/powers/{id}', { params: { path: { id: powerId } } }));
  if (!basics) throw new Error(`The power ${powerId} says nothing of itself`);
  const register = async (subject: string): Promise<string> => {
    const form = answer(basics.caseForm, today);
    const materials = basics.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true }));
    const body = { powerId, party, subject, form, materials };
    return done(await window.api.POST('/cases', { params: { header: CHANGING }, body })).id;
  };
  const [id] = [await register('由程序办理的第一件'), await register('由程序登记的第二件')];

  const read = async () => done(await window.api.GET('/cases/{id}', { params: { path: { id } } }));
  let current = await read();
  for (const until = Date.now() + PATIENCE_MS; current.state !== 'completed' && Date.now() < until; current = await read()) {
    const step = current.steps.find(({ state }) => state === 'open');
    if (step) await decide(clerks, step, today, answer);
    else await sleep(200);
  }

  return {
    case: current,
    documents: await Promise.all(current.documents.map((document) => fetchDocument(window, document))),
    listed: await allPages(window),
    found: done(await window.api.GET('/search', { params: { query: { q: current.serial } } })).items.map(({ number }) => number),
    refusedField: (await window.api.GET('/cases', { params: { query: { after: 'nowhere' } } })).error?.error.fields?.[0]?.path,
  };
}

async function signIn(url: string, account: string, password: string): Promise<Clerk> {
  const api = createClient<paths>({ baseUrl: url });
  let cookie = '';
  api.use({
    onRequest({ request }) {
      request.headers.set('cookie', cookie);
    },
    onResponse({ response }) {
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    },
  });
  const { person } = done(await api.POST('/session', { params: { header: CHANGING }, body: { account, password } }));
  return { name: person?.name ?? '', positions: person?.positions ?? [], api };
}

/** At the step's position, with the first outcome that is not negative, everything that its form asks and a second officer where it says so. */
async function decide(
  clerks: readonly Clerk[],
  { id, positionCode, organId }: Schemas['Step'],
  today: string,
  answer: Instructions['answer'],
): Promise<void> {
  const holder = clerks.find(({ positions }) => positions.some((held) => held.code === positionCode && held.organId === organId));
  if (!holder) throw new Error(`Nobody holds the position ${positionCode}`);
  const inbox = done(await holder.api.GET('/inbox'));
  if (!inbox.items.some((one) => one.id === id)) throw new Error(`${holder.name} does not find the step ${id} in the inbox`);
  const { step, colleagues } = done(await holder.api.GET('/steps/{id}', { params: { path: { id } } }));
  const outcome = step.outcomes.find(({ negative }) => !negative)?.code ?? '';
  const second = step.officers === 2 ? colleagues.find(({ name }) => name !== holder.name) : undefined;
  const { proposalId } = done(
    await holder.api.POST('/steps/{id}/decide', {
      params: { path: { id }, header: { ...CHANGING, 'Idempotency-Key': `step-${id}` } },
      body: { outcome, text: '同意。', fields: answer(step.form?.fields ?? [], today, outcome), coOfficerId: second?.id ?? null },
    }),
  );
  if (proposalId === null) return;
  const confirming = clerks.find(({ name }) => name === second?.name);
  if (!confirming) throw new Error(`${second?.name} cannot confirm`);
  done(await confirming.api.POST('/steps/{id}/confirm', { params: { path: { id }, header: CHANGING }, body: { proposalId } }));
}

async function fetchDocument({ api }: Clerk, { id, template }: Schemas['Document']): Promise<Handled['documents'][number]> {
  const answered = await api.GET('/documents/{id}/content', { params: { path: { id } }, parseAs: 'arrayBuffer' });
  const bytes = new Uint8Array(done(answered));
  return {
    template,
    mediaType: answered.response.headers.get('content-type'),
    begins: new TextDecoder('latin1').decode(bytes.slice(0, 5)),
  };
}

/** One case a page, so that the cursor is needed. */
async function allPages({ api }: Clerk): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const { items, next } = done(await api.GET('/cases', { params: { query: { limit: 1, after } } }));
    pages.push(items.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  return pages;
}

/** What a call answered; a refusal is a fault here. */
function done<T>({ data, error, response }: { data?: T; error?: Schemas['Error']; response: Response }): T {
  if (error || data === undefined) throw new Error(`${response.status} ${response.url}: ${error?.error.code} ${error?.error.messageEn}`);
  return data;
}

async function firstThat<T>(all: readonly T[], fits: (one: T) => Promise<boolean>): Promise<T> {
  for (const one of all) if (await fits(one)) return one;
  throw new Error('Nobody registers cases of the power');
}
