/** Every outcome of every power is taken once on the real engine; what happens is what the flowchart's description says (R9, R10). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { HEADERS, JOB_TYPES, LIMIT_PASSED, VARIABLES } from '../../domain/contract.ts';
import { compileFlowchart } from '../../domain/flowchart/compile.ts';
import { describeFlowchart, type FlowchartDescription, type NextItem } from '../../processes/lint/index.ts';
import { brokerForSuite } from '../support/broker.ts';
import { eventually } from '../support/eventually.ts';

const folder = new URL('../../processes/powers/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.bpmn'));
const bpmn = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** One case: the steps it comes to with the outcome given at each, and all that happens, in order. */
interface Run {
  at: string | null;
  outcomes: string[];
  happened: string[];
}

const inWords = (item: NextItem): string[] => {
  switch (item.kind) {
    case 'step':
      return [item.elementId];
    case 'document':
      return [item.template];
    case 'close':
      return [String(item.result)];
    case 'waiting-period':
      return [item.elementId];
    case 'limit-passed':
    case 'end':
      return [];
  }
};

function followed(chart: FlowchartDescription, { outcomes, happened }: Run, from: string, outcome: string): Run {
  const next = chart.nextAfter(from, outcome);
  return {
    at: next.find(({ kind }) => kind === 'step')?.elementId ?? null,
    outcomes: [...outcomes, outcome],
    happened: [...happened, ...next.flatMap(inWords)],
  };
}

/** Its outcomes, and the passing of its limit where a timer sits on its border. */
const codesAt = (chart: FlowchartDescription, elementId: string): string[] => {
  const step = chart.step(elementId);
  return [...(step?.outcomes ?? []).map(({ code }) => code), ...(step?.limitPassed ? [LIMIT_PASSED] : [])];
};

/** The shortest run that fits, found breadth first. */
function shortest(chart: FlowchartDescription, from: Run, fits: (run: Run) => boolean): Run | undefined {
  const seen = new Set([from.at]);
  const queue = [from];
  for (let run = queue.shift(); run; run = queue.shift()) {
    if (fits(run)) return run;
    const step = run.at;
    if (step === null) continue;
    for (const code of codesAt(chart, step)) {
      const next = followed(chart, run, step, code);
      if (seen.has(next.at)) continue;
      seen.add(next.at);
      queue.push(next);
    }
  }
  return undefined;
}

/** For every outcome of every step a run to the step, through the outcome, and on to an end. */
function runsOf(chart: FlowchartDescription, start: string): Run[] {
  const begun = followed(chart, { at: null, outcomes: [], happened: [] }, start, '');
  return chart.steps.flatMap(({ elementId }) =>
    codesAt(chart, elementId).map((code) => {
      const before = shortest(chart, { ...begun, outcomes: [] }, ({ at }) => at === elementId);
      assert.ok(before, `nothing leads to ${elementId}`);
      const run = shortest(chart, followed(chart, before, elementId, code), ({ at }) => at === null);
      assert.ok(run, `no end after ${elementId} ${code}`);
      return run;
    }),
  );
}

describe('every outcome of every power on the real engine', function () {
  this.timeout(600_000);
  const suite = brokerForSuite();

  it('leads through the steps and documents that the flowchart says, and closes the case once', async () => {
    const { engine } = suite;
    const runs = new Map<string, Run>();
    const happened = new Map<string, string[]>();
    const work = { timeoutMs: 30_000, maxActive: 20, fetchVariables: [VARIABLES.matterId] };
    const note = (caseId: string, what: string): void => void happened.set(caseId, [...(happened.get(caseId) ?? []), what]);
    engine.openWorker({
      ...work,
      type: JOB_TYPES.userTask,
      handle: ({ variables, elementId }) => {
        const caseId = String(variables[VARIABLES.matterId]);
        note(caseId, elementId);
        return Promise.resolve({ complete: { [VARIABLES.outcome]: runs.get(caseId)?.outcomes.shift() ?? null } });
      },
    });
    engine.openWorker({
      ...work,
      type: JOB_TYPES.waitingPeriod,
      handle: ({ variables, elementId }) => {
        note(String(variables[VARIABLES.matterId]), elementId);
        return Promise.resolve({ complete: {} });
      },
    });
    for (const [type, header] of [
      [JOB_TYPES.generateDocument, HEADERS.template],
      [JOB_TYPES.closeCase, HEADERS.result],
    ] as const) {
      engine.openWorker({
        ...work,
        type,
        handle: ({ variables, headers }) => {
          note(String(variables[VARIABLES.matterId]), headers[header] ?? '');
          return Promise.resolve({ complete: {} });
        },
      });
    }
    for (const file of files) {
      const start = /<bpmn:startEvent id="([^"]+)"/.exec(bpmn(file))?.[1] ?? '';
      const { processDefinitionKey } = await engine.deploy(file, await compileFlowchart(bpmn(file)));
      for (const [index, run] of runsOf(await describeFlowchart(bpmn(file)), start).entries()) {
        const caseId = `${file} ${index}`;
        runs.set(caseId, run);
        await engine.createInstance({ processDefinitionKey, variables: { [VARIABLES.matterId]: caseId } });
      }
    }
    const finished = (): boolean => [...runs].every(([caseId, run]) => (happened.get(caseId)?.length ?? 0) >= run.happened.length);
    await eventually('all cases close', finished, 240_000).catch(() => undefined);
    for (const [caseId, run] of runs) assert.deepEqual(happened.get(caseId), run.happened, caseId);
  });
});
