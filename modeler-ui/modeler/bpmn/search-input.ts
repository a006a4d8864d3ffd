/**
 * Makes bpmn-js's search field fit for Chinese input: it searches on key-up only, so text from an input method or the
 * clipboard found nothing, and the Enter that ends a composition closed the field.
 */
export const fitSearchInput = (container: HTMLElement): void => {
  const input = container.querySelector<HTMLInputElement>('.djs-search-input input');
  if (!input || fitted.has(input)) return;
  fitted.add(input);
  let composed = false;
  input.addEventListener('compositionend', () => {
    composed = true;
  });
  input.addEventListener(
    'keyup',
    (event) => {
      if (!event.isComposing && !composed) return;
      composed = false;
      event.stopImmediatePropagation();
      event.stopPropagation();
    },
    { capture: true },
  );
  input.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    input.dispatchEvent(new KeyboardEvent('keyup', { key: 'Unidentified', bubbles: true }));
  });
};

const fitted = new WeakSet<HTMLInputElement>();
