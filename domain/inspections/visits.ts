/**
 * One visit for several inspections of the same enterprise (综合查一次, 国办发〔2024〕54号; docs/law.md, "Procedures"): which planned inspections
 * are near enough to be made together, and what stands against it.
 */
import type { Problem } from '../api/basics.ts';

/** How many days apart planned inspections are still proposed to be merged. From memory: the State Council's paper names no number. */
export const VISIT_DAYS = 15;

/** The article by which merged inspections count once. */
export const VISIT_BASIS = '国办发〔2024〕54号（综合查一次，†待核）';

/** The answer of a plan that says the day. */
export const PLANNED_DAY = 'inspectionDate';
/** The answer of the inspection on site that says the day on which it was. */
export const VISITED_DAY = 'recordDate';

/** Stages of an inspection up to its being carried out: whoever holds a position of theirs merges visits. */
export const VISIT_STAGES: readonly string[] = ['planning', 'notification', 'on-site'];
/** Codes of the positions whose holders find the list of visits among their pages. */
export const INSPECTING_POSITIONS: readonly string[] = ['section-head', 'inspector'];
/** The stage that carries it out. */
export const ON_SITE_STAGE = 'on-site';

/** How what was proposed ended. */
export const VISIT_ANSWERS = {
  accepted: { name: '同意合并', nameEn: 'accepted' },
  declined: { name: '不同意合并', nameEn: 'declined' },
  withdrawn: { name: '撤回提议', nameEn: 'withdrawn' },
} as const;
export type VisitAnswer = keyof typeof VISIT_ANSWERS;

/** What a list of inspections that could be merged is narrowed by. */
export const VISIT_STATES = ['near', 'asked', 'sent', 'joint', 'past'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** An inspection as far as merging asks. Days are numbers of days. */
export interface PlannedInspection {
  id: string;
  partyNumber: string;
  /** Its day: that of the shared visit, or of its plan; null before it is planned. */
  day: number | null;
  /** Registered, and neither carried out nor closed. */
  isOpen: boolean;
  /** The shared visit that it belongs to. */
  visitId: string | null;
}

/** What stands against merging two inspections: a stable code and its words; undefined: nothing. */
export function hindersMerging(mine: PlannedInspection, other: PlannedInspection, withinDays: number): Problem | undefined {
  if (mine.id === other.id) return problem('visit-own-case', '不能与本办件自身合并检查。', 'A case cannot be merged with itself.');
  if (mine.partyNumber !== other.partyNumber)
    return problem('visit-other-party', '两件检查的对象不是同一企业，不能合并。', 'The two inspections are not of the same enterprise.');
  if (!mine.isOpen || !other.isOpen)
    return problem(
      'visit-carried-out',
      '其中一件检查已经实施或者办结，不能再合并。',
      'One of the two inspections has been carried out or closed.',
    );
  if (mine.visitId !== null && other.visitId !== null)
    return problem(
      'visit-merged-already',
      mine.visitId === other.visitId ? '两件检查已经合并。' : '两件检查各自已经与其他检查合并。',
      mine.visitId === other.visitId ? 'The two inspections are merged already.' : 'Each of the two is merged with others already.',
    );
  if (mine.day === null || other.day === null)
    return problem('visit-not-planned', '检查日期尚未拟订，不能合并。', 'One of the two has no planned day yet.');
  if (Math.abs(mine.day - other.day) > withinDays)
    return problem(
      'visit-too-far',
      `两件检查的计划日期相差超过 ${withinDays} 日。`,
      `The planned days are more than ${withinDays} days apart.`,
    );
  return undefined;
}

/**
 * What stands against a day for both: not before today; where either belongs to a shared visit already, that visit's day; else at most so
 * many days from either plan.
 */
export function hindersDay(
  day: number,
  [mine, other]: readonly [PlannedInspection, PlannedInspection],
  { today, withinDays }: { today: number; withinDays: number },
): Problem | undefined {
  if (day < today) return problem('visit-day-past', '合并检查的日期不能早于今天。', 'The shared day cannot be before today.');
  const shared = [mine, other].find(({ visitId }) => visitId !== null);
  if (shared ? shared.day !== day : [mine, other].some((one) => one.day === null || Math.abs(one.day - day) > withinDays))
    return shared
      ? problem('visit-day-fixed', '已有合并检查的，按其日期一并检查。', 'There is a shared visit already: its day holds.')
      : problem(
          'visit-day-far',
          `合并检查的日期与各自的计划日期相差不得超过 ${withinDays} 日。`,
          `The shared day must be within ${withinDays} days of either plan.`,
        );
  return undefined;
}

/** How many visits the inspections make: those of one shared visit count once. */
export function visitsAmong(inspections: readonly { id: string; visitId: string | null }[]): number {
  return new Set(inspections.map(({ id, visitId }) => visitId ?? id)).size;
}

const problem = (code: string, message: string, messageEn: string): Problem => ({ code, message, messageEn });
