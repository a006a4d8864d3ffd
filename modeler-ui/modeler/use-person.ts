import { useSession } from '../app/use-session.ts';
import { civilDate, serverNow } from '../app/time.tsx';

/** Who looks at the flowchart, and the platform's date. */
export const usePerson = (): { personId: string | null; today: string } => {
  const { person } = useSession();
  return { personId: person?.id ?? null, today: civilDate(serverNow()) };
};
