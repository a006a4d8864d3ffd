/**
 * A suspension or an extension counts from the document that tells the party of it (XK42, XK45; `CLOCK_DOCUMENTS`), and names it in the
 * ledger.
 */
import { CalendarYearMissing, type WorkingCalendar } from '../../domain/calendar/calendar.ts';
import type { CivilDate } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { CLOCK_DOCUMENTS } from '../../domain/registry/documents.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';

/** The typed field in which the officer who extends says by how many days; without it the entry's longest extension counts. */
export const EXTENSION_FIELD = 'extensionDays';

/** The typed field in which the officer says how many days a special procedure takes; the party is told (XK45), in working days (XK82). */
export const SUSPENSION_FIELD = 'specialDays';
/** More is a slip of the finger. */
const LONGEST_SUSPENSION = 1_000;

/** Notices of the time for which goods are held (QZ25): they move that clock and not the case's own limits. */
export const MOVES_HOLDING: ReadonlySet<string> = new Set(['testing-period-notice', 'holding-extension']);

/** What a document with its own id and fields puts into the clock's ledger; nothing for most. */
export function clockEntriesOf(
  document: { id: string; template: string; reason: string; fields: readonly LabelledValue[] },
  entry: RegistryEntry,
  at: Date,
  calendar: WorkingCalendar,
  holds = false,
): LedgerEntry[] {
  switch (Object.hasOwn(CLOCK_DOCUMENTS, document.template) ? CLOCK_DOCUMENTS[document.template] : undefined) {
    case 'suspend':
      return [{ kind: 'suspend', at, reason: document.reason, documentId: document.id, ...latestEnd(document.fields, at, calendar) }];
    case 'extend': {
      const { limits } = entry;
      const extension = (holds ? limits.holding : limits)?.extension;
      const days = extensionOf(extension, document.fields);
      if (!extension || !days) return [];
      const unit = extension.unit ?? (holds ? limits.holding : limits.statutory)?.unit;
      return (holds ? (['holding'] as const) : (['promised', 'statutory'] as const)).map((limit): LedgerEntry => {
        const inOther = unit !== limits[limit]?.unit && unit !== undefined;
        return { kind: 'extend', at, limit, days, ...(inOther ? { unit } : {}), documentId: document.id };
      });
    }
    default:
      return [];
  }
}

/** Nothing where nobody said how long it takes, or the calendar of that year is not loaded. */
function latestEnd(fields: readonly LabelledValue[], at: Date, calendar: WorkingCalendar): { until?: CivilDate } {
  const days = saidIn(fields, SUSPENSION_FIELD);
  if (!(days > 0 && days <= LONGEST_SUSPENSION)) return {};
  try {
    return { until: calendar.addWorkingDays(civilDateInChina(at), days) };
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error;
    return {};
  }
}

/** An answer is kept in words, `15 个工作日`; the number stands first. Not a number where there is none. */
const saidIn = (fields: readonly LabelledValue[], field: string): number =>
  Number.parseInt(fields.findLast(({ key }) => key === field)?.value ?? '', 10);

function extensionOf(extension: RegistryEntry['limits']['extension'], fields: readonly LabelledValue[]): number {
  const most = extension?.days ?? 0;
  const said = saidIn(fields, EXTENSION_FIELD);
  return Number.isInteger(said) && said > 0 ? Math.min(said, most) : most;
}
