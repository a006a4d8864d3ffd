/** What comes over the line of live events (R13): an event of the server's, or what became of the line. */
export type LiveMessage =
  | { kind: 'state'; state: LiveState; refused?: boolean }
  | { kind: 'event'; event: LiveEventName; data: string }
  /** Somebody signed in, in this browser; every tab acts as this person from then on. */
  | { kind: 'person'; personId: string };

export type LiveState = 'connecting' | 'live' | 'lost';
export const LIVE_EVENTS = ['signal', 'notice', 'case', 'matter', 'time'] as const;
export type LiveEventName = (typeof LIVE_EVENTS)[number];

const AGAIN_MS = 3_000;

/** Opens the line to the server; it comes back by itself until it is closed. Answers how to close it. */
export function openEventLine(tell: (message: LiveMessage) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    source = new EventSource('/api/supervision/events');
    source.addEventListener('open', () => tell({ kind: 'state', state: 'live' }));
    for (const event of LIVE_EVENTS)
      source.addEventListener(event, ({ data }: MessageEvent<string>) => tell({ kind: 'event', event, data }));
    source.addEventListener('error', () => {
      // A browser tries again by itself after a broken line, but gives up after a refusal.
      const refused = source.readyState === EventSource.CLOSED;
      tell({ kind: 'state', state: 'lost', refused });
      if (refused) timer = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
