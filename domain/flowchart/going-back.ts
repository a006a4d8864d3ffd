/**
 * Going back in a flowchart (退回、撤回; docs/adr/0040-going-back.md): a decision counts no more, and nothing that followed from it.
 *
 * No token is moved by hand. Where the matter stands is what the facts give that are left, played from the beginning: so branches that do
 * not hang on the decision stay as they are, and a join waits again. Facts are never removed from the record; they are passed over.
 */
import { follow, followAll, type Followed, type Occurrence, type Run } from './conformance.ts';
import type { FlowNode } from './flowchart.ts';
import { HEADERS } from '../contract.ts';
import { isStage, type Stage } from '../registry/stages.ts';
import type { Token } from './token-game.ts';

/** A recorded act of going back: to the last decision at an element, from the open step at another one or by who decided. */
export interface GoingBack {
  kind: 'returned';
  elementId: string;
  /** Absent where the one who decided takes it back. */
  from?: string;
}

/** Facts of a matter since it began, or since it was moved to this version; `base` is where it then stood. */
export interface Standing {
  base: Run;
  /** Those that count, in the record's order. */
  facts: readonly Occurrence[];
  run: Run;
}

/** Why it is not possible; `node` is the element that is in the way. */
export type NoWayBack = { code: NoWayBackCode; node: Pick<FlowNode, 'id' | 'name'> };
export type NoWayBackCode =
  /** Nobody has decided there on the way that leads to this step. */
  | 'not-passed'
  /** A document was numbered, a period has begun, or the matter is over: it is known outside the office. */
  | 'made-known'
  /** The decision, or one after it, moved the clock, opened or decided the matter. */
  | 'has-effect'
  /** What the law orders was done in between: told, heard, published, decided together. */
  | 'ordered-by-law'
  /** The limit passed and the law decided. */
  | 'by-law'
  /** Work in another branch hangs on it as well. */
  | 'other-branch'
  /** What follows has been decided already. */
  | 'next-decided';

/** Stages which the law orders towards the party or in a form: what came of them cannot be undone by going back. */
export const ORDERED_BY_LAW: readonly Stage[] = [
  'notification',
  'emergency',
  'special-procedure',
  'interested-parties',
  'prior-notice',
  'statement',
  'hearing',
  'collective-discussion',
  'defence',
  'mediation',
  'publicity',
  'service',
  'execution',
];

export type WayBack =
  | { ok: true; standing: Standing; /** Elements of the facts that count no more, in their order. */ dropped: readonly Occurrence[] }
  | { ok: false; problem: NoWayBack };

export const standingAt = (base: Run): Standing => ({ base, facts: [], run: base });

/** One more fact. */
export function standOn(standing: Standing, occurrence: Occurrence): { ok: true; standing: Standing } | Extract<Followed, { ok: false }> {
  const next = follow(standing.run, occurrence);
  return next.ok ? { ok: true, standing: { ...standing, facts: [...standing.facts, occurrence], run: next.run } } : next;
}

/** Where the matter stands once it has gone back; or what is in the way. */
export function goBack(standing: Standing, { elementId, from }: GoingBack): WayBack {
  const { base, facts } = standing;
  const { causes, tokens } = trace(base, facts);
  const { chart } = base;
  const nodeOf = (id: string): FlowNode | Pick<FlowNode, 'id' | 'name'> => chart.nodes.get(id) ?? { id, name: '' };
  const no = (code: NoWayBackCode, id: string): WayBack => ({ ok: false, problem: { code, node: nodeOf(id) } });

  const leaving = from === undefined ? undefined : [...tokens].find(([token]) => token.open && token.node.id === from);
  if (from !== undefined && !leaving) return no('not-passed', from);
  const isOnWay = (index: number): boolean => leaving === undefined || leaving[1].has(index);
  const decided = facts.findLastIndex((fact, index) => fact.kind === 'decided' && fact.elementId === elementId && isOnWay(index));
  // Together with its opening: the step is opened anew.
  const opened = facts.findLastIndex(
    (fact, index) => fact.kind === 'opened' && fact.elementId === elementId && causes[decided]?.has(index) === true,
  );
  if (decided < 0 || opened < 0) return no('not-passed', elementId);

  const isDropped = (index: number): boolean => index === opened || causes[index]?.has(opened) === true;
  const dropped = facts.filter((_fact, index) => isDropped(index));
  const vanishing = [...tokens].filter(([, own]) => own.has(decided)).map(([token]) => token);
  const problem = obstacleIn(base, dropped) ?? (leaving ? foreign(vanishing, leaving[0]) : decidedAfter(dropped));
  if (problem) return no(problem.code, problem.id);

  const left = facts.filter((_fact, index) => !isDropped(index));
  const { run, refused } = followAll(base, left);
  // What is left hangs together by what caused it; a drawing in which it does not is not gone back in.
  if (refused) return no('other-branch', refused.divergence.elementId ?? elementId);
  return { ok: true, standing: { base, facts: left, run }, dropped };
}

