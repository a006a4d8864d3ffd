/**
 * How long each waits for what it stops, from the inside out: an outer limit that is shorter than an inner one would leave a process
 * behind that holds the engine's data.
 *
 * The broker closes itself within 10 s (`CLOSE_WITHIN_SECONDS` in engine/SunlitBroker.java) and ends then in any case.
 */
export const STOPPING = {
  /** Before a broker that was asked to end is killed. */
  brokerMs: 13_000,
  /** Before the platform ends whatever hangs: its requests and jobs have some 5 s, then comes the broker. */
  platformMs: 22_000,
  /** Before an orphan, a broker whose platform is gone, is killed by the next platform: longer than it needs to close by itself. */
  orphanMs: 15_000,
  /** Before a start gives up because the engine of a platform that runs holds the data. */
  othersMs: 30_000,
} as const;
