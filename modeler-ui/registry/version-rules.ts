import type { VersionState } from './types.ts';

/**
 * What may be done with a version in each state (R6a). The server decides; the pages only avoid offering what it
 * would refuse, and say why.
 */

/** Only a draft, or one that the legal office returned, can be drawn on. */
export const isEditable = (state: VersionState): boolean => state === 'draft' || state === 'returned';

/** Waiting for the legal office. */
export const isUnderReview = (state: VersionState): boolean => state === 'declared' || state === 'under-review';

/** Confirmed by the legal office; the organ is to enter it (R8). */
export const isToBeEntered = (state: VersionState): boolean => state === 'confirmed';

/** Not finished: at most one of these exists for a power. */
export const isOpen = (state: VersionState): boolean => isEditable(state) || isUnderReview(state) || isToBeEntered(state);

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
  const elapsed = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${causeDate}T00:00:00Z`)) / 86_400_000);
  return { elapsed, left: DECLARATION_DAYS - elapsed };
};

export const DECLARATION_DAYS = 20;
