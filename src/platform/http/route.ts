/**
 * One way to declare a route: its schemas check the input at the edge and make the OpenAPI page; its action is checked
 * before the handler runs; a changing call may carry an idempotency key (style.md, habit 7).
 */
import { createHash } from 'node:crypto';
import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { permit, scopeOf, type Action, type Person, type Scope } from '../auth/index.ts';
import { isUniqueViolation, type Database } from '../database/index.ts';
import { Refusal } from '../errors.ts';
import { canonicalJson } from '../record/index.ts';

extendZodWithOpenApi(z);

export interface Context<P, Q, B> { person: Person; scope: Scope; params: P; query: Q; body: B; request: Request; response: Response }

export interface RouteOptions<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/api`, e.g. `/cases/:id`. */
  path: string;
  summary: string;
  /** `public`: nobody need be signed in. `signed-in`: anybody who is. */
  action: Action | 'public' | 'signed-in';
  params?: P;
  query?: Q;
  body?: B;
  /** Status of success; 200 unless said. */
  status?: number;
  /** Undefined answers nothing: the handler has written the response itself, or there is nothing to say (204). */
  handle(context: Context<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<unknown>;
}

export interface Api {
  router: Router;
  route<P extends z.ZodType = z.ZodUnknown, Q extends z.ZodType = z.ZodUnknown, B extends z.ZodType = z.ZodUnknown>(options: RouteOptions<P, Q, B>): void;
  /** Every declared route and its action, for the test that walks the permission table. */
  readonly routes: { method: string; path: string; action: string }[];
  openApi(): object;
}

export interface ApiDependencies {
  database: Database;
  /** The person of a request's session; undefined when nobody is signed in. */
  personOf(request: Request): Promise<Person | undefined>;
}

export const notSignedIn = (): Refusal => new Refusal(401, 'not-signed-in', '请先登录。您填写的内容会保留。', 'Sign in first. What you filled in is kept.');

const NO_SCOPE: Scope = { kind: 'none' };

export function createApi({ database, personOf }: ApiDependencies): Api {
  const router = Router();
  const registry = new OpenAPIRegistry();
  const routes: Api['routes'] = [];

  return {
    router,
    routes,
    route(options) {
      const { method, path, action, status = 200 } = options;
      routes.push({ method, path, action });
      document(registry, options);
      router[method](path, async (request, response) => {
        const person = await personOf(request);
        if (action !== 'public' && !person) throw notSignedIn();
        if (action !== 'public' && action !== 'signed-in') permit(person as Person, action);
        const context = {
          person: person as Person, scope: person && action !== 'public' && action !== 'signed-in' ? scopeOf(person, action) : NO_SCOPE, request, response,
          params: parse(options.params, request.params, ''), query: parse(options.query, request.query, ''), body: parse(options.body, request.body ?? {}, ''),
        } as never;
        const key = request.get('Idempotency-Key');
        const answer = method !== 'get' && key && person
          ? await once(database, person.id, key, `${method} ${request.originalUrl} ${canonicalJson(request.body ?? {})}`, status, () => options.handle(context), response)
          : await options.handle(context);
        if (response.headersSent) return;
        if (answer === undefined) response.status(status === 200 ? 204 : status).end();
        else response.status(status).json(answer);
      });
    },
    openApi: () => new OpenApiGeneratorV31(registry.definitions).generateDocument({
      openapi: '3.1.0',
      info: { title: 'Sunlit 阳光行权', version: '0.1.0', description: 'Everything a page does, with the same permissions. Changing calls need the header X-Sunlit: 1 and may carry Idempotency-Key.' },
      servers: [{ url: '/api' }],
    }),
  };
}

function parse<T extends z.ZodType>(schema: T | undefined, input: unknown, _where: string): unknown {
  return schema ? schema.parse(input) : input;
}

/** The same request with the same key is answered with the first answer, also when both come at once or the platform died between. */
async function once(database: Database, personId: string, key: string, request: string, status: number, handle: () => Promise<unknown>, response: Response): Promise<unknown> {
  if (!/^[\w-]{8,80}$/.test(key)) throw new Refusal(400, 'idempotency-key-malformed', '请求标识格式不正确。', 'Idempotency-Key must be 8 to 80 letters, digits, - or _.');
  const hash = createHash('sha256').update(request).digest('hex');
  const earlier = async (): Promise<{ body: unknown } | undefined> => {
    const row = await database.get<{ request_hash: string; body: string }>('SELECT request_hash, body FROM idempotency WHERE person_id = $1 AND request_key = $2', [personId, key]);
    if (!row) return undefined;
    if (row.request_hash !== hash) throw new Refusal(422, 'idempotency-key-reused', '同一请求标识被用于不同的内容，请重新提交。', 'This Idempotency-Key was used for another request.');
    response.set('Idempotent-Replay', 'true');
    return { body: row.body === '' ? undefined : JSON.parse(row.body) as unknown };
  };
  try {
    return await database.write(async () => {
      const found = await earlier();
      if (found) return found.body;
      const body = await handle();
      await database.insert('idempotency', { person_id: personId, request_key: key, request_hash: hash, status, body: body === undefined ? '' : JSON.stringify(body), created_at: Date.now() });
      return body;
    });
  } catch (error) {
    // On MariaDB the twin may have committed first; its answer is ours.
    const found = isUniqueViolation(error) ? await earlier() : undefined;
    if (found) return found.body;
    throw error;
  }
}

function document<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(registry: OpenAPIRegistry, options: RouteOptions<P, Q, B>): void {
  registry.registerPath({
    method: options.method,
    path: options.path.replace(/:(\w+)/g, '{$1}'),
    summary: options.summary,
    description: options.action === 'public' ? 'Open to everybody.' : options.action === 'signed-in' ? 'Needs a session.' : `Needs the permission ${options.action}.`,
    request: {
      ...(options.params instanceof z.ZodObject ? { params: options.params } : {}),
      ...(options.query instanceof z.ZodObject ? { query: options.query } : {}),
      ...(options.body ? { body: { content: { 'application/json': { schema: options.body } } } } : {}),
    },
    responses: { [options.status ?? 200]: { description: 'Done' }, 422: { description: 'Some input is not valid; `error.fields` names it' }, 401: { description: 'not-signed-in' }, 403: { description: 'forbidden' } },
  } as never);
}
