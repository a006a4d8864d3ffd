import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { HEADERS, JOB_TYPES, MESSAGES, VARIABLES, type Outcome } from '../../domain/contract.ts';
import { brokerForSuite } from '../support/broker.ts';
import { eventually } from '../support/eventually.ts';

const bpmn = (name: string): string => readFileSync(new URL(`../../processes/${name}.bpmn`, import.meta.url), 'utf8');
const DAY = 24 * 3600 * 1000;

/** By case: the outcomes to give, step by step; the first declared one where nothing is said. Then what must happen. */
const BRANCHES: Record<string, { give: Record<string, string[]>; then: string[] }> = {
  'granted after a return': {
    give: { Step_SectionHead: ['return', 'agree'] },
    then: [
      'Step_Acceptance',
      'acceptance-notice',
      'Step_FirstReview',
      'Step_SectionHead',
      'Step_FirstReview',
      'Step_SectionHead',
      'Step_Decision',
      'licence-decision',
      'Step_Certificate',
      'licence-certificate',
      'Step_DeliverLicence',
      'delivery-receipt',
      'Step_ArchiveGranted',
      'granted',
    ],
  },
  denied: {
    give: { Step_FirstReview: ['fail'], Step_SectionHead: ['disagree'], Step_Decision: ['deny'] },
    then: [
      'Step_Acceptance',
      'acceptance-notice',
      'Step_FirstReview',
      'Step_SectionHead',
      'Step_Decision',
      'licence-refusal',
      'Step_DeliverRefusal',
      'delivery-receipt',
      'Step_ArchiveDenied',
      'denied',
    ],
  },
  declined: {
    give: { Step_Acceptance: ['decline'] },
    then: ['Step_Acceptance', 'non-acceptance-notice', 'Step_DeliverNonAcceptance', 'declined'],
  },
  'not required': {
    give: { Step_Acceptance: ['not-required'] },
    then: ['Step_Acceptance', 'non-acceptance-notice', 'Step_DeliverNotRequired', 'not-required'],
  },
  withdrawn: {
    give: { Step_Acceptance: ['supplement'], Step_SupplementReceived: ['withdrawn'] },
    then: ['Step_Acceptance', 'supplement-notice', 'Step_SupplementReceived', 'withdrawn'],
  },
  'declined after a supplement': {
    give: { Step_Acceptance: ['supplement'], Step_AcceptanceAfterSupplement: ['decline'] },
    then: [
      'Step_Acceptance',
      'supplement-notice',
      'Step_SupplementReceived',
      'Step_AcceptanceAfterSupplement',
      'non-acceptance-notice',
      'Step_DeliverNonAcceptance',
      'declined',
    ],
  },
  'accepted after a supplement': {
    give: { Step_Acceptance: ['supplement'] },
    then: [
      'Step_Acceptance',
      'supplement-notice',
      'Step_SupplementReceived',
      'Step_AcceptanceAfterSupplement',
      'acceptance-notice',
      'Step_FirstReview',
      'Step_SectionHead',
      'Step_Decision',
      'licence-decision',
      'Step_Certificate',
      'licence-certificate',
      'Step_DeliverLicence',
      'delivery-receipt',
      'Step_ArchiveGranted',
      'granted',
    ],
  },
};

describe('the flowcharts on the real engine', function () {
  this.timeout(300_000);
  const suite = brokerForSuite();

  it('take road-excavation down every branch, with its steps, documents and closings in order', async () => {
    const { engine } = suite;
    const { processDefinitionKey } = await engine.deploy('road-excavation.bpmn', bpmn('powers/road-excavation'));
    const happened: Record<string, string[]> = {};
    const give = structuredClone(Object.fromEntries(Object.entries(BRANCHES).map(([name, branch]) => [name, branch.give])));
    const work = { timeoutMs: 10_000, maxActive: 20, fetchVariables: [VARIABLES.matterId] };
    const note = (caseId: unknown, what: string): void => void (happened[String(caseId)] ??= []).push(what);
    engine.openWorker({
      ...work,
      type: JOB_TYPES.userTask,
      handle: (job) => {
        note(job.variables['caseId'], job.elementId);
        const declared = JSON.parse(job.headers[HEADERS.outcomes] ?? '[]') as Outcome[];
        return Promise.resolve({
          complete: { [VARIABLES.outcome]: give[String(job.variables['caseId'])]?.[job.elementId]?.shift() ?? declared[0]?.code },
        });
      },
    });
    for (const [type, header] of [
      [JOB_TYPES.generateDocument, HEADERS.template],
      [JOB_TYPES.closeCase, HEADERS.result],
    ] as const) {
      engine.openWorker({
        ...work,
        type,
        handle: (job) => {
          note(job.variables['caseId'], job.headers[header] ?? '');
          return Promise.resolve({ complete: {} });
        },
      });
    }
    await Promise.all(
      Object.keys(BRANCHES).map((caseId) => engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.matterId]: caseId } })),
    );
    const ended = (): boolean => Object.entries(BRANCHES).every(([name, { then }]) => happened[name]?.at(-1) === then.at(-1));
    await eventually('all branches end', ended, 90_000).catch(() => assert.fail(JSON.stringify(happened)));
    for (const [name, { then }] of Object.entries(BRANCHES)) assert.deepEqual(happened[name], then, name);
  });

  it('ring the alarm when due, and again when asked to', async () => {
    const { engine } = suite;
    const due = (days: number): string => suite.instant(days * DAY);
    const advance = (days: number): Promise<void> => suite.advance(days * DAY);
    const answers: (string | null)[] = [];
    // By the job's key: an advance of the engine's clock can time a job out while its completion is on the way, and the engine then hands
    // it out again.
    const rung = new Map<string, string | null>();
    await engine.deploy('due-alarm.bpmn', bpmn('platform/due-alarm'));
    engine.openWorker({
      type: JOB_TYPES.deadlineReached,
      timeoutMs: 10_000,
      maxActive: 5,
      fetchVariables: [VARIABLES.alarmAt],
      handle: (job) => {
        assert.equal(job.variables[VARIABLES.alarmAt], 'alarm-1');
        const answer = rung.get(job.key) ?? answers.shift() ?? null;
        rung.set(job.key, answer);
        return Promise.resolve({ complete: { [VARIABLES.dueAt]: answer } });
      },
    });
    const set = (days: number): Promise<void> =>
      engine.publishMessage({
        name: MESSAGES.alarmSet,
        correlationKey: 'alarm-1',
        messageId: `test-${days}`,
        ttlMs: 0,
        variables: { [VARIABLES.alarmAt]: 'alarm-1', [VARIABLES.dueAt]: due(days) },
      });

    answers.push(due(4));
    await set(2);
    // Nothing on the engine's side tells that a message was correlated, hence the short pauses.
    await sleep(500);
    await advance(1);
    await sleep(500);
    assert.equal(rung.size, 0, 'not before it is due');
    await advance(1.1);
    await eventually('it rings', () => rung.size === 1);
    await advance(2);
    await eventually('it rings again', () => rung.size === 2);
    await sleep(500);
    await set(-1);
    await eventually('one that is late already rings at once; so the one before has ended', () => rung.size === 3);
  });
});
