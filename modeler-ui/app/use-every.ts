import { useEffect } from 'react';

/** Reads again every so many milliseconds while the page is seen, and at once on coming back to it. */
export function useEvery(milliseconds: number, reload: () => Promise<void>): void {
  useEffect(() => {
    const again = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(again, milliseconds);
    window.addEventListener('focus', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', again);
    };
  }, [milliseconds, reload]);
}
