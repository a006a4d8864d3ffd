/**
 * The platform's one source of time (style.md, habit 10; design.md section 4).
 *
 * In demonstration mode an offset moves the platform and the engine together; in production it is always zero.
 */
export interface Time {
  now(): Date;
  /** Milliseconds that the platform runs ahead (or behind) the machine's clock. */
  readonly offsetMs: number;
}

export interface AdjustableTime extends Time {
  setOffset(milliseconds: number): void;
}

export const systemTime: Time = { now: () => new Date(), offsetMs: 0 };

export function createAdjustableTime(offsetMs = 0): AdjustableTime {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    get offsetMs() { return offset; },
    setOffset(milliseconds) { offset = milliseconds; },
  };
}

const ZONE_OFFSET_MS = 8 * 3_600_000;

/** ISO 8601 with the city's own offset, e.g. `2026-11-24T17:30:00.000+08:00`; null stays null. */
export function isoInChina(instant: Date | number): string;
export function isoInChina(instant: Date | number | null | undefined): string | null;
export function isoInChina(instant: Date | number | null | undefined): string | null {
  if (instant === null || instant === undefined) return null;
  const milliseconds = typeof instant === 'number' ? instant : instant.getTime();
  return new Date(milliseconds + ZONE_OFFSET_MS).toISOString().replace('Z', '+08:00');
}

/** The city's civil date of an instant, `YYYY-MM-DD`. China has one zone and no summer time. */
export function civilDateInChina(instant: Date | number): string {
  return isoInChina(instant).slice(0, 10);
}
