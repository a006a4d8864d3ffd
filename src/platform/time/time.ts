/**
 * The platform's one source of time (docs/architecture.md, "Time").
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
    get offsetMs() {
      return offset;
    },
    setOffset(milliseconds) {
      offset = milliseconds;
    },
  };
}
