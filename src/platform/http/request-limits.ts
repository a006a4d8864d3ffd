/**
 * How often a person may ask for what, so that nobody keeps others waiting (docs/adr/0023-limits.md): by the kind of cost, generous
 * where people click, tight where one request costs as much as a thousand others.
 */
import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Refusal } from '../errors.ts';

/** `file`: something people bring is read. `export`: everything that a filter finds is written. */
export const COSTS = ['ordinary', 'search', 'file', 'import', 'export'] as const;
export type Cost = (typeof COSTS)[number];

export interface CostLimit {
  perMinute: number;
  /** Under way at the same time; absent = as many as come. */
  atOnce?: number;
}

export const REQUEST_LIMITS: Readonly<Record<Cost, CostLimit>> = {
  // A page in heavy use asks some ten times a second for a moment; programs that walk lists stay below this too.
  ordinary: { perMinute: 6_000 },
  search: { perMinute: 240, atOnce: 4 },
  // As many at once as a browser sends, for whoever attaches a folder.
  file: { perMinute: 120, atOnce: 8 },
  import: { perMinute: 12, atOnce: 1 },
  export: { perMinute: 12, atOnce: 1 },
};

const WINDOW_MS = 60_000;

export interface RequestLimits {
  /**
   * Counts a request of a person; answers what to call when it is answered.
   *
   * @throws Refusal 429 `too-many-requests`, with Retry-After.
   */
  enter(personId: string, cost: Cost, request: Request, response: Response): Promise<() => void>;
}

export function createRequestLimits(limits: Readonly<Record<Cost, CostLimit>> = REQUEST_LIMITS): RequestLimits {
  const asking = new WeakMap<Request, string>();
  const underWay = new Map<string, number>();
  const counters = new Map(
    COSTS.map((cost) => [
      cost,
      rateLimit({
        windowMs: WINDOW_MS,
        limit: limits[cost].perMinute,
        keyGenerator: (request) => asking.get(request) ?? '',
        standardHeaders: true,
        legacyHeaders: false,
        handler: (_request, _response, next) => next(tooMany(cost)),
      }),
    ]),
  );

  const count = (cost: Cost, request: Request, response: Response): Promise<void> =>
    new Promise((resolve, reject) => {
      const next = (error?: unknown): void => (error === undefined ? resolve() : reject(error as Error));
      void Promise.resolve(counters.get(cost)?.(request, response, next)).catch(reject);
    });

  return {
    async enter(personId, cost, request, response) {
      asking.set(request, personId);
      await count(cost, request, response);
      const { atOnce } = limits[cost];
      if (atOnce === undefined) return () => undefined;
      const key = `${cost} ${personId}`;
      const before = underWay.get(key) ?? 0;
      if (before >= atOnce) {
        response.set('Retry-After', '2');
        throw tooMany(cost);
      }
      underWay.set(key, before + 1);
      return () => {
        const left = (underWay.get(key) ?? 1) - 1;
        if (left) underWay.set(key, left);
        else underWay.delete(key);
      };
    },
  };
}

const tooMany = (cost: Cost): Refusal =>
  new Refusal(
    429,
    'too-many-requests',
    '您的请求过于频繁，请稍后再试。您填写的内容未丢失。',
    'Too many requests of this kind; wait a moment. What you filled in is not lost.',
    { details: { cost } },
  );
