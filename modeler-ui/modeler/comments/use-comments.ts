import { useCallback, useMemo } from 'react';
import { api, type ApiError } from '../../app/api.ts';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import type { Named } from '../../../domain/api/basics.ts';

export interface ElementComment {
  id: string;
  elementId: string | null;
  person: Named;
  at: string;
  text: string;
  resolvedAt: string | null;
  resolvedBy: Named | null;
}

export interface CommentsOfVersion {
  comments: ElementComment[];
  /** Open ones, by the element they are about. */
  open: ReadonlyMap<string, number>;
  openCount: number;
  loading: boolean;
  error: ApiError | null;
  busy: boolean;
  add: (elementId: string | null, text: string) => Promise<boolean>;
  resolve: (id: string) => Promise<boolean>;
}

/** What was said about a version and its elements; written and settled through the API, which is asked again after each. */
export function useComments(versionId: string): CommentsOfVersion {
  const path = `/registry/versions/${encodeURIComponent(versionId)}/comments`;
  const found = useRead<{ items: ElementComment[] }>(path);
  const post = useAction<[string | null, string], true>(async (key, elementId, text) => {
    await api.post(path, { elementId, text }, { key });
    return true;
  });
  const settle = useAction<[string], true>(async (key, id) => {
    await api.post(`/registry/comments/${encodeURIComponent(id)}/resolve`, {}, { key });
    return true;
  });
  const comments = useMemo(() => found.data?.items ?? [], [found.data]);
  const open = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { elementId, resolvedAt } of comments)
      if (elementId !== null && resolvedAt === null) counts.set(elementId, (counts.get(elementId) ?? 0) + 1);
    return counts;
  }, [comments]);
  const add = useCallback(async (elementId: string | null, text: string) => (await post.run(elementId, text)) === true, [post]);
  const resolve = useCallback(async (id: string) => (await settle.run(id)) === true, [settle]);
  return {
    comments,
    open,
    openCount: comments.filter(({ resolvedAt }) => resolvedAt === null).length,
    loading: found.isPending,
    error: found.error ?? post.error ?? settle.error,
    busy: post.pending || settle.pending,
    add,
    resolve,
  };
}
