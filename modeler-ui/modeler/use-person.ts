import { useSession } from '../app/session.tsx';
import { civilDate, serverNow } from '../app/time.tsx';

/** Who looks at the flowchart, what they may do, and the platform's date. */
export const usePerson = (): { personId: string | null; actions: readonly string[]; today: string } => {
  const { session, person } = useSession();
  return { personId: person?.id ?? null, actions: session.actions, today: civilDate(serverNow()) };
};
