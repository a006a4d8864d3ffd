/**
 * The BPMN contract: every name that a flowchart and the platform must agree on.
 *
 * Job types, task headers, messages and variables are named here and nowhere else; the flowcharts in
 * `processes/`, the workers, the lint rules and the modeler all read this file and the tables beside it
 * (`effects.ts`, `results.ts`, `stages.ts`). The browser uses them too. (design.md sections 2, 3; R10)
 */
import type { Effect } from './effects.ts';

/** Job types that a flowchart may ask for, and the worker that serves each. */
export const JOB_TYPES = {
  /** A step at a position: Zeebe's own job-based user task (the same on 8.0, 8.5 and 8.8). */
  userTask: 'io.camunda.zeebe:userTask',
  /** Produces one numbered legal document (R11.5). */
  generateDocument: 'generate-document',
  /** A timer of the case clock fired: ask the ledger what is due (R13, R16.9). */
  deadlineReached: 'deadline-reached',
  /** The flowchart reached an end: the case is complete with the result named in the header. */
  closeCase: 'close-case',
  /** A registry change reached a stage of its procedure: header `change-stage` (R6a, R7a, R7b, R8). */
  changeStage: 'registry-change-stage',
  /** Prints the legal office's written answer to a declaration (R7b). */
  changeAnswer: 'registry-change-answer',
} as const;

/** Keys of `zeebe:taskHeaders`. Values are always strings. */
export const HEADERS = {
  /** User task: code of the registry position that does the step (R10). */
  position: 'position',
  /** User task: the step's own limit, whole working days, 1 or more; absent = no limit of its own. */
  limit: 'limit',
  /** User task: JSON array of {@link Outcome}. */
  outcomes: 'outcomes',
  /** User task: key of the form in the registry entry's `forms` (R11.3); absent = no fields. */
  form: 'form',
  /** User task: '2' when two officers must act together (XK34, CF42); absent = one. */
  officers: 'officers',
  /** User task: what the step is in law, a code of `STAGES`. */
  stage: 'stage',
  /** User task: the special procedure that the step carries out, a code of `SPECIAL_PROCEDURES` (XK45). */
  special: 'special',
  /** `generate-document`: code of the document template. */
  template: 'template',
  /** `close-case`: a code of `RESULTS`. */
  result: 'result',
  /** `registry-change-stage`: a code of `CHANGE_STAGES`. */
  changeStage: 'change-stage',
} as const;

/** One of the buttons a step offers. `code` goes to the engine as variable `outcome`. */
export interface Outcome {
  /** `[a-z][a-z0-9-]*`, unique in the step. */
  code: string;
  /** Chinese text of the button. */
  label: string;
  labelEn?: string;
  /** A negative outcome needs a stated reason (R11.4). */
  negative?: boolean;
  effect?: Effect;
}

/** Process ids of the platform's own procedures. */
export const PLATFORM_PROCESSES = { caseClock: 'case-clock', registryChange: 'registry-change' } as const;

/** Stages of a registry change as its process tells them; a wait follows each but the last two. */
export const CHANGE_STAGES = ['declaration', 'review', 'resubmission', 'adjustment', 'done', 'withdrawn'] as const;
export type ChangeStage = (typeof CHANGE_STAGES)[number];

/** Messages; the correlation key is the clock's id, or the step that a registry change waits for. */
export const MESSAGES = {
  /** Starts a case clock (message start event; one running instance per clock id). */
  clockStarted: 'clock-started',
  /** The next due moment moved: variable `dueAt` carries the new one. */
  clockChanged: 'clock-changed',
  /** The clock's owner is complete: the instance ends. */
  clockStopped: 'clock-stopped',
  /** Starts the procedure of a registry change (message start event). */
  changeOpened: 'registry-change-opened',
  /** The change moved: variable `changeMove` says how, `changeStep` what to wait for next. */
  changeMoved: 'registry-change-moved',
} as const;

/** Process variables. Ids, outcomes and due times only: party data never enters the engine. */
export const VARIABLES = {
  caseId: 'caseId',
  outcome: 'outcome',
  clockId: 'clockId',
  /** ISO 8601 instant with offset, e.g. `2026-11-24T17:30:00+08:00`. */
  dueAt: 'dueAt',
  changeId: 'changeId',
  /** `<change>:<number of the move>` that the instance waits for: the correlation key of exactly one message. */
  changeStep: 'changeStep',
  changeMove: 'changeMove',
  /** The written answer to print. */
  answerId: 'answerId',
} as const;

/** Largest serialised variables of one command, in bytes of JSON (design.md section 1). */
export const MAX_VARIABLE_BYTES = 32 * 1024;

/** One typed field of a step form or of the case information (R11.3). */
export interface FormField {
  /** `[a-z][A-Za-z0-9]*`, unique in the form. */
  key: string;
  label: string;
  labelEn?: string;
  type: 'text' | 'long-text' | 'number' | 'date' | 'choice' | 'yes-no' | 'money';
  required?: boolean;
  /** number: inclusive bounds; text: length bounds. money is whole 分. */
  min?: number;
  max?: number;
  unit?: string;
  options?: { value: string; label: string; labelEn?: string }[];
  help?: string;
  helpEn?: string;
  /** Asked only for these outcome codes; absent = for all. */
  outcomes?: string[];
}
