/** How many, how long and how often again: every limit of the database in one place. */

export const SERVER_LIMITS = {
  /** Transactions at once, each on a connection of its own; of a dozen turns each, which take longest where the machine is busiest. */
  transactions: 24,
  /**
   * Connections for questions outside transactions. They are never lent to a transaction: one that waits for what somebody else is
   * just reading (the directory, a procedure) would else hold the very connection that the reading waits for.
   */
  questions: 8,
  /** For a connection when all are lent. */
  waitMs: 5_000,
  connectMs: 4_000,
  /** Our statements answer in milliseconds; even one that waits for another's lock should not do so for longer. */
  answerMs: 5_000,
  /** A connection that nobody needed for so long is closed. */
  idleMs: 30_000,
  /** For the server to let a connection go; then it is just cut. */
  farewellMs: 1_000,
  /** Changes of a transaction that wait for its next question: a turn of some hundred kilobytes at most. */
  keptBack: 50,
  keptBackCharacters: 16_000,
  /** Prepared statements kept by each connection; the server allows 16,382 to all together. */
  statements: 500,
} as const;

export const FILE_LIMITS = {
  /** No use case joins a group that has been going on for so long: those in it wait for their answers. */
  longestGroupMs: 15,
  /** For another program that holds the file. Waiting inside SQLite would stop the whole process. */
  patienceMs: 3_000,
  busyAgainMs: 10,
  /** Prepared statements kept by each handle. */
  statements: 400,
} as const;

/** Of questions aside (aside.ts; docs/adr/0025-aside.md). */
export const ASIDE_LIMITS = {
  /** Of one question. People wait for it, and it keeps a processor busy. */
  seconds: 10,
  /** For a turn. */
  waitMs: 5_000,
  /** Threads on SQLite: two, so that one slow question does not hold up all others; more would take the processor from decisions. */
  threads: 2,
  /** Of each thread's heap; fifty thousand rows of a matter's header fit. */
  megabytes: 256,
  /** Questions that may wait for a thread. */
  waiting: 200,
  /** A thread beyond the first that has had no work for so long goes. */
  idleSeconds: 300,
  /** Connections on MariaDB and MySQL, lent to nothing else. */
  connections: 3,
} as const;

/** A use case that the database undid for another's sake is run again, after a pause that grows and is never the same for two. */
export const AGAIN = {
  attempts: 6,
  pauseMs: (attempt: number): number => Math.random() * 10 * 2 ** attempt,
} as const;
