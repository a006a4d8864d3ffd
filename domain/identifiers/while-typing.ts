/**
 * What a page says of a number while it is typed (R11.1): the verdict of {@link checkIdentifier}, but nobody is told that a number is
 * wrong that is only not finished.
 */
import type { CivilDate } from '../time/civil-date.ts';
import { checkIdentifier } from './check-identifier.ts';
import type { IdentifierProblem } from './check-result.ts';
import type { IdentifierKind } from './kinds.ts';

export interface TypedVerdict {
  state: 'empty' | 'incomplete' | 'good' | 'doubted' | 'wrong';
  /** Why it is wrong or doubted. */
  problem?: IdentifierProblem;
}

/** Up to this length a number made of these characters may still become a right one. */
const BEGUN: Record<IdentifierKind, { whole: number; characters: RegExp }> = {
  uscc: { whole: 18, characters: /^[0-9A-HJ-NP-RTUWXY]*$/ },
  'organisation-code': { whole: 9, characters: /^[0-9A-Z]*$/ },
  'identity-card': { whole: 18, characters: /^[1-9]?\d*$/ },
  'officer-card': { whole: 8, characters: /./ },
  passport: { whole: 5, characters: /./ },
  phone: { whole: 11, characters: /^\+?\d*$/ },
};

export function checkWhileTyping(kind: IdentifierKind, text: string, today: CivilDate): TypedVerdict {
  const { ok, normalised, problem } = checkIdentifier(kind, text, today);
  if (!normalised) return { state: 'empty' };
  if (!problem) return { state: 'good' };
  const typed = normalised.replaceAll('-', '');
  const { whole, characters } = BEGUN[kind];
  if ([...typed].length < whole && characters.test(typed)) return { state: 'incomplete' };
  return { state: ok ? 'doubted' : 'wrong', problem };
}
