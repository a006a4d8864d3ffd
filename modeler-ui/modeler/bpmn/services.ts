import type { CanvasElement, Moddle } from './model.ts';

/** Narrow views of the bpmn-js services that this folder asks for by name. */

export interface Modeling {
  updateProperties(element: CanvasElement, properties: Record<string, unknown>): void;
  updateModdleProperties(element: CanvasElement, moddle: Moddle, properties: Record<string, unknown>): void;
  updateLabel(element: CanvasElement, label: string): void;
  removeElements(elements: CanvasElement[]): void;
  createShape(
    shape: CanvasElement,
    position: { x: number; y: number },
    target: CanvasElement,
    hints?: Record<string, unknown>,
  ): CanvasElement;
}

export interface BpmnFactory {
  create(type: string, attributes?: Record<string, unknown>): Moddle;
}

export interface CommandStack {
  registerHandler(command: string, handler: unknown): void;
  execute(command: string, context: unknown): void;
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void;
  redo(): void;
  clear(emit?: boolean): void;
}

export interface ElementRegistry {
  get(id: string): CanvasElement | undefined;
  getAll(): CanvasElement[];
  filter(test: (element: CanvasElement) => boolean): CanvasElement[];
}

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Canvas {
  zoom(level?: number | 'fit-viewport', center?: { x: number; y: number } | 'auto'): number;
  viewbox(box?: Bounds): Bounds & { inner: Bounds; outer: { width: number; height: number }; scale: number };
  scrollToElement(element: CanvasElement | string, padding?: number | Record<string, number>): void;
  addMarker(element: CanvasElement | string, marker: string): void;
  removeMarker(element: CanvasElement | string, marker: string): void;
  getRootElement(): CanvasElement;
  getContainer(): HTMLElement;
  focus(): void;
  resized(): void;
}

export interface Selection {
  get(): CanvasElement[];
  select(element: CanvasElement | CanvasElement[] | null): void;
}

export interface Overlays {
  add(element: CanvasElement | string, type: string, overlay: Record<string, unknown>): string;
  remove(filter: { type: string } | string): void;
}

export interface EventBus {
  on(events: string | string[], listener: (event: Record<string, unknown>) => unknown): void;
  on(events: string | string[], priority: number, listener: (event: Record<string, unknown>) => unknown): void;
  off(events: string | string[], listener: (event: Record<string, unknown>) => unknown): void;
  fire(event: string, payload?: Record<string, unknown>): unknown;
}

export interface ElementFactory {
  createShape(attributes: Record<string, unknown>): CanvasElement;
}

export interface BpmnReplace {
  replaceElement(element: CanvasElement, target: Record<string, unknown>): CanvasElement;
}

export interface PopupMenu {
  registerProvider(id: string, provider: unknown): void;
  isEmpty(element: CanvasElement, id: string): boolean;
  open(element: CanvasElement, id: string, position: Record<string, unknown>, options?: Record<string, unknown>): void;
}

export type Translate = (template: string, replacements?: Record<string, string>) => string;
