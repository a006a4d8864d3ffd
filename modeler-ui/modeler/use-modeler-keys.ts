import { useEffect, useRef } from 'react';

export interface ModelerKeys {
  save?: () => void;
  search?: () => void;
  undo?: () => void;
  redo?: () => void;
}

/**
 * Ctrl+S, Ctrl+F, Ctrl+Z and Ctrl+Y wherever the focus is on the page; the canvas handles its own first, and a field
 * keeps its own undo.
 */
export const useModelerKeys = (keys: ModelerKeys): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const name = nameOf(event);
      if (name === null || event.defaultPrevented || document.querySelector('[role=dialog]') !== null) return;
      if (name !== 'save' && isField(event.target)) return;
      event.preventDefault();
      if (name !== 'save') {
        latest.current[name]?.();
        return;
      }
      // A field writes its text into the drawing when it loses the focus.
      if (isField(document.activeElement)) (document.activeElement as HTMLElement).blur();
      setTimeout(() => latest.current.save?.(), 0);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

const nameOf = (event: KeyboardEvent): keyof ModelerKeys | null => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (key === 's') return 'save';
  if (key === 'f') return 'search';
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' ? 'redo' : null;
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
