/** The steps at which matters stand now, for lists: of many matters at once. */
import type { Database } from '../platform/database/index.ts';
import { matterModels } from './models.ts';
import { find } from './select.ts';
import type { StepRow } from './store.ts';

const SHOWN = [
  'id',
  'matter_id',
  'element_id',
  'name',
  'organ_id',
  'position_code',
  'opened_at',
  'due_at',
  'claimed_by',
] as const satisfies (keyof StepRow)[];

export type OpenStep = Pick<StepRow, (typeof SHOWN)[number]>;

/** By matter, the oldest first. */
export async function openStepsOf(database: Database, matterIds: readonly string[]): Promise<{ of(matterId: string): OpenStep[] }> {
  const steps: OpenStep[] = matterIds.length
    ? await find(database, matterModels(database).step, {
        attributes: SHOWN,
        where: [{ state: ['open', 'claimed'], matter_id: [...matterIds] }],
        order: [['opened_at', 'ASC']],
      })
    : [];
  return { of: (id) => steps.filter(({ matter_id }) => matter_id === id) };
}
