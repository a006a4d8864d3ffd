/** What a live event tells of: the matter, and whether it is a change of the registry. */
export interface Happened {
  matterIds: ReadonlySet<string> | 'all';
  registry: boolean;
}

/** After a time of which no event tells. */
export const ANYTHING: Happened = { matterIds: 'all', registry: true };

/** Whether an answer, by its key, may have become old: figures and lists by whatever happens, one matter by its own events. */
export function concerns([subject, part, rest]: readonly unknown[], { matterIds, registry }: Happened): boolean {
  const isList = (one: unknown): boolean => typeof one !== 'string' || one.startsWith('?');
  const isOld = (one: unknown): boolean => isList(one) || matterIds === 'all' || matterIds.has(one as string);
  if (subject === 'cases' || subject === 'matters') return isOld(part);
  if (subject === 'registry') return registry && (part !== 'changes' || isOld(rest));
  return subject === 'inbox' || subject === 'supervision' || subject === 'divergences';
}
