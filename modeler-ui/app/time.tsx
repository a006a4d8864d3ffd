import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { dateAndTime, nearMoment, weekday } from './civil-time.ts';
import { useWords } from './i18n.ts';

export { civilDate, civilTime, countdown, dateAndTime, duration, nearMoment, weekday, weekdayOfDate } from './civil-time.ts';

/**
 * Pages count by the platform's clock, never by the machine's they run on: the demonstration mode may move it.
 */
let ahead = 0;
const listeners = new Set<() => void>();

/** The platform told its time: pages count from it, not from the machine they run on. */
export function setServerNow(iso: string): void {
  const next = Date.parse(iso) - Date.now();
  if (!Number.isFinite(next) || Math.abs(next - ahead) < 400) return;
  ahead = next;
  for (const listener of listeners) listener();
}

export const serverNow = (): number => Date.now() + ahead;

/** Now by the platform, read again every `everyMs`. */
export function useNow(everyMs = 30_000): number {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ahead,
  );
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return serverNow();
}

/** A moment in full on hover, in the short form on the page. */
export function Moment({ at, short = false }: { at: string | null | undefined; short?: boolean }): ReactNode {
  const { language } = useWords();
  const now = useNow();
  if (!at) return <span className="quiet">—</span>;
  return (
    <time dateTime={at} title={`${dateAndTime(at)} ${weekday(at, language)}`}>
      {short ? nearMoment(at, now, language) : dateAndTime(at)}
    </time>
  );
}
