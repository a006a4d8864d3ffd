/** What a form is judged with: the checks of its entry, and what is known of its matter so far. */
import type { Outcome } from '../../contract.ts';
import type { PartyKind } from '../../party/party.ts';
import type { Benchmark } from '../../registry/benchmarks.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import type { Recording } from '../../penalties/recordings.ts';
import type { FieldValue } from '../check-field.ts';
import type { CaseDay, Check } from './check.ts';

/** An answer that was given before, with its name; `words` as its form says it. */
export interface KnownAnswer {
  label: string;
  labelEn?: string;
  value: FieldValue;
  words: string;
}

/** What the record of a matter says; the same for page and server. */
export interface KnownFacts {
  days: Partial<Record<CaseDay, CivilDate>>;
  /** What was applied for, by key. */
  applied: Record<string, KnownAnswer>;
  /** The latest answer of the steps to each key. */
  earlier: Record<string, KnownAnswer>;
  /** Legal stages in which somebody gave an opinion that was not negative. */
  stages: string[];
  partyKind?: PartyKind;
  benchmarks: Benchmark[];
  /** Names of evidence in the record: rows of the evidence lists, and files of the matter. Absent where no check asks. */
  evidence?: string[];
  /** What was recorded of the step, in files that lie at it. Absent where no check asks. */
  recordings?: Recording[];
}

export interface Judging {
  /** Key of the form; `caseForm` for that of the case. */
  form?: string;
  checks: readonly Check[];
  today?: CivilDate;
  /** What the step calls its outcomes. */
  outcomes?: readonly Pick<Outcome, 'code' | 'label' | 'labelEn'>[];
  known: KnownFacts;
}

/** Key under which a check names the form of the case. */
export const CASE_FORM = 'caseForm';

/** Key under which a check names the form that opens a matter of the rules' own procedures. */
export const INTAKE_FORM = 'intake';

export const NOTHING_KNOWN: KnownFacts = { days: {}, applied: {}, earlier: {}, stages: [], benchmarks: [] };
