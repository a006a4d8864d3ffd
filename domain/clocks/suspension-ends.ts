/** When suspensions should have ended (XK45: the party was told how long): at the close of their latest day, while the clock stands. */
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { toDay } from '../time/civil-date.ts';
import type { Change } from './history.ts';

export interface SuspensionEnd {
  /** Civil day, as the document gives it. */
  until: string;
  /** The close of business of that day. */
  at: Date;
}

/** Only those at which the clock stood, or will stand unless it is resumed before; a day that is no working day is not moved. */
export function suspensionEnds(changes: readonly Change[], calendar: WorkingCalendar): SuspensionEnd[] {
  const moves = changes.filter(({ kind }) => kind !== 'extend');
  return moves.flatMap((change, index): SuspensionEnd[] => {
    if (change.kind !== 'suspend' || change.until === undefined) return [];
    const at = calendar.closeOf(toDay(change.until));
    const resumedAt = moves[index + 1]?.at;
    return at >= change.at && (!resumedAt || at < resumedAt) ? [{ until: change.until, at }] : [];
  });
}
