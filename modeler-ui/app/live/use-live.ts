import { createContext, useContext, useEffect, useRef } from 'react';
import type { SignalView } from '../../../domain/api/supervision.ts';
import type { LiveState } from './event-line.ts';

export type SignalListener = (signal: SignalView) => void;

export interface Live {
  /** `lost` also for those who have no live events. */
  state: LiveState;
  /** Answers how to stop listening. */
  onSignal: (listener: SignalListener) => () => void;
}

export const LiveContext = createContext<Live>({ state: 'lost', onSignal: () => () => undefined });

/** Whether the live events come (R13). */
export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Hears each warning signal as it comes. */
export function useSignals(listener: SignalListener): void {
  const { onSignal } = useContext(LiveContext);
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => onSignal((signal) => latest.current(signal)), [onSignal]);
}
