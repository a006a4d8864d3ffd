/** Random runs over every flowchart that ships: what is lawful is accepted at every moment, what was tampered with is not. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { admits, enabled, follow, followAll, startRun, type Occurrence, type Run } from '../../../domain/flowchart/conformance.ts';
import type { Flowchart } from '../../../domain/flowchart/flowchart.ts';
import { isCaughtUp, planReplay, replayAnswer, type ReplayAnswer } from '../../../domain/flowchart/replay.ts';
import type { TaskKind } from '../../../domain/flowchart/token-game.ts';
import { chartOf, NESTED, PARALLEL } from '../../support/draw-bpmn.ts';
import { walk, type Moment } from '../../support/random-walk.ts';
import { SimulatedInstance, type SimulatedJob } from '../../support/simulated-instance.ts';

const DRAWINGS = new Map<string, string>([
  ...['powers', 'skeletons'].flatMap((room) => {
    const folder = new URL(`../../../processes/${room}/`, import.meta.url);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.bpmn'))
      .map((file): [string, string] => [`${room}/${file.slice(0, -'.bpmn'.length)}`, readFileSync(new URL(file, folder), 'utf8')]);
  }),
  ['parallel branches in a loop', PARALLEL],
  ['a fork in a fork', NESTED],
]);

const CHOICES = fc.array(fc.nat(1_000_000), { minLength: 10, maxLength: 60 });
const KINDS: TaskKind[] = ['step', 'document', 'close', 'waiting-period'];
const property = (check: (choices: number[]) => void, numRuns = 12): void => fc.assert(fc.property(CHOICES, check), { numRuns });

/** Runs after each prefix of the facts. */
function runsAlong(chart: Flowchart, occurrences: readonly Occurrence[]): Run[] {
  const runs = [startRun(chart)];
  for (const occurrence of occurrences) {
    const followed = follow(runs.at(-1) ?? startRun(chart), occurrence);
    assert.ok(followed.ok, followed.ok ? '' : JSON.stringify([followed.divergence, occurrences]));
    runs.push(followed.run);
  }
  return runs;
}

const isLegal = (chart: Flowchart, occurrences: readonly Occurrence[]): boolean => !followAll(startRun(chart), occurrences).refused;
const last = (moments: Moment[]): Moment => moments.at(-1) ?? assert.fail('a walk has a last moment');
const ids = (jobs: readonly { elementId: string }[]): string[] => jobs.map(({ elementId }) => elementId).sort();

