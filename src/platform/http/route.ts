/**
 * One way to declare a route: its schemas check the input at the edge and make the OpenAPI page; its action is checked
 * before the handler runs; a changing call may carry an idempotency key (style.md, habit 7).
 */
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { permit, scopeOf, type Action, type Person, type Scope } from '../auth/index.ts';
import type { Database } from '../database/index.ts';
import { badInput, Refusal } from '../errors.ts';
import { canonicalJson } from '../record/index.ts';
import { createAnswerOnce } from './idempotency.ts';
import { inputProblems } from './input-problems.ts';
import { createApiDescription } from './openapi.ts';

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
  /** What success answers; for the API's description only. */
  response?: z.ZodType;
  /** Status of success; 200 unless said. */
  status?: number;
  /**
   * False: an Idempotency-Key has no effect. For calls that change nothing when repeated, and for signing in and out, whose
   * effect is a cookie and whose failures must be counted.
   */
  remember?: boolean;
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
  const description = createApiDescription();
  const answerOnce = createAnswerOnce(database);
  const routes: Api['routes'] = [];

  return {
    router,
    routes,
    route(options) {
      const { method, path, action, status = 200, remember = method !== 'get' } = options;
      routes.push({ method, path, action });
      description.add(options);
      router[method](path, async (request, response) => {
        const person = await personOf(request);
        const context = {
          person: person as Person, scope: admit(person, action), request, response,
          params: parse(options.params, request.params), query: parse(options.query, request.query), body: parse(options.body, request.body ?? {}),
        } as never;
        const key = request.get('Idempotency-Key');
        const answer = remember && key && person
          ? await answerOnce({ personId: person.id, key, content: `${method} ${request.originalUrl} ${canonicalJson(request.body ?? {})}`, status }, () => options.handle(context))
          : { body: await options.handle(context), replayed: false };
        if (response.headersSent) return;
        if (answer.replayed) response.set('Idempotent-Replay', 'true');
        if (answer.body === undefined) response.status(status === 200 ? 204 : status).end();
        else response.status(status).json(answer.body);
      });
    },
    openApi: () => description.document(),
  };
}

/** The scope in which the person may act; refuses who may not at all. */
function admit(person: Person | undefined, action: Action | 'public' | 'signed-in'): Scope {
  if (action === 'public') return NO_SCOPE;
  if (!person) throw notSignedIn();
  if (action === 'signed-in') return NO_SCOPE;
  permit(person, action);
  return scopeOf(person, action);
}

function parse(schema: z.ZodType | undefined, input: unknown): unknown {
  if (!schema) return input;
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw badInput(inputProblems(parsed.error.issues));
  return parsed.data;
}
