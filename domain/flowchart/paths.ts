/**
 * The ways a case can take through a flowchart.
 *
 * Two readings. {@link explore} plays every possible run, parallel branches included, the way the engine would: for
 * rules that say "on every path". {@link simplePaths} lists the ways from one flow, each element at most once: for
 * sums such as working days. Both stay within a budget, so that no drawing can keep the check busy.
 */
import { LIMIT_PASSED, type Period } from '../contract.ts';
import type { Effect } from '../registry/effects.ts';
import type { Flow, FlowNode, Flowchart } from './flowchart.ts';

/** The last decision that a branch of the run carries with it. */
export interface Decision {
  stepId: string;
  /** Absent when the step declares no readable outcome. */
  code?: string;
}

/** Whether the step ended because its limit passed, and not by what somebody decided. */
export const isLimitPassed = (decision: Pick<Decision, 'code'> | undefined): boolean => decision?.code === LIMIT_PASSED;

/** The effect of an outcome of a step, e.g. that the case is now accepted; also of the one that the law gives. */
export const effectOf = (step: FlowNode, decision: Pick<Decision, 'code'> | undefined): Effect | undefined =>
  (isLimitPassed(decision) ? step.borderTimer?.outcomes : step.outcomes)?.find(({ code }) => code === decision?.code)?.effect;

/** Each way in which a step can end: by its outcomes, and by its limit's passing where a timer sits on its border. */
export const decisionsAt = (step: FlowNode): Decision[] => [
  ...(step.outcomes.length ? step.outcomes.map(({ code }) => ({ stepId: step.id, code })) : [{ stepId: step.id }]),
  ...(step.borderTimer ? [{ stepId: step.id, code: LIMIT_PASSED }] : []),
];

/** Everywhere that leads on from a node, past the timer on its border too. */
export const waysOn = ({ outgoing, borderTimer }: FlowNode): Flow[] => [...outgoing, ...(borderTimer?.incoming ?? [])];

/**
 * The time that a node takes at most on a path, as it is written: a step its own limit, or the period of the border timer that ended it;
 * a waiting period its length. Nothing where there is none.
 */
export function timeOf(node: FlowNode, decision: Decision | undefined): Period | undefined {
  if (node.kind === 'waiting-period') return node.period;
  if (node.kind !== 'step') return undefined;
  return isLimitPassed(decision) ? node.borderTimer?.period : node.period;
}

/** The flows a decision may take. Without a known outcome every flow is possible. */
export function takenFlows(node: FlowNode, decision: Decision | undefined): Flow[] {
  const { outgoing } = node;
  if (node.borderTimer && decision?.stepId === node.id && isLimitPassed(decision)) return node.borderTimer.incoming;
  if (node.kind !== 'decision' || outgoing.length < 2 || decision?.code === undefined) return outgoing;
  const { code } = decision;
  const tied = outgoing.filter((flow) => !flow.isDefault && (flow.codes === undefined || flow.codes.includes(code)));
  if (tied.some((flow) => flow.codes !== undefined)) return tied;
  return [...tied, ...outgoing.filter((flow) => flow.isDefault)];
}

export type RunEvent =
  | { kind: 'step'; node: FlowNode; decision: Decision }
  | { kind: 'pass'; node: FlowNode }
  /** The last token ended. */
  | { kind: 'complete'; node: FlowNode }
  /** Tokens remain that can never move on, e.g. at a parallel gateway that waits for a branch not taken. */
  | { kind: 'stuck'; node: FlowNode };

export interface Exploration {
  /** Ids of all elements that some run reaches. */
  reached: Set<string>;
  /** False when the budget ended before all runs were seen. */
  finished: boolean;
}

interface Token {
  flow: Flow;
  decision?: Decision;
}

/** Where the tokens of a run are. What can happen next does not depend on what a rule remembers, so it is worked out once per flowchart. */
interface Position {
  id: number;
  tokens: Token[];
  moves?: Next[];
}

/** One thing that can happen: the event, and where the run is afterwards; nowhere when it is complete. */
interface Next {
  event: RunEvent;
  to?: Position;
}

export const EXPLORE_BUDGET = 10_000;
/** Branches at work at once; no lawful procedure comes near. */
const MAX_TOKENS = 8;

/**
 * Plays every run from the start events. `facts` is what a rule remembers along a run; `onEvent` returns the next
 * facts and must not change the old ones. Runs that agree on tokens and facts are played on only once.
 */
export function explore<F>(
  chart: Flowchart,
  start: F,
  keyOf: (facts: F) => string,
  onEvent: (event: RunEvent, facts: F) => F,
  budget = EXPLORE_BUDGET,
): Exploration {
  const positions = positionsOf(chart);
  const reached = new Set<string>();
  const seen = new Set<string>();
  const queue: { at: Position; facts: F }[] = [];
  let finished = true;
  const push = (at: Position, facts: F): void => {
    const key = `${at.id}|${keyOf(facts)}`;
    if (seen.has(key)) return;
    if (seen.size >= budget || at.tokens.length > MAX_TOKENS) {
      finished = false;
      queue.length = 0;
    }
    if (!finished) return;
    seen.add(key);
    queue.push({ at, facts });
  };
  for (const node of chart.nodes.values()) {
    if (node.kind !== 'start') continue;
    reached.add(node.id);
    push(positions.of(node.outgoing.map((flow) => ({ flow }))), onEvent({ kind: 'pass', node }, start));
  }
  for (let run = queue.pop(); run; run = queue.pop()) {
    const moves = positions.movesFrom(run.at);
    const first = run.at.tokens[0];
    if (!moves.length && first) onEvent({ kind: 'stuck', node: first.flow.target }, run.facts);
    for (const { event, to } of moves) {
      reached.add(event.node.id);
      const facts = onEvent(event, run.facts);
      if (to) push(to, facts);
      else onEvent({ kind: 'complete', node: event.node }, facts);
    }
  }
  return { reached, finished };
}

