import type { KeyboardEvent } from 'react';

/** Enter in a field of a long form chooses and stays; Ctrl+Enter submits. A case is never sent by an unlucky key. */
export function stayOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
    return;
  }
  if (event.target instanceof HTMLInputElement) event.preventDefault();
}
