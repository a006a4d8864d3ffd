import { createContext, useContext } from 'react';
import type { Action } from '../../domain/organisation/roles.ts';
import type { Person, Session } from '../../domain/api/session.ts';

/** Who is signed in, and what they may do anywhere; the server decides each call again. */
export interface SessionValue {
  session: Session;
  person: Person | null;
  can: (action: Action) => boolean;
  signIn: (account: string, password: string) => Promise<void>;
  signOut: () => Promise<void>;
  refresh: () => Promise<void>;
}

export const SessionContext = createContext<SessionValue | null>(null);

export function useSession(): SessionValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSession outside SessionProvider');
  return value;
}
