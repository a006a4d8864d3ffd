/** What the warning rules may know of a power itself (R16.2, R16.3): whether it is handled, and on what was confirmed. */
export interface PowerFacts {
  powerId: string;
  /** The version that is out of service without a change that the legal office confirmed; null = in service, or rightly out of it. */
  disabled: string | null;
  /** Cases received in the last months, and in the year before those. */
  recently: number;
  yearBefore: number;
  /** Hash of the flowchart in use, and the one that was confirmed. */
  runningHash: string;
  confirmedHash: string;
}
