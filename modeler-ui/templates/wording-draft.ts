/** What is typed, whole, and what of it differs from the shipped text: only that is kept as a wording. */
import type { Paragraph, RowLabel, Wording } from '../../domain/documents/wording.ts';

export type Draft = Required<Omit<Wording, 'sections'>> & { sections: DraftSection[] };
export interface DraftSection {
  key: string;
  title: string;
  text: Paragraph[];
  added?: boolean;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The shipped text with a wording over it. */
export function draftOf(shipped: Wording, body: Wording): Draft {
  const base: DraftSection[] = (shipped.sections ?? []).map(({ key, title = key, text = [] }) => ({ key, title, text }));
  const last = base.at(-1);
  const named = body.sections ?? [];
  const sections = named.flatMap((section): DraftSection[] => {
    const own = base.find(({ key }) => key === section.key);
    if (own === undefined && !section.added) return [];
    if (own !== undefined && own === last) return [];
    const { key, added } = section;
    return [{ key, title: section.title ?? own?.title ?? key, text: section.text ?? own?.text ?? [], ...(added ? { added } : {}) }];
  });
  for (const [index, section] of base.entries()) {
    if (sections.some(({ key }) => key === section.key) || section === last) continue;
    const before = base[index - 1];
    sections.splice(before ? sections.findIndex(({ key }) => key === before.key) + 1 : 0, 0, section);
  }
  if (last) {
    const own = named.find(({ key }) => key === last.key);
    sections.push({ ...last, title: own?.title ?? last.title, text: own?.text ?? last.text });
  }
  return {
    title: body.title ?? shipped.title ?? '',
    numerals: body.numerals ?? shipped.numerals ?? 'chinese',
    opening: body.opening ?? shipped.opening ?? [],
    sections,
    rows: (shipped.rows ?? []).map(({ key, label }): RowLabel => ({
      key,
      label: body.rows?.find((row) => row.key === key)?.label ?? label,
    })),
    closing: body.closing ?? shipped.closing ?? [],
  };
}

export function wordingOf(shipped: Wording, draft: Draft): Wording {
  const base = shipped.sections ?? [];
  const sections = draft.sections.map(({ key, title, text, added }) => {
    const own = base.find((section) => section.key === key);
    return {
      key,
      ...(title.trim() !== (own?.title ?? key) && title.trim() ? { title: title.trim() } : {}),
      ...(added || !same(text, own?.text ?? []) ? { text } : {}),
      ...(added ? { added } : {}),
    };
  });
  const moved = !same(
    sections.map(({ key }) => key),
    base.map(({ key }) => key),
  );
  const told = sections.filter((section) => moved || Object.keys(section).length > 1);
  // An emptied label is as shipped: a row without one says nothing.
  const rows = draft.rows.filter(({ key, label }) => label.trim() && label !== shipped.rows?.find((row) => row.key === key)?.label);
  return {
    ...(draft.title.trim() && draft.title.trim() !== shipped.title ? { title: draft.title.trim() } : {}),
    ...(draft.numerals !== (shipped.numerals ?? 'chinese') ? { numerals: draft.numerals } : {}),
    ...(same(draft.opening, shipped.opening ?? []) ? {} : { opening: draft.opening }),
    ...(told.length ? { sections: told } : {}),
    ...(rows.length ? { rows } : {}),
    ...(same(draft.closing, shipped.closing ?? []) ? {} : { closing: draft.closing }),
  };
}
