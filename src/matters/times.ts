/** How a matter's clocks stand, kept in the header so that its indexes lead lists; derived, never the truth (docs/adr/0024-scale.md). */
import type { MatterRowView } from '../../domain/api/matters.ts';
import type { ClockPurpose } from '../../domain/clocks/purposes.ts';
import type { Database } from '../platform/database/index.ts';
import type { Condition } from './select.ts';
import type { MatterRow } from './store.ts';

/** What lists ask of clocks, for many matters at once. */
export interface DueTimes {
  duesOf(matterIds: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        colour: MatterRowView['colour'];
        due: { purpose: ClockPurpose; limit: string; dueAt: number; running: boolean } | null;
      }
    >
  >;
}

/** As the column says it: the worse, the higher. */
export const COLOURS = ['normal', 'warned', 'overdue'] as const;

/** Most are normal: there the list's order leads, and nothing may be looked up by the colour. */
export const hasColour = (colour: string): Condition<MatterRow> =>
  colour === 'normal' ? () => 'm.colour + 0 = 0' : { colour: COLOURS.findIndex((one) => one === colour) };

/** SQL over `matter m`: time runs, and the due time that counts now lies in the span. */
export const dueWithin = (from: string, before: string): string =>
  `m.due_at >= ${from} AND m.due_at < ${before} AND EXISTS (SELECT 1 FROM clock k WHERE k.matter_id = m.id AND k.state = 'running')`;

export function createStoreTimes({ database, dueTimes }: { database: Database; dueTimes: DueTimes }) {
  return async (matterIds: readonly string[]): Promise<void> => {
    const dues = await dueTimes.duesOf(matterIds);
    for (const id of matterIds) {
      const { colour = 'normal', due = null } = dues.get(id) ?? {};
      await database.change('UPDATE matter SET colour = $1, due_at = $2 WHERE id = $3', [COLOURS.indexOf(colour), due?.dueAt ?? null, id]);
    }
  };
}
