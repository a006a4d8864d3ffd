/** Cases of one power of the demonstration city, through the API as the people who hold its positions. */
import assert from 'node:assert/strict';
import type { FormField } from '../../domain/contract.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { PARTIES, plausibleAnswers } from '../../src/demonstration/index.ts';
import { openStep, secondConfirms, type Answer, type ErrorBody, type StepSummary } from './client.ts';
import { eventually } from './eventually.ts';
import type { SuitePlatform } from './platform.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

export interface FoundCase {
  state: string;
  result: string | null;
  decidedAt: string | null;
  steps: (StepSummary & { state: string; opinion?: { outcome: string; personName: string; byLaw?: { basis: string } } })[];
  documents: { id: string; template: string; pages: number | null }[];
  periods: { elementId: string; dueAt: string; endedAt: string | null; endedBy: string | null }[];
  holding: { state: string; limits: { dueAt: string | null; warnAt: string | null }[]; ledger: { kind: string }[] } | null;
  path: { visited: string[] };
  timeline: { kind: string; text: string }[];
}

export interface PowerCases {
  register(form?: Values, party?: object): Promise<string>;
  tryRegister(form?: Values, party?: object): Promise<Answer<ErrorBody & { id: string }>>;
  /** Decides the open step; answers what the server said. */
  decide(caseId: string, outcome: string, answers?: Values, more?: object): Promise<Answer<ErrorBody>>;
  /** Decides one step after the other: an outcome, or one with answers. */
  walk(caseId: string, ...outcomes: (string | readonly [string, Values])[]): Promise<void>;
  found(caseId: string): Promise<FoundCase>;
  /** Waits until it is so. */
  until(caseId: string, what: string, so: (found: FoundCase) => boolean): Promise<FoundCase>;
}

export function casesOfPower(suite: SuitePlatform, power: string, organ: string, intake: string): PowerCases {
  const holders = async (position: string): Promise<{ id: string; account: string }[]> => {
    const { organisation } = suite.platform;
    return Promise.all(
      (await organisation.holdersOf(organ, position)).map(async ({ id }) => ({
        id,
        account: (await organisation.store.personRow(id))?.account ?? '',
      })),
    );
  };
  const today = (): string => civilDateInChina(suite.platform.time.now());

  async function tryRegister(form: Values = {}, party: object = PARTIES[0] as object): Promise<Answer<ErrorBody & { id: string }>> {
    const [officer] = await holders(intake);
    const client = await suite.people.as(officer?.account ?? '');
    const { body } = await client.get<{ basics: { caseForm: FormField[] } }>(`/registry/powers/power-${power}`);
    return client.post<ErrorBody & { id: string }>('/cases', {
      powerId: `power-${power}`,
      subject: `办件 ${power}`,
      party,
      form: { ...plausibleAnswers(body.basics.caseForm, today()), ...form },
      materials: [],
    });
  }

  const found = async (caseId: string): Promise<FoundCase> =>
    (await (await suite.people.as('jiancha')).get<FoundCase>(`/cases/${caseId}`)).body;

  async function until(caseId: string, what: string, so: (found: FoundCase) => boolean): Promise<FoundCase> {
    let last = await found(caseId);
    await eventually(what, async () => {
      last = await found(caseId);
      return so(last);
    });
    return last;
  }

  async function decide(caseId: string, outcome: string, answers: Values = {}, more: object = {}): Promise<Answer<ErrorBody>> {
    const step = await openStep(suite.people, caseId, 90_000);
    const [first, second] = await holders(step.positionCode);
    const negative = step.outcomes.find(({ code }) => code === outcome)?.negative ?? false;
    const answer = await (
      await suite.people.as(first?.account ?? '')
    ).post<ErrorBody>(`/steps/${step.id}/decide`, {
      outcome,
      text: negative ? '理由：演示。' : '同意。',
      fields: { ...plausibleAnswers(step.form?.fields ?? [], today(), outcome), ...answers },
      coOfficerId: step.officers === 2 ? second?.id : undefined,
      ...more,
    });
    return secondConfirms(suite.people, answer, second?.id);
  }

  return {
    tryRegister,
    async register(form, party) {
      const answer = await tryRegister(form, party);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return answer.body.id;
    },
    decide,
    async walk(caseId, ...outcomes) {
      for (const wanted of outcomes) {
        const [outcome, answers] = typeof wanted === 'string' ? [wanted, {}] : wanted;
        const { id, elementId } = await openStep(suite.people, caseId, 90_000);
        const answer = await decide(caseId, outcome, answers);
        assert.equal(answer.status, 200, `${elementId} ${outcome}: ${JSON.stringify(answer.body)}`);
        await until(caseId, `${elementId} to be done`, ({ steps }) => steps.find((step) => step.id === id)?.state === 'done');
      }
    },
    found,
    until,
  };
}
