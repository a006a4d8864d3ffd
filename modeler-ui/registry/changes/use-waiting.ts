import { useCallback, useEffect, useState } from 'react';
import { api, ApiError, withParameters } from '../../app/api.ts';
import { useFresh } from '../../app/use-fresh.ts';
import { useSession } from '../../app/use-session.ts';
import type { Page } from '../../../domain/api/basics.ts';
import type { Change } from '../../../domain/api/changes.ts';
import { waitingStates } from './waiting-states.ts';

/** How many changes wait for this person; null while that is not known. */
export function useWaiting(): number | null {
  const { can, person } = useSession();
  const [count, setCount] = useState<number | null>(null);
  const states = waitingStates(can).join(' ');
  const organ = can('registry.review') ? undefined : person?.organ.id;

  const read = useCallback(async (): Promise<void> => {
    if (!states) return;
    try {
      const pages = await Promise.all(
        states
          .split(' ')
          .map((state) =>
            api.get<Page<Change>>(withParameters('/registry/changes', { state, organ, limit: 1 }), { quiet: true, patience: 0 }),
          ),
      );
      setCount(pages.reduce((sum, { total }) => sum + total, 0));
    } catch (error) {
      // The number is a help, not the page: without an answer it is left out.
      if (!(error instanceof ApiError)) throw error;
      setCount(null);
    }
  }, [states, organ]);
  useEffect(() => {
    void read();
  }, [read]);
  useFresh(read);
  return count;
}
