/**
 * The acceptance clock of a case that was applied for (XK32): a round from the receipt, and one from each day on which a supplement was
 * handed in whole, until the organ says whether it accepts or what is missing. What the rounds mean: `domain/cases/accepted-from.ts`.
 */
import type { AcceptanceRound } from '../../../domain/cases/accepted-from.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';
import type { Limits } from '../../../domain/registry/registry-entry.ts';
import type { Clocks, ClockState } from '../../clocks/index.ts';

/** Of the limit, and of what follows when it passes. */
export const ACCEPTANCE_BASIS = '行政许可法第三十二条';
const PURPOSE = 'acceptance' satisfies ClockPurpose;
/** Working days before its end at which it warns (docs/law.md, "Where the rules are silent"). */
const WARN_BEFORE = 1;

export type AcceptanceClock = ReturnType<typeof createAcceptanceClock>;

/** Each function inside the caller's transaction, which holds the matter. */
export function createAcceptanceClock(clocks: Clocks) {
  const states = async (matterId: string): Promise<ClockState[]> =>
    (await clocks.ofMatter(matterId)).filter(({ row }) => row.purpose === PURPOSE).sort((a, b) => a.row.round - b.row.round);

  async function begin(matterId: string, round: number, { days, unit }: Limits['acceptance'], at: Date): Promise<void> {
    const limit = { id: 'acceptance' as const, days, unit, basis: ACCEPTANCE_BASIS, warnBefore: WARN_BEFORE };
    await clocks.open({ matterId, purpose: PURPOSE, round, limits: [limit], entries: [{ kind: 'start', at }] });
  }

  return {
    /** The first round, of a case that was registered just now. */
    begin: (matterId: string, limit: Limits['acceptance'], at: Date): Promise<void> => begin(matterId, 1, limit, at),

    async beginNext(matterId: string, limit: Limits['acceptance'], at: Date): Promise<void> {
      await begin(matterId, (await states(matterId)).length + 1, limit, at);
    },

    /** Ends the round that runs, if one does: something was told, or nothing is left to tell. */
    async end(matterId: string, reason: string, at: Date): Promise<void> {
      const last = (await states(matterId)).at(-1);
      if (!last || last.reading.state === 'stopped') return;
      await clocks.append({ matterId, purpose: PURPOSE, round: last.row.round }, [{ kind: 'stop', at, reason }]);
    },

    async rounds(matterId: string): Promise<AcceptanceRound[]> {
      return (await states(matterId)).flatMap(({ ledger, reading }): AcceptanceRound[] => {
        const startedAt = ledger.find(({ kind }) => kind === 'start')?.at;
        return startedAt ? [{ startedAt, exceeded: reading.limits.some(({ exceeded }) => exceeded) }] : [];
      });
    },
  };
}
