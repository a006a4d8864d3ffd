import { Fragment, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { api, ApiError, onSignedOut } from './api.ts';
import { ErrorNotice } from './errors.tsx';
import { endLine, resumeLine } from './live/join-line.ts';
import { queryClient } from './query-client.ts';
import { SignInDialog } from './sign-in-dialog.tsx';
import { setServerNow } from './time.tsx';
import type { Session } from '../../domain/api/session.ts';
import { SessionContext, type SessionValue } from './use-session.ts';

/** Keeps the session for all pages, and asks again when it ended. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const [session, setSession] = useState<Session | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [asking, setAsking] = useState(false);
  const seenBy = useRef<string | null>(null);
  const answer = useRef<((signedIn: boolean) => void) | null>(null);

  const refresh = useCallback(async (): Promise<void> => {
    try {
      const found = await api.get<Session>('/session');
      setServerNow(found.now);
      // What one person may see is nothing for the next; the pages below begin anew.
      if (seenBy.current !== (found.person?.id ?? null)) queryClient.clear();
      seenBy.current = found.person?.id ?? null;
      setSession(found);
      setError(null);
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    }
  }, []);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  // The dialog opens over the page; the form behind it stays, and the call that was refused goes on afterwards.
  useEffect(() => {
    onSignedOut(
      () =>
        new Promise<boolean>((resolve) => {
          answer.current = resolve;
          setAsking(true);
        }),
    );
    return () => onSignedOut(null);
  }, []);

  const close = useCallback(
    (signedIn: boolean): void => {
      setAsking(false);
      answer.current?.(signedIn);
      answer.current = null;
      if (!signedIn) void refresh();
    },
    [refresh],
  );

  const signIn = useCallback(
    async (account: string, password: string): Promise<void> => {
      await api.post('/session', { account, password }, { patience: 10_000 });
      await refresh();
      resumeLine();
    },
    [refresh],
  );

  const signOut = useCallback(async (): Promise<void> => {
    await api.delete('/session');
    endLine();
    await refresh();
  }, [refresh]);

  const value = useMemo<SessionValue | null>(
    () =>
      session && {
        session,
        person: session.person,
        can: (action) => session.actions.includes(action),
        signIn,
        signOut,
        refresh,
      },
    [session, signIn, signOut, refresh],
  );

  if (!value)
    return error ? (
      <main className="alone">
        <ErrorNotice error={error} retry={() => void refresh()} />
      </main>
    ) : null;
  return (
    <SessionContext value={value}>
      <Fragment key={session?.person?.id}>{children}</Fragment>
      {asking && <SignInDialog done={() => close(true)} cancel={() => close(false)} />}
    </SessionContext>
  );
}
