/** The bench still measures what it says. Its figures are looked at by people; here only that they are there and fit together. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Results {
  throughput: { variant: string; clients: number; casesPerSecond: number; ratio?: number; step: { p50: number; p99: number } }[];
  lateness: {
    alarms: string;
    pending: number;
    timers: number;
    signals: number;
    lateness: { p99: number };
    bySource: Record<string, number>;
  }[];
  machine: { fsync: { p50: number } };
}

const bench = (results: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      // One burst of one day: each day more is one start of the platform more.
      ['--import', 'tsx', 'bench/main.ts', '--quick', '--clients=2', '--timers=3', '--together=3'],
      { cwd: ROOT, env: { ...process.env, SUNLIT_BENCH_RESULTS: results }, maxBuffer: 1 << 24 },
      (error, stdout, stderr) => (error ? reject(new Error(`${stdout}\n${stderr}`)) : resolve(stdout)),
    );
  });

describe('npm run bench', () => {
  const results = mkdtempSync(path.join(tmpdir(), 'sunlit-bench-results-'));
  after(() => rmSync(results, { recursive: true, force: true }));

  it('compares the platform with the bare engine and lives through a due moment, and keeps both as a table and as JSON', async function () {
    this.timeout(900_000);
    const table = await bench(results);
    for (const word of ['B+documents', 'both alarms', 'fdatasync']) assert.match(table, new RegExp(word.replace('+', '\\+')));
    const [file = ''] = readdirSync(results);
    const { throughput, lateness, machine } = JSON.parse(readFileSync(path.join(results, file), 'utf8')) as Results;
    assert.deepEqual(
      throughput.map(({ variant }) => variant),
      ['A', 'B', 'B+documents'],
    );
    for (const { casesPerSecond, step } of throughput) assert.ok(casesPerSecond > 0 && step.p50 > 0 && step.p99 >= step.p50);
    const [bare, platform] = throughput;
    // The ratio is of the figures before they are rounded.
    assert.ok(Math.abs((platform?.ratio ?? 0) - (platform?.casesPerSecond ?? 0) / (bare?.casesPerSecond ?? 1)) < 0.1);
    assert.deepEqual(
      lateness.map(({ alarms, pending, timers, signals }) => ({ alarms, pending, timers, signals })),
      [{ alarms: 'both alarms', pending: 3, timers: 3, signals: 3 }],
    );
    assert.ok(machine.fsync.p50 > 0);
  });
});
