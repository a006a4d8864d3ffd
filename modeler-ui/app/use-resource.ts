import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ApiError } from './api.ts';

export interface Resource<T> {
  data: T | null;
  error: ApiError | null;
  /** True from the first paint until the first answer; what is shown stays while it is read again. */
  loading: boolean;
  reload: () => Promise<void>;
  setData: (data: T) => void;
}

/** Reads an address of the API and keeps the last answer on the page while reading again, so that nothing jumps. */
export function useResource<T>(path: string | null): Resource<T> {
  const [state, setState] = useState<{ path: string | null; data: T | null; error: ApiError | null }>({
    path: null,
    data: null,
    error: null,
  });
  const turn = useRef(0);

  const read = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      if (path === null) return;
      const mine = (turn.current += 1);
      try {
        const data = await api.get<T>(path, { signal });
        if (mine === turn.current) setState({ path, data, error: null });
      } catch (error) {
        if (!(error instanceof ApiError) || mine !== turn.current) return;
        setState((before) => ({ path, data: before.path === path ? before.data : null, error }));
      }
    },
    [path],
  );

  useEffect(() => {
    const abort = new AbortController();
    void read(abort.signal);
    return () => abort.abort();
  }, [read]);

  const reload = useCallback(() => read(), [read]);
  const setData = useCallback((data: T) => setState({ path, data, error: null }), [path]);
  return {
    data: state.data,
    error: state.path === path ? state.error : null,
    loading: path !== null && state.path !== path,
    reload,
    setData,
  };
}
