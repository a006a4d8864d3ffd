/** Runs through a drawing that together give every outcome of every step, limits that pass among them. */
import assert from 'node:assert/strict';
import { LIMIT_PASSED } from '../../domain/contract.ts';
import type { FlowchartDescription } from '../../domain/flowchart/describe.ts';

export interface Choice {
  elementId: string;
  outcome: string;
}

/** Its outcomes, and the passing of its limit where a timer sits on its border. */
export const codesAt = (chart: FlowchartDescription, elementId: string): string[] => {
  const step = chart.step(elementId);
  return [...(step?.outcomes ?? []).map(({ code }) => code), ...(step?.limitPassed ? [LIMIT_PASSED] : [])];
};

/** The step that follows, by way of documents and waiting periods; null at an end. */
const after = (chart: FlowchartDescription, { elementId, outcome }: Choice): string | null =>
  chart.nextAfter(elementId, outcome).find(({ kind }) => kind === 'step')?.elementId ?? null;

const keyOf = ({ elementId, outcome }: Choice): string => `${elementId}:${outcome}`;

/** The shortest way from a step to whatever fits; undefined where there is none. `at` is null at an end. */
function wayTo(
  chart: FlowchartDescription,
  from: string,
  fits: (choice: Choice, at: string | null) => boolean,
  mayGo: (choice: Choice) => boolean,
): Choice[] | undefined {
  const seen = new Set([from]);
  const queue: { at: string; way: Choice[] }[] = [{ at: from, way: [] }];
  for (let found = queue.shift(); found; found = queue.shift()) {
    for (const outcome of codesAt(chart, found.at)) {
      const choice = { elementId: found.at, outcome };
      const next = after(chart, choice);
      const way = [...found.way, choice];
      if (fits(choice, next)) return way;
      if (next === null || seen.has(next) || !mayGo(choice)) continue;
      seen.add(next);
      queue.push({ at: next, way });
    }
  }
  return undefined;
}

/**
 * Each goes by outcomes that none before has given, as long as there are any ahead, and then the shortest way to an end. `avoid`: outcomes
 * that are given once, and are no way to anything else.
 */
export function coveringRuns(chart: FlowchartDescription, start: string, avoid: readonly string[] = []): Choice[][] {
  const first = after(chart, { elementId: start, outcome: '' });
  assert.ok(first !== null, 'the drawing begins with a step');
  const open = new Set(chart.steps.flatMap(({ elementId }) => codesAt(chart, elementId).map((outcome) => keyOf({ elementId, outcome }))));
  const runs: Choice[][] = [];
  const mayGo = (choice: Choice): boolean => !avoid.includes(keyOf(choice));
  while (open.size) {
    const run: Choice[] = [];
    let at: string | null = first;
    while (at !== null) {
      const way: Choice[] | undefined =
        (run.length < LONGEST ? wayTo(chart, at, (choice) => open.has(keyOf(choice)), mayGo) : undefined) ??
        wayTo(chart, at, (_, next) => next === null, mayGo);
      assert.ok(way, `no end after ${at}`);
      for (const choice of way) open.delete(keyOf(choice));
      run.push(...way);
      const last: Choice | undefined = way.at(-1);
      at = last ? after(chart, last) : null;
    }
    const before = runs.at(-1);
    assert.ok(!before || run.map(keyOf).join() !== before.map(keyOf).join(), `nothing leads to ${[...open].join(', ')}`);
    runs.push(run);
  }
  return runs;
}

/** A longer run looks no further for what was not given yet: it is told badly. */
const LONGEST = 60;
