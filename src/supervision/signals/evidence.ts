/** What a signal rests on, in words (R13): what its rule found, and line by line how the limit was counted that was missed. */
import { deriveLimit } from '../../../domain/clocks/derive-limit.ts';
import type { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import type { ClockPurpose } from '../../../domain/clocks/purposes.ts';

import type { Clocks } from '../../clocks/index.ts';
import { minuteOf } from '../../platform/sheets/index.ts';
import type { SignalLimit } from '../rules/index.ts';

export interface Words {
  text: string;
  textEn: string;
}

export interface EvidenceDependencies {
  clocks: Pick<Clocks, 'ofMatter'>;
  calendar: () => WorkingCalendar;
}

/** The limit of the matter as it is counted now; undefined where it has no such limit. */
export type CountedLimit = (matterId: string, limit: SignalLimit) => Promise<Words | undefined>;

export function createCountedLimit({ clocks, calendar }: EvidenceDependencies): CountedLimit {
  return async (matterId, limit) => {
    const ofCase = limit === 'promised' || limit === 'statutory';
    const purpose: ClockPurpose = ofCase ? 'handling' : limit;
    const clock = (await clocks.ofMatter(matterId))
      .filter(({ row }) => row.purpose === purpose)
      .sort((a, b) => b.row.round - a.row.round)[0];
    const [counted, reading] = [clock?.limits, clock?.reading.limits].map((list) => list?.find(({ id }) => !ofCase || id === limit));
    if (!clock || !counted || !reading) return undefined;
    const lines = deriveLimit(
      counted as (typeof clock.limits)[number],
      clock.ledger,
      reading as (typeof clock.reading.limits)[number],
      calendar(),
    );
    const written = (of: 'text' | 'textEn'): string =>
      lines.map((line) => `${line.at ? `${minuteOf(line.at)} ` : ''}${line[of]}`).join('\n');
    return { text: written('text'), textEn: written('textEn') };
  };
}

export const joined = (...parts: readonly (Words | undefined)[]): Words => {
  const there = parts.filter((part): part is Words => Boolean(part?.text));
  return { text: there.map(({ text }) => text).join('\n'), textEn: there.map(({ textEn }) => textEn).join('\n') };
};
