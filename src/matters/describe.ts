/** What the kinds say of their matters beside the header, asked once a kind for a whole list. */
import type { MatterExtra } from '../../domain/api/matters.ts';
import type { Kinds } from './kinds.ts';
import type { MatterRow } from './store.ts';

const NOTHING: MatterExtra = { facts: [] };

export type Describe = (matters: readonly Pick<MatterRow, 'id' | 'kind'>[]) => Promise<{ of(matterId: string): MatterExtra }>;

export function createDescribe(kinds: Kinds): Describe {
  return async (matters) => {
    const found = await Promise.all(
      [...new Set(matters.map(({ kind }) => kind))].map(async (name) => {
        const ids = matters.flatMap(({ id, kind }) => (kind === name ? [id] : []));
        return kinds.of(name).describe?.([...new Set(ids)]) ?? new Map<string, MatterExtra>();
      }),
    );
    return { of: (id) => found.map((extras) => extras.get(id)).find((extra) => extra !== undefined) ?? NOTHING };
  };
}
