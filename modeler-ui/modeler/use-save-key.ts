import { useEffect, useRef } from 'react';

/** Ctrl+S saves, wherever the focus is; without `save` the browser's own page dialog stays away all the same. */
export const useSaveKey = (save: (() => void) | undefined): void => {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      // A field writes its text into the drawing when it loses the focus.
      if (document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea')) document.activeElement.blur();
      setTimeout(() => latest.current?.(), 0);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};
