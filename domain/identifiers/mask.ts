import type { IdentifierKind } from './kinds.ts';

/**
 * Hides the telling part of a number wherever its holder's handler is not the reader (docs/law.md, "Security").
 *
 * Enough stays to compare it with a paper at hand. Codes of organisations are public and are not masked.
 */
const SHOWN: Record<IdentifierKind, { head: number; tail: number } | null> = {
  uscc: null,
  'organisation-code': null,
  'identity-card': { head: 6, tail: 2 },
  'officer-card': { head: 3, tail: 2 },
  passport: { head: 2, tail: 2 },
  phone: { head: 3, tail: 4 },
};

export function maskIdentifier(kind: IdentifierKind, number: string): string {
  const shown = SHOWN[kind];
  if (!shown) return number;
  const characters = [...number];
  const hidden = characters.length - shown.head - shown.tail;
  // A number that is too short would be told by what is left of it.
  if (hidden < 3) return '*'.repeat(characters.length);
  return [...characters.slice(0, shown.head), ...'*'.repeat(hidden), ...characters.slice(characters.length - shown.tail)].join('');
}
