/** Walks a case of any power through the API as its holders, step by step as a script says, on a clock that moves with it. */
import assert from 'node:assert/strict';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import { People, secondConfirms, type Answer, type Client, type ErrorBody, type StepSummary } from './client.ts';
import { eventually } from './eventually.ts';
import type { SuitePlatform } from './platform.ts';

export interface FoundPeriod {
  elementId: string;
  startedAt: string;
  dueAt: string | null;
  endedAt: string | null;
  endedBy: string | null;
  mayWaive: boolean;
  derivation: { at: string | null; text: string }[];
}
export interface FoundCase {
  id: string;
  state: string;
  result: string | null;
  steps: (StepSummary & { opinion?: { outcome: string; personName: string; byLaw?: { basis: string } } })[];
  periods: FoundPeriod[];
  documents: { id: string; template: string; number: string; pages: number | null }[];
  clock: { state: string; ledger: { kind: string; at: string }[] };
}

/** Who registers a case, of whom, and about which licence or award. */
interface Registered {
  position?: string;
  party?: number;
  licenceId?: string;
}

/** What is answered otherwise than plausibly, and who acts. */
export interface Decided {
  fields?: Record<string, unknown>;
  text?: string;
  /** The position that gives an outcome which is not the step's own. */
  by?: string;
}

/** A case prints three documents between two steps, beside others that do. */
const WITHIN_MS = 90_000;

export class PowerWalker {
  private people: People;

  constructor(
    private readonly suite: SuitePlatform,
    private readonly power: string,
    private readonly organ: string,
  ) {
    this.people = new People(() => suite.url);
  }

  today(): string {
    return civilDateInChina(this.suite.platform.time.now());
  }

  as(account: string): Promise<Client> {
    return this.people.as(account);
  }

  /** Accounts and ids of those who hold the position. */
  async holders(position: string): Promise<{ id: string; account: string }[]> {
    const { organisation } = this.suite.platform;
    const held = await organisation.holdersOf(this.organ, position);
    return Promise.all(held.map(async ({ id }) => ({ id, account: (await organisation.store.personRow(id))?.account ?? '' })));
  }

  async register(subject: string, as: Registered = {}): Promise<string> {
    const answer = await this.tryToRegister(subject, as);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.id;
  }

  /** Answers what the API says. */
  async tryToRegister(
    subject: string,
    { position = 'investigator', party = 0, ...more }: Registered = {},
  ): Promise<Answer<ErrorBody & { id: string }>> {
    const [holder] = await this.holders(position);
    const client = await this.as(holder?.account ?? '');
    const { body: found } = await client.get<{ basics: { caseForm: FormField[]; materials: { code: string }[] } }>(
      `/registry/powers/power-${this.power}`,
    );
    return client.post<ErrorBody & { id: string }>('/cases', {
      powerId: `power-${this.power}`,
      subject,
      party: PARTIES[party],
      form: plausibleAnswers(found.basics.caseForm, this.today()),
      materials: found.basics.materials.map(({ code }) => ({ code, originals: 1, copies: 1, provided: true })),
      ...more,
    });
  }

