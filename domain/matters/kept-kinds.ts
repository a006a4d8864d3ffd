/**
 * Kinds of matter that are kept from all but those who handle them (R17, R18), whatever else a person may read: neither lists nor live
 * events, figures or the other end of a link tell that there is one. By kind: what the reader must be permitted.
 */
import type { Action } from '../organisation/roles.ts';

export const KEPT_KINDS = {
  investigation: 'investigation.handle',
  complaint: 'complaint.handle',
} as const satisfies Record<string, Action>;

/** What must be permitted to read a matter of the kind; undefined where it is not kept. */
export const keptFor = (kind: string): Action | undefined => (KEPT_KINDS as Readonly<Record<string, Action>>)[kind];
