export { createApi, notSignedIn, type Api } from './route.ts';
export { openEventStream, type EventStream, type EventStreamOptions } from './event-stream.ts';
export { createServerApp } from './server.ts';
