import { useQueries } from '@tanstack/react-query';
import { withParameters } from '../../app/api.ts';
import { readingOf, useFreshInterval } from '../../app/use-read.ts';
import { useSession } from '../../app/use-session.ts';
import type { Page } from '../../../domain/api/basics.ts';
import type { Change } from '../../../domain/api/changes.ts';
import { waitingStates } from './waiting-states.ts';

/** The number is a help, not the page: nobody is asked for a password and nothing is tried again for it. */
const IN_THE_BACKGROUND = { quiet: true, patience: 0 };

/** How many changes wait for this person; null while that is not known. */
export function useWaiting(): number | null {
  const { can, person } = useSession();
  const refetchInterval = useFreshInterval(true);
  const organ = can('registry.review') ? undefined : person?.organ.id;
  return useQueries({
    queries: waitingStates(can).map((state) => ({
      ...readingOf<Page<Change>>(withParameters('/registry/changes', { state, organ, limit: 1 }), IN_THE_BACKGROUND),
      refetchInterval,
    })),
    combine: (found) =>
      found.length > 0 && found.every(({ isSuccess }) => isSuccess) ? found.reduce((sum, { data }) => sum + (data?.total ?? 0), 0) : null,
  });
}
