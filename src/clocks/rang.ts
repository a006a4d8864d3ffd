/** What the platform does when an alarm of the engine rings (docs/adr/0028-alarms-by-moment.md). */
import type { Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Clocks } from './clocks.ts';
import { dueClocks, idsOf } from './due-clocks.ts';

/**
 * An alarm rings a second time after so many milliseconds: a use case under way at the first may still have counted on it, and has ended
 * by then.
 */
export const RINGS_AGAIN_MS = 5_000;

/** Of the alarm set for `at`, ringing at `ringsAt`, in milliseconds; answers when it is to ring next, null when it is done. */
export const createRang =
  ({ database, clocks, time }: { database: Database; clocks: Pick<Clocks, 'evaluate'>; time: Time }) =>
  async ({ at, ringsAt }: { at: number; ringsAt: number }): Promise<number | null> => {
    for await (const due of dueClocks(database, at)) await clocks.evaluate(idsOf(due), 'engine');
    // The engine's clock is a little ahead of ours: nothing was due yet.
    if (time.now().getTime() < at) return at;
    if (ringsAt === at) return at + RINGS_AGAIN_MS;
    await database.write(() => database.run('DELETE FROM due_alarm WHERE at = $1', [at]));
    return null;
  };
