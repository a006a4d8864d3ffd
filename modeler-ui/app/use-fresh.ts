import { useEffect } from 'react';
import { TIME_MOVED } from './demonstration-clock.tsx';

const FRESH_MS = 15_000;

/** Reads again every quarter of a minute, on coming back to the window and when the demonstration's time moved. */
export function useFresh(reload: () => Promise<void>): void {
  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(again, FRESH_MS);
    window.addEventListener('focus', again);
    window.addEventListener(TIME_MOVED, again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', again);
      window.removeEventListener(TIME_MOVED, again);
    };
  }, [reload]);
}