/** Every decision to which the open step at an element may go back, the latest first, each element once. */
export function waysBack(standing: Standing, from: string): string[] {
  const elements = standing.facts.flatMap((fact) => (fact.kind === 'decided' ? [fact.elementId] : [])).reverse();
  return [...new Set(elements)].filter((elementId) => goBack(standing, { kind: 'returned', elementId, from }).ok);
}

/** What stands in the way among the facts that would count no more. */
function obstacleIn({ chart }: Run, dropped: readonly Occurrence[]): { code: NoWayBackCode; id: string } | undefined {
  for (const fact of dropped) {
    if (fact.kind === 'started') return { code: 'made-known', id: '' };
    const { elementId: id } = fact;
    const node = chart.nodes.get(id);
    if (node?.kind !== 'step') return { code: 'made-known', id };
    if (fact.kind !== 'decided') continue;
    const outcome = node.outcomes.find(({ code }) => code === fact.outcome);
    if (!outcome) return { code: 'by-law', id };
    if (outcome.effect !== undefined) return { code: 'has-effect', id };
    const stage = node.headers[HEADERS.stage];
    if (node.headers[HEADERS.special] !== undefined || (isStage(stage) && ORDERED_BY_LAW.includes(stage)))
      return { code: 'ordered-by-law', id };
  }
  return undefined;
}

/** Whoever decided takes it back only before anybody has decided what follows; their own decision is the first. */
function decidedAfter(dropped: readonly Occurrence[]): { code: NoWayBackCode; id: string } | undefined {
  const [, later] = dropped.filter((fact) => fact.kind === 'decided');
  return later && { code: 'next-decided', id: later.elementId };
}

/** Work of another branch that would vanish with the step which is left. */
function foreign(vanishing: readonly Token[], leaving: Token): { code: NoWayBackCode; id: string } | undefined {
  const other = vanishing.find((token) => token !== leaving);
  return other && { code: 'other-branch', id: other.node.id };
}

/**
 * By fact: the facts without which it would not have come about, itself included; and the same of each token that stands now. Where a
 * fact brings several tokens and one of them is joined at once, all of them count as caused by what was joined: nothing is freed too much.
 */
function trace(base: Run, facts: readonly Occurrence[]): { causes: ReadonlySet<number>[]; tokens: Map<Token, ReadonlySet<number>> } {
  let run = base;
  let tokens = new Map<Token, ReadonlySet<number>>(base.tokens.map((token) => [token, new Set<number>()]));
  const causes: ReadonlySet<number>[] = [];
  for (const [index, fact] of facts.entries()) {
    const next = follow(run, fact);
    if (!next.ok) break;
    const stays = new Set(next.run.tokens);
    const consumed = [...tokens].filter(([token]) => !stays.has(token)).flatMap(([, own]) => [...own]);
    const own: ReadonlySet<number> = new Set([...consumed, index]);
    causes.push(own);
    tokens = new Map(next.run.tokens.map((token) => [token, tokens.get(token) ?? own]));
    run = next.run;
  }
  return { causes, tokens };
}
