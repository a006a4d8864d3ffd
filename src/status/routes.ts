/** The status page: engine, database, outbox, sweep, and where the two alarms or engine and record disagree. */
import type { ArchiveFigures } from '../../domain/api/archive.ts';
import { status } from '../../domain/api/status.ts';
import type { Api } from '../platform/http/index.ts';
import type { Sweep } from '../clocks/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { EventLoop } from '../platform/event-loop.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import type { Scan } from '../platform/scan/index.ts';
import type { Sealing } from '../platform/sealing/index.ts';
import { type AdjustableTime } from '../platform/time/time.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createDivergences, divergenceView, type WhoCanFinish } from '../procedures/index.ts';
import { readDisk } from './disk.ts';
import { readHealth } from './health.ts';
import { engineIdentity, type Broker, type Engine } from '../platform/zeebe/index.ts';

/** An alarm that is so late has been lost or its engine is away. */
const ALARM_LATE_MS = 60_000;

export interface StatusDependencies {
  api: Api;
  database: Database;
  engine: Engine;
  broker?: Broker;
  outbox: Outbox;
  sweep: Sweep;
  eventLoop: Pick<EventLoop, 'state'>;
  parsers: Pick<Parsers, 'ended'>;
  scan: Pick<Scan, 'kind'>;
  sealing: Pick<Sealing, 'kind'>;
  time: AdjustableTime;
  mode: 'demonstration' | 'production';
  /** Directory of the platform's data; absent = nothing is said of its disk. */
  dataDir?: string;
  finish: Pick<WhoCanFinish, 'groups'>;
  /** Of the whole city. */
  archiveFigures: () => Promise<ArchiveFigures>;
}

export function statusRoutes({
  api,
  database,
  engine,
  broker,
  outbox,
  sweep,
  eventLoop,
  parsers,
  scan,
  sealing,
  time,
  mode,
  dataDir,
  finish,
  archiveFigures,
}: StatusDependencies): void {
  const divergences = createDivergences(database);

  api.route({
    method: 'get',
    path: '/status',
    summary: 'State of the platform',
    action: 'status.read',
    answer: status,
    async handle() {
      const now = time.now().getTime();
      const [topology, queue, late, attention, frozen, identity, left, unattended, archive, health] = await Promise.all([
        Promise.race([
          engine.topology().catch(() => undefined),
          new Promise<undefined>((resolve) => {
            setTimeout(() => resolve(undefined), 1_500).unref();
          }),
        ]),
        outbox.summary(),
        database.all<{ at: number }>('SELECT at FROM due_alarm WHERE at < $1 ORDER BY at LIMIT 100', [now - ALARM_LATE_MS]),
        database.all<{ id: string; kind: string; problem: string | null; created_at: number }>(
          "SELECT id, kind, problem, created_at FROM outbox WHERE state = 'attention' ORDER BY position LIMIT 100",
        ),
        divergences.open({ kind: 'city' }),
        engineIdentity(database),
        database.get<{ n: number }>('SELECT COUNT(*) AS n FROM matter WHERE rebuilding IS NOT NULL'),
        finish.groups(null),
        archiveFigures(),
        readHealth(database, now),
      ]);
      const child = broker?.status();
      const { lastAt, lagMs } = sweep.state();
      const loop = eventLoop.state();
      // Case numbers only: whoever runs the machines sees no content (R2a).
      return {
        engine: {
          state: topology ? ('running' as const) : (child?.state ?? ('unreachable' as const)),
          address: engine.address,
          gatewayVersion: topology?.gatewayVersion ?? null,
          line: engine.line(),
          restarts: child?.restarts ?? 0,
          pid: child?.pid ?? null,
          lastExit: child?.lastExit ?? null,
          embedded: broker !== undefined,
          metrics: engine.metrics(),
          number: identity?.number ?? null,
          // The engine before this one lost its data (docs/adr/0017-rebuild.md).
          loss: identity?.counts
            ? {
                lostAt: isoInChina(identity.since),
                matters: (JSON.parse(identity.counts) as { matters: number }).matters,
                left: Number(left?.n ?? 0),
                frozen: identity.frozen,
                rebuiltAt: isoInChina(identity.rebuilt_at),
              }
            : null,
        },
        database: { dialect: database.dialect, ok: true },
        outbox: {
          pending: queue.pending,
          dead: queue.attention,
          oldestSeconds: queue.oldestSeconds,
          attention: attention.map(({ created_at: at, ...row }) => ({ ...row, createdAt: isoInChina(at) })),
        },
        sweep: { lastAt: isoInChina(lastAt), lagMs },
        // By real time, whatever the platform's clock says.
        eventLoop: { ...loop, alarmedAt: isoInChina(loop.alarmedAt) },
        parsersEnded: parsers.ended,
        scan: scan.kind,
        seal: sealing.kind,
        disk: dataDir === undefined ? null : await readDisk(dataDir),
        disagreements: late.map(({ at }) => ({ at: isoInChina(Number(at)) })),
        archive,
        frozen: frozen.map(divergenceView),
        health,
        unattended: unattended.map(({ organ, matters, steps }) => ({
          organ,
          matters,
          positions: [...new Set(steps.map(({ positionName }) => positionName))],
          now: steps.some(({ standing }) => standing),
        })),
        mode,
        now: isoInChina(now),
        offsetMs: time.offsetMs,
        memoryBytes: process.memoryUsage().rss,
        uptimeSeconds: Math.round(process.uptime()),
      };
    },
  });
}
