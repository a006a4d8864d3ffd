import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { Box, Point } from './graph.ts';
import type { Drawn } from './read-graph.ts';

/** Where each element is drawn, from every diagram of the file. */
export function readDrawing(definitions: ModdleElement): Drawn {
  const drawn: Drawn = { boxes: new Map(), labels: new Map(), points: new Map() };
  for (const shape of many(definitions, 'diagrams').flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'))) {
    const id = one(shape, 'bpmnElement')?.id;
    if (id === undefined) continue;
    const [box, label] = [boxOf(one(shape, 'bounds')), boxOf(one(one(shape, 'label'), 'bounds'))];
    if (box) drawn.boxes.set(id, box);
    if (label) drawn.labels.set(id, label);
    const points = many(shape, 'waypoint').map(pointOf);
    if (points.length >= 2 && points.every((point) => point !== undefined)) drawn.points.set(id, points);
  }
  return drawn;
}

const boxOf = (bounds: ModdleElement | undefined): Box | undefined => {
  const [x, y, width, height] = [bounds?.['x'], bounds?.['y'], bounds?.['width'], bounds?.['height']];
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) && width > 0 && height > 0 ? { x, y, width, height } : undefined;
};

const pointOf = (point: ModdleElement): Point | undefined => {
  const [x, y] = [point['x'], point['y']];
  return isNumber(x) && isNumber(y) ? { x, y } : undefined;
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e6;
