/** Server-sent events: one open response per page that listens. */
import type { Request, Response } from 'express';

export interface EventStream {
  send(event: string, data: unknown, id?: string): void;
  /** Runs once when the page has gone; at once when it has gone already. */
  onClose(work: () => void): void;
}

export interface EventStreamOptions {
  heartbeatMs?: number;
  /** Asked with each heartbeat; a person who may no longer listen is cut off. */
  mayStay?: () => Promise<boolean>;
}

const HEARTBEAT_MS = 15_000;
/** A page that does not read lets events pile up in memory; beyond this it is cut off, and catches up when it comes again. */
const MOST_UNREAD_BYTES = 1_000_000;

export function openEventStream(_request: Request, response: Response, { heartbeatMs = HEARTBEAT_MS, mayStay }: EventStreamOptions = {}): EventStream {
  const closers: (() => void)[] = [];
  let closed = false;
  response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'keep-alive', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();

  const write = (text: string): void => {
    if (closed) return;
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else response.write(text);
  };
  const beat = async (): Promise<void> => {
    // A database that is away for a moment ends no stream.
    if (mayStay && await mayStay().catch(() => true) === false) response.end();
    else write(': heartbeat\n\n');
  };
  const heartbeat = setInterval(() => void beat(), heartbeatMs);
  // The response's own end: a request without a body is complete, and may be closed, long before.
  response.on('close', () => {
    closed = true;
    clearInterval(heartbeat);
    for (const close of closers) close();
  });
  write('retry: 2000\n\n');

  return {
    // JSON has no raw line breaks, so one data line is enough.
    send: (event, data, id) => write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onClose(work) {
      if (closed) work();
      else closers.push(work);
    },
  };
}
