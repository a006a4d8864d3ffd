/** The Express application: security headers, sessions, the API below `/api`, the pages for everything else. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler, type Router } from 'express';
import expressStaticGzip from 'express-static-gzip';
import session, { type Store } from 'express-session';
import helmet from 'helmet';
import { FILE_LIMITS } from '../../../domain/files/limits.ts';
import { Refusal } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { createErrorHandler } from './errors.ts';
import { refuseForeignChanges, refuseForeignHosts } from './foreign-requests.ts';
import { createJsonBody } from './json-body.ts';

export interface ServerOptions {
  logger: Logger;
  sessionStore: Store;
  sessionSecret: string;
  sessionMaxAgeMs: number;
  trustProxy: boolean;
  /** Largest file that may be attached to a matter; that of `FILE_LIMITS` unless said. */
  fileMegabytes?: number;
  api: Router;
  /** Folder of the built pages. */
  pages: string;
  healthy: () => Promise<{ ok: boolean; problem?: string }>;
}

export function createServerApp(options: ServerOptions): Express {
  const {
    logger,
    sessionStore,
    sessionSecret,
    sessionMaxAgeMs,
    trustProxy,
    api,
    pages,
    healthy,
    fileMegabytes = FILE_LIMITS.megabytes,
  } = options;
  const app = express();
  app.disable('x-powered-by');
  if (trustProxy) app.set('trust proxy', 1);
  app.use((_request, response, next) => {
    response.set('X-Request-Id', randomUUID());
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'self'"],
          frameSrc: ["'self'", 'blob:'],
          // Sound and film of files, shown as what the platform found them to be.
          mediaSrc: ["'self'", 'blob:'],
          workerSrc: ["'self'", 'blob:'],
          frameAncestors: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'self'"],
        },
      },
      strictTransportSecurity: trustProxy,
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use(logRequests(logger), refuseForeignHosts);
  app.get('/healthz', async (_request, response) => {
    const health = await healthy();
    response.status(health.ok ? 200 : 503).json(health);
  });
  app.use(
    '/api',
    (_request, response, next) => {
      response.set('Cache-Control', 'no-store');
      next();
    },
    session({
      store: sessionStore,
      secret: sessionSecret,
      name: 'sunlit.sid',
      resave: false,
      saveUninitialized: false,
      rolling: false,
      cookie: { httpOnly: true, sameSite: 'strict', secure: trustProxy, maxAge: sessionMaxAgeMs },
    }),
    refuseForeignChanges,
    ...createJsonBody(fileMegabytes * 1024 * 1024),
    api,
  );
  app.use('/api', () => {
    throw new Refusal(404, 'no-such-route', '没有这个接口。', 'There is no such route.');
  });
  servePages(app, pages);
  app.use(createErrorHandler(logger));
  return app;
}

/** Ids and figures only: an address's query may hold a party's name, so it is left out. */
const logRequests =
  (logger: Logger): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    const { path } = request;
    response.on('finish', () =>
      logger.debug(
        {
          requestId: response.getHeader('X-Request-Id'),
          method: request.method,
          path,
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      ),
    );
    next();
  };

/** A name ends in letters after its dot; the number of a rule in an address, as R15.7, does not (R15). */
const FILE_NAME = /\.[a-z][a-z0-9]*$/i;

function servePages(app: Express, pages: string): void {
  // The build lays a compressed file beside each (modeler-ui/vite.config.ts).
  const compressed = { enableBrotli: true, orderPreference: ['br', 'gzip'], index: false };
  app.use('/assets', expressStaticGzip(join(pages, 'assets'), { ...compressed, serveStatic: { immutable: true, maxAge: '1y' } }));
  app.use(express.static(pages, { index: false }));
  app.use((request, response, next) => {
    const index = join(pages, 'index.html');
    if (request.method !== 'GET' || FILE_NAME.test(request.path) || !existsSync(index)) return next();
    response.set('Cache-Control', 'no-cache').sendFile(index);
  });
  app.use(() => {
    throw new Refusal(404, 'not-found', '没有找到这个页面。', 'There is no such page.');
  });
}
