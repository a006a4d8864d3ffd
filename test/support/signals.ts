/** What tests of warning signals do and ask, through the public API (R13, R15–R17): the same without an engine and on one. */
import assert from 'node:assert/strict';
import type { SignalDetail } from '../../domain/api/supervision.ts';
import { createMatterStore, type StepRow } from '../../src/matters/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import type { Outbox } from '../../src/platform/outbox/index.ts';
import type { RecordBook } from '../../src/platform/record/index.ts';
import type { Time } from '../../src/platform/time/time.ts';
import { createRaiseSignals } from '../../src/supervision/raise-signals.ts';
import type { Candidate } from '../../src/supervision/rules/index.ts';
import { eventually } from './eventually.ts';
import type { Call } from './orders.ts';

/** What each outcome asks for; those of the same code at two steps have the step's name before it. */
export const SIGNAL_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
  explain: { cause: '当事人多次补充材料，现场核查延误。' },
  correct: { cause: '经办人疏忽。', correction: '已补发通知书并送达。' },
  appeal: { appealGrounds: '中止期间被计入期限。' },
  accept: { findings: '情况属实。' },
  again: { findings: '没有说明延误的原因。', againDays: 3 },
  'judge-reject': { findings: '理由不能成立。' },
  uphold: { review: '中止通知书已送达，申诉成立。' },
  'appeal-reject': { review: '没有送达中止通知书，申诉不能成立。' },
  conclude: { conclusion: '责令改正，已经改正。' },
  refer: { conclusion: '涉嫌故意拖延，移送调查。' },
};

export interface Raised {
  signalId: string;
  actId: string;
}

export interface SignalsOf {
  database: () => Database;
  record: () => RecordBook;
  outbox: () => Outbox;
  time: () => Time;
  call: Call;
  /** Carries out what is in the outbox, where nothing does so by itself. */
  settle?: () => Promise<void>;
  within?: number;
}

export function signalsOn({ database, record, outbox, time, call, settle, within }: SignalsOf) {
  let made = 0;
  const store = () => createMatterStore(database());
  const standing = (signalId: string) =>
    database().get<{ act_id: string | null }>('SELECT act_id FROM signal_standing WHERE id = $1', [signalId]);
  const signals = {
    /** Raises one of an invented situation, twice at once and once more; waits until it is a matter. */
    async raised(
      matterId: string,
      changes: Partial<Candidate> = {},
      rule: { id: string; colour: 'yellow' | 'red' } = { id: 'R15.2', colour: 'yellow' },
    ): Promise<Raised> {
      const raise = createRaiseSignals({ database: database(), record: record(), outbox: outbox() });
      made += 1;
      const candidate: Candidate = { matterId, occurrence: `test-${made}`, grave: false, ...changes };
      const found = { rule: { ...rule, trigger: 'event' as const }, candidate, raisedAt: time().now().getTime(), source: 'event' };
      const before = new Set((await signals.of(matterId)).map(({ id }) => id));
      await database().write(() => raise([found, found]));
      await database().write(() => raise([found]));
      await settle?.();
      const fresh = (await signals.of(matterId)).filter(({ id }) => !before.has(id));
      assert.equal(fresh.length, 1, 'one signal, however often it is found');
      const signalId = fresh[0]?.id ?? '';
      await eventually(`the matter of ${signalId}`, async () => typeof (await standing(signalId))?.act_id === 'string', within);
      return { signalId, actId: (await standing(signalId))?.act_id ?? '' };
    },
    of: (matterId: string) => database().all<{ id: string }>('SELECT id FROM warning_signal WHERE matter_id = $1', [matterId]),
    async detail(signalId: string, account = 'jiancha'): Promise<SignalDetail> {
      const { status, body } = await call(account, 'GET', `/supervision/signals/${signalId}`);
      assert.equal(status, 200, JSON.stringify(body));
      return body as SignalDetail;
    },
    /** The step that is open now, as soon as the engine has come to it. */
    async step(actId: string, elementId: string): Promise<StepRow> {
      let step: StepRow | undefined;
      await eventually(
        `${elementId} of ${actId}`,
        async () => {
          step = (await store().stepsOf(actId)).find((one) => one.element_id === elementId && one.state === 'open');
          return step !== undefined;
        },
        within,
      );
      return step as StepRow;
    },
    async decide(by: string, actId: string, elementId: string, outcome: string, { text = '请核实。', key = outcome } = {}) {
      const step = await signals.step(actId, elementId);
      return call(by, 'POST', `/steps/${step.id}/decide`, { outcome, text, fields: SIGNAL_FIELDS[key] ?? {} });
    },
    async decided(
      by: string,
      actId: string,
      elementId: string,
      outcome: string,
      given: { text?: string; key?: string } = {},
    ): Promise<void> {
      const { status, body } = await signals.decide(by, actId, elementId, outcome, given);
      assert.equal(status, 200, `${by} ${outcome}: ${JSON.stringify(body)}`);
    },
    async closedAs(actId: string): Promise<string> {
      await eventually(`the end of ${actId}`, async () => ((await store().matter(actId))?.closed_at ?? null) !== null, within);
      return (await store().matter(actId))?.state ?? '';
    },
    papers: async (actId: string): Promise<string[]> =>
      (
        await database().all<{ template: string }>('SELECT template FROM document WHERE matter_id = $1 ORDER BY created_at, id', [actId])
      ).map(({ template }) => template),
  };
  return signals;
}
