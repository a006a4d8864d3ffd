import { useMemo, useState } from 'react';
import { api, ApiError } from './api.ts';
import type { Page } from '../../domain/api/basics.ts';

export interface Pages<T> {
  rows: T[];
  next: string | null;
  loading: boolean;
  error: ApiError | null;
  load: () => void;
}

/** Keyset paging: further pages are put below the first one; a new address, that is a new filter, starts over. */
export function usePages<T extends { id: string }>(address: string, first: Page<T> | null): Pages<T> {
  const [further, setFurther] = useState<{ address: string; pages: Page<T>[] }>({ address, pages: [] });
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const pages = further.address === address ? further.pages : [];
  const next = first ? (pages.at(-1) ?? first).next : null;
  const rows = useMemo(() => {
    const all = [...(first?.items ?? []), ...pages.flatMap(({ items }) => items)];
    return [...new Map(all.map((row) => [row.id, row])).values()];
  }, [first, pages]);

  const load = (): void => {
    if (!next) return;
    setLoading(true);
    setError(null);
    api
      .get<Page<T>>(`${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`)
      .then(
        (page) => setFurther({ address, pages: [...pages, page] }),
        (fault: unknown) => {
          if (fault instanceof ApiError) setError(fault);
          else throw fault;
        },
      )
      .finally(() => setLoading(false));
  };
  return { rows, next, loading, error, load };
}
