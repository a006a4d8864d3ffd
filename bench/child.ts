/** Child processes of the bench: they are asked by name and answer once. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Question {
  id: number;
  name: string;
  payload: unknown;
}
interface Answer {
  id: number;
  value?: unknown;
  problem?: string;
}

export interface Child {
  readonly pid: number;
  ask<T = void>(name: string, payload?: unknown): Promise<T>;
  /** Asks it to end and waits for that. */
  end(): Promise<void>;
}

/** Starts `bench/<file>`; `nodeOptions` e.g. for a profile. */
export function startChild(file: string, nodeOptions: string[] = []): Child {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: ['--import', 'tsx', ...nodeOptions] });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  child.on('message', ({ id, value, problem }: Answer) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) one?.resolve(value);
    else one?.reject(new Error(`${file}: ${problem}`));
  });
  const exited = new Promise<void>((resolve) =>
    child.once('exit', (code, signal) => {
      for (const one of waiting.values()) one.reject(new Error(`${file} ended (${signal ?? code})`));
      resolve();
    }),
  );
  return {
    pid: child.pid ?? 0,
    ask: <T>(name: string, payload?: unknown) =>
      new Promise<T>((resolve, reject) => {
        waiting.set(++asked, { resolve: resolve as (value: unknown) => void, reject });
        child.send({ id: asked, name, payload } satisfies Question);
      }),
    async end() {
      if (child.connected) child.disconnect();
      const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await exited;
      clearTimeout(impatient);
    },
  };
}

/** The child's side; `end` runs when the parent has gone or has had enough. */
export function serve(handlers: Record<string, (payload: never) => Promise<unknown>>, end: () => Promise<void>): void {
  process.on('message', ({ id, name, payload }: Question) => {
    const handle = handlers[name] ?? (() => Promise.reject(new Error(`No handler ${name}`)));
    handle(payload as never).then(
      (value) => process.send?.({ id, value } satisfies Answer),
      (error: unknown) =>
        process.send?.({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Answer),
    );
  });
  process.on('disconnect', () => void end().finally(() => process.exit(0)));
  // Ctrl-C reaches the children too; their parent ends them in order.
  process.on('SIGINT', () => undefined);
}
