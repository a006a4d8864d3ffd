/** Server-sent events: one open response per page that listens. */
import type { Request, Response } from 'express';

export interface EventStream {
  send(event: string, data: unknown, id?: string): void;
  onClose(work: () => void): void;
}

const HEARTBEAT_MS = 15_000;

export function openEventStream(request: Request, response: Response): EventStream {
  response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'keep-alive', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  response.write('retry: 2000\n\n');
  const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), HEARTBEAT_MS);
  const closers: (() => void)[] = [];
  request.on('close', () => {
    clearInterval(heartbeat);
    for (const close of closers) close();
  });
  return {
    // JSON has no raw line breaks, so one data line is enough.
    send: (event, data, id) => { response.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`); },
    onClose: (work) => { closers.push(work); },
  };
}
