import { useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { ApiError, newKey } from './api.ts';

export interface Action<A extends unknown[], T> {
  /** Answers as soon as the server did; undefined when it refused, or when the same button is still busy. */
  run: (...args: A) => Promise<T | undefined>;
  /** Until what changed has been read again. */
  pending: boolean;
  error: ApiError | null;
  clear: () => void;
}

/**
 * One thing a person does with a button. The idempotency key stays the same while the outcome is unknown and the input
 * unchanged, so pressing again after a lost answer never does it twice; a definite answer ends it. Afterwards the page reads again
 * what it shows, unless the action `changesNothing`.
 */
export function useAction<A extends unknown[], T>(
  perform: (key: string, ...args: A) => Promise<T>,
  { changesNothing = false }: { changesNothing?: boolean } = {},
): Action<A, T> {
  const open = useRef<{ key: string; input: string } | null>(null);
  const busy = useRef(false);
  const latest = useRef(perform);
  latest.current = perform;
  const { mutate, isPending, error, reset } = useMutation<T, Error, Promise<T>>({
    mutationFn: (answer) => answer,
    meta: { changesNothing },
  });

  const run = useCallback(
    async (...args: A): Promise<T | undefined> => {
      if (busy.current) return undefined;
      const input = JSON.stringify(args);
      if (open.current?.input !== input) open.current = { key: newKey(), input };
      busy.current = true;
      const answer = latest.current(open.current.key, ...args);
      mutate(answer);
      try {
        const result = await answer;
        open.current = null;
        return result;
      } catch (caught) {
        if (!(caught instanceof ApiError)) throw caught;
        if (caught.status >= 400 && caught.status < 500) open.current = null;
        return undefined;
      } finally {
        busy.current = false;
      }
    },
    [mutate],
  );
  return { run, pending: isPending, error: error instanceof ApiError ? error : null, clear: reset };
}
