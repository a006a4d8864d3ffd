import type { Diagram } from '../bpmn/create-modeler.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { ElementRegistry, Modeling } from '../bpmn/services.ts';
import type { Settings } from '../bpmn/settings.ts';
import { arrange } from './arrange.ts';

interface Arranging extends Modeling {
  moveShape(shape: CanvasElement, delta: { x: number; y: number }, target?: unknown, hints?: Record<string, unknown>): void;
  updateWaypoints(connection: CanvasElement, waypoints: { x: number; y: number }[]): void;
}

/** Arranges the open drawing anew from left to right, as one step of undo: nothing that it says changes (issue 4). */
export async function arrangeDiagram(diagram: Diagram): Promise<void> {
  const { xml } = await diagram.saveXML();
  const places = await arrange(xml ?? '');
  const modeling = diagram.get<Arranging>('modeling');
  const elements = diagram.get<ElementRegistry>('elementRegistry').getAll().filter((element) => element.labelTarget === undefined);
  diagram.get<Settings>('settings').together(() => {
    for (const element of elements) {
      const box = places.boxes.get(element.id);
      if (!box || element.x === undefined || element.y === undefined) continue;
      const [width, height] = [element.width ?? box.width, element.height ?? box.height];
      // The arranger thinks of usual sizes: what is larger or smaller keeps its middle where it was put.
      const delta = { x: box.x + (box.width - width) / 2 - element.x, y: box.y + (box.height - height) / 2 - element.y };
      if (delta.x !== 0 || delta.y !== 0) modeling.moveShape(element, delta, undefined, { layout: false });
    }
    for (const element of elements) {
      const points = places.points.get(element.id);
      if (points) modeling.updateWaypoints(element, points);
    }
    for (const note of elements.filter(({ type }) => type === 'bpmn:TextAnnotation')) keepNoteNear(modeling, note);
  });
}

const GAP = 24;

/** Notes are not arranged; each goes above what it is about. */
function keepNoteNear(modeling: Arranging, note: CanvasElement): void {
  const about = [...(note.incoming ?? []).map(({ source }) => source), ...(note.outgoing ?? []).map(({ target }) => target)].find((element) => element !== undefined);
  if (about?.x === undefined || about.y === undefined || note.x === undefined || note.y === undefined) return;
  modeling.moveShape(note, { x: about.x + 20 - note.x, y: about.y - (note.height ?? 30) - GAP - note.y });
}
