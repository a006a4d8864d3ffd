export { createApi, notSignedIn, type Api } from './route.ts';
export { REQUEST_LIMITS, type Cost, type CostLimit } from './request-limits.ts';
export { openEventStream, type EventStream, type EventStreamOptions, type EventStreams } from './event-stream.ts';
export { createSessionPeople, type SessionPeople } from './session-people.ts';
export { pageQuery, pageSize } from './page-query.ts';
export { wholeNumber } from './whole-number.ts';
export type { Refusals } from './route-options.ts';
export { createServerApp } from './server.ts';
export { createWebServer, type WebServer } from './web-server.ts';
