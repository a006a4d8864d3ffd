/** The rounds in which an application waits to be told something (XK32): from its receipt, and from each day on which a supplement came. */
import { startOfDate } from '../../../../domain/time/civil-time.ts';
import type { CaseFacts } from '../../facts/case-facts.ts';

export interface Round {
  number: number;
  from: number;
  /** When the next one begins. */
  until: number;
}

export function roundsOf({ receivedAt, decisions }: CaseFacts): Round[] {
  const starts = [
    receivedAt,
    ...decisions.flatMap(({ said, at }) => {
      const day = said['supplied-on'];
      return typeof day === 'string' ? [Math.min(Math.max(startOfDate(day).getTime(), receivedAt), at)] : [];
    }),
  ];
  return starts.map((from, index) => ({ number: index + 1, from, until: starts[index + 1] ?? Infinity }));
}

/** What an organ may answer an application with. */
export const ANSWERS_TO_APPLICATION = ['acceptance-notice', 'non-acceptance-notice', 'not-required-notice', 'supplement-notice'] as const;

/** Whether the case was told something, or was over, within the round up to that moment. */
export function isAnswered({ documents, decisions, decidedAt, closedAt }: CaseFacts, { from, until }: Round, due: number): boolean {
  const end = Math.min(due, until);
  const over = [decidedAt, closedAt].some((moment) => moment !== null && moment <= due);
  const told = documents.some(({ template, at }) => at >= from && at <= end && ANSWERS_TO_APPLICATION.some((one) => one === template));
  // The paper is numbered moments after the decision that asks for it.
  const tells = decisions.some(
    ({ effect, byLaw, at }) => !byLaw && (effect === 'supplement' || effect === 'decline') && at >= from && at <= end,
  );
  return over || told || tells;
}

export const isIncomplete = ({ materials, decisions }: CaseFacts): boolean =>
  materials.some(({ required, provided }) => required && !provided) || decisions.some(({ said }) => said['materials-complete'] === false);
