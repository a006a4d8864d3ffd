/** Random runs of a matter on a simulated instance: what its record would hold, and what the instance hands out at every moment. */
import type { Occurrence } from '../../domain/flowchart/conformance.ts';
import { SimulatedInstance, type SimulatedJob } from './simulated-instance.ts';

/** A moment of a walk: all that is recorded so far, and the jobs that nobody has looked at yet. */
export interface Moment {
  occurrences: Occurrence[];
  fresh: SimulatedJob[];
  open: SimulatedJob[];
  places: string;
}

export interface WalkOptions {
  /** True: completions reach the instance late, and in any order. */
  late?: boolean;
}

/** One moment before each choice and one at the end. Every number in `choices` chooses one of the things that can happen. */
export function walk(xml: string, choices: readonly number[], { late = false }: WalkOptions = {}): Moment[] {
  const instance = new SimulatedInstance(xml);
  const occurrences: Occurrence[] = [];
  const seen = new Set<string>();
  const open = new Map<string, SimulatedJob>();
  const answers: { key: string; outcome?: string }[] = [];
  const moments: Moment[] = [];
  const look = (): Moment => {
    const moment = {
      occurrences: [...occurrences],
      fresh: [...instance.jobs.values()].filter(({ key }) => !seen.has(key)),
      open: [...open.values()],
      places: instance.places(),
    };
    moments.push(moment);
    return moment;
  };
  const answer = (key: string, outcome?: string): void => {
    if (late) answers.push({ key, outcome });
    else instance.complete(key, outcome);
  };
  for (const choice of choices) {
    const { fresh } = look();
    const actions = [
      ...fresh.map((job) => () => {
        seen.add(job.key);
        const lasts = job.kind === 'step' || job.kind === 'waiting-period';
        occurrences.push({ kind: lasts ? 'opened' : 'done', elementId: job.elementId });
        if (lasts) open.set(job.key, job);
        else answer(job.key);
      }),
      ...[...open.values()].map(({ key, elementId, kind }) => () => {
        if (kind === 'waiting-period') {
          open.delete(key);
          occurrences.push({ kind: 'done', elementId });
          return answer(key);
        }
        const outcomes = instance.outcomesOf(elementId);
        const outcome = outcomes[Math.floor(choice / 97) % outcomes.length] ?? '';
        open.delete(key);
        occurrences.push({ kind: 'decided', elementId, outcome });
        answer(key, outcome);
      }),
      ...answers.map((item) => () => {
        answers.splice(answers.indexOf(item), 1);
        instance.complete(item.key, item.outcome);
      }),
    ];
    const action = actions[choice % actions.length];
    if (!action) break;
    action();
  }
  look();
  return moments;
}
