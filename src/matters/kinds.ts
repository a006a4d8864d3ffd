/** The kinds of matter that the features bring, asked by name. A kind that nobody brings any more is shown to nobody. */
import { ENDINGS } from '../../domain/registry/results.ts';
import type { MatterPage } from '../platform/feature.ts';
import type { MatterRow } from './store.ts';

export type Kinds = ReturnType<typeof createKinds>;

/** `list` is asked when all features are there. */
export function createKinds(list: () => readonly MatterPage[]) {
  const of = (name: string): MatterPage => {
    const kind = list().find((one) => one.name === name);
    if (!kind) throw new Error(`No feature brings the kind of matter "${name}"`);
    return kind;
  };
  return {
    all: list,
    of,
    named: (name: string): { text: string; textEn: string } => ({ text: of(name).text, textEn: of(name).textEn }),
    pageOf: ({ id, kind }: Pick<MatterRow, 'id' | 'kind'>): string => of(kind).page.replace(':id', encodeURIComponent(id)),
    stateOf: ({ kind, state }: Pick<MatterRow, 'kind' | 'state'>): { text: string; textEn: string } => {
      const words = of(kind).states?.[state] ?? (state === 'terminated' ? ENDINGS.terminated : undefined);
      return { text: words?.name ?? state, textEn: words?.nameEn ?? state };
    },
  };
}
