import type { Outcome } from '../../../domain/contract.ts';
import { formatCondition } from '../bpmn/condition.ts';
import { incoming, outgoing, type Graph, type GraphNode } from './graph.ts';
import type { Notes } from './notes.ts';
import { outcomeNamed } from './suggestions.ts';

/** What a step offers when nothing else is known. */
const DONE: Outcome = { code: 'done', label: '办毕', labelEn: 'Done' };

/**
 * Other tools write conditions in their own language over their own variables. Here the outcome of the step before decides; so the names
 * of the ways become that step's outcomes, where exactly one step stands before exactly one choice (R10).
 */
export function findOutcomes(graph: Graph, notes: Notes): void {
  for (const gateway of graph.nodes.values()) {
    if (gateway.kind !== 'choice') continue;
    const ways = outgoing(graph, gateway.id);
    if (ways.length === 1 && ways[0]) Object.assign(ways[0], { condition: undefined, isDefault: false });
    if (ways.length < 2 || ways.some(({ condition }) => condition !== undefined)) continue;
    const steps = decidingSteps(graph, gateway);
    const [step] = steps;
    const unnamed = ways.filter(({ name }) => name === '');
    if (!step || steps.length > 1 || step.outcomes !== null || decides(graph, step) > 1 || unnamed.length > 1) {
      notes.add(
        'check',
        '以下分支的条件须在导入后按办理结果设置：{names}。',
        'Tie the branches of these choices to outcomes after the import: {names}.',
        gateway.name || gateway.id,
      );
      continue;
    }
    const outcomes: Outcome[] = [];
    const fallback = ways.find(({ isDefault }) => isDefault) ?? unnamed[0] ?? ways.at(-1);
    for (const way of ways) {
      const outcome = outcomeNamed(way.name || '其他', outcomes);
      outcomes.push(outcome);
      way.isDefault = way === fallback;
      way.condition = way.isDefault ? undefined : formatCondition([outcome.code]);
    }
    step.outcomes = outcomes;
    notes.add(
      'converted',
      '按流向的名称设置了办理结果，请核对：{names}。',
      'Outcomes were taken from the names of the flows, please check: {names}.',
      `${step.name || step.id}（${outcomes.map(({ label }) => label).join('、')}）`,
    );
  }
  for (const node of graph.nodes.values())
    if (node.kind === 'step' && (node.outcomes === null || node.outcomes.length === 0)) node.outcomes ??= [DONE];
}

/** The nearest steps before a gateway, on every way back. */
function decidingSteps(graph: Graph, gateway: GraphNode): GraphNode[] {
  return reach(gateway.id, (id) => incoming(graph, id).map(({ source }) => source), graph);
}

/** How many choices this step's outcome decides. */
function decides(graph: Graph, step: GraphNode): number {
  let choices = 0;
  reach(
    step.id,
    (id) => {
      const ways = outgoing(graph, id);
      if (graph.nodes.get(id)?.kind === 'choice' && ways.length > 1) choices += 1;
      return ways.map(({ target }) => target);
    },
    graph,
  );
  return choices;
}

/** Follows flows from an element until the next steps, and answers those. */
function reach(from: string, next: (id: string) => string[], graph: Graph): GraphNode[] {
  const seen = new Set([from]);
  const steps: GraphNode[] = [];
  const queue = next(from);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = graph.nodes.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    if (node.kind === 'step') steps.push(node);
    else queue.push(...next(id));
  }
  return steps;
}
