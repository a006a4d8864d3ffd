/**
 * A suspension or an extension counts from the document that tells the party of it (XK42, XK45; `CLOCK_DOCUMENTS`), and names it in the
 * ledger.
 */
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { CLOCK_DOCUMENTS } from '../../domain/registry/documents.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';

/** The typed field in which the officer who extends says by how many days; without it the entry's longest extension counts. */
export const EXTENSION_FIELD = 'extensionDays';

/** What a document with its own id and fields puts into the clock's ledger; nothing for most. */
export function clockEntriesOf(
  document: { id: string; template: string; reason: string; fields: readonly LabelledValue[] },
  entry: RegistryEntry,
  at: Date,
): LedgerEntry[] {
  switch (Object.hasOwn(CLOCK_DOCUMENTS, document.template) ? CLOCK_DOCUMENTS[document.template] : undefined) {
    case 'suspend':
      return [{ kind: 'suspend', at, reason: document.reason, documentId: document.id }];
    case 'extend': {
      const days = extensionOf(entry, document.fields);
      return days
        ? (['promised', 'statutory'] as const).map((limit) => ({ kind: 'extend', at, limit, days, documentId: document.id }))
        : [];
    }
    default:
      return [];
  }
}

function extensionOf(entry: RegistryEntry, fields: readonly LabelledValue[]): number {
  const most = entry.limits.extension?.days ?? 0;
  const said = Number.parseInt(fields.findLast(({ key }) => key === EXTENSION_FIELD)?.value ?? '', 10);
  return Number.isInteger(said) && said > 0 ? Math.min(said, most) : most;
}
