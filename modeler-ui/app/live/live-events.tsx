import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { SignalView } from '../../../domain/api/supervision.ts';
import { setServerNow } from '../time.tsx';
import { useSession } from '../use-session.ts';
import { ANYTHING, concerns } from './concerns.ts';
import type { LiveEventName, LiveState } from './event-line.ts';
import { joinLine } from './join-line.ts';
import { LiveContext, type SignalListener } from './use-live.ts';

/**
 * Events come in crowds; what they concern is read once for all that came within this time. Longer than the wall's answer is shared, so
 * that what is read knows the event.
 */
const GATHER_MS = 1_200;

/** What the events but `time` say of what they are about, as far as the pages need it. */
interface Told {
  matterId?: string;
  caseId?: string | null;
  changeId?: string | null;
  matterKind?: string;
}

/** Keeps what is on the page true by the platform's own events, for whoever may hear them (R13, R14). */
export function LiveEvents({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { can, person, refresh } = useSession();
  const listeners = useRef(new Set<SignalListener>());
  const [state, setState] = useState<LiveState>('lost');
  const personId = person && can('supervision.read') ? person.id : null;

  useEffect(() => {
    if (personId === null) return undefined;
    const began = Date.now();
    let happened: { matterIds: Set<string>; registry: boolean } | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let was: LiveState = 'connecting';

    // The next reading begins when this one has ended: a city that never rests must not keep a page from its answer.
    const readAgain = async (): Promise<void> => {
      const now = happened;
      happened = null;
      if (now) await client.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, now) });
      timer = undefined;
      if (happened) readSoon();
    };
    const readSoon = (): void => {
      timer ??= setTimeout(() => void readAgain(), GATHER_MS);
    };
    const hear = (event: LiveEventName, data: unknown): void => {
      if (event === 'time') return setServerNow((data as { now: string }).now);
      if (event === 'signal') for (const listener of listeners.current) listener(data as SignalView);
      const { matterId, caseId, changeId, matterKind } = data as Told;
      happened ??= { matterIds: new Set(), registry: false };
      for (const id of [matterId, caseId, changeId]) if (id) happened.matterIds.add(id);
      if (changeId ?? matterKind === 'registry-change') happened.registry = true;
      return readSoon();
    };
    const turn = (next: LiveState, refused: boolean): void => {
      // What came while the line was away is told by no event any more, nor what came before this tab listened. A refusal may mean that
      // the session is over: a reading finds that out and shows the way in.
      const readBefore = was === 'lost' || refused ? Infinity : began;
      if (refused || next === 'live')
        void client.invalidateQueries({
          predicate: ({ queryKey, state: { dataUpdatedAt } }) =>
            dataUpdatedAt > 0 && dataUpdatedAt < readBefore && concerns(queryKey, ANYTHING),
        });
      was = next;
      setState(next);
    };
    const leave = joinLine(personId, (message) => {
      if (message.kind === 'state') turn(message.state, message.refused ?? false);
      else if (message.kind === 'event') hear(message.event, JSON.parse(message.data));
      else if (message.personId !== personId) void refresh();
    });
    return () => {
      clearTimeout(timer);
      leave();
      setState('lost');
    };
  }, [client, personId, refresh]);

  const live = useMemo(
    () => ({
      state,
      onSignal: (listener: SignalListener) => {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [state],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}
