import type { Diagram } from './bpmn/create-modeler.ts';
import type { CanvasElement } from './bpmn/model.ts';
import type { ElementRegistry, Selection } from './bpmn/services.ts';

interface Keyboard {
  addListener(listener: (context: { keyEvent: KeyboardEvent }) => unknown): void;
  removeListener(listener: (context: { keyEvent: KeyboardEvent }) => unknown): void;
}

/** `n` and `p` walk along the flowchart from element to element, so that it can be read without a mouse. */
export const keyboardAid = (diagram: Diagram | null, go: (id: string) => void): (() => void) | undefined => {
  const keyboard = diagram?.get<Keyboard>('keyboard', false);
  if (!diagram || !keyboard) return undefined;
  const listener = ({ keyEvent }: { keyEvent: KeyboardEvent }): true | undefined => {
    if (keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey) return undefined;
    if (keyEvent.key !== 'n' && keyEvent.key !== 'p') return undefined;
    const next = neighbour(diagram, keyEvent.key === 'n' ? 1 : -1);
    if (next) go(next.id);
    return true;
  };
  keyboard.addListener(listener);
  return () => keyboard.removeListener(listener);
};

const neighbour = (diagram: Diagram, direction: 1 | -1): CanvasElement | undefined => {
  const nodes = diagram
    .get<ElementRegistry>('elementRegistry')
    .filter(
      (element) =>
        element.type !== 'label' && element.width !== undefined && element.parent !== undefined && element.type !== 'bpmn:Process',
    )
    .sort((one, other) => (one.x ?? 0) - (other.x ?? 0) || (one.y ?? 0) - (other.y ?? 0));
  const selected = diagram.get<Selection>('selection').get()[0];
  const at = selected ? nodes.findIndex((node) => node.id === selected.id) : direction === 1 ? -1 : nodes.length;
  return nodes[(at + direction + nodes.length) % nodes.length];
};
