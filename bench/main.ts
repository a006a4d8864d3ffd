/**
 * What the platform costs over the bare engine, and how late an overdue signal is (docs/adr/0005-performance.md, docs/adr/0022).
 *
 * `npm run bench [-- --quick] [--only=throughput|lateness|rebuild|walls] [--rounds=3] [--seconds=8] [--clients=1,8,32] [--no-documents]
 * [--database=sqlite] [--database=mysql://root@127.0.0.1:3306] [--timers=1000,10000] [--together=2000] [--cases=500] [--walls=200]`
 *
 * Throughput is measured on SQLite unless said, side by side where two databases are asked for; all else on SQLite. Only when it is
 * asked for: how quickly open cases stand again after the engine has lost its data (docs/adr/0017-rebuild.md), and many walls at once
 * (docs/adr/0038-wall-and-statistics.md).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countsText, table } from './figures.ts';
import { ALARMS, measureLateness, type AlarmsName, type LatenessFigures } from './lateness.ts';
import { fsyncLatency } from './machine.ts';
import { measureRebuild, type RebuildFigures } from './rebuild.ts';
import { save } from './results.ts';
import { measureWalls, type WallsFigures } from './walls.ts';
import { measureThroughput, type ThroughputFigures } from './throughput.ts';

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    clients: { type: 'string' },
    timers: { type: 'string' },
    cases: { type: 'string', default: '500' },
    walls: { type: 'string', default: '200' },
    together: { type: 'string', default: '2000' },
    alarms: { type: 'string' },
    database: { type: 'string', multiple: true, default: ['sqlite'] },
    'no-documents': { type: 'boolean', default: false },
    profile: { type: 'string' },
    directory: { type: 'string' },
    heap: { type: 'string', default: '1g' },
  },
});

const quick = given.quick;
const numbers = (text: string | undefined, otherwise: number[]): number[] => text?.split(',').map(Number) ?? otherwise;
const say = (text: string): void => {
  console.log(`· ${text}`);
};
const isWanted = (what: string): boolean => given.only === undefined || given.only === what;
const latency = ({ p50, p99 }: { p50: number; p99: number }): string => `${p50} / ${p99}`;

async function main(): Promise<void> {
  const parent = given.directory ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(path.join(parent, 'sunlit-bench-'));
  const common = { directory, heap: given.heap, profile: given.profile, say };
  try {
    const machine = {
      cpus: cpus().length,
      cpu: cpus()[0]?.model,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      fsync: fsyncLatency(directory),
    };
    const throughput = !isWanted('throughput')
      ? []
      : await measureThroughput({
          ...common,
          clients: numbers(given.clients, quick ? [4] : [1, 8, 32]),
          rounds: Number(given.rounds ?? (quick ? 1 : 3)),
          seconds: Number(given.seconds ?? (quick ? 5 : 8)),
          // One at least: the first case of a cold platform may take as long as the whole window.
          warmUpCases: quick ? 1 : 200,
          documents: !given['no-documents'],
          databases: given.database,
        });
    const lateness = !isWanted('lateness')
      ? []
      : await measureLateness({
          ...common,
          counts: numbers(given.timers, quick ? [25] : [1_000, 10_000]),
          together: Number(given.together),
          alarms: (given.alarms?.split(',') ?? (quick ? ['both alarms'] : Object.keys(ALARMS))) as AlarmsName[],
          loaders: 24,
          patienceMs: quick ? 20_000 : 120_000,
        });
    const rebuild = given.only === 'rebuild' ? await measureRebuild({ ...common, cases: Number(given.cases) }) : undefined;
    const walls =
      given.only === 'walls'
        ? await measureWalls({
            ...common,
            walls: Number(given.walls),
            seconds: Number(given.seconds ?? 20),
            clerks: numbers(given.clients, [8])[0] ?? 8,
          })
        : undefined;
    console.log(report(throughput, lateness, machine, rebuild, walls));
    const file = save({ at: new Date().toISOString(), quick, machine, throughput, lateness, rebuild, walls });
    say(`kept in ${file}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function report(
  throughput: ThroughputFigures[],
  lateness: LatenessFigures[],
  machine: { cpus: number; node: string; fsync: { p50: number; p99: number } },
  rebuild: RebuildFigures | undefined,
  walls: WallsFigures | undefined,
): string {
  const parts = [
    `\n${machine.cpus} processors, Node ${machine.node}; fdatasync of 4 KB on the data directory: p50 / p99 ${latency(machine.fsync)} ms`,
  ];
  if (throughput.length) {
    parts.push(
      '\nA granted licence: 7 steps, 4 documents. A = bare engine with the SDK; B = the platform over HTTP. Times p50 / p99 in ms, medians of rounds.',
      table(
        [
          'clients',
          'variant',
          'cases/s',
          'steps/s',
          'of A',
          'step',
          'decide',
          'document kept',
          'CPU ms a case: engine',
          'platform',
          'database',
          'client',
          'fsync',
          'retries',
        ],
        throughput.map((row) => [
          row.clients,
          row.variant,
          row.casesPerSecond,
          row.stepsPerSecond,
          row.ratio ?? '',
          latency(row.step),
          latency(row.decide),
          row.document.count ? latency(row.document) : '',
          row.cpuPerCase.engine,
          row.cpuPerCase.platform,
          row.cpuPerCase.database,
          row.cpuPerCase.client,
          latency(row.fsync),
          countsText(row.retries),
        ]),
      ),
    );
  }
  if (lateness.length) {
    parts.push(
      '\nOverdue signals of one due moment among all that pend: lateness in ms.',
      table(
        ['pending', 'due at once', 'alarms', 'signals', 'p50', 'p99', 'max', 'last visible', 'HTTP meanwhile p99', 'HTTP max', 'raised by'],
        lateness.map((row) => [
          row.pending,
          row.timers,
          row.alarms,
          row.signals,
          row.lateness.p50,
          row.lateness.p99,
          row.lateness.max,
          row.lastVisibleMs,
          row.http.p99,
          row.http.max,
          countsText(row.bySource),
        ]),
      ),
    );
  }
  if (rebuild) {
    parts.push(
      '\nThe engine has lost its data: open cases at mixed steps, until all stand again.',
      table(
        ['cases', 'jobs answered', 'seconds', 'cases a minute', 'noticed after s'],
        [[rebuild.matters, rebuild.answers, rebuild.seconds, rebuild.mattersPerMinute, rebuild.noticedAfterSeconds]],
      ),
    );
  }
  if (walls) {
    const { events, reads, memory } = walls;
    parts.push(
      '\nWalls at once while clerks work: from an event to its arrival at each wall, and reading the wall; times in ms, memory in MB.',
      table(
        ['walls', 'clerks', 'steps/s', 'events', 'p50', 'p95', 'max', 'reads', 'read p50', 'p95', 'max', 'lost', 'memory before', 'after'],
        [
          [
            ...[walls.walls, walls.clerks, walls.stepsPerSecond, events.count, events.p50, events.p95, events.max],
            ...[reads.count, reads.p50, reads.p95, reads.max, walls.lost, memory.before, memory.after],
          ],
        ],
      ),
    );
  }
  return `${parts.join('\n')}\n`;
}

await main();
