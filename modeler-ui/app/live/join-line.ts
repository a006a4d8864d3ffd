import { openEventLine, type LiveMessage } from './event-line.ts';
import type { LiveRequest } from './event-worker.ts';

const connect = (): MessagePort | undefined =>
  typeof SharedWorker === 'undefined'
    ? undefined
    : new SharedWorker(new URL('./event-worker.ts', import.meta.url), { type: 'module', name: 'live' }).port;

let port: MessagePort | undefined;
let listenAgain: (() => void) | undefined;

/**
 * Joins the browser's line of live events; where a browser has no shared workers, the tab has a line of its own. Answers how to leave.
 */
export function joinLine(personId: string, tell: (message: LiveMessage) => void): () => void {
  port ??= connect();
  const worker = port;
  if (!worker) return openEventLine(tell);
  const ask = (request: LiveRequest): void => worker.postMessage(request);
  const listen = (): void => ask({ kind: 'listen', personId });
  const leave = (): void => ask({ kind: 'leave' });
  worker.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data);
  listen();
  listenAgain = listen;
  // A closed tab says nothing more, and one that the browser keeps for "back" listens again when it is shown.
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', listen);
  return () => {
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', listen);
    listenAgain = undefined;
    leave();
  };
}

/** The same person signed in again over the page. */
export const resumeLine = (): void => listenAgain?.();

/** The person signed out: no tab of this browser listens any more. */
export const endLine = (): void => port?.postMessage({ kind: 'end' } satisfies LiveRequest);
