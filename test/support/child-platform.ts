/**
 * The platform as its users run it: `src/main.ts` in a process of its own, which tests kill at bad moments.
 *
 * Everything is ended by its id. The port stays the same across starts, so that clients find it again.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../../src/platform/zeebe/free-port.ts';
import { temporaryDirectory } from './broker.ts';
import { People } from './client.ts';
import { eventually } from './eventually.ts';
import { ownMysql, type DatabaseName } from './platform.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  afterMs: number;
}

export class ChildPlatform {
  /** All that the platform has said, over all its starts. */
  output = '';
  readonly people: People;
  private child: ChildProcess | undefined;
  private exited: Promise<Exit> | undefined;

  private constructor(
    readonly port: number,
    private readonly enginePort: number,
    readonly dataDir: string,
    readonly databaseUrl: string | undefined,
    private readonly drop: () => Promise<void>,
  ) {
    this.people = new People(() => this.url);
  }

  /** Chooses ports, directory unless it is given, and database; undefined when no database server answers. */
  static async create(database: DatabaseName = 'SQLite', directory = temporaryDirectory()): Promise<ChildPlatform | undefined> {
    const own = database === 'SQLite' ? { url: undefined, drop: () => Promise.resolve() } : await ownMysql();
    if (!own) return undefined;
    const [port = 0, enginePort = 0] = await freePorts(2);
    return new ChildPlatform(port, enginePort, directory, own.url, own.drop);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get runs(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The environment of the platform: ours, without what would lead it elsewhere. */
  environment(settings: Record<string, string> = {}): NodeJS.ProcessEnv {
    const own = { ...process.env };
    for (const name of ['ZEEBE_ADDRESS', 'ZEEBE_HOME', 'DATABASE_URL']) delete own[name];
    return {
      ...own,
      SUNLIT_DATA: this.dataDir,
      SUNLIT_PORT: String(this.port),
      SUNLIT_ENGINE_PORT: String(this.enginePort),
      SUNLIT_LOG: 'info',
      SUNLIT_DEMONSTRATION_PAST: '0',
      SUNLIT_DEMONSTRATION_POWERS: 'road-excavation',
      ...(this.databaseUrl ? { DATABASE_URL: this.databaseUrl } : {}),
      ...settings,
    };
  }

  /** Starts it and answers the seconds after which it said that it was ready. */
  async start(settings: Record<string, string> = {}, withinMs = 180_000): Promise<number> {
    if (this.runs) throw new Error('The platform runs already');
    const from = this.output.length;
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: ROOT,
      env: this.environment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.output += chunk.toString();
    });
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal, afterMs: 0 })));
    await eventually(
      'the platform to open its door',
      () => {
        if (!this.runs) throw new Error(`The platform ended at its start:\n${this.output.slice(from)}`);
        return this.output.slice(from).includes(`Open ${this.url}`);
      },
      withinMs,
    );
    return Number(/Ready after ([\d.]+) s/.exec(this.output.slice(from))?.[1]);
  }

  /** Sends the platform alone a signal and waits for its end. */
  async end(signal: NodeJS.Signals): Promise<Exit> {
    if (!this.child || !this.exited) throw new Error('The platform was never started');
    const since = Date.now();
    this.child.kill(signal);
    const exit = await this.exited;
    return { ...exit, afterMs: Date.now() - since };
  }

  /** The broker's process id, from the file that the platform keeps beside its data; undefined when none runs. */
  brokerPid(): number | undefined {
    const file = path.join(this.dataDir, 'engine', 'engine.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    return pid > 0 && isAlive(pid) ? pid : undefined;
  }

  /** Kills the broker alone, as a power cut would. */
  killBroker(): number {
    const pid = this.brokerPid();
    if (!pid) throw new Error('No broker runs');
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  /** Kills platform and broker at the same moment. */
  async killBoth(): Promise<void> {
    this.killBroker();
    await this.end('SIGKILL');
  }

  /** The end of its log, for the message of a test that failed. */
  log(lines: number): string {
    const file = path.join(this.dataDir, 'logs', 'platform.log');
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n') : this.output.slice(-2_000);
  }

  /** Ends everything by its id and removes what it left. */
  async remove(): Promise<void> {
    if (this.runs)
      await Promise.race([
        this.end('SIGTERM'),
        new Promise((resolve) => {
          setTimeout(resolve, 12_000).unref();
        }),
      ]);
    if (this.runs) await this.end('SIGKILL');
    await eventually('the broker to end', () => this.brokerPid() === undefined, 10_000).catch(() => {
      this.killBroker();
    });
    await this.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
