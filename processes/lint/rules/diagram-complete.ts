import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { RegistryRule, Report } from '../rule.ts';

/** Coordinates that the modeler shows and the printed flowchart holds. */
const CANVAS = 20_000;

/**
 * R5, R6b: what is confirmed is what is seen. Every element of the process is drawn once, with a size, inside the canvas, and
 * the drawing shows nothing that does not run.
 */
export const diagramComplete: RegistryRule = {
  name: 'diagram-complete',
  check({ definitions, chart }, report) {
    const parts = many(definitions, 'diagrams').flatMap((diagram) => many(one(diagram, 'plane'), 'planeElement'));
    const drawn = new Map<string, number>();
    for (const part of parts) {
      const id = one(part, 'bpmnElement')?.id;
      if (id === undefined)
        report(undefined, `图中的“${part.id ?? ''}”不属于任何元素。`, `"${part.id ?? ''}" in the drawing belongs to no element.`);
      else {
        drawn.set(id, (drawn.get(id) ?? 0) + 1);
        checkPlace(part, id, report);
      }
    }
    for (const [id, times] of drawn) if (times > 1) report(id, '同一元素在图中画了多次。', 'The element is drawn more than once.');
    for (const element of many(chart.process, 'flowElements')) {
      if (element.id === undefined || drawn.has(element.id) || element.$type === 'bpmn:DataObject') continue;
      report(element.id, '没有画在图上。', 'The element is not drawn.');
    }
  },
};

function checkPlace(part: ModdleElement, id: string, report: Report): void {
  const waypoints = many(part, 'waypoint');
  const bounds = one(part, 'bounds');
  if (part.$type === 'bpmndi:BPMNEdge') {
    if (waypoints.length < 2) report(id, '连线在图中没有走向。', 'The flow has no course in the drawing.');
    else if (!waypoints.every(({ x, y }) => inside(x) && inside(y))) report(id, '连线画到了画布之外。', 'The flow leaves the canvas.');
    return;
  }
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => bounds?.[key]);
  if (!(Number(width) > 0 && Number(height) > 0)) report(id, '元素在图中没有大小。', 'The element has no size in the drawing.');
  else if (![x, y, Number(x) + Number(width), Number(y) + Number(height)].every(inside))
    report(id, '元素画在画布之外。', 'The element lies outside the canvas.');
}

const inside = (coordinate: unknown): boolean => typeof coordinate === 'number' && Math.abs(coordinate) <= CANVAS;
