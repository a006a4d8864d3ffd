/**
 * Demonstration mode: the invented city, its past fortnight, and a clock that can be moved.
 *
 * Platform and engine move together. The platform moves first: an engine timer that fires before the ledger's time
 * has come would find nothing due and be set again for a moment that the engine has already passed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDemonstrationCity } from '../organisation/index.ts';
import { Refusal } from '../platform/errors.ts';
import { daysBetween } from '../../domain/time/civil-date.ts';
import { DAY_MS, HOUR_MS } from '../../domain/time/duration.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import { storeOffset } from '../platform/time/stored-offset.ts';
import { loadPowers } from '../registry/index.ts';
import type { DemonstrationDependencies } from './dependencies.ts';
import { livePastFortnight } from './past/fortnight.ts';

export interface Advance {
  days?: number;
  workingDays?: number;
  hours?: number;
}

export type Demonstration = ReturnType<typeof createDemonstration>;

export function createDemonstration(deps: DemonstrationDependencies) {
  const { mode, database, time, broker, sweep, registry, organisation, calendar } = deps;

  async function advanceBy(milliseconds: number): Promise<void> {
    if (mode !== 'demonstration')
      throw new Refusal(403, 'clock-not-adjustable', '正式运行环境的时钟不能调整。', 'The clock of a production platform cannot be moved.');
    if (!broker)
      throw new Refusal(
        409,
        'clock-not-adjustable',
        '使用外部流程引擎时不能调整时钟。',
        'With an engine of your own the clock cannot be moved.',
      );
    const target = time.now().getTime() + milliseconds;
    // Stops at each due moment on the way, so that what falls due is noticed when it falls due and not at the journey's end.
    for (;;) {
      const now = time.now().getTime();
      const row = await database.get<{ next: number | null }>(
        'SELECT MIN(next_at) AS next FROM clock WHERE next_at > $1 AND next_at < $2',
        [now, target],
      );
      await hop(Math.max(0, (row?.next ?? target) - now));
      if (!row?.next) return;
    }
  }

  async function hop(milliseconds: number): Promise<void> {
    time.setOffset(time.offsetMs + milliseconds);
    await storeOffset(database, time.offsetMs);
    await broker?.advance(milliseconds);
    await sweep.once();
  }

  const demonstration = {
    advanceBy,

    async advance({ days = 0, workingDays = 0, hours = 0 }: Advance): Promise<{ now: string }> {
      const now = time.now().getTime();
      let target = now + days * DAY_MS + hours * HOUR_MS;
      if (workingDays) {
        const date = calendar().addWorkingDays(civilDateInChina(target), workingDays);
        target += daysBetween(civilDateInChina(target), date) * DAY_MS;
      }
      await advanceBy(target - now);
      return { now: isoInChina(time.now()) };
    },

    /**
     * City and powers (all, or `only` these files), once. Answers the powers loaded just now: when this returns they are published, and
     * the changes by which they came into force are done.
     */
    async loadCity(only?: readonly string[]): Promise<string[]> {
      await loadDemonstrationCity(database);
      const reviewer = await organisation.person('person-fazhi1');
      if (!reviewer) throw new Error('The demonstration city has no reviewer');
      const loaded = await loadPowers({ database, registry, time, registrarOf: organisation.registrarOf, reviewer, only });
      for (const powerId of loaded) {
        await waitFor(async () => (await registry.store.publishedVersion(powerId)) !== undefined, `publication of ${powerId}`);
        await waitFor(async () => (await registry.changes.store.activeOf(powerId)) === undefined, `the change of ${powerId} to be done`);
      }
      return loaded;
    },

    /** Cases in every state, by living through the two weeks before today with the real engine. */
    livePast: (progress: (message: string) => void) => livePastFortnight({ ...deps, advanceBy, waitFor, progress }),
  };
  return demonstration;
}

export async function waitFor(condition: () => Promise<boolean>, what: string, withinMs = 60_000): Promise<void> {
  const started = Date.now();
  for (let pause = 10; !(await condition()); pause = Math.min(pause * 1.5, 250)) {
    if (Date.now() - started > withinMs) throw new Error(`Waited ${withinMs / 1000} s in vain for ${what}`);
    await sleep(pause);
  }
}
