/** What a feature says of one route. */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Action, Person, Scope } from '../auth/index.ts';
import type { Cost } from './request-limits.ts';

export interface Context<P, Q, B> {
  person: Person;
  scope: Scope;
  params: P;
  query: Q;
  body: B;
  /** The same person read anew, for an answer that lasts: undefined once the session is over. */
  personNow: () => Promise<Person | undefined>;
  request: Request;
  response: Response;
}

/** By status: the codes of the refusals that a call can meet. */
export type Refusals = Readonly<Record<number, readonly string[]>>;

export interface RouteOptions<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/api`, e.g. `/cases/:id`. */
  path: string;
  summary: string;
  /** What a program has to know beside the schemas. */
  description?: string;
  /** `public`: nobody need be signed in. `signed-in`: anybody who is. */
  action: Action | 'public' | 'signed-in';
  params?: P;
  /** Of an object: what it does not name is refused. Absent: no parameter is known. */
  query?: Q;
  body?: B;
  /** What success answers: the handler's type, the API's description, and what tests hold the answer against. `z.undefined()` = 204. */
  answer?: R;
  /** Instead of `answer`, where the handler writes the response itself: its media types. */
  sends?: readonly string[];
  /** Refusals of this route beside those that every route of its kind knows (`refusals.ts`). */
  refusals?: Refusals;
  /** Status of success; 200 unless said. */
  status?: number;
  /**
   * False: an Idempotency-Key has no effect. For calls that change nothing when repeated, and for signing in and out, whose
   * effect is a cookie and whose failures must be counted.
   */
  remember?: boolean;
  /** What a request costs others, for the limits of each person; `ordinary` unless said. */
  cost?: Cost;
  /** Undefined answers nothing: the handler has written the response itself, or there is nothing to say (204). */
  handle(context: Context<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<z.input<R>>;
}

/** A route as the description of the API and the walks over all routes see it. */
export type AnyRoute = Omit<RouteOptions<z.ZodType, z.ZodType, z.ZodType, z.ZodType>, 'handle'>;
