/** The facts of one legal document: everything a template may print, and nothing else (R11.5; docs/law.md, "Documents"). */
import type { PowerCategory } from '../../domain/registry/registry-entry.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';

export interface DocumentField {
  /** Key of the form's field; absent where a text has none. */
  key?: string;
  label: string;
  value: string;
}

/** One step's opinion, as an approval form or a report prints it (R11.4). */
export interface DocumentOpinion {
  stepName: string;
  positionName: string;
  outcomeLabel: string;
  negative: boolean;
  text: string;
  at: Date;
  officers: DocumentOfficer[];
  fields: DocumentField[];
}

/** An officer with the number of the enforcement certificate, where there is one (R19.2). */
export interface DocumentOfficer {
  name: string;
  certificate?: string;
}

export interface DocumentData {
  /** Code of the template, a key of `TEMPLATES`. */
  template: string;
  title: string;
  /** 文号 */
  number: string;
  issuedOn: CivilDate;
  /** Name of the city with its 市, e.g. 阳城市; its people's government hears reconsiderations. */
  city: string;
  organ: { name: string; shortName: string; address?: string; phone?: string };
  power: {
    code: string;
    name: string;
    category: PowerCategory;
    isOwnMotion: boolean;
    specialProcedures: string[];
    legalBasis: { law: string; article: string; text: string }[];
  };
  case: { serial: string; subject: string; receivedAt: Date; acceptedAt?: Date; result?: string };
  party: { kind: string; name: string; idLabel: string; idNumber: string; contact?: string; phone: string; address?: string };
  limits: {
    statutoryDays: number;
    promisedDays: number;
    statutoryDue?: CivilDate;
    promisedDue?: CivilDate;
    /** Of the promise. */
    unitLabel: string;
    statutoryUnitLabel: string;
    extension?: { days: number; unitLabel: string; basis: string };
  };
  materials: { name: string; required: boolean; provided: boolean; originals: number; copies: number; note?: string }[];
  decision?: { outcomeLabel: string; text: string; personName: string; positionName: string; at: Date };
  /** What the step that led here recorded; on a decision or a certificate, what is permitted. */
  fields: DocumentField[];
  /** The latest answer of the whole case to each key, from the application's form to the last step. */
  answers: Record<string, DocumentField>;
  /** Every opinion so far, in order. */
  opinions: DocumentOpinion[];
  /** Penalties: the discretion benchmark that the case falls under, with the tier chosen (R10). */
  benchmark?: { violation: string; violatedClause: string; penaltyClause: string; tier?: { level: string; conditions: string[] } };
  certificate?: { number: string; validFrom: CivilDate; validTo: CivilDate };
  /** Documents that this one hands over or lists; to be written by hand when absent. */
  documents?: { title: string; number: string; issuedOn: CivilDate; pages?: number }[];
}