  async found(caseId: string): Promise<FoundCase> {
    const answer = await (await this.as('jiancha')).get<FoundCase>(`/cases/${caseId}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  openIn = ({ steps }: Pick<FoundCase, 'steps'>): FoundCase['steps'][number] | undefined =>
    steps.find(({ state }) => state === 'open' || state === 'claimed');

  /** The step by that name, as soon as the case has come to it. */
  async at(caseId: string, elementId: string): Promise<StepSummary> {
    let open: StepSummary | undefined;
    await eventually(
      `${elementId} of case ${caseId} to open`,
      async () => {
        open = this.openIn(await this.found(caseId));
        return open?.elementId === elementId;
      },
      WITHIN_MS,
    ).catch((error: unknown) => {
      throw new Error(`${elementId} is not open, but ${open?.elementId ?? 'nothing'}`, { cause: error });
    });
    assert.ok(open);
    return open;
  }

  /** Tries to decide; answers what the API says. */
  async decide(caseId: string, elementId: string, outcome: string, { fields = {}, text, by }: Decided = {}): Promise<Answer<ErrorBody>> {
    const step = await this.at(caseId, elementId);
    const [first, second] = await this.holders(by ?? step.positionCode);
    const negative = step.outcomes.find(({ code }) => code === outcome)?.negative ?? false;
    const answer = await (
      await this.as(first?.account ?? '')
    ).post(`/steps/${step.id}/decide`, {
      outcome,
      text: text ?? (negative ? '理由：演示。' : '同意。'),
      fields: by ? {} : { ...plausibleAnswers(step.form?.fields ?? [], this.today(), outcome), ...fields },
      coOfficerId: step.officers === 2 && !by ? second?.id : undefined,
    });
    return secondConfirms(this, answer, second?.id);
  }

  /** Decides each step in its turn: `Step_Evidence:complete`. */
  async take(caseId: string, ...script: (string | [step: string, decided: Decided])[]): Promise<void> {
    for (const line of script) {
      const [step, decided] = typeof line === 'string' ? [line, {}] : line;
      const [elementId = '', outcome = ''] = step.split(':');
      const answer = await this.decide(caseId, elementId, outcome, decided);
      assert.equal(answer.status, 200, `${step}: ${JSON.stringify(answer.body)}`);
    }
  }

  /** The field problems with which a decision is refused, `amount:code`. */
  async refused(caseId: string, step: string, decided: Decided = {}): Promise<string[]> {
    const [elementId = '', outcome = ''] = step.split(':');
    const { status, body } = await this.decide(caseId, elementId, outcome, decided);
    assert.equal(status, 422, `${step}: ${JSON.stringify(body)}`);
    return (body.error.fields ?? []).map(({ path, code }) => `${path.replace(/^fields\./, '')}:${code}`);
  }

  /** The latest period of the element, as soon as it runs. */
  async period(caseId: string, elementId: string): Promise<FoundPeriod> {
    let found: FoundPeriod | undefined;
    await eventually(
      `${elementId} of case ${caseId} to run`,
      async () => {
        found = (await this.found(caseId)).periods.findLast((one) => one.elementId === elementId);
        return found !== undefined;
      },
      WITHIN_MS,
    );
    assert.ok(found);
    return found;
  }

  /** The same, but the one that runs now: an element may be come to again. */
  async running(caseId: string, elementId: string): Promise<FoundPeriod> {
    await eventually(`${elementId} of case ${caseId} to run now`, async () => (await this.period(caseId, elementId)).endedAt === null);
    return this.period(caseId, elementId);
  }

  async waive(caseId: string, elementId: string, reason = '当事人于今日书面放弃。'): Promise<Answer<ErrorBody>> {
    await this.running(caseId, elementId);
    const [holder] = await this.holders('investigator');
    return (await this.as(holder?.account ?? '')).post(`/matters/${caseId}/waiting-periods/${elementId}/waive`, { reason });
  }

  /** Moves both clocks just past an instant; sessions of before are over. */
  async passInstant(instant: string | null): Promise<void> {
    assert.ok(instant);
    await this.suite.platform.demonstration.advanceBy(Date.parse(instant) + 1_000 - this.suite.platform.time.now().getTime());
    this.people = new People(() => this.suite.url);
  }

  async pass(caseId: string, elementId: string): Promise<void> {
    await this.passInstant((await this.running(caseId, elementId)).dueAt);
  }

  async completed(caseId: string): Promise<FoundCase> {
    let found: FoundCase | undefined;
    await eventually(
      `case ${caseId} to complete`,
      async () => {
        found = await this.found(caseId);
        return found.state === 'completed';
      },
      WITHIN_MS,
    ).catch((error: unknown) => {
      throw new Error(`Not completed, but at ${found && this.openIn(found)?.elementId}`, { cause: error });
    });
    assert.ok(found);
    return found;
  }
}

/** Cases wait for each other's engine and printer: only so many are walked at once. */
const AT_ONCE = 4;

/** Does the same to each, a few at a time; answers in their order. */
export async function forEach<T, R>(items: readonly T[], walk: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) results[next[0]] = await walk(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

export const templatesOf = ({ documents }: Pick<FoundCase, 'documents'>): string[] => documents.map(({ template }) => template);