/** The positions of a flowchart that some rule came to, kept as long as the flowchart is. */
class Positions {
  readonly #known = new Map<string, Position>();

  of(tokens: Token[]): Position {
    const key = tokens.map(tokenKey).sort().join(',');
    const known = this.#known.get(key);
    if (known) return known;
    const position = { id: this.#known.size, tokens };
    this.#known.set(key, position);
    return position;
  }

  movesFrom(position: Position): Next[] {
    position.moves ??= movesOf(position.tokens).flatMap(({ node, consumed, rest, decision }) =>
      outcomesAt(node, decision, consumed).map((after): Next => {
        const tokens = [...rest, ...after.flows.map((flow) => ({ flow, decision: after.decision }))];
        return {
          event: node.kind === 'step' && after.decision ? { kind: 'step', node, decision: after.decision } : { kind: 'pass', node },
          ...(tokens.length ? { to: this.of(tokens) } : {}),
        };
      }),
    );
    return position.moves;
  }
}

const KEPT = new WeakMap<Flowchart, Positions>();

function positionsOf(chart: Flowchart): Positions {
  const kept = KEPT.get(chart) ?? new Positions();
  KEPT.set(chart, kept);
  return kept;
}

interface Move {
  node: FlowNode;
  consumed: number;
  rest: Token[];
  decision?: Decision;
}

/** What can happen next. Gateways come first and alone: they change no facts, so their order does not matter. */
function movesOf(tokens: Token[]): Move[] {
  const moves: Move[] = [];
  const waiting = new Set<FlowNode>();
  for (const [index, token] of tokens.entries()) {
    const node = token.flow.target;
    const others = tokens.filter((_, other) => other !== index);
    if (node.kind === 'parallel' && node.incoming.length > 1) {
      if (waiting.has(node)) continue;
      waiting.add(node);
      const rest = afterJoin(node, tokens);
      if (rest) return [{ node, consumed: node.incoming.length, rest }];
      continue;
    }
    const move = { node, consumed: 1, rest: others, decision: token.decision };
    if (node.kind === 'decision' || node.kind === 'parallel') return [move];
    moves.push(move);
  }
  return moves;
}

/** The tokens left when a parallel gateway has one token on each incoming flow, or nothing while it waits. */
function afterJoin(node: FlowNode, tokens: Token[]): Token[] | undefined {
  const rest = [...tokens];
  for (const flow of node.incoming) {
    const index = rest.findIndex((token) => token.flow === flow);
    if (index < 0) return undefined;
    rest.splice(index, 1);
  }
  return rest;
}

/** Each way on from a node: one per outcome of a step, one per possible flow of a decision, all flows otherwise. */
function outcomesAt(node: FlowNode, decision: Decision | undefined, consumed: number): { flows: Flow[]; decision?: Decision }[] {
  if (node.kind === 'step') return decisionsAt(node).map((made) => ({ flows: takenFlows(node, made), decision: made }));
  if (node.kind === 'decision') return takenFlows(node, decision).map((flow) => ({ flows: [flow], decision }));
  return [{ flows: node.outgoing, decision: consumed > 1 ? undefined : decision }];
}

const tokenKey = ({ flow, decision }: Token): string => `${flow.id}:${decision?.stepId ?? ''}:${decision?.code ?? ''}`;

/** One way through the flowchart: the nodes in order, and the decision that was in force when each was left. */
export type Path = { node: FlowNode; decision?: Decision }[];

/** Flows that may still be followed; one budget serves all starting points of a check. */
export interface PathBudget {
  left: number;
}

export const pathBudget = (): PathBudget => ({ left: 20_000 });

/**
 * Every way on from `node` after `decision`, no element twice, ending where `isGoal` says so. Calls `visit` with each;
 * returns false when the budget ended first. Parallel branches are followed one by one.
 */
export function simplePaths(
  node: FlowNode,
  decision: Decision,
  isGoal: (node: FlowNode, decision: Decision | undefined) => boolean,
  visit: (path: Path) => void,
  budget: PathBudget,
): boolean {
  const onPath = new Set<FlowNode>([node]);
  const path: Path = [{ node, decision }];
  const follow = (from: FlowNode, made: Decision | undefined): void => {
    for (const flow of takenFlows(from, made)) {
      const next = flow.target;
      if (onPath.has(next)) continue;
      budget.left -= 1;
      if (budget.left <= 0) return;
      onPath.add(next);
      const decisions = next.kind === 'step' ? decisionsAt(next) : [made];
      for (const after of decisions) {
        path.push({ node: next, decision: after });
        if (isGoal(next, after)) visit([...path]);
        else follow(next, after);
        path.pop();
      }
      onPath.delete(next);
    }
  };
  follow(node, decision);
  return budget.left > 0;
}
