/** Which refusals a route can answer: those that its kind brings with it, and its own. */
import type { AnyRoute, Refusals } from './route-options.ts';

/** Of every call: a malformed address, a machine called by a foreign name, an unknown parameter, a fault, a database that is away. */
const OF_ALL: Refusals = {
  400: ['bad-request'],
  421: ['host-unknown'],
  422: ['invalid-input'],
  500: ['internal-error'],
  503: ['database-unavailable', 'storage-full'],
};

/** Of every call that may carry a body, whether it is asked for or not. */
const OF_BODIES: Refusals = {
  400: ['json-malformed', 'json-too-deep'],
  413: ['request-too-large', 'json-too-many-values'],
  415: ['json-expected', 'encoding-unsupported'],
};
const OF_CHANGES: Refusals = { 403: ['foreign-request'] };
/** Of what lists, figures and exports ask (docs/adr/0025-aside.md). */
const OF_QUESTIONS: Refusals = { 503: ['question-too-costly', 'questions-busy'] };
const OF_KEYS: Refusals = { 400: ['idempotency-key-malformed'], 422: ['idempotency-key-reused'] };
const OF_SESSIONS: Refusals = { 401: ['not-signed-in'], 429: ['too-many-requests'] };
/** Of what people bring and threads read (docs/adr/0023-limits.md). */
const OF_FILES: Refusals = { 422: ['input-too-costly'], 503: ['parsers-busy'] };
const OF_ACTIONS: Refusals = { 403: ['forbidden'] };
const OF_PARAMETERS: Refusals = { 404: ['not-found'] };

/** Status by status, the codes in the order in which they are looked for. */
export function refusalsOf({ method, action, params, remember = method !== 'get', cost, refusals = {} }: AnyRoute): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const all = [
    OF_ALL,
    OF_BODIES,
    method === 'get' ? OF_QUESTIONS : OF_CHANGES,
    ...(remember ? [OF_KEYS] : []),
    ...(action === 'public' ? [] : [OF_SESSIONS]),
    ...(action === 'public' || action === 'signed-in' ? [] : [OF_ACTIONS]),
    ...(params ? [OF_PARAMETERS] : []),
    ...(cost === 'file' || cost === 'import' ? [OF_FILES] : []),
    refusals,
  ];
  for (const one of all) {
    for (const [status, codes] of Object.entries(one)) found.set(Number(status), [...(found.get(Number(status)) ?? []), ...codes]);
  }
  return new Map([...found].sort(([one], [other]) => one - other));
}
