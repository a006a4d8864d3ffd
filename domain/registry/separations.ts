/**
 * "Not the same person as": steps that the law keeps apart (CF57, CF58, CF64, QZ18, XK48). The lint asks it of positions, before a drawing
 * is in force; deciding asks it of people, because one person may hold two positions.
 */
import { HEADERS } from '../contract.ts';
import type { FlowNode, Flowchart } from '../flowchart/flowchart.ts';
import type { RegistryEntry } from './registry-entry.ts';
import { isStage, type Stage } from './stages.ts';

type Kind = Pick<RegistryEntry, 'category' | 'procedure'>;

export interface Separation {
  /** Also the name of the lint's rule. */
  name: string;
  applies(entry: Kind): boolean;
  /** The step that must be done by somebody else … */
  judges(step: FlowNode): boolean;
  /** … than whoever did steps of these stages. */
  from: readonly Stage[];
  /** As findings cite it, and in full. */
  basis: string;
  article: string;
}

/** Penalties by the ordinary procedure; on-the-spot ones have an order of their own (CF51–52). */
export const isOrdinaryPenalty = ({ category, procedure }: Kind): boolean => category === 'penalty' && procedure !== 'simple';

/** Stages at which somebody looks into the facts of the case. */
const INVESTIGATING: readonly Stage[] = ['evidence', 'on-site', 'investigation-report'];

export const stageOf = (node: FlowNode): Stage | undefined => {
  const stage = node.headers[HEADERS.stage];
  return node.kind === 'step' && isStage(stage) ? stage : undefined;
};

export const SEPARATIONS = {
  /** CF57, QZ18: the head of the organ decides upon what others investigated. */
  'decider-separate': {
    name: 'decider-separate',
    applies: (entry) => isOrdinaryPenalty(entry) || (entry.category === 'compulsion' && entry.procedure !== 'simple'),
    judges: (step) => stageOf(step) === 'decision',
    from: INVESTIGATING,
    basis: 'CF57, QZ18',
    article: '行政处罚法第五十七条、行政强制法第十八条',
  },
  /** CF58: the legal review is done by those who review decisions in law. */
  'legal-reviewer-separate': {
    name: 'legal-reviewer-separate',
    applies: () => true,
    judges: (step) => stageOf(step) === 'legal-review',
    from: INVESTIGATING,
    basis: 'CF58',
    article: '行政处罚法第五十八条',
  },
  /** XK48, CF64: a hearing is held by somebody who neither reviewed the application nor investigated the case. */
  'hearing-host-separate': {
    name: 'hearing-host-separate',
    applies: () => true,
    judges: (step) => stageOf(step) === 'hearing' || (step.kind === 'step' && step.headers[HEADERS.special] === 'hearing'),
    from: [...INVESTIGATING, 'review'],
    basis: 'XK48, CF64',
    article: '行政许可法第四十八条、行政处罚法第六十四条',
  },
} as const satisfies Record<string, Separation>;

/** Who did a step of the matter: its decider and, where two acted, the second one. */
export interface DoneBy {
  elementId: string;
  personIds: readonly string[];
}

export interface Conflict {
  separation: Separation;
  /** The step that the person did and that keeps them from this one. */
  did: FlowNode;
}

/** The separations that keep somebody from the step; for most steps there is none. */
export const separationsAt = (step: FlowNode, entry: Kind): Separation[] =>
  Object.values<Separation>(SEPARATIONS).filter((one) => one.applies(entry) && one.judges(step));

/** What the person did in this matter that keeps them from the step; undefined where nothing does. */
export function conflictOf(
  person: string,
  elementId: string,
  { chart, entry, done }: { chart: Pick<Flowchart, 'nodes'>; entry: Kind; done: readonly DoneBy[] },
): Conflict | undefined {
  const step = chart.nodes.get(elementId);
  if (!step) return undefined;
  for (const separation of separationsAt(step, entry)) {
    for (const one of done) {
      const did = chart.nodes.get(one.elementId);
      const stage = did && stageOf(did);
      if (did && stage && did.id !== elementId && separation.from.includes(stage) && one.personIds.includes(person))
        return { separation, did };
    }
  }
  return undefined;
}
