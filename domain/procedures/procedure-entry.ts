/**
 * The entry beside a drawing of `processes/platform/`: what a power's registry entry is to its flowchart, this is to a procedure of the
 * rules themselves (R7a–R8, R20 …). Drawing and entry together are all that the shared machinery needs to run a kind of matter.
 *
 * Types only; the schema is in `procedure-entry-schema.ts`.
 */
import type { ClockPurpose } from '../clocks/purposes.ts';
import type { Check } from '../forms/checks/check.ts';
import type { LimitUnit, StepForm } from '../registry/registry-entry.ts';

/** Whose organ a position belongs to: of the organ that handles the matter, or of the one that has to answer. */
export const ORGAN_ROLES = ['handling', 'answering'] as const;
export type OrganRole = (typeof ORGAN_ROLES)[number];

/** A word for people, in both languages. */
export interface Named {
  name: string;
  nameEn: string;
}

export interface ProcedurePositionEntry extends Named {
  /** Code of a position, or of a role, which counts as a position of the person's own organ. */
  code: string;
  organ: OrganRole;
}

/**
 * A paper that the drawing asks for, as data: who writes to whom, and which answers it prints. `{key}` stands for an answer, `{title}` and
 * `{matterNumber}` for the matter's, `{opinion}` for the latest opinion, `{days}` and `{dueOn}` for the limit that runs.
 */
export interface ProcedureDocument {
  title: string;
  titleEn: string;
  /** The word in its 文号. */
  numberWord: string;
  from: OrganRole;
  to: OrganRole;
  /** Its addressee in words, where that is none of the two organs. */
  toWords?: string;
  /** The paragraph after the addressee. */
  opening: string;
  /** Each prints the latest answers to the fields that are named; one of which nothing was answered is left out. */
  sections: { title: string; fields: string[] }[];
  closing?: string;
  /** Handed over, and a period may count from it. */
  isServed?: true;
}

/** Where the days of a limit come from: the latest answer to a field, and how many where nothing was answered. */
export interface LimitDays {
  days: string;
  otherwise?: number;
}

/**
 * A limit that counts from a served paper (R20, R16.10). Each start is a round with a clock of its own, so that each may be missed once.
 */
export interface ProcedureLimit {
  purpose: ClockPurpose;
  unit: LimitUnit;
  /** Working days before due at which notice is given. */
  warnBefore: number;
  /** By the code of the paper whose number begins a round. */
  starts: Record<string, LimitDays>;
  /** By the code of the paper whose number extends the round that runs. */
  extends: Record<string, LimitDays>;
  /** By step: the outcomes that end the round. The matter's end ends it as well. */
  stops: Record<string, string[]>;
  /** By step: the outcomes that are refused once the round's limit has passed. */
  onlyBefore: Record<string, string[]>;
}

export interface ProcedureEntry extends Named {
  /** Name of the kind of matter, of the files and of the BPMN process. */
  id: string;
  /** The rules that it carries out, e.g. `R20`. */
  rules: string[];
  /** The word in a matter's number: `督〔2026〕3号`. */
  numberWord: string;
  /** Address of a matter's page; `:id` stands for the matter. */
  page: string;
  positions: ProcedurePositionEntry[];
  /** What is asked when a matter is opened. */
  intake: StepForm;
  forms: Record<string, StepForm>;
  /** What forms are judged by beside their fields (R11.3). */
  checks?: Check[];
  documents: Record<string, ProcedureDocument>;
  limits?: ProcedureLimit[];
  /** The state of the matter while it waits at a step, by the step's id; the life cycle is this list and the drawing. */
  states: Record<string, Named & { code: string }>;
  /** What the matter may end with; the code is its last state. */
  results: Record<string, Named>;
}

/** The state of a matter that nobody has opened a step of yet. */
export const OPENED: Named & { code: string } = { code: 'opened', name: '已立项', nameEn: 'Opened' };

/** Every state that a matter of the procedure can be in, with its name. */
export const statesOf = (entry: Pick<ProcedureEntry, 'states' | 'results'>): (Named & { code: string })[] => [
  OPENED,
  ...new Map(Object.values(entry.states).map((state) => [state.code, state])).values(),
  ...Object.entries(entry.results).map(([code, named]) => ({ code, ...named })),
];
