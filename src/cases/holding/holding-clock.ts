/**
 * The clock over what the organ sealed or seized (QZ25): from the measure until it is dealt with or released. It stands still while the
 * goods are tested, for as long as the party was told, and is extended by itself; the limits of the case are another matter.
 */
import type { LedgerEntry } from '../../../domain/clocks/ledger.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import type { Limits } from '../../../domain/registry/registry-entry.ts';
import { daysAfter } from '../../../domain/time/civil-date.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import type { Clocks, ClockState } from '../../clocks/index.ts';

const PURPOSE = 'holding' satisfies ClockPurpose;
/** Working days before its end at which it warns: what is to be decided, extended or given back needs more than one. */
const WARN_BEFORE = 3;

export type HoldingClock = ReturnType<typeof createHoldingClock>;

/** Each function inside the caller's transaction, which holds the matter. */
export function createHoldingClock(clocks: Clocks) {
  const clockOf = (matterId: string): Promise<ClockState | undefined> => clocks.read({ matterId, purpose: PURPOSE });
  const running = async (matterId: string): Promise<ClockState | undefined> => {
    const clock = await clockOf(matterId);
    return clock && clock.reading.state !== 'stopped' ? clock : undefined;
  };
  const append = async (matterId: string, entries: LedgerEntry[]): Promise<void> => {
    await clocks.append({ matterId, purpose: PURPOSE }, entries);
  };

  return {
    /** `at`: the day of the measure. Without a limit in the entry nothing is held. */
    async begin(matterId: string, limit: Limits['holding'], at: Date): Promise<void> {
      if (!limit) return;
      const { days, unit, roll, basis } = limit;
      await clocks.open({
        matterId,
        purpose: PURPOSE,
        limits: [{ id: PURPOSE, days, unit, basis, warnBefore: WARN_BEFORE, ...(roll === undefined ? {} : { roll }) }],
        entries: [{ kind: 'start', at }],
      });
    },

    isRunning: async (matterId: string): Promise<boolean> => (await running(matterId)) !== undefined,

    async end(matterId: string, reason: string, at: Date): Promise<void> {
      if (await running(matterId)) await append(matterId, [{ kind: 'stop', at, reason }]);
    },

    /** What a notice that was served puts into its ledger; false where nothing is held, so that it moves the case's own limits. */
    async move(matterId: string, entries: LedgerEntry[]): Promise<boolean> {
      if (!(await running(matterId))) return false;
      if (entries.length) await append(matterId, entries);
      return true;
    },

    /** Testing is over. What it took beyond the days that the party was told of counts (QZ25(3)). */
    async resume(matterId: string, at: Date): Promise<boolean> {
      const clock = await running(matterId);
      if (!clock) return false;
      const { until } = clock.ledger.filter(({ kind }) => kind === 'suspend').at(-1) as { until?: string };
      const told = until === undefined ? at : startOfDate(daysAfter(until, 1));
      await append(matterId, [{ kind: 'resume', at: told < at ? told : at }]);
      return true;
    },
  };
}