for (const [name, xml] of DRAWINGS) {
  describe(`random runs through ${name}`, function () {
    this.timeout(180_000);
    let chart: Flowchart;
    before(async () => {
      chart = await chartOf(xml);
    });

    it('are legal at every moment, and what is next is exactly what the instance waits for', () =>
      property((choices) => {
        for (const { occurrences, fresh, open } of walk(xml, choices)) {
          const run = runsAlong(chart, occurrences).at(-1) ?? startRun(chart);
          const next = enabled(run);
          assert.deepEqual(ids(next.filter((item) => !item.open)), run.closed ? [] : ids(fresh));
          assert.deepEqual(ids(next.filter((item) => item.open)), run.closed ? [] : ids(open));
        }
      }));

    it('admit each job that the instance hands out, and no other', () =>
      property((choices) => {
        const { occurrences } = last(walk(xml, choices));
        for (const { occurrences: known, fresh } of walk(xml, choices)) {
          const { run } = followAll(startRun(chart), known);
          for (const { id: elementId } of chart.nodes.values())
            for (const kind of KINDS) {
              const handedOut = fresh.some((job) => job.elementId === elementId && job.kind === kind);
              assert.equal(admits(run, { elementId, kind }).ok, handedOut, `${kind} ${elementId} after ${JSON.stringify(known)}`);
            }
        }
        assert.ok(isLegal(chart, occurrences));
      }, 6));

    it('admit what an instance hands out that hears of decisions late and in any order', () =>
      property((choices) => {
        for (const { occurrences, fresh } of walk(xml, choices, { late: true })) {
          const { run, refused } = followAll(startRun(chart), occurrences);
          assert.equal(refused, undefined);
          for (const job of fresh) assert.deepEqual(admits(run, job).ok, true, `${job.elementId} after ${JSON.stringify(occurrences)}`);
        }
      }));

    it('are refused with a decision dropped, once anything rests on it', () =>
      property((choices) => {
        const { occurrences } = last(walk(xml, choices));
        for (const [index, { kind }] of occurrences.entries()) {
          if (kind !== 'decided') continue;
          const without = occurrences.toSpliced(index, 1);
          assert.equal(isLegal(chart, without), !rests(xml, occurrences, index), `${index} of ${JSON.stringify(occurrences)}`);
        }
      }));

    it('are refused with an outcome exchanged for one that leads elsewhere', () =>
      property((choices) => {
        const { occurrences } = last(walk(xml, choices));
        for (const [index, occurrence] of occurrences.entries()) {
          if (occurrence.kind !== 'decided') continue;
          const { elementId } = occurrence;
          for (const { code } of chart.nodes.get(elementId)?.outcomes ?? []) {
            const exchanged = occurrences.with(index, { ...occurrence, outcome: code });
            assert.equal(isLegal(chart, exchanged), canHappen(xml, exchanged), `${code} at ${index} of ${JSON.stringify(occurrences)}`);
          }
          assert.equal(isLegal(chart, occurrences.with(index, { ...occurrence, outcome: 'no-such-outcome' })), false);
        }
      }));

    it('are refused with a document issued twice, or a matter closed early', () =>
      property((choices) => {
        const { occurrences } = last(walk(xml, choices));
        for (const [index, run] of runsAlong(chart, occurrences).entries()) {
          const happened = occurrences[index - 1];
          // In a drawing with branches the next round's document may be due already; then once more is lawful.
          if (happened?.kind === 'done' && !enabled(run).some(({ elementId, open }) => !open && elementId === happened.elementId))
            assert.equal(isLegal(chart, occurrences.toSpliced(index, 0, happened)), false, `twice ${happened.elementId}`);
          for (const { id: elementId, kind } of chart.nodes.values()) {
            if (kind !== 'close' || enabled(run).some((item) => item.elementId === elementId)) continue;
            assert.equal(follow(run, { kind: 'done', elementId }).ok, false, `closed early at ${elementId}`);
          }
        }
      }));

    it('bring a fresh instance, answered by the replay plan, to where the first one stood', () =>
      property((choices) => {
        for (const { occurrences, open, fresh: untouched, places } of walk(xml, choices)) {
          const planned = planReplay(chart, occurrences);
          assert.ok(planned.ok);
          let { replay } = planned;
          const fresh = new SimulatedInstance(xml, 'b');
          const given: ReplayAnswer['answer'][] = [];
          const answered = new Set<string>();
          for (let turn = 0; ; turn += 1) {
            const jobs = [...fresh.jobs.values()].filter(({ key }) => !answered.has(key));
            const job = jobs[(choices[turn % choices.length] ?? 0) % jobs.length];
            if (!job) break;
            const step = replayAnswer(replay, job);
            replay = step.replay;
            answered.add(job.key);
            given.push(step.answer.answer);
            if (step.answer.answer === 'decided') fresh.complete(job.key, step.answer.outcome);
            if (step.answer.answer === 'done') fresh.complete(job.key);
          }
          assert.equal(fresh.places(), places);
          assert.ok(isCaughtUp(replay));
          assert.deepEqual(given.filter((answer) => answer === 'open').length, open.length);
          assert.deepEqual(given.filter((answer) => answer === 'new').length, untouched.length);
          assert.ok(!given.includes('refused'));
        }
      }, 6));
  });
}

/** Whether any later fact could not have happened without the decision at `index`: asked of the simulated instance. */
const rests = (xml: string, occurrences: readonly Occurrence[], index: number): boolean => !canHappen(xml, occurrences.toSpliced(index, 1));

/** Plays the facts on a simulated instance; false once one has no job to rest on. */
function canHappen(xml: string, occurrences: readonly Occurrence[]): boolean {
  const instance = new SimulatedInstance(xml);
  const open = new Set<string>();
  for (const occurrence of occurrences) {
    if (occurrence.kind === 'started') return false;
    const { kind, elementId } = occurrence;
    const isEnd = (job: SimulatedJob): boolean => kind === 'decided' || (kind === 'done' && job.kind === 'waiting-period');
    const job = [...instance.jobs.values()].find((found) => found.elementId === elementId && open.has(found.key) === isEnd(found));
    if (!job) return false;
    if (kind === 'opened') open.add(job.key);
    else instance.complete(job.key, kind === 'decided' ? occurrence.outcome : undefined);
  }
  return true;
}
