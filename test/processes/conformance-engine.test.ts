/**
 * The real engine hands out exactly what the record admits, also where branches run side by side; a record replays into a fresh instance
 * (R10, R12a).
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JOB_TYPES, VARIABLES } from '../../domain/contract.ts';
import { compileFlowchart } from '../../domain/flowchart/compile.ts';
import { admits, enabled, follow, followAll, startRun, type Occurrence, type Run } from '../../domain/flowchart/conformance.ts';
import type { Flowchart } from '../../domain/flowchart/flowchart.ts';
import { isCaughtUp, planReplay, replayAnswer, type Replay } from '../../domain/flowchart/replay.ts';
import type { TaskKind } from '../../domain/flowchart/token-game.ts';
import type { Job, JobAnswer } from '../../src/platform/zeebe/index.ts';
import { brokerForSuite } from '../support/broker.ts';
import { chartOf, NESTED, PARALLEL } from '../support/draw-bpmn.ts';
import { eventually } from '../support/eventually.ts';

const power = (name: string): string => readFileSync(new URL(`../../processes/powers/${name}.bpmn`, import.meta.url), 'utf8');
const DRAWINGS: Record<string, string> = {
  'road-excavation': power('road-excavation'),
  'gas-operation': power('gas-operation'),
  'unlicensed-excavation-penalty': power('unlicensed-excavation-penalty'),
  parallel: PARALLEL,
  nested: NESTED,
};
const MATTERS_EACH = 4;
/** A matter that is sent back again and again is left where it stands. */
const MOST_DECISIONS = 25;

const KINDS: [type: string, kind: TaskKind][] = [
  [JOB_TYPES.userTask, 'step'],
  [JOB_TYPES.generateDocument, 'document'],
  [JOB_TYPES.closeCase, 'close'],
  [JOB_TYPES.waitingPeriod, 'waiting-period'],
];

class Matter {
  readonly occurrences: Occurrence[] = [];
  readonly open: { key: string; elementId: string }[] = [];
  run: Run;

  constructor(
    readonly name: string,
    readonly chart: Flowchart,
  ) {
    this.run = startRun(chart);
  }

  note(occurrence: Occurrence): void {
    const followed = follow(this.run, occurrence);
    assert.ok(followed.ok, `${this.name}: ${JSON.stringify(occurrence)} after ${JSON.stringify(this.occurrences)}`);
    this.run = followed.run;
    this.occurrences.push(occurrence);
  }
}

describe('the real engine and the record', function () {
  this.timeout(600_000);
  const suite = brokerForSuite();
  const matters = new Map<string, Matter>();
  const replays = new Map<string, { replay: Replay; left: string[] }>();
  const definitions = new Map<string, string>();
  const refused: string[] = [];
  const known = new Set<string>();

  before(async () => {
    const { engine } = suite;
    for (const [type, kind] of KINDS) {
      engine.openWorker({
        type,
        timeoutMs: 30_000,
        maxActive: 20,
        fetchVariables: [VARIABLES.matterId],
        handle: (job) => Promise.resolve(handle(kind, job)),
      });
    }
    for (const [name, xml] of Object.entries(DRAWINGS))
      definitions.set(name, (await engine.deploy(`${name}.bpmn`, await compileFlowchart(xml))).processDefinitionKey);
  });

  function handle(kind: TaskKind, { key, elementId, variables }: Job): JobAnswer {
    const caseId = String(variables[VARIABLES.matterId]);
    const replaying = replays.get(caseId);
    if (replaying) {
      const { answer, replay } = replayAnswer(replaying.replay, { key, elementId, kind });
      replaying.replay = replay;
      if (answer.answer === 'decided') return { complete: { [VARIABLES.outcome]: answer.outcome } };
      if (answer.answer === 'done') return { complete: {} };
      if (!known.has(key)) replaying.left.push(answer.answer === 'refused' ? answer.divergence.code : `${elementId}#${answer.nth}`);
      known.add(key);
      return 'keep';
    }
    const matter = matters.get(caseId);
    if (!matter || known.has(key)) return 'keep';
    known.add(key);
    const admitted = admits(matter.run, { elementId, kind });
    if (!admitted.ok) {
      refused.push(`${admitted.divergence.code} ${elementId} of ${caseId} after ${JSON.stringify(matter.occurrences)}`);
      return 'keep';
    }
    // A waiting period is over as soon as it begins.
    if (kind === 'step' || kind === 'waiting-period') matter.note({ kind: 'opened', elementId });
    if (kind !== 'step') matter.note({ kind: 'done', elementId });
    if (kind !== 'step') return { complete: {} };
    matter.open.push({ key, elementId });
    return 'keep';
  }

  it('every job that the engine hands out is admitted, in whatever order people decide', async () => {
    const { engine } = suite;
    for (const [name, xml] of Object.entries(DRAWINGS)) {
      const chart = await chartOf(xml);
      for (let number = 1; number <= MATTERS_EACH; number += 1) {
        const caseId = `${name} ${number}`;
        matters.set(caseId, new Matter(caseId, chart));
        await engine.createInstance({ processDefinitionKey: definitions.get(name) ?? '', variables: { [VARIABLES.matterId]: caseId } });
      }
    }
    const ended = ({ run }: Matter): boolean => run.closed || run.decisions >= MOST_DECISIONS;
    const decideOne = async (matter: Matter): Promise<void> => {
      if (ended(matter) || !matter.open.length) return;
      const [step] = matter.open.splice(randomInt(matter.open.length), 1);
      const outcomes = matter.chart.nodes.get(step?.elementId ?? '')?.outcomes ?? [];
      const outcome = outcomes[randomInt(outcomes.length)]?.code ?? '';
      // Stored first, as the platform does; the engine hears of it afterwards.
      matter.note({ kind: 'decided', elementId: step?.elementId ?? '', outcome });
      await engine.completeJob(step?.key ?? '', { [VARIABLES.outcome]: outcome });
    };
    await eventually(
      'all matters to close',
      async () => {
        await Promise.all([...matters.values()].map(decideOne));
        return refused.length > 0 || [...matters.values()].every(ended);
      },
      120_000,
    );
    assert.deepEqual(refused, []);
  });

  it('a record cut off anywhere brings a fresh instance to where the matter stood', async () => {
    const { engine } = suite;
    const expected = new Map<string, string[]>();
    for (const { name, chart, occurrences } of matters.values()) {
      const cut = occurrences.slice(0, randomInt(occurrences.length + 1));
      const planned = planReplay(chart, cut);
      assert.ok(planned.ok);
      const caseId = `${name} again`;
      const next = enabled(followAll(startRun(chart), cut).run);
      expected.set(caseId, next.map(({ elementId, nth }) => `${elementId}#${nth}`).sort());
      replays.set(caseId, { replay: planned.replay, left: [] });
      const drawing = name.slice(0, name.lastIndexOf(' '));
      await engine.createInstance({ processDefinitionKey: definitions.get(drawing) ?? '', variables: { [VARIABLES.matterId]: caseId } });
    }
    const arrived = (): boolean =>
      [...replays].every(([caseId, { replay, left }]) => isCaughtUp(replay) && left.length === expected.get(caseId)?.length);
    await eventually('all instances to stand where their matters stood', arrived, 60_000).catch(() => undefined);
    for (const [caseId, { replay, left }] of replays) {
      assert.deepEqual(left.sort(), expected.get(caseId), caseId);
      assert.ok(isCaughtUp(replay), caseId);
    }
  });
});
