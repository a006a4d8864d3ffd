/**
 * The token game of a flowchart: where a matter stands, and where one completed task takes it (R10).
 *
 * Played as the engine plays it, with one difference. The engine keeps a single `outcome` for the whole instance, which
 * each completed step overwrites; here every token carries the last decision on its own way, and a join hands on the
 * later of those it joins. `gateway-branches-tied` lets no gateway stand where the two could differ. In a drawing that
 * breaks the rule, a gateway that another branch's outcome turned is a divergence, never a proof.
 *
 * Where a drawing can be read in more than one way, the token stays: nothing beyond is proved.
 */
import type { Flow, FlowNode, Flowchart, NodeKind } from './flowchart.ts';
import { takenFlows, type Decision } from './paths.ts';

/** A decision that was made, and its place among all decisions of the matter. */
export interface Made extends Decision {
  order: number;
}

export interface Token {
  /** The element where it stands. */
  node: FlowNode;
  /** The flow by which it came: a join waits for one token on each. */
  via?: Flow;
  /** The last decision on its way. */
  made?: Made;
  /** True while it is a step that was opened and waits for its decision, or a waiting period that has begun. */
  open: boolean;
}

/**
 * Elements whose job a worker answers: a step is opened and ends by a decision, a waiting period begins and ends; the others are done
 * once.
 */
export const TASKS = { step: 'decision', document: 'once', 'waiting-period': 'period', close: 'once' } as const satisfies Partial<
  Record<NodeKind, 'decision' | 'period' | 'once'>
>;
export type TaskKind = keyof typeof TASKS;
export type TaskNode = FlowNode & { kind: TaskKind };

export const isTask = (node: FlowNode): node is TaskNode => Object.hasOwn(TASKS, node.kind);

/** What a token does when it comes to an element. */
const ARRIVAL: Record<NodeKind, 'stay' | 'pass' | 'choose' | 'join' | 'end'> = {
  start: 'pass',
  step: 'stay',
  document: 'stay',
  'waiting-period': 'stay',
  // Its step ends by the outcome that a passed limit gives; the way from there is the timer's.
  'border-timer': 'pass',
  close: 'stay',
  decision: 'choose',
  parallel: 'join',
  end: 'end',
  // Nobody knows what it does; what comes after it is not proved.
  other: 'stay',
};

/** The outcomes that may end a step: those that people give, and the one that a passed limit gives. */
export const mayEndWith = (step: FlowNode, code: string): boolean =>
  [...step.outcomes, ...(step.borderTimer?.outcomes ?? [])].some((outcome) => outcome.code === code);

/** The drawing's start; nothing unless it has exactly one. */
export function startOf(chart: Flowchart): FlowNode | undefined {
  const [start, ...others] = [...chart.nodes.values()].filter(({ kind }) => kind === 'start');
  return others.length ? undefined : start;
}

/**
 * Whether a matter begins with an outcome, which a gateway right behind the start asks for: e.g. whether a change is expected or declared.
 * A gateway with one way on asks nothing: there a loop comes back to the beginning.
 */
export function beginsWithOutcome(chart: Flowchart): boolean {
  const [first, ...others] = startOf(chart)?.outgoing ?? [];
  return first?.target.kind === 'decision' && first.target.outgoing.length > 1 && !others.length;
}

/** The tokens of a matter that has just been opened, with its outcome where the drawing asks for one; none without a start. */
export function startTokens(chart: Flowchart, outcome?: string): Token[] {
  const start = startOf(chart);
  if (!start) return [];
  const made = outcome === undefined ? undefined : { stepId: start.id, code: outcome, order: 0 };
  return travel(
    [],
    start.outgoing.map((flow) => ({ flow, made })),
  );
}

/** The tokens once the task at which `token` stands is complete; a step's decision goes with it from there. */
export function leave(tokens: readonly Token[], token: Token, made = token.made): Token[] {
  return travel(
    tokens.filter((other) => other !== token),
    takenFlows(token.node, made).map((flow) => ({ flow, made })),
  );
}

interface Arrival {
  flow: Flow;
  made?: Made;
}

/** Silent moves in a row; gateways that lead to themselves would go on for ever. */
const MAX_MOVES = 1_000;

function travel(tokens: Token[], arriving: Arrival[]): Token[] {
  let moves = 0;
  for (let next = arriving.pop(); next; next = arriving.pop()) {
    const { flow, made } = next;
    const node = flow.target;
    const goOn = (flows: readonly Flow[], decision = made): void => {
      for (const further of flows) arriving.push({ flow: further, made: decision });
    };
    const stay = (): number => tokens.push({ node, via: flow, made, open: false });
    const arrival = moves < MAX_MOVES ? ARRIVAL[node.kind] : 'stay';
    moves += 1;
    if (arrival === 'stay') stay();
    else if (arrival === 'pass') goOn(node.outgoing);
    else if (arrival === 'choose') {
      const taken = takenFlows(node, made);
      if (taken.length === 1) goOn(taken);
      else stay();
    } else if (arrival === 'join') {
      stay();
      const joined = joinAt(node, tokens);
      if (joined) goOn(node.outgoing, laterOf(joined));
    }
  }
  return tokens;
}

/** Takes one token from each incoming flow of a parallel gateway; nothing while it waits. */
function joinAt(node: FlowNode, tokens: Token[]): Token[] | undefined {
  const joined = node.incoming.map((flow) => tokens.find((token) => token.node === node && token.via === flow));
  if (!joined.every((token) => token !== undefined)) return undefined;
  for (const token of joined) tokens.splice(tokens.indexOf(token), 1);
  return joined;
}

const laterOf = (joined: readonly Token[]): Made | undefined =>
  joined.reduce<Made | undefined>((latest, { made }) => (made && (!latest || made.order > latest.order) ? made : latest), undefined);
