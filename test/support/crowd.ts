/**
 * Many cases walked at once by clerks who do not give up: a request without an answer, or with 503, is sent again with
 * the same idempotency key, as the pages do. What they hold to be done must be done, whatever died meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { plausibleAnswers } from '../../src/demonstration/index.ts';
import { applicationFor, GRANTED, HOLDERS, type Answer, type Client, type ErrorBody, type People, type StepSummary } from './client.ts';

export interface CrowdOptions {
  cases: number;
  clerks: number;
  /** Called after each decision that was answered, with how many there have been. */
  onDecision?: (count: number) => void;
  withinMs?: number;
}

export interface Walked {
  caseIds: string[];
  decisions: number;
  retries: number;
  replays: number;
}

const WATCH_EVERY_MS = 150;

/** Registers the cases and walks each to `granted`; resolves when every case is complete. */
export async function walkMany(people: People, { cases, clerks, onDecision, withinMs = 120_000 }: CrowdOptions): Promise<Walked> {
  const walked: Walked = { caseIds: [], decisions: 0, retries: 0, replays: 0 };
  const deadline = Date.now() + withinMs;

  /** Sends one request until it has an answer that is the platform's own. */
  async function insist<T>(client: Client, method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const key = randomUUID();
    for (;;) {
      const answer = await client.call<T>(method, path, body, method === 'GET' ? {} : { 'Idempotency-Key': key }).catch(() => undefined);
      if (answer && answer.status !== 503) {
        if (answer.headers.get('Idempotent-Replay')) walked.replays += 1;
        return answer;
      }
      walked.retries += 1;
      if (Date.now() > deadline) throw new Error(`Not answered in time: ${method} ${path} ${JSON.stringify(answer?.body)}`);
      await sleep(100 + Math.random() * 200);
    }
  }

  // One asks for all: clerks who ask for themselves keep the platform busier than their work does.
  let openSteps: StepSummary[] = [];
  let completed = new Set<string>();
  let isOver = false;

  async function watch(): Promise<void> {
    const reader = await people.as('jiancha');
    const holders = await Promise.all([...new Set(Object.values(HOLDERS))].map((account) => people.as(account)));
    while (!isOver) {
      const inboxes = await Promise.all(holders.map((holder) => insist<{ items: StepSummary[] }>(holder, 'GET', '/inbox')));
      openSteps = inboxes.flatMap(({ body }) => body.items);
      const { body } = await insist<{ items: { id: string }[] }>(reader, 'GET', '/cases?state=completed&limit=300');
      completed = new Set(body.items.map(({ id }) => id));
      await sleep(WATCH_EVERY_MS);
    }
  }

  async function until<T>(find: () => T | undefined, problem: () => string): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(problem());
      await sleep(50);
    }
  }

  const nextStep = (caseId: string, done: Set<string>): Promise<StepSummary> =>
    until(
      () => openSteps.find((step) => step.caseId === caseId && !done.has(step.id)),
      () => `Case ${caseId} has no open step after ${done.size} decisions`,
    );

  async function walkOne(application: Record<string, unknown>, index: number): Promise<void> {
    const registered = await insist<{ id: string } & ErrorBody>(await people.as('chuang'), 'POST', '/cases', {
      ...application,
      subject: `第${index + 1}号工程挖掘道路`,
    });
    if (registered.status !== 201) throw new Error(`Not registered: ${JSON.stringify(registered.body)}`);
    const caseId = registered.body.id;
    walked.caseIds.push(caseId);
    const done = new Set<string>();
    for (const wanted of GRANTED) {
      const step = await nextStep(caseId, done);
      const outcome = wanted === '*' ? step.outcomes.find(({ negative }) => !negative)?.code : wanted;
      const decided = await insist<ErrorBody>(await people.as(HOLDERS[step.positionCode] ?? ''), 'POST', `/steps/${step.id}/decide`, {
        outcome,
        text: '同意。',
        fields: plausibleAnswers(step.form?.fields ?? [], step.openedAt.slice(0, 10), outcome),
        coOfficerId: step.officers === 2 ? 'person-chengban2' : undefined,
      });
      const { proposalId } = decided.body as Partial<{ proposalId: string | null }>;
      const answer = proposalId
        ? await insist<ErrorBody>(await people.as('chengban2'), 'POST', `/steps/${step.id}/confirm`, { proposalId })
        : decided;
      if (answer.status !== 200) throw new Error(`${step.name} of ${caseId}: ${JSON.stringify(answer.body)}`);
      done.add(step.id);
      walked.decisions += 1;
      onDecision?.(walked.decisions);
    }
    await until(
      () => completed.has(caseId) || undefined,
      () => `Case ${caseId} is not complete in time`,
    );
  }

  const application = await applicationFor(people, '');
  // Everybody is signed in before anything dies: signing in is not what is tested.
  await Promise.all(['jiancha', 'chuang', 'chengban2', ...Object.values(HOLDERS)].map((account) => people.as(account)));
  let next = 0;
  const working = Promise.all(
    Array.from({ length: clerks }, async () => {
      while (next < cases) await walkOne(application, next++);
    }),
  );
  const watching = watch();
  // Rejects with whoever gives up first; the watch has no end of its own.
  await Promise.race([working, watching]).finally(() => {
    isOver = true;
  });
  await watching;
  return walked;
}
