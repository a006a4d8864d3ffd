/** Listens to server-sent events as a page does. */
import { servedDescription } from './described.ts';

export interface ServerEvent {
  id?: string;
  event: string;
  data: Record<string, unknown>;
}

export interface EventSource {
  readonly events: ServerEvent[];
  /** The server ended the stream, or the line broke. */
  ended(): boolean;
  close(): void;
}

export async function listen(url: string, cookie: string, lastEventId?: string): Promise<EventSource> {
  const stopping = new AbortController();
  const response = await fetch(url, {
    signal: stopping.signal,
    headers: { cookie, ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
  });
  if (response.status !== 200 || !response.body) throw new Error(`No events: ${response.status}`);
  const { origin, pathname, search } = new URL(url);
  const describes = await servedDescription(origin);
  const { status } = response;
  const mediaType = response.headers.get('content-type');
  describes?.({ method: 'GET', path: pathname.slice('/api'.length) + search, hasBody: false, status, mediaType, body: undefined });
  const events: ServerEvent[] = [];
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
        const event = fields.get('event');
        if (event) events.push({ id: fields.get('id'), event, data: JSON.parse(fields.get('data') ?? '{}') as Record<string, unknown> });
      }
    }
  };
  let ended = false;
  read(response.body)
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return { events, ended: () => ended, close: () => stopping.abort() };
}
