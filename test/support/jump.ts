/** Moves platform and engine clocks together without asking the sweep to look, so that each alarm is seen alone. */
import type { Platform } from '../../src/app.ts';
import { storeOffset } from '../../src/platform/time/stored-offset.ts';

export async function jump({ time, database, broker }: Platform, milliseconds: number): Promise<void> {
  if (!broker) throw new Error('Only an engine of our own can be moved');
  time.setOffset(time.offsetMs + milliseconds);
  await storeOffset(database, time.offsetMs);
  await broker.advance(milliseconds);
}

/** To so many milliseconds after (or, negative, before) an instant. */
export const jumpTo = (platform: Platform, instant: string, byMs = 0): Promise<void> =>
  jump(platform, Date.parse(instant) + byMs - platform.time.now().getTime());
