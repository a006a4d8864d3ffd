/**
 * The few shapes of bpmn-js and its moddle that the modeler reads and writes.
 *
 * bpmn-js types its model loosely; these narrow views keep the rest of the folder checked.
 */

/** An element of the BPMN document (a "business object"). */
export interface Moddle {
  $type: string;
  id?: string;
  name?: string;
  $parent?: Moddle;
  [property: string]: unknown;
}

/** An element on the canvas. */
export interface CanvasElement {
  id: string;
  type: string;
  businessObject: Moddle;
  parent?: CanvasElement;
  source?: CanvasElement;
  target?: CanvasElement;
  labelTarget?: CanvasElement;
  /** The step that a timer sits on, and the timers that sit on a step. */
  host?: CanvasElement;
  attachers?: CanvasElement[];
  /** Its name, where that is drawn outside of it. */
  label?: CanvasElement;
  incoming?: CanvasElement[];
  outgoing?: CanvasElement[];
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}

/** Reads a many-valued property; absent is empty. */
export const many = (element: Moddle | undefined, property: string): Moddle[] => {
  const value = element?.[property];
  return Array.isArray(value) ? (value as Moddle[]) : [];
};

/** Reads a single reference to another element. */
export const one = (element: Moddle | undefined, property: string): Moddle | undefined => {
  const value = element?.[property];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Moddle) : undefined;
};

/** Reads a text attribute. */
export const text = (element: Moddle | undefined, property: string): string | undefined => {
  const value = element?.[property];
  return typeof value === 'string' ? value : undefined;
};
