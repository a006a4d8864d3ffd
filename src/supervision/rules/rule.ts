import type { DueNotice } from '../../clocks/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordEntry } from '../../platform/record/index.ts';

/** What a rule found: a signal to raise, once per (rule, matter, occurrence). */
export interface Candidate {
  matterId: string;
  occurrence: string;
  /** The limit that was missed and when; absent where the rule counts no days. */
  limit?: SignalLimit;
  dueAt?: number;
  grave: boolean;
  /** Who answers for it; the matter's handling organ unless said. */
  addressee?: 'answering-organ';
}

export type SignalLimit = 'promised' | 'statutory' | 'declare' | 'review' | 'adjust' | 'reply';

interface Rule {
  /** Requirement id, e.g. `R16.9`. */
  id: string;
  colour: 'yellow' | 'red';
  text: string;
  textEn: string;
  /** What a page says of a raised signal. */
  describe(signal: { grave: boolean }): { text: string; textEn: string };
}

/** What a rule may ask: rows, and what time it is. */
export interface Facts {
  database: Database;
  now: Date;
}

/** Something fell due: a clock gave notice. */
export interface NoticeRule extends Rule {
  trigger: 'notice';
  fromNotice(notice: DueNotice): Candidate | null;
}

/** Something was done: asked inside the transaction that does it, so a fault of the rule ends the use case. */
export interface EventRule extends Rule {
  trigger: 'event';
  /** The kinds of record entries that the rule looks at; it is asked about no others. */
  kinds: readonly string[];
  fromEntries(entries: readonly RecordEntry[], facts: Facts): Promise<Candidate[]>;
}

/** Something was not done: looked for now and then. An absence that lasts is found each time and is one signal. */
export interface SweepRule extends Rule {
  trigger: 'sweep';
  /** Not looked for again before so long has passed, by the platform's time. */
  everyMs: number;
  /** By an index: the clocks wait meanwhile. */
  look(facts: Facts): Promise<Candidate[]>;
}

/**
 * One of the situations of articles 15 and 16, or a missed duty of articles 7 and 8. A rule lives in a file of its own and is listed in
 * `index.ts`.
 */
export type SignalRule = NoticeRule | EventRule | SweepRule;
