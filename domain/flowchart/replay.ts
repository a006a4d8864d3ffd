/**
 * The replay plan: what to answer to a fresh instance so that it comes to stand where the record says the matter stands.
 *
 * The fresh instance hands out its jobs from the start. Each is answered from the recorded facts of its element, the nth
 * job by the nth fact: completed with the recorded outcome, completed silently, or left open for the step that is open.
 * Where the recorded facts end and the decisions lead on, the job is an ordinary one; everything else is refused.
 */
import {
  admits,
  follow,
  followAll,
  startRun,
  type Admission,
  type Followed,
  type Occurrence,
  type Replayed,
  type Run,
  type TaskJob,
} from './conformance.ts';
import type { Divergence } from './divergence.ts';
import type { Flowchart } from './flowchart.ts';
import { TASKS, type Token } from './token-game.ts';

/** The key only tells a job that comes again; what it is about is said by its element and order. */
export interface ReplayJob extends TaskJob {
  key: string;
}

export type ReplayAnswer =
  /** The step was decided: complete the job with that outcome. */
  | { answer: 'decided'; nth: number; outcome: string }
  /** The document is numbered, the period over, the matter closed: complete the job and do nothing. */
  | { answer: 'done'; nth: number }
  /** The step stands in the inbox, the period runs: leave the job open, it is theirs from now on. */
  | { answer: 'open'; nth: number }
  /** The recorded decisions lead here and nothing came of it yet: treat it like any job. */
  | { answer: 'new'; nth: number }
  /** The instance does not follow the record. */
  | { answer: 'refused'; divergence: Divergence };

export interface Replay {
  /** The matter by its record. */
  readonly recorded: Run;
  /** The fresh instance, by what was answered to it. */
  readonly fresh: Run;
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly answers: ReadonlyMap<string, ReplayAnswer>;
}

/** What the record says of the nth time at an element. */
type Fact = { kind: 'opened' } | { kind: 'decided'; outcome: string } | { kind: 'done' };

export type Plan = { ok: true; replay: Replay } | { ok: false; refused: NonNullable<Replayed['refused']> };

/** A record that is no legal run itself cannot be replayed. */
export function planReplay(chart: Flowchart, occurrences: readonly Occurrence[]): Plan {
  const { run, refused } = followAll(startRun(chart), occurrences);
  if (refused) return { ok: false, refused };
  // The fresh instance begins with the same outcome.
  const { run: fresh } = followAll(
    startRun(chart),
    occurrences.filter(({ kind }) => kind === 'started'),
  );
  return { ok: true, replay: { recorded: run, fresh, facts: factsOf(occurrences), answers: new Map() } };
}

/** What to answer to a job of the fresh instance, and the plan afterwards. A job that comes again gets the same answer. */
export function replayAnswer(replay: Replay, job: ReplayJob): { answer: ReplayAnswer; replay: Replay } {
  const known = replay.answers.get(job.key);
  if (known) return { answer: known, replay };
  const admitted = admits(replay.fresh, job);
  const {
    answer,
    recorded = replay.recorded,
    fresh = replay.fresh,
  } = admitted.ok ? answerAt(replay, job, admitted) : refusedBy(admitted.divergence);
  return { answer, replay: { ...replay, recorded, fresh, answers: new Map(replay.answers).set(job.key, answer) } };
}

/** True once the fresh instance stands where the matter stands, every open step with its job. */
export const isCaughtUp = ({ recorded, fresh }: Replay): boolean => placesOf(recorded) === placesOf(fresh);

/** Where a run stands, in a form that can be compared. */
export const placesOf = ({ tokens }: Pick<Run, 'tokens'>): string => tokens.map(placeOf).sort().join(' ');

const placeOf = ({ node, via, open }: Token): string =>
  `${node.id}${node.kind === 'parallel' ? `<${via?.id ?? ''}` : ''}${open ? '!' : ''}`;

interface Answered {
  answer: ReplayAnswer;
  recorded?: Run;
  fresh?: Run;
}

function answerAt({ recorded, fresh, facts }: Replay, job: ReplayJob, { node, nth }: Extract<Admission, { ok: true }>): Answered {
  const { elementId } = job;
  const fact = facts.get(elementId)?.[nth - 1];
  const effect: Occurrence = { kind: TASKS[node.kind] === 'once' ? 'done' : 'opened', elementId };
  const next = follow(fresh, effect);
  if (!next.ok) return refusedBy(next.divergence);
  switch (fact?.kind) {
    case undefined: {
      const more = follow(recorded, effect);
      return more.ok ? { answer: { answer: 'new', nth }, recorded: more.run, fresh: next.run } : refusedBy(more.divergence);
    }
    case 'opened':
      return { answer: { answer: 'open', nth }, fresh: next.run };
    case 'done': {
      const over = TASKS[node.kind] === 'once' ? next : follow(next.run, { kind: 'done', elementId });
      return over.ok ? { answer: { answer: 'done', nth }, fresh: over.run } : refusedBy(over.divergence);
    }
    case 'decided': {
      const { outcome } = fact;
      const decided: Followed = follow(next.run, { kind: 'decided', elementId, outcome });
      return decided.ok ? { answer: { answer: 'decided', nth, outcome }, fresh: decided.run } : refusedBy(decided.divergence);
    }
  }
}

const refusedBy = (divergence: Divergence): Answered => ({ answer: { answer: 'refused', divergence } });

function factsOf(occurrences: readonly Occurrence[]): Map<string, Fact[]> {
  const facts = new Map<string, Fact[]>();
  for (const occurrence of occurrences) {
    if (occurrence.kind === 'started') continue;
    const { elementId } = occurrence;
    const known = facts.get(elementId) ?? [];
    facts.set(elementId, known);
    const opened = known.findIndex(({ kind }) => kind === 'opened');
    const fact: Fact = occurrence.kind === 'decided' ? { kind: 'decided', outcome: occurrence.outcome } : { kind: occurrence.kind };
    // What ends something takes the place of its beginning.
    if (fact.kind === 'opened' || opened < 0) known.push(fact);
    else known.splice(opened, 1, fact);
  }
  return facts;
}
