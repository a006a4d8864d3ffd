import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, isPassing } from './api.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

export type DraftState = 'none' | 'typing' | 'saved' | 'failed';

export interface Draft<T> {
  value: T;
  /** False until the kept draft has been looked for; do not show the form before. */
  ready: boolean;
  state: DraftState;
  /** True when this visit found a draft from an earlier one. */
  restored: boolean;
  change: (next: T | ((before: T) => T)) => void;
  /** Drops what is kept; the form goes on with `next`, or empty. */
  discard: (next?: T) => Promise<void>;
}

const PAUSE_MS = 700;

/** A form kept on the server per person while it is typed, so that neither a crash nor a closed window loses it. */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const [value, setValue] = useState<T>(empty);
  const [ready, setReady] = useState(false);
  const [state, setState] = useState<DraftState>('none');
  const [restored, setRestored] = useState(false);
  const unsaved = useRef<T | null>(null);

  useEffect(() => {
    let left = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    setReady(false);
    setState('none');
    setRestored(false);
    const begin = (kept?: T): void => {
      if (left) return;
      setValue(kept === undefined ? empty : { ...empty, ...kept });
      setRestored(kept !== undefined);
      if (kept !== undefined) setState('saved');
      setReady(true);
    };
    const find = (): void => {
      readDraft<T>(key, { patience: 5_000 }).then(begin, (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        // Nobody knows yet whether something is kept: a form shown without it would write over it.
        if (isPassing(error) && !left) again = setTimeout(find, PAUSE_MS);
        else begin();
      });
    };
    find();
    return () => {
      left = true;
      clearTimeout(again);
    };
  }, [key]);

  const save = useCallback(async (): Promise<void> => {
    const saving = unsaved.current;
    if (saving === null) return;
    try {
      await keepDraft(key, saving, { patience: 20_000 });
      if (unsaved.current === saving) {
        unsaved.current = null;
        setState('saved');
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setState('failed');
    }
  }, [key]);

  useEffect(() => {
    if (state !== 'typing') return undefined;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, state, save]);

  // Going to another page inside the application keeps what was typed; closing the window asks first.
  useEffect(
    () => () => {
      void save();
      unsaved.current = null;
    },
    [save],
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (unsaved.current !== null) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  const change = useCallback((next: T | ((before: T) => T)): void => {
    setValue((before) => {
      const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next;
      unsaved.current = after;
      return after;
    });
    setState('typing');
  }, []);

  const discard = useCallback(
    async (next: T = empty): Promise<void> => {
      unsaved.current = null;
      setState('none');
      setRestored(false);
      setValue(next);
      await dropDraft(key);
    },
    [key],
  );

  return { value, ready, state, restored, change, discard };
}
