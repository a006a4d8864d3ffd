/**
 * One way to declare a route: its schemas check the input at the edge and make the OpenAPI page; its action is checked
 * before the handler runs; a changing call may carry an idempotency key.
 */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { permit, scopeOf, type Action, type Person, type Scope } from '../auth/index.ts';
import type { Database } from '../database/index.ts';
import { badInput, Refusal } from '../errors.ts';
import { createEventStreams, type EventStreams } from './event-stream.ts';
import { createAnswerOnce } from './idempotency.ts';
import { inputProblems } from './input-problems.ts';
import { bodyDigest } from './json-body.ts';
import { createApiDescription } from './openapi.ts';
import { createRequestLimits, type Cost, type CostLimit } from './request-limits.ts';
import type { RouteOptions } from './route-options.ts';

export interface Api {
  router: Router;
  route<
    P extends z.ZodType = z.ZodUnknown,
    Q extends z.ZodType = z.ZodUnknown,
    B extends z.ZodType = z.ZodUnknown,
    R extends z.ZodType = z.ZodUnknown,
  >(
    options: RouteOptions<P, Q, B, R>,
  ): void;
  /** Every declared route and its action, for the test that walks the permission table; whether it says what it answers. */
  readonly routes: { method: string; path: string; action: string; saysAnswer: boolean }[];
  openApi(): object;
  /** Answers that last. */
  readonly streams: EventStreams;
}

export interface ApiDependencies {
  database: Database;
  /** The person of a request's session; undefined when nobody is signed in. */
  personOf(request: Request): Promise<Person | undefined>;
  /** The same, with the session itself read again; for answers that outlast the reading. `personOf` unless said. */
  personNow?(request: Request): Promise<Person | undefined>;
  /** Holds every answer against what its route says; for tests, where an answer of another shape is a fault. */
  checkAnswers?: boolean;
  /** How often a person may ask for what; `REQUEST_LIMITS` unless said. */
  requestLimits?: Readonly<Record<Cost, CostLimit>>;
}

export const notSignedIn = (): Refusal =>
  new Refusal(401, 'not-signed-in', '请先登录。您填写的内容会保留。', 'Sign in first. What you filled in is kept.');

const NO_SCOPE: Scope = { kind: 'none' };

export function createApi({ database, personOf, personNow = personOf, checkAnswers = false, requestLimits }: ApiDependencies): Api {
  const limits = createRequestLimits(requestLimits);
  const router = Router();
  const description = createApiDescription();
  const answerOnce = createAnswerOnce(database);
  const routes: Api['routes'] = [];

  return {
    router,
    routes,
    streams: createEventStreams(),
    route(options) {
      const { method, path, action, status = 200, remember = method !== 'get', cost = 'ordinary' } = options;
      const query = strict(options.query);
      const assertShape = shapeCheck(`${method} ${path}`);
      routes.push({ method, path, action, saysAnswer: (options.answer ?? options.sends) !== undefined });
      description.add({ ...options, query });
      const answerTo = async (
        person: Person | undefined,
        scope: Scope,
        request: Request,
        response: Response,
      ): Promise<{ body: unknown; replayed: boolean }> => {
        const context = {
          person: person as Person,
          scope,
          personNow: () => personNow(request),
          request,
          response,
          params: parse(options.params, request.params),
          query: parse(query, request.query),
          body: parse(options.body, request.body ?? {}),
        } as never;
        const key = request.get('Idempotency-Key');
        if (!remember || !key || !person) return { body: await options.handle(context), replayed: false };
        const content = `${method} ${request.originalUrl} ${bodyDigest(request)}`;
        return answerOnce({ personId: person.id, key, content, status }, () => options.handle(context));
      };
      router[method](path, async (request, response) => {
        const person = await personOf(request);
        const scope = admit(person, action);
        // Strangers are told apart by where they ask from.
        const leave = await limits.enter(person?.id ?? `stranger ${request.ip}`, cost, request, response);
        const answer = await answerTo(person, scope, request, response).finally(leave);
        if (response.headersSent) return;
        if (checkAnswers && options.sends) throw new Error(`${method} ${path} does not send what it says`);
        if (checkAnswers && options.answer) assertShape(options.answer, answer.body);
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

/** A parameter that no schema names is a mistake of the caller, who would otherwise take a whole list for a filtered one. */
const strict = (query: z.ZodType = z.object({})): z.ZodType => (query instanceof z.ZodObject ? query.strict() : query);

/** Holds answers against their shape as the page will read them (what is undefined is not sent); the same one again only once. */
function shapeCheck(route: string): (shape: z.ZodType, body: unknown) => void {
  let last: string | undefined;
  return (shape, body) => {
    const sent = JSON.stringify(body);
    if (sent !== undefined && sent === last) return;
    const parsed = shape.safeParse(body === undefined ? undefined : JSON.parse(sent));
    if (!parsed.success) throw new Error(`${route} answers in another shape than it says: ${parsed.error.message}`);
    last = sent;
  };
}
