/** The real HTTP platform on a free port, with the routes a test declares; called by fetch as a page would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import session from 'express-session';
import type { Request } from 'express';
import type { Person } from '../../src/platform/auth/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { createApi, createServerApp, type Api, type Cost, type CostLimit } from '../../src/platform/http/index.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { createDescribes, type ApiDocument, type Describes } from './described.ts';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
  /** Of a file. */
  bytes: Buffer;
}
export interface ErrorBody {
  error: {
    code: string;
    message: string;
    messageEn: string;
    fields?: { path: string; code: string; message: string; messageEn: string }[];
    details?: Record<string, unknown>;
  };
  requestId: string;
}

export interface CallOptions {
  body?: unknown;
  /** Sent as it is instead of JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
  key?: string;
  /** Account of a person given to {@link startServer}; absent = nobody, or the cookie's. */
  as?: string;
  cookie?: string;
}

export interface TestServer {
  url: string;
  port: number;
  api: Api;
  /** Every line logged, as text. */
  log: string[];
  call<T = ErrorBody>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  close(): Promise<void>;
}

export interface StartOptions {
  people?: Person[];
  personOf?: (request: Request) => Promise<Person | undefined>;
  /** `personOf` unless said. */
  personNow?: (request: Request) => Promise<Person | undefined>;
  sessionStore?: session.Store;
  trustProxy?: boolean;
  requestLimits?: Readonly<Record<Cost, CostLimit>>;
  fileMegabytes?: number;
  /** Folder of built pages; none unless said. */
  pages?: string;
}

export async function startServer(database: Database, declare: (api: Api) => void, options: StartOptions = {}): Promise<TestServer> {
  const { people = [], trustProxy = false, fileMegabytes, pages = '/nonexistent' } = options;
  const log: string[] = [];
  const line =
    (level: string) =>
    (fields: object, message: string): void => {
      log.push(JSON.stringify({ level, message, ...fields }));
    };
  const logger: Logger = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  const api = createApi({
    database,
    checkAnswers: true,
    personOf: options.personOf ?? ((request) => Promise.resolve(people.find(({ account }) => account === request.get('X-Test-Person')))),
    personNow: options.personNow,
    requestLimits: options.requestLimits,
  });
  declare(api);
  const app = createServerApp({
    logger,
    sessionStore: options.sessionStore ?? new session.MemoryStore(),
    sessionSecret: 'a secret of the tests',
    sessionMaxAgeMs: 3_600_000,
    trustProxy,
    fileMegabytes,
    api: api.router,
    pages,
    healthy: () => Promise.resolve({ ok: true }),
  });
  const server = createServer(app);
  // A busy test holds up its own server: a line must not be closed while the next call is being written.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let describes: Describes | undefined;
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    api,
    log,
    async call<T>(method: string, path: string, { body, raw, headers = {}, key, as, cookie }: CallOptions = {}) {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(method === 'GET' ? {} : { 'X-Sunlit': '1' }),
          ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'Idempotency-Key': key } : {}),
          ...(as ? { 'X-Test-Person': as } : {}),
          ...(cookie ? { cookie } : {}),
          ...headers,
        },
        body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      });
      const { status, headers: answered } = response;
      const bytes = Buffer.from(await response.arrayBuffer());
      const text = bytes.toString('utf8');
      const found = parse(text);
      const mediaType = answered.get('content-type');
      // Routes that a test declares for itself say little, and are not the platform's.
      if (path.startsWith('/api/') && api.routes.every(({ saysAnswer }) => saysAnswer)) {
        describes ??= describedBy(api);
        describes({ method, path: path.slice('/api'.length), hasBody: body !== undefined, status, mediaType, body: found ?? text });
      }
      return { status, headers: answered, text, bytes, body: found as T };
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const described = new Map<string, Describes>();

/** Compiled once for all servers of a process that declare the same routes. */
function describedBy(api: Api): Describes {
  const routes = JSON.stringify(api.routes);
  const found = described.get(routes) ?? createDescribes(api.openApi() as ApiDocument);
  described.set(routes, found);
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
