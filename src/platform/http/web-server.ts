/** The door: pages and API on one port, and its closing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DatabaseSessionStore, SESSION_TIMES } from '../auth/index.ts';
import type { Database } from '../database/index.ts';
import type { Logger } from '../logger.ts';
import { createHealth } from './health.ts';
import type { Api } from './route.ts';
import { createServerApp } from './server.ts';

export interface WebServer {
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Lets requests under way end; event streams never do by themselves. */
  close(): Promise<void>;
}

export interface WebServerDependencies {
  api: Api;
  database: Database;
  logger: Logger;
  sessionSecret: string;
  trustProxy: boolean;
  fileMegabytes?: number;
}

const PAGES = fileURLToPath(new URL('../../../modeler-ui/dist', import.meta.url));
const REQUESTS_MAY_TAKE_MS = 1_000;
/**
 * A line that nothing is asked on is closed by the client, not by us: browsers and proxies let go of idle lines after a minute or so, and
 * one that is closed while the next request is on its way resets it.
 */
const IDLE_LINE_MS = 120_000;

export function createWebServer({ api, database, logger, sessionSecret, trustProxy, fileMegabytes }: WebServerDependencies): WebServer {
  api.router.get('/openapi.json', (_request, response) => {
    response.json(api.openApi());
  });
  const server = createServer(
    createServerApp({
      logger,
      sessionStore: new DatabaseSessionStore(database, SESSION_TIMES),
      sessionSecret,
      sessionMaxAgeMs: SESSION_TIMES.absoluteMs,
      trustProxy,
      fileMegabytes,
      api: api.router,
      pages: PAGES,
      healthy: createHealth(database),
    }),
  );
  server.keepAliveTimeout = IDLE_LINE_MS;
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => resolve(server.address() as AddressInfo));
      }),
    async close() {
      const closed = new Promise<void>((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
      await Promise.race([closed, sleep(REQUESTS_MAY_TAKE_MS, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}
