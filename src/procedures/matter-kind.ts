/**
 * What a kind of matter adds to the machinery that all of them share (a case, a registry change, a supervisory order …):
 * the drawing and the entry it runs on, and what a decision, a document and the end mean to it.
 */
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { Outcome, PeriodMoment } from '../../domain/contract.ts';
import type { WordsOfEntry } from '../../domain/flowchart/describe.ts';
import type { Flowchart } from '../../domain/flowchart/flowchart.ts';
import type { Check } from '../../domain/forms/checks/check.ts';
import type { KnownFacts } from '../../domain/forms/checks/judging.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { OrganRole } from '../../domain/procedures/procedure-entry.ts';
import type { GoBack, RegistryEntry, StepForm } from '../../domain/registry/registry-entry.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import type { MatterRow, OpinionRow, StepRow } from '../matters/index.ts';
import type { Printable } from '../documents/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { FlowchartGuide } from './flowchart-guide.ts';

/** A drawing with its entry, as the matters that were begun on it go on running it (R10). */
export interface Procedure extends WordsOfEntry {
  /** The version: a matter stays on the one it began with. */
  id: string;
  xml: string;
  /** Of what was confirmed, as the record has it. */
  hash: string;
  description: FlowchartGuide;
  /** The confirmed drawing, by which everything that the engine hands out is judged (docs/adr/0015-engine-routes-record-proves.md). */
  chart: Flowchart;
  /** Step forms by key (R11.3). */
  forms: Readonly<Record<string, StepForm>>;
  /** What the forms are judged by beside their fields (R11.3). */
  checks?: readonly Check[];
  positions: readonly ProcedurePosition[];
  /** Of a power: what tells which of its steps the law keeps apart. */
  power?: Pick<RegistryEntry, 'category' | 'procedure'>;
  /** How matters may go back in it; absent = not at all. */
  goBack?: readonly GoBack[];
  /** Null until the engine has the drawing. */
  processDefinitionKey: string | null;
}

export interface ProcedurePosition {
  code: string;
  name: string;
  nameEn: string;
  /** Whose position it is; of the organ that handles the matter unless said. */
  organ?: OrganRole;
}

/** A step that the drawing has reached, inside the transaction that opens it. */
export interface Opened {
  matter: MatterRow;
  step: StepRow;
  now: Date;
}

/** A step that a holder of its position takes for themselves, inside the transaction of that. */
export interface Claimed extends Opened {
  person: Person;
}

/** A document that the drawing asks for, inside the transaction that numbers it. */
export interface AskedDocument {
  id: string;
  matter: MatterRow;
  template: string;
  now: Date;
}

/** What a document is before it has its number; `facts` may move clocks, so it is asked once the document is certain. */
export interface DocumentDraft {
  title: string;
  numberWord: string;
  /** The organ that issues it and in whose series it is numbered. */
  organ: { id: string; shortName: string };
  facts(number: string): Promise<Printable>;
}

/** A decision that its form allows, before anything of it is kept. */
export interface Judgeable {
  matter: MatterRow;
  step: StepRow;
  outcome: Outcome;
  values: FormValues;
  /** Who gives it: one, or two officers together. */
  personIds: readonly string[];
}

/** One decision, inside its transaction, after its opinion was stored. */
export interface Decided {
  matter: MatterRow;
  step: StepRow;
  outcome: Outcome;
  opinion: OpinionRow;
  values: FormValues;
  /** Null where the law decided, because the step's limit passed (docs/adr/0014), or the platform, because the ground is gone (R13). */
  person: Person | null;
  now: Date;
}

/** The drawing has reached an end with this result (header `result`), inside the transaction that closes the matter. */
export interface Closing {
  matter: MatterRow;
  elementId: string;
  result: string;
  now: Date;
}

/** Two people have closed the matter outside its drawing, because no way goes on (R12a). */
export type Termination = Pick<Closing, 'matter' | 'now'>;

/** What was known of a matter before its first step; checks of forms may refer to it. */
export type GivenFacts = Pick<KnownFacts, 'days' | 'applied' | 'partyKind' | 'benchmarks'>;

export interface MatterKind {
  readonly name: string;
  /** The clock in whose ledger the limits of its steps run. */
  readonly clock: ClockPurpose;
  procedure(procedureId: string): Promise<Procedure>;
  given?(matter: MatterRow): Promise<GivenFacts>;
  /** At whose position a step stands, where that is another one than the drawing's: the person of whom a signal speaks, a higher office. */
  addressed?(matter: MatterRow, elementId: string): Promise<{ organId: string; position: string } | undefined>;
  opened?(step: Opened): Promise<void>;
  claimed?(claim: Claimed): Promise<void>;
  /** What the kind has against a decision beside its form, at its fields; may throw a refusal. Asked again when a second one confirms. */
  judge?(asked: Judgeable): Promise<FieldProblem[]>;
  document(asked: AskedDocument): Promise<DocumentDraft>;
  /** Answers what goes into the clock's ledger. */
  decided(decision: Decided): Promise<LedgerEntry[]>;
  /** When the moment is that ends a timer on a step's border (header `until`); null where the matter has none. */
  momentOf?(matter: MatterRow, moment: PeriodMoment): Promise<CivilDate | null>;
  /** Whether what was decided has come about, so that the matter may end; until then its end waits. */
  mayClose?(closing: Closing): Promise<boolean>;
  /** Answers the state in which the matter ends. */
  closed(closing: Closing): Promise<string>;
  /** The same, of a matter that is closed with reasons. */
  terminated(termination: Termination): Promise<string>;
}

export type MatterKinds = (name: string) => MatterKind;

/**
 * The one way from a matter's kind to what the kind adds; `kinds` is asked when all features are there. A kind that nobody brings is a
 * fault of the composition.
 */
export function createMatterKinds(kinds: () => readonly MatterKind[]): MatterKinds {
  return (name) => {
    const kind = kinds().find((one) => one.name === name);
    if (!kind) throw new Error(`No feature brings the kind of matter "${name}"`);
    return kind;
  };
}

/** The procedure that a matter runs on. */
export async function procedureOf(kinds: MatterKinds, matter: Pick<MatterRow, 'id' | 'kind' | 'procedure_id'>): Promise<Procedure> {
  if (matter.procedure_id === null) throw new Error(`Matter ${matter.id} runs on no procedure`);
  return kinds(matter.kind).procedure(matter.procedure_id);
}
