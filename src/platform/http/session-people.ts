/** Who a request's session belongs to. */
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { Person } from '../auth/index.ts';

export interface SessionPeople {
  personOf(request: Request): Promise<Person | undefined>;
  /** The same with the session read again: one that ended meanwhile belongs to nobody. */
  personNow(request: Request): Promise<Person | undefined>;
}

export function createSessionPeople(organisation: { person(id: string): Promise<Person | undefined> }): SessionPeople {
  const find = async (personId: string | undefined): Promise<Person | undefined> =>
    personId === undefined ? undefined : organisation.person(personId);
  return {
    personOf: ({ session }) => find(session.personId),
    personNow: async (request) => find((await readSession(request))?.personId),
  };
}

/** The session of a request as it is stored now; undefined once it is over. An answer that lasts asks again. */
function readSession({ sessionStore, sessionID }: Request): Promise<SessionData | undefined> {
  return new Promise((resolve, reject) =>
    sessionStore.get(sessionID, (error: unknown, data) => (error ? reject(error as Error) : resolve(data ?? undefined))),
  );
}
