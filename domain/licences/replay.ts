/**
 * The register of licences and awards as the record tells it (R12a): whoever plays these entries from the first to the last has every
 * one and what became of it. `npm run verify` holds the register against it.
 */
import type { LabelledValue } from '../forms/labelled.ts';
import { licenceAct, type LicenceAct } from './acts.ts';
import type { RegisteredCategory } from './registered.ts';
import type { LicenceState } from './states.ts';

/** Payload of the record's `licence-issued`: a certificate was made. */
export interface LicenceIssued {
  licenceId: string;
  number: string;
  /** Absent in entries from before awards were held: a licence. */
  category?: RegisteredCategory;
  powerCode: string;
  holder: string;
  holderNumber: string;
  validFrom: string | null;
  validTo: string | null;
  content: LabelledValue[];
  documentId: string;
  /** The licence whose place it takes, and by which act. */
  replaces: string | null;
  act: LicenceAct | null;
}

/** Payload of `licence-ended`: a decision did this to a licence. */
export interface LicenceEnded {
  licenceId: string;
  act: LicenceAct;
}

/** Payload of `licence-expired`: its last day has passed. */
export interface LicenceExpired {
  licenceId: string;
}

export type LicenceEntry =
  | { kind: 'licence-issued'; payload: LicenceIssued }
  | { kind: 'licence-ended'; payload: LicenceEnded }
  | { kind: 'licence-expired'; payload: LicenceExpired };

/** One licence as far as the entries go. */
export interface ReplayedLicence extends LicenceIssued {
  category: RegisteredCategory;
  state: LicenceState;
  replacedBy: string | null;
}

/** By id; throws where an entry speaks of a licence that no entry issued. */
export function replayLicences(entries: Iterable<LicenceEntry>): Map<string, ReplayedLicence> {
  const licences = new Map<string, ReplayedLicence>();
  const known = (id: string): ReplayedLicence => {
    const licence = licences.get(id);
    if (!licence) throw new Error(`The record speaks of a licence ${id} that was never issued`);
    return licence;
  };
  for (const entry of entries) {
    switch (entry.kind) {
      case 'licence-issued': {
        const { licenceId, replaces, act, category = 'licence' } = entry.payload;
        if (replaces && act) Object.assign(known(replaces), { state: licenceAct(act).becomes, replacedBy: licenceId });
        licences.set(licenceId, { ...entry.payload, category, state: 'valid', replacedBy: null });
        break;
      }
      case 'licence-ended':
        known(entry.payload.licenceId).state = licenceAct(entry.payload.act).becomes;
        break;
      case 'licence-expired':
        known(entry.payload.licenceId).state = 'expired';
    }
  }
  return licences;
}
