/**
 * From when a case counts as accepted (XK32; docs/law.md, "Counting time"), by the rounds of its acceptance clock: the first runs from the
 * receipt, each later one from the day on which a supplement was handed in whole.
 *
 * - A round that passed in silence: from its start. What is said later no longer moves it.
 * - None passed, but a supplement was handed in: from that day, whenever the organ says so.
 * - Otherwise from the moment at which the organ accepts; by the law alone, from the start of the round.
 */
export interface AcceptanceRound {
  startedAt: Date;
  /** Its limit passed before anything was told. */
  exceeded: boolean;
}

/** `saidAt`: when the organ accepts; null where the law does. Without a round (older cases) that moment, or nothing. */
export function acceptedFrom(rounds: readonly AcceptanceRound[], saidAt: Date | null): Date | null {
  const silent = rounds.find(({ exceeded }) => exceeded);
  const last = rounds.at(-1);
  if (silent) return silent.startedAt;
  if (last && (rounds.length > 1 || !saidAt)) return last.startedAt;
  return saidAt;
}
