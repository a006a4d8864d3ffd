/** Lengths of time in the units that people say. */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** China has no summer time, so every day has 24 hours. */
export const DAY_MS = 24 * HOUR_MS;

export interface TimeParts {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** A length of time, forwards or back, in days, hours, minutes and whole seconds. */
export function partsOf(milliseconds: number): TimeParts {
  const length = Math.abs(milliseconds);
  return {
    days: Math.floor(length / DAY_MS),
    hours: Math.floor(length / HOUR_MS) % 24,
    minutes: Math.floor(length / MINUTE_MS) % 60,
    seconds: Math.floor(length / SECOND_MS) % 60,
  };
}
