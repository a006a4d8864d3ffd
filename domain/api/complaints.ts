/** Answers about complaints (R18): what is asked, one of them, who complained, figures, times, an import. */
import { z } from 'zod';
import { formFieldSchema } from '../registry/registry-entry-schema.ts';
import { bilingual, named, time } from './basics.ts';
import { investigationName } from './investigations.ts';

export const complaintForm = z.strictObject({
  /** Answered as `answers`, by the fields' keys. */
  fields: z.array(formFieldSchema),
  /** Organs of the reader's scope. */
  organs: z.array(named),
  /** People of the organ that was asked for. */
  people: z.array(named),
});
export const complaintRegistered = z.strictObject({ id: z.string(), number: z.string() });

const other = z.strictObject({ id: z.string(), number: z.string(), title: z.string(), stateName: bilingual });

export const complaintView = z.strictObject({
  id: z.string(),
  named: z.boolean(),
  organ: named.nullable(),
  /** The case that it is about; `title` null where the reader may not see it. */
  case: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
  person: named.nullable(),
  subjectVersion: z.number().int(),
  /** The complainant's own words; supervision alone reads them. */
  text: z.string(),
  verdict: bilingual.nullable(),
  /** What the organ received. */
  transfers: z.array(other.extend({ open: z.boolean(), overdue: z.boolean() })),
  /** About the same case, or by the same telephone or number: perhaps the same complaint. */
  similar: z.array(other),
  investigations: z.array(investigationName),
  /** Whether the reader may read who complained, say whom it is about, and release files. */
  mayHandle: z.boolean(),
});

export const complaintIdentity = z.strictObject({
  name: z.string(),
  phone: z.string(),
  idNumber: z.string(),
  address: z.string(),
});

export const complaintStatistics = z.strictObject({
  open: z.number().int(),
  toAccept: z.number().int(),
  transferred: z.number().int(),
  /** Past a limit of their own. */
  overdue: z.number().int(),
  closed: z.number().int(),
  organs: z.array(z.strictObject({ organ: named, open: z.number().int(), upheld: z.number().int(), total: z.number().int() })),
});

const days = z.number().int().min(1).max(120);
export const complaintTimes = z.strictObject({
  acceptDays: days,
  handleDays: days,
  transferDays: days,
  warnBefore: z.number().int().min(1).max(10),
});
export const complaintTimesView = z.strictObject({
  /** 0: the standard. */
  version: z.number().int(),
  times: complaintTimes,
  maySet: z.boolean(),
  /** Newest first. */
  history: z.array(z.strictObject({ version: z.number().int(), times: complaintTimes, reason: z.string(), person: z.string(), at: time })),
});

export const complaintsOfMatter = z.strictObject({ items: z.array(other) });

/** Row by row: what was registered, was there already, or is refused. */
export const complaintsImported = z.strictObject({
  registered: z.array(
    z.strictObject({ row: z.number().int(), reference: z.string(), id: z.string(), number: z.string(), already: z.boolean() }),
  ),
  ready: z.array(z.strictObject({ row: z.number().int(), reference: z.string() })),
  refused: z.array(
    z.strictObject({
      row: z.number().int(),
      reference: z.string(),
      problems: z.array(z.strictObject({ code: z.string(), message: z.string(), messageEn: z.string() })),
    }),
  ),
});

export type ComplaintForm = z.infer<typeof complaintForm>;
export type ComplaintView = z.infer<typeof complaintView>;
export type ComplaintIdentity = z.infer<typeof complaintIdentity>;
export type ComplaintStatistics = z.infer<typeof complaintStatistics>;
export type ComplaintTimesView = z.infer<typeof complaintTimesView>;
export type ComplaintsImported = z.infer<typeof complaintsImported>;
