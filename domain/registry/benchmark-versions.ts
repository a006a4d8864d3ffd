/**
 * Which version of a benchmark a case is measured by (CF37): that of the day of the act; a later one where it is milder and somebody says
 * why it is applied. Versions are benchmarks of one violation with the days from which they hold.
 */
import type { CivilDate } from '../time/civil-date.ts';
import type { Benchmark, FineRange } from './benchmarks.ts';

/** What holds since ever. */
export const SINCE_EVER: CivilDate = '0001-01-01';

export const heldFrom = ({ from }: Benchmark): CivilDate => from ?? SINCE_EVER;

/** A later version beside that of the day of the act: milder, heavier, or to be compared by a person. */
export type Weight = 'milder' | 'heavier' | 'mixed';

export interface Versions {
  /** That of the day of the act; the first one where the act lies before all of them. */
  ofAct: Benchmark;
  /** What came into force after it, the latest last. */
  later: { benchmark: Benchmark; weight: Weight }[];
}

/** The versions of one violation for an act of that day, as known on `today`. Undefined where there is none. */
export function versionsFor(versions: readonly Benchmark[], actDate: CivilDate, today: CivilDate): Versions | undefined {
  const sorted = versions.filter((one) => heldFrom(one) <= today).sort((one, other) => (heldFrom(one) < heldFrom(other) ? -1 : 1));
  const ofAct = sorted.findLast((one) => heldFrom(one) <= actDate) ?? sorted[0];
  if (!ofAct) return undefined;
  const later = sorted
    .filter((one) => heldFrom(one) > heldFrom(ofAct))
    .map((benchmark) => ({ benchmark, weight: weightOf(benchmark, ofAct) }));
  return { ofAct, later };
}

/** What was answered: the day of the act, and the day from which the applied version holds where it is another. */
export interface Applied {
  actDate?: CivilDate;
  appliedFrom?: CivilDate;
}

/** The version that is applied; where the day of the act is not known, the one that holds today. */
export function appliedVersion(versions: readonly Benchmark[], { actDate, appliedFrom }: Applied, today: CivilDate): Benchmark | undefined {
  const found = versionsFor(versions, actDate ?? today, today);
  return found?.later.find(({ benchmark }) => heldFrom(benchmark) === appliedFrom)?.benchmark ?? found?.ofAct;
}

/** Its own versions first; of the power as it is now published, those that came after (a case keeps the version it began with). */
export function withLater(own: readonly Benchmark[], published: readonly Benchmark[]): Benchmark[] {
  const isNew = (one: Benchmark): boolean => {
    const known = own.filter(({ violation }) => violation === one.violation);
    return known.length > 0 && known.every((other) => heldFrom(other) < heldFrom(one));
  };
  return [...own, ...published.filter(isNew)];
}

/** Every figure that both have: none higher and one lower is milder. */
function weightOf(later: Benchmark, earlier: Benchmark): Weight {
  const signs = new Set(pairs(later, earlier).flatMap(([one, other]) => (one === other ? [] : [Math.sign(one - other)])));
  if (signs.size !== 1) return 'mixed';
  return signs.has(-1) ? 'milder' : 'heavier';
}

function pairs(later: Benchmark, earlier: Benchmark): [number, number][] {
  const ranges: [FineRange | undefined, FineRange | undefined][] = [
    [later.statutory, earlier.statutory],
    ...earlier.tiers.map(({ level, range }): [FineRange | undefined, FineRange | undefined] => [
      later.tiers.find((tier) => tier.level === level)?.range,
      range,
    ]),
  ];
  return ranges.flatMap(([one, other]): [number, number][] =>
    one && other && one.basis === other.basis
      ? [
          [one.min, other.min],
          [one.max, other.max],
        ]
      : [],
  );
}
