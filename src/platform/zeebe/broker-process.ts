/**
 * One run of a broker as a child process: from its start to its exit. The child ends itself when its standard input
 * ends, so a killed platform leaves no broker behind.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import type { LaunchCommand } from './launch-command.ts';
import { STOPPING } from './stopping.ts';

export interface BrokerProcess {
  readonly pid: number;
  /** Resolves when the broker says that it is ready; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves with how it ended, e.g. `SIGKILL` or `code 1`. */
  readonly exited: Promise<string>;
  readonly alive: boolean;
  readonly health: string | null;
  /** How far its clock is from the machine's. */
  readonly offsetMs: number;
  /** Moves its clock and resolves when that is done; rejects when the broker ends first. */
  ask(command: { advanceMs: number }): Promise<void>;
  /** Asks nicely, then firmly. */
  end(): Promise<void>;
}

interface Line {
  event?: 'waiting' | 'ready' | 'health' | 'failed';
  health?: string;
  problem?: string;
  ok?: boolean;
  offsetMs?: number;
}

export function startBrokerProcess(
  launch: LaunchCommand,
  options: { logFile: string; offsetMs: number },
  onLine: (line: Line) => void,
): BrokerProcess {
  const { command, args, env } = launch;
  const { logFile } = options;
  mkdirSync(path.dirname(logFile), { recursive: true });
  // Detached: Ctrl-C in a terminal reaches the platform alone, which then stops the broker in order.
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env }, detached: true });
  const asked: { resolve(): void; reject(error: Error): void }[] = [];
  let offsetMs = options.offsetMs;
  let health: string | null = null;
  let problem = '';
  let complaint = '';

  const alive = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

  // What the JVM itself has to say (fatal errors, warnings) goes beside the broker's own log.
  const console = createWriteStream(path.join(path.dirname(logFile), 'console.log'), { flags: 'a' });
  console.on('error', () => undefined);
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
    console.write(chunk);
  });
  child.stdin.on('error', () => undefined);

  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      complaint = error.message;
      resolve(error.message);
    });
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const ready = new Promise<void>((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).on('line', (text) => {
      const line = readLine(text);
      if (!line) {
        console.write(`${text}\n`);
        return;
      }
      if (line.event === 'ready') resolve();
      if (line.event === 'failed') problem = line.problem ?? '';
      if (line.event === 'health') health = line.health ?? null;
      if (line.ok === true) {
        offsetMs = line.offsetMs ?? offsetMs;
        asked.shift()?.resolve();
      }
      if (line.ok === false) asked.shift()?.reject(new Error(`The engine refused: ${line.problem}`));
      onLine(line);
    });
    void exited.then((how) =>
      reject(new Error(`The engine ended before it was ready (${how}): ${problem || complaint.trim() || `see ${logFile}`}`)),
    );
  });
  ready.catch(() => undefined);
  void exited.then((how) => {
    health = null;
    console.end();
    for (const one of asked.splice(0)) one.reject(new Error(`The engine ended (${how})`));
  });

  return {
    pid: child.pid ?? 0,
    ready,
    exited,
    get alive() {
      return alive();
    },
    get health() {
      return health;
    },
    get offsetMs() {
      return offsetMs;
    },
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (!child.stdin.writable || !alive()) {
          reject(new Error('The engine is not running'));
          return;
        }
        asked.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    async end() {
      if (!alive()) return;
      child.stdin.end();
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), STOPPING.brokerMs);
      await exited;
      clearTimeout(impatient);
    },
  };
}

function readLine(text: string): Line | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}
