/** Which clocks have something due: what both alarms look for (docs/adr/0007-clock.md). */
import type { Database } from '../platform/database/index.ts';

export interface DueClock {
  id: string;
  /** Milliseconds since 1970. */
  next_at: number;
}

const BATCH = 1_000;

/**
 * Clocks with a moment up to `untilMs`, in batches of which none is empty, the earliest first. Those of one moment come in the order of
 * their ids: neighbours in every index, so that a batch of rows touches few pages. A clock comes once, whatever is done with it meanwhile.
 */
export async function* dueClocks(database: Database, untilMs: number): AsyncGenerator<[DueClock, ...DueClock[]]> {
  for (let after: DueClock = { next_at: -1, id: '' }; ;) {
    const [first, ...others] = await database.all<DueClock>(
      `SELECT id, next_at FROM clock WHERE next_at <= $1 AND (next_at > $2 OR next_at = $2 AND id > $3) ORDER BY next_at, id LIMIT ${BATCH}`,
      [untilMs, after.next_at, after.id],
    );
    if (!first) return;
    yield [first, ...others];
    if (others.length < BATCH - 1) return;
    after = others.at(-1) ?? first;
  }
}

export const idsOf = (clocks: readonly DueClock[]): string[] => clocks.map(({ id }) => id);
