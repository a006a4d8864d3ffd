import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { CHANGE_DEADLINES } from '../../domain/registry/change-deadlines.ts';
import { isMoveOpen, MOVES, OPEN_STATES } from '../../domain/registry/version-life.ts';
import { daysBetween } from '../../domain/time/civil-date.ts';
import type { ChangeKind } from '../../domain/registry/change-life.ts';
import type { VersionState } from '../../domain/registry/version-life.ts';

/**
 * What may be done with a version in each state (R6a). The server decides; the pages only avoid offering what it
 * would refuse, and say why.
 */

/** Only a draft, or one that the legal office returned, can be drawn on. */
export const isEditable = (state: VersionState): state is (typeof MOVES)['edit']['from'][number] => isMoveOpen(state, 'edit');

/** Waiting for the legal office. */
export const isUnderReview = (state: VersionState): boolean => isMoveOpen(state, 'confirm');

/** Confirmed by the legal office; the organ is to enter it (R8). */
export const isToBeEntered = (state: VersionState): boolean => isMoveOpen(state, 'adjust');

/** Not finished: at most one of these exists for a power. */
export const isOpen = (state: VersionState): boolean => OPEN_STATES.includes(state);

export type Hindrance = 'not-permitted' | 'own-declaration' | 'has-errors' | 'wrong-state';

/** Nobody reviews what they drew or declared themselves. */
export const isOwn = (version: { declaredBy?: { id: string }; createdBy?: { id: string } }, personId: string | null): boolean =>
  personId !== null && (version.declaredBy?.id === personId || version.createdBy?.id === personId);

/** Why this person cannot confirm this version, or `null` when nothing hinders. */
export const confirmHindrance = (facts: { state: VersionState; mayReview: boolean; own: boolean; errors: number }): Hindrance | null => {
  if (!isUnderReview(facts.state)) return 'wrong-state';
  if (!facts.mayReview) return 'not-permitted';
  if (facts.own) return 'own-declaration';
  return facts.errors > 0 ? 'has-errors' : null;
};

/** Days since the cause of a change, and whether the 20 days of article 7 have passed (R7a; calendar days by default). */
export const declarationDays = (causeDate: string, today: string): { elapsed: number; left: number } => {
  const elapsed = daysBetween(causeDate, today);
  return { elapsed, left: DECLARATION_DAYS - elapsed };
};

export const DECLARATION_DAYS = CHANGE_DEADLINES.declare.days;

/** Declarations other than of a version that a power in this state allows (R7a). */
export const declarableKinds = (state: string): ChangeKind[] => {
  if (state === 'published') return ['suspend', 'abolish'];
  return state === 'suspended' ? ['resume', 'abolish'] : [];
};

/** The version in use, else the latest one. */
export const defaultVersion = (versions: { id: string; number: number; state: string }[]): string | null => {
  const inUse = versions.find(({ state }) => state === 'published' || state === 'suspended');
  const latest = versions.toSorted((one, other) => other.number - one.number)[0];
  return (inUse ?? latest)?.id ?? null;
};

/** What is wrong with a cause before it is sent; the server checks again. */
export function causeProblems({ cause, causeDate }: { cause: string; causeDate: string }, today: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (cause.trim().length < 4)
    problems.push({
      path: 'cause',
      code: 'required',
      message: '请写清事由（至少 4 个字）。',
      messageEn: 'Say what the cause is (4 characters at least).',
    });
  if (!causeDate)
    problems.push({ path: 'causeDate', code: 'required', message: '请填写事由发生日期。', messageEn: 'Give the date of the cause.' });
  else if (causeDate > today)
    problems.push({
      path: 'causeDate',
      code: 'in-the-future',
      message: '事由发生日期不能晚于今天。',
      messageEn: 'The cause cannot be later than today.',
    });
  return problems;
}
