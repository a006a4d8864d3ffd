/** What the machine adds to the figures: processor time of other processes, and how long the disk takes to make sure. */
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { latencyOf, type Latency } from './figures.ts';

/** Linux counts in hundredths of a second; NaN elsewhere. */
export function cpuSecondsOf(pid: number | null): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Appends 4 KB and waits until the disk has it, as the database does at each commit. */
export function fsyncLatency(directory: string, times = 200): Latency {
  const file = path.join(directory, 'fsync.probe');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(4_096, 1);
  const took: number[] = [];
  try {
    for (let i = 0; i < times; i += 1) {
      writeSync(handle, block, 0, block.length, i * block.length);
      const from = performance.now();
      fdatasyncSync(handle);
      took.push(performance.now() - from);
    }
  } finally {
    closeSync(handle);
    rmSync(file, { force: true });
  }
  return latencyOf(took);
}
