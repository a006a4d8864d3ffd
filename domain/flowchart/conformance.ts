/**
 * The engine routes, it never proves (R10, R12a): whether what an engine hands out follows from what the record holds.
 *
 * A {@link Run} is the matter's own recorded history, played on its own flowchart. A fact counts from the moment it is
 * stored, whether or not the engine was told: the record is never behind the engine, because a decision, a document and
 * a closing are stored before the engine hears of them. A job has an effect only where the run {@link admits} it.
 *
 * Facts and jobs are matched by element and order, the nth job of an element to its nth occurrence, never by a job's key:
 * keys belong to one instance of one engine. A job that comes again under its own key is the caller's to recognise first.
 */
import { divergence, type Divergence, type DivergenceCode } from './divergence.ts';
import type { FlowNode, Flowchart } from './flowchart.ts';
import {
  beginsWithOutcome,
  isTask,
  leave,
  mayEndWith,
  startOf,
  startTokens,
  TASKS,
  type TaskKind,
  type TaskNode,
  type Token,
} from './token-game.ts';

/** One recorded fact of a matter, in the record's order. */
export type Occurrence =
  /** The matter began with an outcome, which a gateway right behind the start asks for. */
  | { kind: 'started'; outcome: string }
  /** A step stands in the inbox, a waiting period has begun. */
  | { kind: 'opened'; elementId: string }
  | { kind: 'decided'; elementId: string; outcome: string }
  /** A document numbered, a waiting period over, the matter closed. */
  | { kind: 'done'; elementId: string };

/** The facts that there are of a task. */
const FACTS = {
  decision: ['opened', 'decided'],
  period: ['opened', 'done'],
  once: ['done'],
} as const satisfies Record<(typeof TASKS)[TaskKind], readonly Occurrence['kind'][]>;

/** A job as an engine hands it out: the element, and what its worker would do. */
export interface TaskJob {
  elementId: string;
  kind: TaskKind;
}

/** Where a matter stands. Immutable: following a fact gives the next one. */
export interface Run {
  readonly chart: Flowchart;
  readonly tokens: readonly Token[];
  /** How often a job of the element had its effect: steps opened, periods begun, documents numbered, closings. */
  readonly times: ReadonlyMap<string, number>;
  readonly decisions: number;
  readonly closed: boolean;
  /** It began with an outcome. */
  readonly started?: boolean;
}

/** Something that may happen next: a job not handed out yet, an open step's decision, a period's end. */
export interface Enabled extends TaskJob {
  /** 1 for the first time that the matter comes to the element. */
  nth: number;
  open: boolean;
}

export type Admission = { ok: true; node: TaskNode; nth: number } | { ok: false; divergence: Divergence };
export type Followed = { ok: true; run: Run } | { ok: false; divergence: Divergence };
/** The run as far as it is legal; `refused` names the first fact that is not. */
export interface Replayed {
  run: Run;
  refused?: { index: number; divergence: Divergence };
}

const STARTS = new WeakMap<Flowchart, Run>();

/** The run of a matter of which nothing is recorded; worked out once per flowchart. */
export function startRun(chart: Flowchart): Run {
  let start = STARTS.get(chart);
  if (!start) {
    start = { chart, tokens: startTokens(chart), times: new Map(), decisions: 0, closed: false };
    STARTS.set(chart, start);
  }
  return start;
}

/** May this job have an effect now? Answers the element as our own flowchart has it; the job's headers are the engine's word. */
export function admits(run: Run, { elementId, kind }: TaskJob): Admission {
  const found = taskAt(run, elementId, (node) => node.kind === kind);
  if (!found.ok) return found;
  const { node } = found;
  if (!waitingAt(run, node)) return refuse(whyNot(run, node), node);
  return { ok: true, node, nth: (run.times.get(elementId) ?? 0) + 1 };
}

/** The run after one more recorded fact. */
export function follow(run: Run, occurrence: Occurrence): Followed {
  const { run: next, refused } = followAll(run, [occurrence]);
  return refused ? { ok: false, divergence: refused.divergence } : { ok: true, run: next };
}

/** The run after more recorded facts, in order; it ends at the first that does not follow. */
export function followAll(run: Run, occurrences: readonly Occurrence[]): Replayed {
  const draft: Draft = { ...run, times: new Map(run.times) };
  for (const [index, occurrence] of occurrences.entries()) {
    const problem = play(draft, occurrence);
    if (problem) return { run: draft, refused: { index, divergence: problem } };
  }
  return { run: draft };
}

