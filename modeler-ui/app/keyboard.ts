import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input,textarea,select,[role=combobox],[role=textbox]'));

const isCovered = (): boolean => document.querySelector('[role=dialog]:not([hidden])') !== null;

/**
 * Keys for the page, e.g. `{ j: next, 'g i': goToInbox, '?': help }`. Silent while somebody types or a dialog is open;
 * a sequence waits one second for its second key.
 */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let prefix = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || isCovered()) return;
      const sequence = prefix ? `${prefix} ${event.key}` : event.key;
      const act = latest.current[sequence];
      clearTimeout(timer);
      prefix = '';
      if (act) {
        act(event);
        return;
      }
      if (Object.keys(latest.current).some((name) => name.startsWith(`${event.key} `))) {
        prefix = event.key;
        timer = setTimeout(() => {
          prefix = '';
        }, 1_000);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
