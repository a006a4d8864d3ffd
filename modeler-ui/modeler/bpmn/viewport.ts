import type { Diagram } from './create-modeler.ts';
import type { CanvasElement } from './model.ts';
import type { Bounds, Canvas, ElementRegistry, Selection } from './services.ts';

/** What lies over the canvas and must not hide the drawing: the palette, and the watermark below. */
const PALETTE = '.djs-palette';
const EDGE = 24;
const FOOT = 34;
/** Smaller than this a Chinese name cannot be read with ease: then the beginning is shown instead of the whole. */
const READABLE = 0.78;
const LEGIBLE = 0.6;
const STEP = 1.2;
const RANGE = { min: 0.2, max: 3 };

/**
 * Shows the whole flowchart beside the palette; with `readable`, its beginning when the whole is too small to read.
 * Answers whether all of it is in view.
 */
export const fit = (diagram: Diagram, readable = false): boolean => {
  const canvas = diagram.get<Canvas>('canvas');
  const { inner, outer } = canvas.viewbox();
  if (!usable(inner) || outer.width === 0 || outer.height === 0) return true;
  const left = paletteWidth(canvas) + EDGE;
  const room = { width: outer.width - left - EDGE, height: outer.height - EDGE - FOOT };
  const whole = Math.min(room.width / inner.width, room.height / inner.height, 1.1);
  const scale = readable && whole < LEGIBLE ? READABLE : whole;
  const box = { width: outer.width / scale, height: outer.height / scale };
  const spareX = Math.max(0, room.width - inner.width * scale) / 2;
  const spareY = Math.max(0, room.height - inner.height * scale) / 2;
  canvas.viewbox({ x: inner.x - (left + spareX) / scale, y: inner.y - (EDGE + spareY) / scale, ...box });
  return scale === whole;
};

export const zoomBy = (diagram: Diagram, direction: 1 | -1): void => {
  const canvas = diagram.get<Canvas>('canvas');
  const next = canvas.zoom() * (direction === 1 ? STEP : 1 / STEP);
  canvas.zoom(Math.min(RANGE.max, Math.max(RANGE.min, next)), 'auto');
};

export const zoomTo = (diagram: Diagram, level: number): void => {
  diagram.get<Canvas>('canvas').zoom(level, 'auto');
};

/** Selects an element and brings it into view; `false` when the flowchart no longer has it. */
export const goTo = (diagram: Diagram, id: string): boolean => {
  const element: CanvasElement | undefined = diagram.get<ElementRegistry>('elementRegistry').get(id);
  if (!element) return false;
  const canvas = diagram.get<Canvas>('canvas');
  if (element !== canvas.getRootElement()) {
    if (canvas.zoom() < LEGIBLE) canvas.zoom(READABLE, 'auto');
    const mapOpen = canvas.getContainer().querySelector('.djs-minimap.open') !== null;
    canvas.scrollToElement(element, { top: 90, bottom: mapOpen ? 190 : 90, left: paletteWidth(canvas) + 60, right: 120 });
  }
  diagram.get<Selection>('selection').select(element === canvas.getRootElement() ? null : element);
  return true;
};

/** Opens the search over the canvas; not within the click that asks for it, which would close it again. */
export const openSearch = (diagram: Diagram): void => {
  setTimeout(() => diagram.get<{ open(): void }>('searchPad').open(), 0);
};

const paletteWidth = (canvas: Canvas): number => {
  const palette = canvas.getContainer().querySelector(PALETTE);
  return palette ? palette.getBoundingClientRect().width + 12 : 0;
};

const usable = (box: Bounds): boolean => Number.isFinite(box.x) && Number.isFinite(box.y) && box.width > 0 && box.height > 0;
