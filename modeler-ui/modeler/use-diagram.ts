import { useEffect, useReducer, useState } from 'react';
import type { Diagram } from './bpmn/create-modeler.ts';
import type { CanvasElement } from './bpmn/model.ts';
import type { Canvas, CommandStack, EventBus, Selection } from './bpmn/services.ts';

/** The one element that the panel is about: the selected one, or the flowchart itself. */
export const useSelected = (diagram: Diagram | null): { element: CanvasElement | null; several: number } => {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  useEvents(diagram, ['selection.changed', 'elements.changed', 'root.set', 'commandStack.changed'], refresh);
  if (!diagram) return { element: null, several: 0 };
  const selected = diagram.get<Selection>('selection').get();
  if (selected.length > 1) return { element: null, several: selected.length };
  const first = selected[0];
  if (first) return { element: first.labelTarget ?? first, several: 0 };
  return { element: diagram.get<Canvas>('canvas').getRootElement(), several: 0 };
};

/** What can be undone and redone now. A viewer has no command stack. */
export const useHistory = (diagram: Diagram | null): { undo?: () => void; redo?: () => void } => {
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  useEvents(diagram, ['commandStack.changed'], refresh);
  const stack = diagram?.get<CommandStack>('commandStack', false);
  return {
    ...(stack?.canUndo() ? { undo: () => stack.undo() } : {}),
    ...(stack?.canRedo() ? { redo: () => stack.redo() } : {}),
  };
};

/** The zoom level in percent; null before the drawing is there. */
export const useZoom = (diagram: Diagram | null): number | null => {
  const [level, setLevel] = useState<number | null>(null);
  const read = (): void => {
    if (diagram) setLevel(Math.round(diagram.get<Canvas>('canvas').zoom() * 100));
  };
  useEvents(diagram, ['canvas.viewbox.changed'], read);
  useEffect(read, [diagram]);
  return level;
};

/** Runs `listener` on events of the open diagram. */
export const useEvents = (diagram: Diagram | null, events: string[], listener: () => void): void => {
  const names = events.join(' ');
  useEffect(() => {
    if (!diagram) return undefined;
    const bus = diagram.get<EventBus>('eventBus');
    const list = names.split(' ');
    const call = (): void => listener();
    bus.on(list, 250, call);
    return () => bus.off(list, call);
    // The listener only sets state, so the first one serves as well as the latest.
  }, [diagram, names]);
};
