/** Server-sent events: one open response per page that listens. */
import type { Request, Response } from 'express';

export interface EventStream {
  send(event: string, data: unknown, id?: string): void;
  /** Runs once when the page has gone; at once when it has gone already. */
  onClose(work: () => void): void;
  /** Asks now, and not with the next heartbeat, whether the person may still listen. */
  askAgain(): void;
}

/** The streams that this process holds open. */
export interface EventStreams {
  open(request: Request, response: Response, options?: EventStreamOptions): EventStream;
  /** For when somebody's rights may just have ended here: signing out, a new password. */
  askAgain(): void;
}

export function createEventStreams(): EventStreams {
  const held = new Set<EventStream>();
  return {
    open(request, response, options) {
      const stream = openEventStream(request, response, options);
      held.add(stream);
      stream.onClose(() => held.delete(stream));
      return stream;
    },
    askAgain() {
      for (const stream of held) stream.askAgain();
    },
  };
}

export interface EventStreamOptions {
  heartbeatMs?: number;
  /** Asked with each heartbeat; a person who may no longer listen is cut off. */
  mayStay?: () => Promise<boolean>;
}

const HEARTBEAT_MS = 15_000;
/** A page that does not read lets events pile up in memory; beyond this it is cut off, and catches up when it comes again. */
const MOST_UNREAD_BYTES = 1_000_000;

export function openEventStream(
  _request: Request,
  response: Response,
  { heartbeatMs = HEARTBEAT_MS, mayStay }: EventStreamOptions = {},
): EventStream {
  const closers: (() => void)[] = [];
  let closed = false;
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'keep-alive',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();

  const write = (text: string): void => {
    if (closed || response.writableEnded) return;
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    else response.write(text);
  };
  /** A database that is away for a moment ends no stream. */
  const endUnlessPermitted = async (): Promise<void> => {
    if (!closed && mayStay && (await mayStay().catch(() => true)) === false) response.end();
  };
  const heartbeat = setInterval(() => {
    void endUnlessPermitted().then(() => write(': heartbeat\n\n'));
  }, heartbeatMs);
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
    askAgain: () => void endUnlessPermitted(),
  };
}
