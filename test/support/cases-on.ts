/**
 * Cases on a test's database in milliseconds, without an engine: registered, decided step by step and closed through the API by people
 * of the small city, on a drawing of the test's own.
 */
import assert from 'node:assert/strict';
import { createMatterStore, type MatterRow, type StepRow } from '../../src/matters/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { PARTIES } from '../../src/demonstration/index.ts';
import { platformOn, type PlatformOn, type PlatformOnOptions } from './platform-on.ts';
import { HOLDERS } from './small-city.ts';
import { buildPower, type Power } from './small-power.ts';
import type { Answer, ErrorBody } from './test-server.ts';

export interface Decision {
  /** Account; the holder of the step's position in the small city unless said. */
  by?: string;
  text?: string;
  fields?: Record<string, unknown>;
  coOfficerId?: string;
  /** `false`: what the first officer decides is left waiting for the second one. */
  confirm?: boolean;
}

export interface CasesOn extends PlatformOn {
  power: Power;
  versionId: string;
  /** A complete, correct application for the power. */
  application(changes?: object): Record<string, unknown>;
  /** Registers it at the window; answers the case's id. Its first step is open. */
  register(changes?: object): Promise<string>;
  matter(id: string): Promise<MatterRow>;
  /** The steps that wait for a decision, oldest first. */
  openSteps(matterId: string): Promise<StepRow[]>;
  /** The one step that waits for a decision. */
  openStep(matterId: string): Promise<StepRow>;
  /** Decides a step, with its second officer where it asks for two; answers the API's answer. */
  decideStep(step: StepRow, outcome: string, decision?: Decision): Promise<Answer<ErrorBody>>;
  /** Decides the open step with each outcome in turn; each must be taken. */
  walk(matterId: string, ...outcomes: string[]): Promise<void>;
  /** The case's page, as the city's supervisor sees it unless said. */
  page<T = Record<string, unknown>>(caseId: string, account?: string): Promise<T>;
  /** Kinds of the matter's entries in the record, in order. */
  recorded(matterId: string): Promise<string[]>;
}

/** `power`: the small one, accepted and granted in two steps, unless said. Close it after the tests. */
export async function casesOn(
  database: Database,
  { power = buildPower(), ...options }: PlatformOnOptions & { power?: Power } = {},
): Promise<CasesOn> {
  const platform = await platformOn(database, options);
  const store = createMatterStore(database);
  const versionId = await platform.publish(power);

  const isOpen = ({ state }: StepRow): boolean => state === 'open' || state === 'claimed';
  const cases: CasesOn = {
    ...platform,
    ...{ power, versionId },
    application: (changes = {}) => ({
      powerId: power.entry.processId,
      subject: '正阳路 12 号门前场地',
      party: PARTIES[0],
      form: { area: 12 },
      materials: [{ code: 'application', originals: 1, copies: 0, provided: true }],
      ...changes,
    }),
    register: async (changes) => (await platform.ask<{ id: string }>('window', 'POST', '/cases', cases.application(changes))).id,
    async matter(id) {
      const found = await store.matter(id);
      assert.ok(found, `there is no matter ${id}`);
      return found;
    },
    openSteps: async (matterId) => (await store.stepsOf(matterId)).filter(isOpen),
    async openStep(matterId) {
      const [step, ...others] = await cases.openSteps(matterId);
      assert.ok(step && !others.length, `${others.length + (step ? 1 : 0)} open steps in matter ${matterId}`);
      return step;
    },
    async decideStep(step, outcome, decision = {}) {
      const { by = HOLDERS[step.position_code] ?? '', text = '情况属实，理由充分。', fields, coOfficerId, confirm = true } = decision;
      const answers = step.form_key ? { findings: '现场与申请一致。' } : {};
      const answer = await platform.call(by, 'POST', `/steps/${step.id}/decide`, { outcome, text, fields: fields ?? answers, coOfficerId });
      const { proposalId } = answer.body as Partial<{ proposalId: string | null }>;
      if (!confirm || !proposalId) return answer;
      return platform.call((coOfficerId ?? '').replace(/^person-/, ''), 'POST', `/steps/${step.id}/confirm`, { proposalId });
    },
    async walk(matterId, ...outcomes) {
      for (const outcome of outcomes) {
        const step = await cases.openStep(matterId);
        const { status, text } = await cases.decideStep(step, outcome);
        assert.equal(status, 200, `${step.name} → ${outcome}: ${text}`);
      }
    },
    page: (caseId, account = 'supervisor') => platform.ask(account, 'GET', `/cases/${caseId}`),
    recorded: async (matterId) => (await platform.record.ofMatter(matterId)).map(({ kind }) => kind),
  };
  return cases;
}
