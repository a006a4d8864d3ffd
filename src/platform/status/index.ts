/** The status page: engine, database, outbox, sweep, and where the two alarms or engine and record disagree. */
import type { Api } from '../http/index.ts';
import type { Sweep } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Outbox } from '../outbox/index.ts';
import { isoInChina, type AdjustableTime } from '../time/time.ts';
import type { Broker, Engine } from '../zeebe/index.ts';

/** A timer that is so late has been lost or its engine is away. */
const TIMER_LATE_MS = 60_000;
/** A running case without an open step for so long has lost its place in the engine. */
const STALLED_MS = 120_000;

export interface StatusDependencies {
  api: Api; database: Database; engine: Engine; broker?: Broker; outbox: Outbox; sweep: Sweep; time: AdjustableTime; mode: string;
}

export function statusRoutes({ api, database, engine, broker, outbox, sweep, time, mode }: StatusDependencies): void {
  api.route({
    method: 'get', path: '/status', summary: 'State of the platform', action: 'status.read',
    async handle() {
      const now = time.now().getTime();
      const [topology, queue, late, stalled, attention] = await Promise.all([
        Promise.race([engine.topology().catch(() => undefined), new Promise<undefined>((resolve) => { setTimeout(() => resolve(undefined), 1_500).unref(); })]),
        outbox.summary(),
        database.all<{ id: string; owner_kind: string; owner_id: string; armed_at: number }>('SELECT id, owner_kind, owner_id, armed_at FROM clock WHERE armed_at < $1 ORDER BY armed_at LIMIT 100', [now - TIMER_LATE_MS]),
        database.all<{ id: string; serial: string }>(
          `SELECT c.id, c.serial FROM case_file c WHERE c.state <> 'completed' AND c.received_at < $1 AND NOT EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND (s.state IN ('open','claimed') OR s.decided_at > $1)) LIMIT 100`, [now - STALLED_MS]),
        database.all<{ id: string; kind: string; problem: string | null; created_at: number }>("SELECT id, kind, problem, created_at FROM outbox WHERE state = 'attention' ORDER BY position LIMIT 100"),
      ]);
      const child = broker?.status();
      const { lastAt, lagMs } = sweep.state();
      // Case numbers only: whoever runs the machines sees no content (R2a).
      return {
        engine: {
          state: topology ? 'running' : child?.state ?? 'unreachable', address: engine.address, gatewayVersion: topology?.gatewayVersion ?? null, line: engine.line(),
          restarts: child?.restarts ?? 0, pid: child?.pid ?? null, lastExit: child?.lastExit ?? null, embedded: broker !== undefined, metrics: engine.metrics(),
        },
        database: { dialect: database.dialect, ok: true },
        outbox: { pending: queue.pending, dead: queue.attention, oldestSeconds: queue.oldestSeconds, attention: attention.map((row) => ({ ...row, createdAt: isoInChina(row.created_at) })) },
        sweep: { lastAt: isoInChina(lastAt), lagMs },
        disagreements: late.map((row) => ({ clockId: row.id, caseId: row.owner_kind === 'case' ? row.owner_id : null, armedAt: isoInChina(row.armed_at) })),
        stalled: stalled.map(({ id, serial }) => ({ caseId: id, serial })),
        mode, now: isoInChina(now), offsetMs: time.offsetMs,
        memoryBytes: process.memoryUsage().rss, uptimeSeconds: Math.round(process.uptime()),
      };
    },
  });
}
