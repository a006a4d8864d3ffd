import type { Outcome } from '../../../domain/contract.ts';
import type { ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { Header } from '../bpmn/headers.ts';

/**
 * An imported flowchart between reading and writing: only what a power's flowchart can hold.
 *
 * `pass` is an element of the other tool that does nothing here; the flows are led past it before the drawing is written.
 */
export type NodeKind = 'start' | 'end' | 'step' | 'task' | 'choice' | 'parallel' | 'border-timer' | 'waiting-period' | 'pass';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Point {
  x: number;
  y: number;
}

export interface GraphNode {
  id: string;
  kind: NodeKind;
  name: string;
  documentation: string;
  headers: Header[];
  /** Outcomes of a step that brought none of its own are found from the flows that follow it. */
  outcomes: Outcome[] | null;
  /** Border timer: the step that it sits on. */
  attachedTo?: string;
  /** Timers: what other tools read. */
  duration?: string;
  /** A service task's job. */
  job?: { type: string; retries?: string };
  /** Other extensions that the engine knows. */
  extensions: ModdleElement[];
  box?: Box;
  label?: Box;
}

export interface GraphFlow {
  id: string;
  name: string;
  source: string;
  target: string;
  condition?: string;
  isDefault: boolean;
  points?: Point[];
  label?: Box;
}

export interface GraphText {
  id: string;
  text: string;
  /** Ids of the elements it is tied to. */
  about: string[];
  box?: Box;
}

export interface Graph {
  nodes: Map<string, GraphNode>;
  flows: GraphFlow[];
  texts: GraphText[];
}

export const outgoing = (graph: Graph, id: string): GraphFlow[] => graph.flows.filter(({ source }) => source === id);
export const incoming = (graph: Graph, id: string): GraphFlow[] => graph.flows.filter(({ target }) => target === id);

/** Takes an element out and leads the flows past it; where that is not possible it becomes an end or a gateway. */
export function leadPast(graph: Graph, node: GraphNode): void {
  const [next, ...others] = outgoing(graph, node.id);
  if (!next) node.kind = 'end';
  else if (others.length > 0) node.kind = 'parallel';
  else {
    for (const flow of incoming(graph, node.id)) {
      flow.target = next.target;
      flow.name ||= next.name;
      flow.points = undefined;
      flow.label = undefined;
    }
    graph.nodes.delete(node.id);
    graph.flows = graph.flows.filter((flow) => flow !== next && flow.source !== flow.target);
    graph.texts.forEach((text) => {
      text.about = text.about.map((id) => (id === node.id ? next.target : id));
    });
  }
}

/** An id that nothing in the graph has. */
export function freeId(graph: Graph, base: string): string {
  const used = new Set([...graph.nodes.keys(), ...graph.flows.map(({ id }) => id), ...graph.texts.map(({ id }) => id)]);
  let number = 1;
  while (used.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