/** All that may happen next, in the order in which the tokens came. */
export function enabled({ closed, tokens, times }: Run): Enabled[] {
  if (closed) return [];
  const ahead = new Map<string, number>();
  return tokens.flatMap(({ node, open }): Enabled[] => {
    if (!isTask(node)) return [];
    const done = times.get(node.id) ?? 0;
    const before = ahead.get(`${node.id} ${open}`) ?? 0;
    ahead.set(`${node.id} ${open}`, before + 1);
    const opened = tokens.filter((token) => token.open && token.node === node).length;
    return [{ elementId: node.id, kind: node.kind, open, nth: open ? done - opened + before + 1 : done + before + 1 }];
  });
}

/** The run on another version's flowchart, by the mapping of a migration: possible while the matter waits at steps only. */
export function carryOver(run: Run, chart: Flowchart, mapping: Readonly<Record<string, string>>): Followed {
  const tokens: Token[] = [];
  const times = new Map<string, number>();
  for (const { node, made, open } of run.tokens) {
    const target = node.kind === 'step' ? chart.nodes.get(mapping[node.id] ?? node.id) : undefined;
    if (target?.kind !== 'step') return refuse('not-carried', node);
    tokens.push({ node: target, made, open });
    if (open) times.set(target.id, (times.get(target.id) ?? 0) + 1);
  }
  return { ok: true, run: { chart, tokens, times, decisions: run.decisions, closed: run.closed } };
}

type Draft = { -readonly [K in keyof Run]: Run[K] } & { times: Map<string, number> };

/** Plays one fact; answers why it does not follow. */
function play(draft: Draft, occurrence: Occurrence): Divergence | undefined {
  if (occurrence.kind === 'started') return begin(draft, occurrence.outcome);
  const { kind, elementId } = occurrence;
  const found = taskAt(draft, elementId, (node) => FACTS[TASKS[node.kind]].some((fact) => fact === kind));
  if (!found.ok) return found.divergence;
  const { node } = found;
  const ends = kind === 'decided' || (kind === 'done' && TASKS[node.kind] === 'period');
  const token = ends ? openAt(draft, node) : waitingAt(draft, node);
  if (!token) return divergence(ends && waitingAt(draft, node) ? 'step-not-open' : whyNot(draft, node), node);
  if (!ends) draft.times.set(elementId, (draft.times.get(elementId) ?? 0) + 1);
  switch (kind) {
    case 'opened':
      draft.tokens = draft.tokens.map((other) => (other === token ? { ...token, open: true } : other));
      return undefined;
    case 'decided':
      if (!mayEndWith(node, occurrence.outcome)) return divergence('unknown-outcome', node);
      draft.decisions += 1;
      draft.tokens = leave(draft.tokens, token, { stepId: elementId, code: occurrence.outcome, order: draft.decisions });
      return undefined;
    case 'done':
      draft.closed ||= node.kind === 'close';
      draft.tokens = leave(draft.tokens, token);
      return undefined;
  }
}

/** Once, before anything else, and only where the drawing asks for it. */
function begin(draft: Draft, outcome: string): Divergence | undefined {
  const start = startOf(draft.chart) ?? { id: '', name: '' };
  if (!beginsWithOutcome(draft.chart)) return divergence('unknown-outcome', start);
  if (draft.started || draft.times.size) return divergence('already-done', start);
  draft.started = true;
  draft.tokens = startTokens(draft.chart, outcome);
  return undefined;
}

const waitingAt = ({ tokens }: Run, node: FlowNode): Token | undefined => tokens.find((token) => token.node === node && !token.open);
const openAt = ({ tokens }: Run, node: FlowNode): Token | undefined => tokens.find((token) => token.node === node && token.open);

/** The task of that name, if something may still be done there at all. */
function taskAt(
  { chart, closed, times }: Run,
  elementId: string,
  fits: (node: TaskNode) => boolean,
): { ok: true; node: TaskNode } | { ok: false; divergence: Divergence } {
  const node = chart.nodes.get(elementId);
  if (!node) return refuse('unknown-element', { id: elementId, name: '' });
  if (!isTask(node) || !fits(node)) return refuse('wrong-kind', node);
  if (closed) return refuse(times.has(elementId) ? 'already-done' : 'matter-closed', node);
  return { ok: true, node };
}

function whyNot(run: Run, node: FlowNode): DivergenceCode {
  if (openAt(run, node)) return 'already-open';
  return run.times.has(node.id) ? 'already-done' : 'not-reached';
}

const refuse = (code: DivergenceCode, node: Pick<FlowNode, 'id' | 'name'>): { ok: false; divergence: Divergence } => ({
  ok: false,
  divergence: divergence(code, node),
});
