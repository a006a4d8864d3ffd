import { SECTIONS, type Fact, type Section } from './describe-entry.ts';
import { diffText } from './text-diff.ts';

export interface Difference {
  section: Section;
  key: string;
  kind: 'added' | 'removed' | 'changed';
  label: string;
  before: string | null;
  after: string | null;
}

/** What two versions say differently, section by section; a section whose things only changed places says so too. */
export function compareFacts(before: Fact[], after: Fact[]): Difference[] {
  const [old, now] = [new Map(before.map((fact) => [fact.key, fact])), new Map(after.map((fact) => [fact.key, fact]))];
  return SECTIONS.flatMap((section) => {
    const keys = [...new Set([...before, ...after].filter((fact) => fact.section === section).map(({ key }) => key))];
    const found = keys.flatMap((key) => difference(section, key, old.get(key), now.get(key)) ?? []);
    return [...(section === 'conditions' ? paired(found) : found), ...reordered(section, before, after)];
  });
}

function difference(section: Section, key: string, before: Fact | undefined, after: Fact | undefined): Difference | null {
  const label = (after ?? before)?.label ?? '';
  if (!before) return after ? { section, key, kind: 'added', label, before: null, after: after.text } : null;
  if (!after) return { section, key, kind: 'removed', label, before: before.text, after: null };
  return before.text === after.text ? null : { section, key, kind: 'changed', label, before: before.text, after: after.text };
}

/** Half of the shorter text in common: the same condition in other words. */
const ALIKE = 0.5;

/** A condition has no name: one that went and one that came and are alike are one that changed. */
function paired(found: Difference[]): Difference[] {
  const added = found.filter(({ kind }) => kind === 'added');
  const pairs = new Map<string, Difference>();
  for (const gone of found.filter(({ kind }) => kind === 'removed')) {
    const come = added.find(
      ({ key, after }) => ![...pairs.values()].some((one) => one.key === key) && alike(gone.before ?? '', after ?? ''),
    );
    if (come) pairs.set(gone.key, come);
  }
  const merged = new Set([...pairs.values()].map(({ key }) => key));
  return found
    .filter(({ key }) => !merged.has(key))
    .map((one) => {
      const come = pairs.get(one.key);
      return come ? { ...one, kind: 'changed' as const, after: come.after } : one;
    });
}

const alike = (before: string, after: string): boolean => {
  const common = diffText(before, after)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { text }) => sum + text.length, 0);
  return common >= ALIKE * Math.min(before.length, after.length);
};

/** The order of conditions, materials and tiers carries meaning: a change of it alone is told as one difference. */
function reordered(section: Section, before: Fact[], after: Fact[]): Difference[] {
  const kept = new Set(after.map(({ key }) => key));
  const was = before.filter((fact) => fact.section === section && kept.has(fact.key));
  const had = new Set(was.map(({ key }) => key));
  const is = after.filter((fact) => fact.section === section && had.has(fact.key));
  if (was.every(({ key }, index) => is[index]?.key === key)) return [];
  const names = (facts: Fact[]): string => facts.map(({ label, text }, index) => `${index + 1}. ${label || text}`).join('\n');
  return [{ section, key: `${section}/order`, kind: 'changed', label: '', before: names(was), after: names(is) }];
}
