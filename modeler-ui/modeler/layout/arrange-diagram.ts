import type { Diagram } from '../bpmn/create-modeler.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { ElementRegistry, Modeling } from '../bpmn/services.ts';
import type { Settings } from '../bpmn/settings.ts';
import { arrange } from './arrange.ts';

interface Arranging extends Modeling {
  moveShape(shape: CanvasElement, delta: { x: number; y: number }, target?: unknown, hints?: Record<string, unknown>): void;
  updateWaypoints(connection: CanvasElement, waypoints: { x: number; y: number }[]): void;
}

/** Arranges the open drawing anew from left to right, as one step of undo: nothing that it says changes. */
export function arrangeDiagram(diagram: Diagram): void {
  const elements = diagram
    .get<ElementRegistry>('elementRegistry')
    .getAll()
    .filter(({ labelTarget, parent }) => labelTarget === undefined && parent !== undefined && parent !== null);
  const nodes = elements.filter(
    ({ type, width, x }) => width !== undefined && x !== undefined && type !== 'bpmn:TextAnnotation' && type !== 'bpmn:Group',
  );
  const flows = elements.filter(({ type }) => type === 'bpmn:SequenceFlow');
  const { boxes, points } = arrange(
    nodes.map(({ id, width = 100, height = 80, host }) => ({ id, width, height, ...(host ? { attachedTo: host.id } : {}) })),
    flows.flatMap(({ id, source, target }) => (source && target ? [{ id, source: source.id, target: target.id }] : [])),
  );
  const modeling = diagram.get<Arranging>('modeling');
  diagram.get<Settings>('settings').together(() => {
    // A timer may move along with its step; it is put in its own place afterwards.
    for (const node of nodes.toSorted((one, other) => Number(one.host !== undefined) - Number(other.host !== undefined))) {
      moveTo(modeling, node, boxes.get(node.id));
      placeLabel(modeling, node);
    }
    for (const flow of flows) {
      const way = points.get(flow.id);
      if (way) modeling.updateWaypoints(flow, way);
    }
    for (const note of elements.filter(({ type }) => type === 'bpmn:TextAnnotation')) keepNoteNear(modeling, note);
  });
}

function moveTo(modeling: Arranging, element: CanvasElement, place: { x: number; y: number } | undefined): void {
  if (!place || element.x === undefined || element.y === undefined) return;
  const delta = { x: Math.round(place.x - element.x), y: Math.round(place.y - element.y) };
  if (delta.x !== 0 || delta.y !== 0) modeling.moveShape(element, delta, undefined, { layout: false });
}

/** A gateway is named above, as its branches may leave it below; an event is named below. */
function placeLabel(modeling: Arranging, { label, type, x = 0, y = 0, width = 0, height = 0 }: CanvasElement): void {
  if (!label) return;
  const above = type.endsWith('Gateway');
  moveTo(modeling, label, { x: x + (width - (label.width ?? 0)) / 2, y: above ? y - (label.height ?? 0) - 4 : y + height + 6 });
}

const GAP = 24;

/** Notes are not arranged; each goes above what it is about. */
function keepNoteNear(modeling: Arranging, note: CanvasElement): void {
  const about = [...(note.incoming ?? []).map(({ source }) => source), ...(note.outgoing ?? []).map(({ target }) => target)].find(
    (element) => element !== undefined,
  );
  if (about?.x === undefined || about.y === undefined) return;
  moveTo(modeling, note, { x: about.x + 20, y: about.y - (note.height ?? 30) - GAP });
}
