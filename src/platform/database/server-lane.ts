/** Connections of one kind: so many at once, lent in the order of asking, made when they are needed. */
import type { ServerConnection } from './server-connection.ts';
import { SERVER_LIMITS } from './limits.ts';

export interface Lane {
  /** Lends a connection to `work`. Rejects with code `DATABASE_BUSY` when none came free in time. */
  use<T>(work: (connection: ServerConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface LaneOptions {
  most: number;
  open: () => Promise<ServerConnection>;
  waitMs?: number;
}

interface Waiter {
  serve(connection: ServerConnection | undefined): void;
  refuse(error: unknown): void;
}

export function createLane({ most, open, waitMs = SERVER_LIMITS.waitMs }: LaneOptions): Lane {
  const free: ServerConnection[] = [];
  const waiting: Waiter[] = [];
  const all = new Set<ServerConnection>();
  /** Connections there are, and those being made. */
  let count = 0;
  let closed = false;
  const idle = setInterval(closeIdle, SERVER_LIMITS.idleMs / 3).unref();

  function closeIdle(): void {
    const since = Date.now() - SERVER_LIMITS.idleMs;
    while (free[0] && (free[0].isOver || free[0].idleSince < since)) void drop(free.shift() as ServerConnection).close();
  }

  function drop(connection: ServerConnection): ServerConnection {
    all.delete(connection);
    count -= 1;
    return connection;
  }

  /** The one that was used last comes first: a quiet hour leaves the others to be closed. */
  function takeFree(): ServerConnection | undefined {
    for (let connection = free.pop(); connection; connection = free.pop()) {
      if (!connection.isOver) return connection;
      drop(connection);
    }
    return undefined;
  }

  async function make(): Promise<ServerConnection> {
    count += 1;
    try {
      const connection = await open();
      all.add(connection);
      return connection;
    } catch (error) {
      count -= 1;
      // Whoever waits would only be told the same, later.
      for (const waiter of waiting.splice(0)) waiter.refuse(error);
      throw error;
    }
  }

  /** Undefined = there is room to make one. */
  const turn = (): Promise<ServerConnection | undefined> =>
    new Promise((resolve, reject) => {
      const waiter: Waiter = {
        serve(connection) {
          clearTimeout(timer);
          resolve(connection);
        },
        refuse(error) {
          clearTimeout(timer);
          reject(error as Error);
        },
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(waiter), 1);
        reject(Object.assign(new Error(`No database connection came free within ${waitMs} ms`), { code: 'DATABASE_BUSY' }));
      }, waitMs);
      waiting.push(waiter);
    });

  async function take(): Promise<ServerConnection> {
    for (;;) {
      if (closed) throw Object.assign(new Error('The database was closed'), { code: 'DATABASE_CLOSED' });
      const connection = takeFree();
      if (connection) return connection;
      if (count < most) return make();
      const given = await turn();
      if (given) return given;
    }
  }

  function giveBack(connection: ServerConnection): void {
    if (connection.isOver || closed) {
      void drop(connection).close();
      // Whatever ended it has mostly ended those that lie idle too, and each would make somebody wait to find that out.
      for (const other of free.splice(0)) void drop(other).close();
      waiting.shift()?.serve(undefined);
      return;
    }
    const next = waiting.shift();
    if (next) return next.serve(connection);
    connection.idleSince = Date.now();
    free.push(connection);
  }

  return {
    async use(work) {
      const connection = await take();
      try {
        return await work(connection);
      } finally {
        giveBack(connection);
      }
    },
    async close() {
      closed = true;
      clearInterval(idle);
      for (const waiter of waiting.splice(0)) waiter.serve(undefined);
      await Promise.all([...all].map((connection) => connection.close()));
    },
  };
}
