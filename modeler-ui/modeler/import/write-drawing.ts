import type { ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { Box, Graph, GraphFlow, GraphText, Point } from './graph.ts';
import { moddle } from './read-foreign.ts';

/** The drawing of a graph; elements whose place is not known are left for the arranger. */
export function drawnDiagram(
  graph: Graph,
  process: ModdleElement,
  nodes: Map<string, ModdleElement>,
  flows: readonly (readonly [GraphFlow, ModdleElement])[],
  texts: readonly (readonly [GraphText, ModdleElement])[],
  ties: readonly ModdleElement[],
): ModdleElement {
  const shapes = [...graph.nodes.values()].flatMap(({ id, kind, box, label }) => {
    const element = nodes.get(id);
    return box && element ? [shape(element, box, label ?? (kind === 'choice' ? above(box) : undefined))] : [];
  });
  const notes = texts.flatMap(([{ box, about }, element], index) =>
    shape(element, box ?? besides(about.map((id) => graph.nodes.get(id)?.box)[0], index)),
  );
  const edges = flows.map(([flow, element]) =>
    edge(element, flow.points ?? between(graph.nodes.get(flow.source)?.box, graph.nodes.get(flow.target)?.box), flow.label),
  );
  const tieEdges = ties.flatMap((tie) => {
    const [from, to] = [tie['sourceRef'], tie['targetRef']].map(
      (end) => graph.nodes.get((end as ModdleElement).id ?? '')?.box ?? graph.texts.find(({ id }) => id === (end as ModdleElement).id)?.box,
    );
    return from && to ? [edge(tie, straight(from, to))] : [];
  });
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: `${process.id}_Plane`,
    bpmnElement: process,
    planeElement: [...shapes, ...notes, ...edges, ...tieEdges],
  });
  for (const child of [...shapes, ...notes, ...edges, ...tieEdges]) child.$parent = plane;
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: `${process.id}_Diagram`, plane });
  plane.$parent = diagram;
  return diagram;
}

function shape(element: ModdleElement, box: Box, label?: Box): ModdleElement {
  const drawn = moddle.create('bpmndi:BPMNShape', {
    id: `${element.id}_di`,
    bpmnElement: element,
    bounds: bounds(box),
    ...(element.$type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
  });
  if (label && element.name) drawn['label'] = moddle.create('bpmndi:BPMNLabel', { bounds: bounds(label) });
  return drawn;
}

function edge(element: ModdleElement, points: Point[], label?: Box): ModdleElement {
  const drawn = moddle.create('bpmndi:BPMNEdge', {
    id: `${element.id}_di`,
    bpmnElement: element,
    waypoint: points.map((point) => moddle.create('dc:Point', { ...point })),
  });
  if (label && element.name) drawn['label'] = moddle.create('bpmndi:BPMNLabel', { bounds: bounds(label) });
  return drawn;
}

const bounds = ({ x, y, width, height }: Box): ModdleElement =>
  moddle.create('dc:Bounds', { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) });

const NOWHERE: Box = { x: 0, y: 0, width: 100, height: 80 };
const NOTE = { width: 140, height: 50 };

/** Above the element that the note is about. */
const besides = (box: Box = NOWHERE, index: number): Box => ({ x: box.x + 10 * index, y: box.y - NOTE.height - 30, ...NOTE });

/** A choice is named above, because a branch may leave it below. */
const above = (box: Box): Box => ({ x: box.x + box.width / 2 - 45, y: box.y - 20, width: 90, height: 14 });

/** From the middle of the upper or lower side of one to that of the other. */
function straight(from: Box, to: Box): Point[] {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
  const line = [
    { x: upper.x + upper.width / 2, y: upper.y + upper.height },
    { x: lower.x + lower.width / 2, y: lower.y },
  ];
  return upper === from ? line : line.reverse();
}

/** From the right side of one to the left side of the other, with corners; back along the bottom where the flow leads back. */
function between(from: Box = NOWHERE, to: Box = NOWHERE): Point[] {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  if (end.x < start.x) {
    const below = Math.max(from.y + from.height, to.y + to.height) + 30;
    const [leave, arrive] = [from.x + from.width / 2, to.x + to.width / 2];
    return [
      { x: leave, y: from.y + from.height },
      { x: leave, y: below },
      { x: arrive, y: below },
      { x: arrive, y: to.y + to.height },
    ];
  }
  const middle = Math.round((start.x + end.x) / 2);
  return start.y === end.y ? [start, end] : [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}
