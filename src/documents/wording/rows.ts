/**
 * The labels of a document's rows, in forms and in tables of facts: the legal office words them, what a row says stays from the record
 * (R11.5; docs/adr/0042-service-and-wording.md).
 */
import type { RowLabel } from '../../../domain/documents/wording.ts';
import type { Content } from '../layout/content.ts';
import { sampleDocument } from '../sample-document.ts';
import { TEMPLATES } from '../templates.ts';

/** Every label of a row, as often as it stands there. */
export const labelsOf = (content: readonly Content[]): string[] =>
  content.flatMap((part) => {
    if (part.kind === 'together') return labelsOf(part.content);
    if (part.kind === 'form')
      return part.rows.flatMap(({ label, value }) => [label, ...(typeof value === 'string' ? [] : labelsOf(value))]);
    if (part.kind === 'facts') return part.rows.flat().map(([label]) => label);
    return part.kind === 'certificate' ? labelsOf([part.facts]) : [];
  });

/** Those that are the template's own: neither a step's name, nor the label of a form's field, nor the kind of the party's number. */
export function shippedLabels(template: string): string[] {
  const data = sampleDocument(template, { fields: [], opinions: [] });
  const labels = labelsOf(TEMPLATES[template]?.content(data) ?? []);
  return [...new Set(labels)].filter((label) => label.trim() !== '' && label !== data.party.idLabel);
}

export function relabelled(content: readonly Content[], rows: readonly RowLabel[]): Content[] {
  const own = new Map(rows.map(({ key, label }) => [key, label]));
  const of = (label: string): string => own.get(label) ?? label;
  const within = (part: Content): Content => {
    switch (part.kind) {
      case 'together':
        return { ...part, content: part.content.map(within) };
      case 'form':
        return {
          ...part,
          rows: part.rows.map((row) => ({
            ...row,
            label: of(row.label),
            value: typeof row.value === 'string' ? row.value : row.value.map(within),
          })),
        };
      case 'facts':
        return { ...part, rows: part.rows.map((row) => row.map(([label, value]): [string, string] => [of(label), value])) };
      case 'certificate':
        return { ...part, facts: within(part.facts) as typeof part.facts };
      default:
        return part;
    }
  };
  return own.size ? content.map(within) : [...content];
}
