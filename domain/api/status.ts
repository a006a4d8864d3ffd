/** The answer about the state of the platform; case numbers only, because whoever runs the machines sees no content (R2a). */
import { z } from 'zod';
import { archiveFigures } from './archive.ts';
import { named, time } from './basics.ts';
import { divergenceView } from './repairs.ts';

const counts = z.record(z.string(), z.number());

export const status = z.strictObject({
  engine: z.strictObject({
    state: z.enum(['starting', 'running', 'restarting', 'stopped', 'failed', 'unreachable']),
    address: z.string(),
    gatewayVersion: z.string().nullable(),
    line: z.string().nullable(),
    restarts: z.number().int(),
    pid: z.number().int().nullable(),
    lastExit: z.string().nullable(),
    embedded: z.boolean(),
    /** Commands to the engine and jobs from it, since the start. */
    metrics: z.strictObject({
      commands: z.number(),
      retries: counts,
      refusals: counts,
      inFlight: z.number(),
      waiting: z.number(),
      jobs: z.strictObject({ activated: z.number(), answered: z.number(), faults: z.number(), pollFailures: z.number() }),
    }),
    /** Of the engine's data: 2 or more where earlier ones were lost. */
    number: z.number().int().nullable(),
    /** Since the engine before this one lost its data: how much of what was open stands again. */
    loss: z
      .strictObject({
        lostAt: time,
        matters: z.number().int(),
        left: z.number().int(),
        frozen: z.number().int(),
        rebuiltAt: time.nullable(),
      })
      .nullable(),
  }),
  database: z.strictObject({ dialect: z.string(), ok: z.boolean() }),
  outbox: z.strictObject({
    pending: z.number().int(),
    dead: z.number().int(),
    oldestSeconds: z.number().nullable(),
    attention: z.array(z.strictObject({ id: z.string(), kind: z.string(), problem: z.string().nullable(), createdAt: time })),
  }),
  sweep: z.strictObject({ lastAt: time.nullable(), lagMs: z.number().nullable() }),
  /** How long what is due waits for the process; above the threshold it is an alarm. */
  eventLoop: z.strictObject({
    lastMs: z.number(),
    longestMs: z.number(),
    alarmedAt: time.nullable(),
    thresholdMs: z.number(),
  }),
  /** Threads that a file has cost since the start. */
  parsersEnded: z.number().int(),
  /** How files are searched for viruses before they are kept. */
  scan: z.enum(['off', 'clamd', 'command']),
  seal: z.enum(['off', 'command']),
  /** Of the volume that holds the platform's data. */
  disk: z.strictObject({ freeBytes: z.number(), totalBytes: z.number(), neededBytes: z.number() }).nullable(),
  /** Moments whose alarm the engine has not rung although they have passed. */
  disagreements: z.array(z.strictObject({ at: time })),
  /** Open matters that stand alike and have a step, now or to come, at which too few may lawfully act; no content (R2a). */
  unattended: z.array(z.strictObject({ organ: named, matters: z.number().int(), positions: z.array(z.string()), now: z.boolean() })),
  /** Files of closed cases on their way to permanent storage; figures only. */
  archive: archiveFigures,
  frozen: z.array(divergenceView),
  health: z.strictObject({
    /** Of limits that passed in the last thirty days: which alarm told first, and how long after the moment. */
    alarms: z.array(
      z.strictObject({ source: z.string(), notices: z.number().int(), p50Ms: z.number(), p95Ms: z.number(), maxMs: z.number() }),
    ),
    /** What was found and done where engine and record disagreed, and what is open still. */
    reconciliation: z.strictObject({
      days: z.number().int(),
      done: z.array(z.strictObject({ kind: z.string(), count: z.number().int() })),
      open: z.number().int(),
      oldestMs: z.number().nullable(),
    }),
    /** Signals that were withdrawn or corrected, of those issued since a day: by the month of their issue and by rule. */
    wrongSignals: z.strictObject({
      since: z.string(),
      issued: z.number().int(),
      wrong: z.number().int(),
      rows: z.array(z.strictObject({ month: z.string(), rule: z.string(), issued: z.number().int(), wrong: z.number().int() })),
    }),
  }),
  mode: z.enum(['demonstration', 'production']),
  now: time,
  offsetMs: z.number(),
  memoryBytes: z.number(),
  uptimeSeconds: z.number(),
});

export type Status = z.infer<typeof status>;
