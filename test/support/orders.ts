/** What tests of supervisory orders do and ask, through the public API (R20): the same without an engine and on one. */
import assert from 'node:assert/strict';
import { createMatterStore, type MatterRow, type StepRow } from '../../src/matters/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { eventually } from './eventually.ts';
import type { ErrorBody } from './client.ts';

interface Answer {
  status: number;
  body: unknown;
}
export type Call = (account: string, method: string, path: string, body?: unknown) => Promise<Answer>;

export interface Given {
  text?: string;
  fields?: Record<string, unknown>;
}

/** What each outcome asks for; a text suffices for the others. */
export const ANSWERS: Readonly<Record<string, Record<string, unknown>>> = {
  answer: { measures: '逐件补正受理决定，并组织业务培训。', result: '三件办件已全部作出受理决定。' },
  'request-extension': { requestedDays: 5, extensionReason: '涉及的当事人尚未全部联系到。' },
  grant: { grantedDays: 5 },
  fulfilled: { findings: '抽查三件，均已改正。' },
  partly: { findings: '两件已改正。', openPoints: '一件仍未送达。' },
  again: { findings: '只改正了一件。', newRequirement: '其余两件一并改正。', newLimitDays: 3 },
};

export const NEW_ORDER = {
  title: '超期未作受理决定',
  answers: { ground: '三件申请收到后五个工作日内未决定是否受理。', law: '行政许可法第三十二条', requirement: '立即作出决定，并说明原因。' },
};

/** Waits for what the engine is still to bring. */
async function found<T>(what: string, look: () => Promise<T | undefined>, within?: number): Promise<T> {
  let seen: T | undefined;
  await eventually(what, async () => (seen = await look()) !== undefined, within);
  return seen as T;
}

export function ordersOn(database: () => Database, call: Call, within?: number) {
  const store = () => createMatterStore(database());
  const orders = {
    draw: (by: string, organId: string, changes: object = {}): Promise<Answer> =>
      call(by, 'POST', '/orders', { organId, ...NEW_ORDER, ...changes }),
    /** Must succeed; answers the matter's id. */
    async drawn(by: string, organId: string, changes: object = {}): Promise<string> {
      const answer = await orders.draw(by, organId, changes);
      assert.equal(answer.status, 201, JSON.stringify(answer.body));
      return (answer.body as { id: string }).id;
    },
    async matter(id: string): Promise<MatterRow> {
      const matter = await store().matter(id);
      assert.ok(matter, `there is no matter ${id}`);
      return matter;
    },
    /** The open step at an element, as soon as the engine has come to it. */
    step: (id: string, elementId: string): Promise<StepRow> =>
      found(
        `${elementId} of ${id}`,
        async () => (await store().stepsOf(id)).find((step) => step.element_id === elementId && step.state === 'open'),
        within,
      ),
    async decide(by: string, step: StepRow, outcome: string, { text = '请按要求办理。', fields = ANSWERS[outcome] ?? {} }: Given = {}) {
      const answer = await call(by, 'POST', `/steps/${step.id}/decide`, { outcome, text, fields });
      return { status: answer.status, code: (answer.body as Partial<ErrorBody>).error?.code, body: answer.body };
    },
    /** Decides the open step at an element; must be taken. */
    async decided(by: string, id: string, elementId: string, outcome: string, given?: Given): Promise<void> {
      const answer = await orders.decide(by, await orders.step(id, elementId), outcome, given);
      assert.equal(answer.status, 200, `${by} ${outcome}: ${JSON.stringify(answer.body)}`);
    },
    /** An order that was served and waits for its answer. */
    async issued(by: string, organId: string, changes: object = {}): Promise<string> {
      const id = await orders.drawn(by, organId, changes);
      await orders.decided(by, id, 'Step_Issue', 'issue');
      await orders.step(id, 'Step_Answer');
      return id;
    },
    closedAs: (id: string): Promise<string> =>
      found(
        `the end of ${id}`,
        async () => {
          const { state, closed_at } = await orders.matter(id);
          return closed_at === null ? undefined : state;
        },
        within,
      ),
    signals: (
      id: string,
    ): Promise<{ rule: string; colour: string; occurrence: string; organ_id: string; source: string; due_at: number }[]> =>
      database().all(
        'SELECT rule, colour, occurrence, organ_id, source, due_at FROM warning_signal WHERE matter_id = $1 ORDER BY raised_at',
        [id],
      ),
    documents: (id: string): Promise<{ template: string; title: string; number: string; data: string }[]> =>
      database().all('SELECT template, title, number, data FROM document WHERE matter_id = $1 ORDER BY created_at, id', [id]),
    recorded: async (id: string): Promise<string[]> =>
      (await database().all<{ kind: string }>('SELECT kind FROM record WHERE case_id = $1 ORDER BY seq', [id])).map(({ kind }) => kind),
  };
  return orders;
}
