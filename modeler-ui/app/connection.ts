import { useSyncExternalStore } from 'react';

/** How many calls are waiting to be tried again; the shell shows it, so that nobody wonders where their input went. */
let waiting = 0;
const listeners = new Set<() => void>();

const change = (by: number): void => {
  waiting += by;
  for (const listener of listeners) listener();
};

export async function whileRetrying(delayMs: number, signal?: AbortSignal): Promise<void> {
  change(1);
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, delayMs);
      signal?.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          reject(new DOMException('aborted', 'AbortError'));
        },
        { once: true },
      );
    });
  } finally {
    change(-1);
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useRetrying = (): boolean => useSyncExternalStore(subscribe, () => waiting > 0);
