/** The times of complaints (R18), in working days: a table that the supervision office keeps in versions. */
export interface ComplaintTimes {
  /** From the day on which it was received until it is decided whether it is accepted. */
  acceptDays: number;
  /** From the acceptance until the result is concluded. */
  handleDays: number;
  /** For an organ's result, unless the sheet says other. */
  transferDays: number;
  /** Before due at which notice is given. */
  warnBefore: number;
}

export const STANDARD_COMPLAINT_TIMES: ComplaintTimes = { acceptDays: 5, handleDays: 30, transferDays: 10, warnBefore: 1 };
export const COMPLAINT_TIME_KEYS = ['acceptDays', 'handleDays', 'transferDays', 'warnBefore'] as const satisfies (keyof ComplaintTimes)[];
