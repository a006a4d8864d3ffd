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
  this.timeout(120_000);
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
    await eventually('all branches end', ended, 30_000).catch(() => assert.fail(JSON.stringify(happened)));
    for (const [name, { then }] of Object.entries(BRANCHES)) assert.deepEqual(happened[name], then, name);
  });

  it('fire the case clock when due, re-arm it, move it, idle it and stop it', async () => {
    const { engine } = suite;
    const clockId = 'clock-1';
    const due = (days: number): string => suite.instant(days * DAY);
    const advance = (days: number): Promise<void> => suite.advance(days * DAY);
    let sent = 0;
    // Nothing on the engine's side tells that a message was correlated, hence the short pauses after sending.
    const send = (name: string, variables: Record<string, unknown>): Promise<void> =>
      engine.publishMessage({ name, correlationKey: clockId, messageId: `test-${(sent += 1)}`, ttlMs: 60 * DAY, variables });
    const answers: (string | null)[] = [];
    // By the job's key: an advance of the engine's clock can time a job out while its completion is on the way, and the engine then hands
    // it out again.
    const fired = new Map<string, string | null>();
    await engine.deploy('case-clock.bpmn', bpmn('platform/case-clock'));
    engine.openWorker({
      type: JOB_TYPES.deadlineReached,
      timeoutMs: 10_000,
      maxActive: 5,
      fetchVariables: [VARIABLES.clockId],
      handle: (job) => {
        assert.equal(job.variables['clockId'], clockId);
        const answer = fired.get(job.key) ?? answers.shift() ?? null;
        fired.set(job.key, answer);
        return Promise.resolve({ complete: { [VARIABLES.dueAt]: answer } });
      },
    });

    answers.push(due(4));
    await send(MESSAGES.clockStarted, { clockId, dueAt: due(2) });
    await sleep(500);
    await advance(1);
    await sleep(500);
    assert.equal(fired.size, 0, 'not before it is due');
    await advance(1.1);
    await eventually('the first due moment fires', () => fired.size === 1);
    await advance(2);
    await eventually('the re-armed moment fires', () => fired.size === 2);

    await send(MESSAGES.clockChanged, { dueAt: due(3) });
    await sleep(500);
    await send(MESSAGES.clockChanged, { dueAt: due(1) });
    await sleep(500);
    await advance(1.1);
    await eventually('an idle clock that was changed twice fires at the last moment it was given', () => fired.size === 3);
    await advance(3);
    await sleep(500);
    assert.equal(fired.size, 3, 'the moment that was moved away never fires');

    await send(MESSAGES.clockChanged, { dueAt: due(1) });
    await sleep(500);
    await send(MESSAGES.clockStopped, {});
    await sleep(500);
    await advance(2);
    await sleep(500);
    assert.equal(fired.size, 3, 'a stopped clock never fires');

    await send(MESSAGES.clockStarted, { clockId, dueAt: null });
    await sleep(500);
    await send(MESSAGES.clockStopped, {});
    await sleep(500);
    await send(MESSAGES.clockStarted, { clockId, dueAt: due(-1) });
    await eventually('a clock that is late already fires at once; so the ones before have ended', () => fired.size === 4);
  });
});
