/** The answer about the state of the platform; case numbers only, because whoever runs the machines sees no content (R2a). */
import { z } from 'zod';
import { time } from './basics.ts';
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
  /** Of the volume that holds the platform's data. */
  disk: z.strictObject({ freeBytes: z.number(), totalBytes: z.number(), neededBytes: z.number() }).nullable(),
  /** Moments whose alarm the engine has not rung although they have passed. */
  disagreements: z.array(z.strictObject({ at: time })),
  frozen: z.array(divergenceView),
  mode: z.enum(['demonstration', 'production']),
  now: time,
  offsetMs: z.number(),
  memoryBytes: z.number(),
  uptimeSeconds: z.number(),
});

export type Status = z.infer<typeof status>;
