import type { DueNotice } from '../../platform/clock/index.ts';

/** Whom a signal is about: a case, or a change of the registry. */
export type SignalOwner = { ownerKind: 'case' | 'registry-change'; ownerId: string };

/** What a rule found: a signal to raise, once per (rule, owner, occurrence). */
export type Candidate = SignalOwner & {
  occurrence: string;
  limit: SignalLimit;
  dueAt: number;
  grave: boolean;
  /** Who answers for it; the owner's organ unless said. */
  addressee?: 'legal-office';
};

export type SignalLimit = 'promised' | 'statutory' | 'declare' | 'review' | 'adjust';

/** One of the situations of articles 15 and 16, or a missed duty of articles 7 and 8. A rule lives in a file of its own and is listed in `index.ts`. */
export interface WarningRule {
  /** Requirement id, e.g. `R16.9`. */
  id: string;
  colour: 'yellow' | 'red';
  text: string;
  textEn: string;
  fromNotice(notice: DueNotice): Candidate | null;
  /** What a page says of a raised signal. */
  describe(signal: { grave: boolean }): { text: string; textEn: string };
}
