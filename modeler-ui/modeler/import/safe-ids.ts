import { freeId, type Graph } from './graph.ts';

const SAFE = /^[A-Za-z_][\w.-]{0,63}$/;

/** Ids that the engine and the pages accept; those of the other tool stay where they do, so that a second import compares well. */
export function safeIds(graph: Graph, processId: string): void {
  const renamed = new Map<string, string>();
  const used = new Set([processId]);
  const safe = (id: string, base: string): string => {
    const kept = SAFE.test(id) && !used.has(id) ? id : freeId(graph, base);
    used.add(kept);
    return kept;
  };
  for (const node of [...graph.nodes.values()]) {
    const id = safe(node.id, 'Element');
    if (id === node.id) continue;
    renamed.set(node.id, id);
    graph.nodes.delete(node.id);
    node.id = id;
    graph.nodes.set(id, node);
  }
  for (const node of graph.nodes.values())
    if (node.attachedTo !== undefined) node.attachedTo = renamed.get(node.attachedTo) ?? node.attachedTo;
  for (const flow of graph.flows) {
    flow.id = safe(flow.id, 'Flow');
    flow.source = renamed.get(flow.source) ?? flow.source;
    flow.target = renamed.get(flow.target) ?? flow.target;
  }
  for (const text of graph.texts) {
    text.id = safe(text.id, 'Note');
    text.about = text.about.map((id) => renamed.get(id) ?? id);
  }
}
