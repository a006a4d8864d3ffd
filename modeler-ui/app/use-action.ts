import { useCallback, useRef, useState } from 'react';
import { ApiError, newKey } from './api.ts';

export interface Action<A extends unknown[], T> {
  run: (...args: A) => Promise<T | undefined>;
  pending: boolean;
  error: ApiError | null;
  clear: () => void;
}

/**
 * One thing a person does with a button. The idempotency key stays the same while the outcome is unknown and the input
 * unchanged, so pressing again after a lost answer never does it twice; a definite answer ends it.
 */
export function useAction<A extends unknown[], T>(perform: (key: string, ...args: A) => Promise<T>): Action<A, T> {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const open = useRef<{ key: string; input: string } | null>(null);
  const busy = useRef(false);
  const latest = useRef(perform);
  latest.current = perform;

  const run = useCallback(async (...args: A): Promise<T | undefined> => {
    if (busy.current) return undefined;
    const input = JSON.stringify(args);
    if (open.current?.input !== input) open.current = { key: newKey(), input };
    busy.current = true;
    setPending(true);
    setError(null);
    try {
      const result = await latest.current(open.current.key, ...args);
      open.current = null;
      return result;
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      if (caught.status >= 400 && caught.status < 500) open.current = null;
      setError(caught);
      return undefined;
    } finally {
      busy.current = false;
      setPending(false);
    }
  }, []);

  const clear = useCallback(() => setError(null), []);
  return { run, pending, error, clear };
}
