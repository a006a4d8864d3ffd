import type { DueNotice } from '../../platform/clock/index.ts';

/** What a rule found: a signal to raise, once per (rule, case, occurrence). */
export interface Candidate { caseId: string; occurrence: string; limit: 'promised' | 'statutory'; dueAt: number; grave: boolean }

/** One of the situations of articles 15 and 16. A rule lives in a file of its own and is listed in `index.ts`. */
export interface WarningRule {
  /** Requirement id, e.g. `R16.9`. */
  id: string;
  colour: 'yellow' | 'red';
  text: string;
  textEn: string;
  fromNotice(notice: DueNotice): Candidate | null;
}
