import { focusManager, MutationCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
    /** `changesNothing`: a question or a download; nothing is read again after it. */
    mutationMeta: { changesNothing?: boolean };
  }
}

/** Two windows side by side are both visible: what counts as coming back is the focus, too. */
focusManager.setEventListener((changed) => {
  const back = (): void => changed();
  window.addEventListener('visibilitychange', back);
  window.addEventListener('focus', back);
  return () => {
    window.removeEventListener('visibilitychange', back);
    window.removeEventListener('focus', back);
  };
});

/**
 * What the pages know of the server. Trying again is the business of `api`, which also tells the person; here an answer is kept, shown
 * while it is read again, and read again after whatever the person changed.
 */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      networkMode: 'always',
      refetchOnReconnect: true,
      // A fault of the program belongs to the page's boundary, not into a notice of the server's.
      throwOnError: (error) => !(error instanceof ApiError),
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    // Only what is on the page is read at once; the rest when it is next shown. The button is busy until then.
    onSuccess: (_answer, _given, _context, { meta }) => (meta?.changesNothing ? undefined : queryClient.invalidateQueries()),
  }),
});
