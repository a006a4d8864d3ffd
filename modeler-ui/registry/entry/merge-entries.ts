import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

export type EntryField = keyof RegistryEntry;

export interface Merge {
  merged: RegistryEntry;
  /** Fields that both changed, and differently: a person decides. */
  conflicts: EntryField[];
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * Somebody saved the version meanwhile. Fields that only one side changed are taken from that side; where both changed the
 * same field differently mine stays and the field is named, so that nothing is lost without being seen.
 */
export function mergeEntries(base: RegistryEntry, mine: RegistryEntry, theirs: RegistryEntry): Merge {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])] as EntryField[];
  const conflicts = fields.filter(
    (field) => !same(base[field], mine[field]) && !same(base[field], theirs[field]) && !same(mine[field], theirs[field]),
  );
  const taken = fields
    .map((field) => [field, same(base[field], mine[field]) ? theirs[field] : mine[field]] as const)
    .filter(([, value]) => value !== undefined);
  return { merged: Object.fromEntries(taken) as unknown as RegistryEntry, conflicts };
}

/** Whatever the order of its fields, an entry says the same. */
export const isSameEntry = (one: RegistryEntry, other: RegistryEntry): boolean =>
  ([...new Set([...Object.keys(one), ...Object.keys(other)])] as EntryField[]).every((field) => same(one[field], other[field]));
