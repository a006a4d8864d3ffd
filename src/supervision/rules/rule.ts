/**
 * What a warning rule is (R15, R16; docs/adr/0033-warning-rules.md): words, the data that it reads, figures that are settings, examples,
 * and a predicate over facts that asks no database.
 */
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import type { Limit, LedgerEntry } from '../../../domain/clocks/ledger.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import type { Effect } from '../../../domain/registry/effects.ts';
import type { DueNotice } from '../../clocks/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { RecordEntry } from '../../platform/record/index.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { PowerFacts } from '../facts/power-facts.ts';

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
  /** A `candidate` waits for a supervisor's confirmation; issued by itself unless said. */
  issue?: Issue;
  /** Of whom it speaks, at the organ that answers; whoever has or had the matter in hand unless said. */
  responsible?: { positionCode: string; personId: string | null };
  /** What was found, in words: stands on the signal's page and paper beside how the limit was counted. */
  evidence?: Words;
  /** Working days in which it is to be explained; those of the procedure unless said. */
  explainDays?: number;
}

export type Issue = 'auto' | 'candidate';
export type SignalLimit = 'promised' | 'statutory' | 'declare' | 'review' | 'adjust' | 'reply';

/** A set of rules of one enactment; another one stands beside it in the same form. */
export type Pack = 'city-2015';

export interface Words {
  text: string;
  textEn: string;
}

/** A figure that the supervision office may set, in versions; the rule reads the version in force. */
export interface SettingDescription extends Words {
  key: string;
  unit: 'working-day' | 'month' | 'count';
  standard: number;
  min: number;
  max: number;
}

export type SettingValues = Readonly<Record<string, number>>;

/** What a predicate is asked with. */
export interface Asked {
  now: number;
  calendar: WorkingCalendar;
  settings: SettingValues;
}

/**
 * What a predicate answers. `at` may lie ahead: the signal comes then, unless something is done until then. The platform looks again at
 * that moment.
 */
export interface Finding extends Words {
  occurrence: string;
  at: number;
  dueAt?: number;
  issue?: Issue;
}

/** A situation as data, which the tests run and the rule's page shows. */
export interface Example<F> extends Words {
  fires: boolean;
  /** When it is asked, e.g. `2026-11-25 17:30`, by the clock of the city. */
  on: string;
  facts: F;
}

interface Rule<F> extends Words {
  /** Requirement id, e.g. `R16.9`. */
  id: string;
  pack: Pack;
  colour: 'yellow' | 'red';
  /** What it is about, in plain words: when it is raised. */
  plain: Words;
  /** What it reads, and what lies with the signal as evidence. */
  evidence: Words;
  /** Who issues it: the platform, a supervisor who confirms, one or the other by the situation, or nobody but a supervisor. */
  issue: Issue | 'both' | 'by-hand';
  /** What it cannot see yet; nothing where it sees everything that it is about. */
  blind?: Words;
  settings: readonly SettingDescription[];
  examples: readonly Example<F>[];
  /** What a page says of a raised signal. */
  describe?(signal: { grave: boolean }): Words;
}

/** What a rule may ask: rows, and what time it is. */
export interface Facts {
  database: Database;
  now: Date;
}

/** A clock as an example draws it. */
export interface ClockExample {
  purpose: ClockPurpose;
  limits: readonly Limit[];
  entries: readonly LedgerEntry[];
}

/** Something fell due: a clock gave notice. */
export interface NoticeRule extends Rule<ClockExample> {
  trigger: 'notice';
  fromNotice(notice: DueNotice): Candidate | null;
}

/** Something was done that should not have been, or not done that should have been: in a case, or about a power. */
export interface LookRule extends Rule<{ case: CaseFacts } | { power: PowerFacts }> {
  /** `event`: asked in the transaction that does it as well, of what lies at hand there. */
  trigger: 'sweep' | 'event';
  inCase?(facts: CaseFacts, asked: Asked): Finding[];
  ofPower?(facts: PowerFacts, asked: Asked): Finding[];
  /** Of one entry of the record, with the answers of its step by their meaning. */
  atHand?: { kinds: readonly string[]; effects?: readonly Effect[]; find(entry: EntryAtHand): Finding[] };
}

/** Raised by a supervisor with grounds, never by itself. */
export interface ManualRule extends Rule<null> {
  trigger: 'by-hand';
}

/** What lies at hand in the transaction that does something. */
export interface EntryAtHand {
  entry: RecordEntry;
  at: number;
  /** Of a decision; null for every other entry. */
  decision: CaseFacts['decisions'][number] | null;
}

/** One of the situations of articles 15 and 16, or a missed duty of articles 7 and 8. A rule has a file of its own. */
export type SignalRule = NoticeRule | LookRule | ManualRule;

/** What raising asks of whatever found something. */
export interface Raising {
  id: string;
  colour: 'yellow' | 'red';
  trigger: 'notice' | 'event' | 'sweep' | 'by-hand';
}

/** Hears of what falls due. */
export type NoticeLook = Raising & Pick<NoticeRule, 'trigger' | 'fromNotice'>;

/** Something was done: asked inside the transaction that does it, so a fault of it ends the use case. */
export interface EventLook extends Raising {
  trigger: 'event';
  /** The kinds of record entries that it looks at; it is asked about no others. */
  kinds: readonly string[];
  fromEntries(entries: readonly RecordEntry[], facts: Facts): Promise<Candidate[]>;
}
