/** What tests of investigations do and ask, through the public API (R17): the same without an engine and on one. */
import assert from 'node:assert/strict';
import type { InvestigationView } from '../../domain/api/investigations.ts';
import { createMatterStore, type StepRow } from '../../src/matters/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { eventually } from './eventually.ts';
import type { Call } from './orders.ts';

/** What each outcome asks for; `review` and `measure` are at two steps. */
export const INVESTIGATION_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
  heard: { heardOn: '2026-11-16', statement: '当天系统故障，未能及时办理，愿意改正。' },
  refused: { invitedOn: '2026-11-16', refusal: '两次书面通知，均表示不作陈述。' },
  fault: {
    facts: '收件后九个工作日未作决定。',
    evidence: '红色信号和时限台账。',
    responsible: '李承办',
    gravity: 'ordinary',
    measure: 'circulate',
    law: '行政许可法第七十二条',
    appealDays: 3,
  },
  'no-fault': { facts: '中止通知书在期限内送达。', evidence: '送达回证。' },
  again: { missing: '系统故障的记录。' },
  appeal: { servedOn: '2026-11-16', appealGrounds: '情节轻微，处理过重。' },
  settle: { servedOn: '2026-11-16', waived: '送达回证上签字表示不申诉。' },
  maintain: { review: '事实清楚，处理适当。' },
  amend: { review: '情节一般，改为责令书面检查。', amended: 'self-criticism' },
  'review-revoke': { review: '认定的事实不能成立。' },
  conclude: { carriedOut: '已经通报。', conclusion: '责任已经追究，本案办结。' },
  'measure-revoke': { conclusion: '信号已经撤回，认定失去依据。' },
};

export interface InvestigationsOf {
  database: () => Database;
  call: Call;
  /** Accounts of the two who investigate. */
  investigators: readonly [string, string];
  within?: number;
}

export function investigationsOn({ database, call, investigators, within }: InvestigationsOf) {
  const store = () => createMatterStore(database());
  const person = (account: string): string => `person-${account}`;
  const investigations = {
    open: (by: string, organId: string, signalIds: readonly string[], changes: object = {}) =>
      call(by, 'POST', '/investigations', {
        organId,
        title: '超期办理责任调查',
        answers: { grounds: '办件超过承诺时限，责任人员未作说明。' },
        signalIds,
        investigators: investigators.map(person),
        ...changes,
      }),
    async opened(by: string, organId: string, signalIds: readonly string[], changes: object = {}): Promise<string> {
      const { status, body } = await investigations.open(by, organId, signalIds, changes);
      assert.equal(status, 201, JSON.stringify(body));
      return (body as { id: string }).id;
    },
    async view(id: string, account = investigators[0]): Promise<InvestigationView> {
      const { status, body } = await call(account, 'GET', `/matters/${id}/investigation`);
      assert.equal(status, 200, JSON.stringify(body));
      return body as InvestigationView;
    },
    async step(id: string, elementId: string): Promise<StepRow> {
      let step: StepRow | undefined;
      await eventually(
        `${elementId} of ${id}`,
        async () => {
          step = (await store().stepsOf(id)).find((one) => one.element_id === elementId && ['open', 'claimed'].includes(one.state));
          return step !== undefined;
        },
        within,
      );
      return step as StepRow;
    },
    async decide(by: string, id: string, elementId: string, outcome: string, { fields = {}, key = outcome, second = '' } = {}) {
      const step = await investigations.step(id, elementId);
      return call(by, 'POST', `/steps/${step.id}/decide`, {
        outcome,
        text: '情况属实，理由充分。',
        fields: { ...INVESTIGATION_FIELDS[key], ...fields },
        ...(second ? { coOfficerId: person(second) } : {}),
      });
    },
    async decided(by: string, id: string, elementId: string, outcome: string, given: { fields?: object; key?: string } = {}) {
      const { status, body } = await investigations.decide(by, id, elementId, outcome, given);
      assert.equal(status, 200, `${by} ${outcome}: ${JSON.stringify(body)}`);
    },
    /** By the two investigators: one proposes, the other confirms. */
    async decidedByTwo(id: string, elementId: string, outcome: string, fields: object = {}): Promise<void> {
      const [first, second] = investigators;
      const step = await investigations.step(id, elementId);
      const proposed = await investigations.decide(first, id, elementId, outcome, { fields, second });
      assert.equal(proposed.status, 200, JSON.stringify(proposed.body));
      const { proposalId } = proposed.body as { proposalId: string };
      const { status, body } = await call(second, 'POST', `/steps/${step.id}/confirm`, { proposalId });
      assert.equal(status, 200, `${second} ${outcome}: ${JSON.stringify(body)}`);
    },
    async closedAs(id: string): Promise<string> {
      await eventually(`the end of ${id}`, async () => ((await store().matter(id))?.closed_at ?? null) !== null, within);
      return (await store().matter(id))?.state ?? '';
    },
    papers: async (id: string): Promise<string[]> =>
      (await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [id])).map(
        ({ template }) => template,
      ),
  };
  return investigations;
}
