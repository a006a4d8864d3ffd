import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Page } from '../../domain/api/basics.ts';
import { api, type ApiError, type CallOptions } from './api.ts';
import { useLiveState } from './live/use-live.ts';
import { keyOf } from './query-key.ts';

/** While the live events come they say what changed, and the clock is the second way to learn of it; without them it is the only one. */
const SECOND_WAY_MS = 60_000;
const ONLY_WAY_MS = 15_000;

export interface Reading<T> {
  /** What others change while it is shown: read again by the live events and by the clock. */
  fresh?: boolean;
  /** Milliseconds until it is read again, or how many for this answer; `false` = not by the clock. */
  every?: number | ((data: T | undefined) => number | false);
  /** Read when the page opens and when asked, never under the hands of somebody who types into it. */
  once?: boolean;
}

/** What the query of one address is: its key and how it is read. */
export const readingOf = <T>(path: string, call?: Pick<CallOptions, 'quiet' | 'patience'>) =>
  queryOptions<T>({ queryKey: keyOf(path), queryFn: ({ signal }) => api.get<T>(path, { ...call, signal }) });

/** The same for what is read `once`: kept apart, so that a page that types into it never begins with what another page kept. */
export const readingOnceOf = <T>(path: string) =>
  queryOptions<T>({ ...readingOf<T>(path), queryKey: [...keyOf(path), 'once'], staleTime: 'static', gcTime: 0 });

/**
 * Reads an address of the API; null reads nothing. The last answer stays on the page while it, or the next address, is read, so that
 * nothing jumps.
 */
export function useRead<T>(path: string | null, { fresh = false, every, once = false }: Reading<T> = {}): UseQueryResult<T> {
  const byClock = useFreshInterval(fresh);
  return useQuery({
    ...(once ? readingOnceOf<T>(path ?? '') : readingOf<T>(path ?? '')),
    enabled: path !== null,
    placeholderData: keepPreviousData,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : (every ?? byClock),
  });
}

/** Milliseconds until what others change is read again; `false` unless it is `fresh`. */
export const useFreshInterval = (fresh: boolean): number | false => {
  const live = useLiveState() === 'live';
  return fresh && (live ? SECOND_WAY_MS : ONLY_WAY_MS);
};

export interface Rows<T> {
  rows: T[];
  /** Of all rows, those not yet shown included; undefined before the first answer. */
  total: number | undefined;
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
}

/** Keyset paging: further pages are put below the first one; a new address, that is a new filter, starts over. */
export function useRows<T extends { id: string }>(address: string, { fresh = false }: Pick<Reading<T>, 'fresh'> = {}): Rows<T> {
  const query = useInfiniteQuery<Page<T>, ApiError, InfiniteData<Page<T>>, unknown[], string | null>({
    queryKey: [...keyOf(address), { pages: true }],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<T>>(pageParam ? `${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(pageParam)}` : address, {
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: useFreshInterval(fresh),
  });
  // A row that moved between two pages while they were read is shown once.
  const rows = useMemo(
    () => [...new Map((query.data?.pages ?? []).flatMap(({ items }) => items.map((row) => [row.id, row]))).values()],
    [query.data],
  );
  return { rows, total: query.data?.pages[0]?.total, query };
}
