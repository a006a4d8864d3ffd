/** The facts of one legal document: everything a template may print, and nothing else (R11.5; docs/law.md, "Documents"). */
import type { Wording } from '../../domain/documents/wording.ts';
import type { TickedFact } from '../../domain/registry/benchmark-facts.ts';
import type { LicenceAct } from '../../domain/licences/acts.ts';
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
  /** Where the second officer confirmed what the first one proposed: when it was proposed; `at` is the confirmation. */
  proposedAt?: Date;
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
  /** Name of the city with its 市, e.g. 阳城市. */
  city: string;
  /** The people's government of the organ's own level, which hears reconsiderations (行政复议法 24): of a district organ the district's. */
  government: string;
  /** `court`: where suits against the organ are brought, where its data name it. */
  organ: { name: string; shortName: string; address?: string; phone?: string; court?: string };
  power: {
    code: string;
    name: string;
    category: PowerCategory;
    isOwnMotion: boolean;
    specialProcedures: string[];
    /** Absent = nobody said. */
    fees?: { charged: boolean; text?: string };
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
    /** With whom it is handled, and how, e.g. 联合办理: the head of the government extends then (XK42(2)). */
    joint?: { way: string; departments: readonly string[] };
    /** The last day of the special procedure that begins with this document, where its days are said (XK45). */
    specialUntil?: CivilDate;
    /** Within which the drawing waits for what has to be supplemented, e.g. 20 个工作日; absent = it waits without end. */
    supplement?: string;
    /** While something is sealed or seized: from the measure to the last day as it stands, and how long it was tested (QZ24, QZ25). */
    holding?: { from: CivilDate; until?: CivilDate; days: number; unitLabel: string; endedOn?: CivilDate };
  };
  materials: {
    name: string;
    required: boolean;
    provided: boolean;
    originals: number;
    copies: number;
    note?: string;
    /** What stands in its place while it is not there, and until when it has to follow. */
    instead?: 'promised' | 'tolerated';
    followBy?: CivilDate;
  }[];
  decision?: { outcomeLabel: string; text: string; personName: string; positionName: string; at: Date };
  /** What the step that led here recorded; on a decision or a certificate, what is permitted. */
  fields: DocumentField[];
  /** The latest answer of the whole case to each key, from the application's form to the last step. */
  answers: Record<string, DocumentField>;
  /** Every opinion so far, in order. */
  opinions: DocumentOpinion[];
  /** Penalties: the discretion benchmark that the case falls under, with the tier chosen (R10). */
  benchmark?: {
    violation: string;
    violatedClause: string;
    penaltyClause: string;
    tier?: { level: string; conditions: string[] };
    /** What was established of its facts, and the evidence each rests on. */
    facts?: TickedFact[];
    /** Where there are versions: the day from which the applied one holds, and why it is one that came after the act (CF37). */
    version?: { actDate?: CivilDate; from?: CivilDate; later: boolean; ground?: string };
  };
  certificate?: { number: string; validFrom: CivilDate; validTo: CivilDate };
  /** The licence or award that the case is about, as it stood, and what the case does to it (XK8, XK49, XK50, XK69, XK70). */
  licence?: {
    number: string;
    act: LicenceAct;
    actName: string;
    issuedOn: CivilDate;
    validFrom?: CivilDate;
    validTo?: CivilDate;
    content: DocumentField[];
  };
  /** Inspections: the visit that it shares with those of other organs or powers (国办发〔2024〕54号). */
  jointVisit?: { day: CivilDate; others: { organ: string; power: string }[] };
  /** How the legal office words it, in which version; absent = as the platform ships it. */
  wording?: { version: number; body: Wording };
  /** Documents that this one hands over or lists; to be written by hand when absent. */
  documents?: { title: string; number: string; issuedOn: CivilDate; pages?: number }[];
}
