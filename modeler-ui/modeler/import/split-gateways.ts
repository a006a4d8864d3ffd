import { freeId, outgoing, type Graph } from './graph.ts';
import type { Notes } from './notes.ts';

/**
 * Other engines let several flows leave a task; here a gateway says how they are meant: a choice where one of them was
 * conditional or named, parallel otherwise (BPMN's own meaning of it).
 */
export function giveSplitsGateways(graph: Graph, notes: Notes): void {
  for (const node of [...graph.nodes.values()]) {
    const ways = outgoing(graph, node.id);
    if (ways.length < 2 || node.kind === 'choice' || node.kind === 'parallel') continue;
    const kind = ways.some(({ name, isDefault, condition }) => name !== '' || isDefault || condition !== undefined) ? 'choice' : 'parallel';
    const id = freeId(graph, 'Gateway');
    graph.nodes.set(id, {
      id,
      kind,
      name: kind === 'choice' ? `${node.name}的结果？` : '',
      documentation: '',
      headers: [],
      outcomes: null,
      extensions: [],
    });
    for (const way of ways) Object.assign(way, { source: id, points: undefined, label: undefined });
    graph.flows.push({ id: freeId(graph, 'Flow_ToGateway'), name: '', source: node.id, target: id, isDefault: false });
    notes.add(
      'converted',
      '环节之后直接分岔，已补上网关：{names}。',
      'Flows split right after a task; a gateway was put in: {names}.',
      node.name || node.id,
    );
  }
}
