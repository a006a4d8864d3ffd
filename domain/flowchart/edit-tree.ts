/**
 * Changes to a moddle tree that was read: new elements in the place of others, wherever those are referred to.
 *
 * Only what compiling a drawing needs (`compile.ts`); the modeler changes diagrams by commands of its own, which can be undone.
 */
import { extensionsOf, many, one, type ModdleElement } from './moddle.ts';
import { processesOf } from './flowchart.ts';

export interface Tree {
  /** The text of the whole. */
  write(): Promise<string>;
  create(type: string, properties: Record<string, unknown>): ModdleElement;
  headers(values: Readonly<Record<string, string>>): ModdleElement;
  /** Adds settings to an element; headers go to those that it has. */
  extend(element: ModdleElement, values: ModdleElement[]): void;
  has(id: string): boolean;
  /** A flow element by its id. */
  find(id: string): ModdleElement | undefined;
  /** Puts `by`, and `besides` after it, where an element was: in the process, in its lane, in the drawing. */
  replace(element: ModdleElement, by: ModdleElement, ...besides: ModdleElement[]): void;
}

interface Model {
  create(type: string, properties: Record<string, unknown>): ModdleElement;
  toXML(element: ModdleElement, options: { format: boolean }): Promise<{ xml: string }>;
}

export function editTree(definitions: ModdleElement): Tree {
  const model = definitions['$model'] as Model;
  const planes = many(definitions, 'diagrams').flatMap((diagram) => one(diagram, 'plane') ?? []);
  const elements = (): ModdleElement[] => processesOf(definitions).flatMap((process) => many(process, 'flowElements'));
  const find = (id: string): ModdleElement | undefined => elements().find((element) => element.id === id);
  const create: Tree['create'] = (type, properties) => {
    const made = model.create(type, properties);
    for (const child of Object.values(properties).flat()) if (isOwned(child)) child.$parent = made;
    return made;
  };
  return {
    write: async () => (await model.toXML(definitions, { format: true })).xml,
    create,
    headers: (values) =>
      create('zeebe:TaskHeaders', {
        values: Object.entries(values).map(([key, value]) => create('zeebe:Header', { key, value })),
      }),
    extend(element, values) {
      const extensions = one(element, 'extensionElements') ?? create('bpmn:ExtensionElements', { values: [] });
      extensions.$parent = element;
      element['extensionElements'] = extensions;
      for (const value of values) {
        const kept = value.$type === 'zeebe:TaskHeaders' && extensionsOf(element).find(({ $type }) => $type === value.$type);
        const [owner, property] = kept ? [kept, many(value, 'values')] : [extensions, [value]];
        for (const added of property) added.$parent = owner;
        owner['values'] = [...many(owner, 'values'), ...property];
      }
    },
    has: (id) => find(id) !== undefined,
    find,
    replace(element, by, ...besides) {
      const process = element.$parent;
      for (const added of [by, ...besides]) added.$parent = process;
      put(process, 'flowElements', element, [by, ...besides]);
      for (const laneSet of many(process, 'laneSets')) replaceInLanes(laneSet, element, by);
      for (const end of ['sourceRef', 'targetRef'])
        for (const connection of [...elements(), ...many(process, 'artifacts')]) if (connection[end] === element) connection[end] = by;
      for (const plane of planes) redraw(plane, element, by, besides, create);
    },
  };
}

/** References are of others; what is contained knows its parent. */
const isOwned = (value: unknown): value is ModdleElement => {
  const type = (value as { $type?: unknown } | null)?.$type;
  return typeof type === 'string' && /^(?:zeebe:|bpmn:Documentation|dc:|di:)/.test(type);
};

function put(owner: ModdleElement | undefined, property: string, element: ModdleElement, by: ModdleElement[]): void {
  const list = many(owner, property);
  if (owner && list.includes(element)) owner[property] = list.flatMap((one) => (one === element ? by : [one]));
}

function replaceInLanes(laneSet: ModdleElement, element: ModdleElement, by: ModdleElement): void {
  for (const lane of many(laneSet, 'lanes')) {
    put(lane, 'flowNodeRef', element, [by]);
    const inner = one(lane, 'childLaneSet');
    if (inner) replaceInLanes(inner, element, by);
  }
}

/** The side of a gateway's diamond. */
const GATEWAY = 50;

/** The shape stays where the symbol was, a gateway's in its own size; a flow that nobody drew goes straight. */
function redraw(plane: ModdleElement, element: ModdleElement, by: ModdleElement, flows: ModdleElement[], create: Tree['create']): void {
  const shapeOf = (drawn: ModdleElement | undefined): ModdleElement | undefined =>
    many(plane, 'planeElement').find((part) => one(part, 'bpmnElement') === drawn);
  const shape = shapeOf(element);
  if (!shape) return;
  shape['bpmnElement'] = by;
  if (by.$type !== 'bpmn:ExclusiveGateway') return;
  const { x, y } = centreOf(shape);
  delete shape['label'];
  const bounds = create('dc:Bounds', { x: x - GATEWAY / 2, y: y - GATEWAY / 2, width: GATEWAY, height: GATEWAY });
  bounds.$parent = shape;
  Object.assign(shape, { id: `${by.id}_di`, bounds, isMarkerVisible: true });
  for (const flow of flows) {
    const source = shapeOf(one(flow, 'sourceRef'));
    if (!source) continue;
    const waypoint = [centreOf(source), { x, y }].map((point) => create('dc:Point', point));
    const edge = create('bpmndi:BPMNEdge', { id: `${flow.id}_di`, bpmnElement: flow, waypoint });
    for (const point of waypoint) point.$parent = edge;
    edge.$parent = plane;
    plane['planeElement'] = [...many(plane, 'planeElement'), edge];
  }
}

function centreOf(shape: ModdleElement): { x: number; y: number } {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(one(shape, 'bounds')?.[key] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
