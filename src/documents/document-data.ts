/** The facts of one legal document: everything a template may print, and nothing else (R11.5; domain.md section 3). */
import type { CivilDate } from '../platform/clock/civil-date.ts';

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
  power: { code: string; name: string; legalBasis: { law: string; article: string; text: string }[] };
  case: { serial: string; subject: string; receivedAt: Date; acceptedAt?: Date; result?: string };
  party: { kind: string; name: string; idLabel: string; idNumber: string; contact?: string; phone: string; address?: string };
  limits: { statutoryDays: number; promisedDays: number; statutoryDue?: CivilDate; promisedDue?: CivilDate; unitLabel: string };
  materials: { name: string; required: boolean; provided: boolean; originals: number; copies: number; note?: string }[];
  decision?: { outcomeLabel: string; text: string; personName: string; positionName: string; at: Date };
  /** What the step that led here recorded; on a decision or a certificate, what is permitted. */
  fields: { label: string; value: string }[];
  certificate?: { number: string; validFrom: CivilDate; validTo: CivilDate };
  /** Delivery receipt: the documents handed over; left to be written by hand when absent. */
  delivered?: { title: string; number: string }[];
}
