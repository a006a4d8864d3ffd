import { useEffect, useRef, useState } from 'react';
import { setServerNow } from '../app/time.tsx';
import type { SignalView } from '../../domain/api/supervision.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

interface Listeners {
  signal: (signal: SignalView) => void;
  /** A case or its clock changed: the wall reads itself again. */
  change: () => void;
}

const AGAIN_MS = 3_000;

/** The platform's own stream of signals; it comes back by itself and says when it is away (R13). */
export function useLive(listeners: Listeners): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const latest = useRef(listeners);
  latest.current = listeners;

  useEffect(() => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;

    const open = (): void => {
      source = new EventSource('/api/supervision/events');
      source.addEventListener('open', () => {
        setState('live');
        if (lost) latest.current.change();
        lost = false;
      });
      source.addEventListener('signal', (event: MessageEvent<string>) => latest.current.signal(JSON.parse(event.data) as SignalView));
      source.addEventListener('notice', () => latest.current.change());
      source.addEventListener('case', () => latest.current.change());
      source.addEventListener('matter', () => latest.current.change());
      source.addEventListener('time', (event: MessageEvent<string>) => setServerNow((JSON.parse(event.data) as { now: string }).now));
      source.addEventListener('error', () => {
        lost = true;
        setState('lost');
        // A browser tries again by itself after a broken line, but gives up after a refusal.
        if (source?.readyState !== EventSource.CLOSED) return;
        source.close();
        // A refusal may mean that the session is over: the wall's own reading finds that out and shows the way in.
        latest.current.change();
        clearTimeout(timer);
        timer = setTimeout(open, AGAIN_MS);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, []);

  return state;
}
