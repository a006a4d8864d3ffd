/** What pages say of a flowchart: names, the path taken so far, and what follows a decision. */
import { HEADERS } from '../../processes/contract.ts';
import type { FlowNode } from '../../processes/lint/flowchart.ts';
import { processesOf, readFlowchart } from '../../processes/lint/flowchart.ts';
import { takenFlows, type Decision } from '../../processes/lint/paths.ts';
import { readBpmn } from '../../processes/lint/read-bpmn.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { TEMPLATES } from '../documents/index.ts';

export interface FlowchartDescription {
  /** The name drawn on an element; its id where it has none. */
  nameOf(elementId: string): string;
  /** Ids of all elements and flows that these steps, in order, have led through. */
  visited(steps: { elementId: string; outcome: string | null }[]): string[];
  /** What follows when a step is decided with this outcome. */
  nextText(elementId: string, outcome: string, entry: RegistryEntry): { text: string; textEn: string };
}

export async function describeFlowchart(xml: string): Promise<FlowchartDescription> {
  const read = await readBpmn(xml);
  if (!read.ok) throw new Error(`A published flowchart cannot be read: ${read.problems[0]?.message ?? ''}`);
  const process = processesOf(read.definitions)[0];
  if (!process) throw new Error('A published flowchart has no process');
  const { nodes } = readFlowchart(process);

  /** Elements passed from a node until the next steps, which are included. */
  function follow(from: FlowNode, decision: Decision | undefined): { passed: string[]; reached: FlowNode[] } {
    const passed: string[] = [];
    const reached: FlowNode[] = [];
    const queue = [from];
    for (let node = queue.shift(); node; node = queue.shift()) {
      for (const flow of takenFlows(node, decision)) {
        if (passed.includes(flow.id)) continue;
        passed.push(flow.id, flow.target.id);
        reached.push(flow.target);
        if (flow.target.kind !== 'step') queue.push(flow.target);
      }
    }
    return { passed, reached };
  }

  return {
    nameOf: (elementId) => nodes.get(elementId)?.name || elementId,
    visited(steps) {
      const found = new Set<string>();
      for (const node of nodes.values()) {
        if (node.kind !== 'start') continue;
        found.add(node.id);
        // Before the first step exists nothing is known to be passed yet.
        if (steps.length) follow(node, undefined).passed.forEach((id) => found.add(id));
      }
      for (const { elementId, outcome } of steps) {
        found.add(elementId);
        const node = nodes.get(elementId);
        if (node && outcome !== null) follow(node, { stepId: elementId, code: outcome }).passed.forEach((id) => found.add(id));
      }
      return [...found];
    },
    nextText(elementId, outcome, entry) {
      const node = nodes.get(elementId);
      if (!node) return { text: '', textEn: '' };
      const words: string[] = [];
      const wordsEn: string[] = [];
      for (const next of follow(node, { stepId: elementId, code: outcome }).reached) {
        const position = entry.positions.find(({ code }) => code === next.headers[HEADERS.position]);
        const template = TEMPLATES[next.headers[HEADERS.template] ?? ''];
        if (next.kind === 'document') {
          words.push(`生成《${template?.title ?? next.name}》`);
          wordsEn.push(`generates "${template?.titleEn ?? next.name}"`);
        } else if (next.kind === 'step') {
          words.push(`转“${next.name}”（${position?.name ?? ''}）`);
          wordsEn.push(`goes to "${next.name}" (${position?.nameEn ?? ''})`);
        } else if (next.kind === 'close') {
          words.push('办结');
          wordsEn.push('completes the case');
        }
      }
      return { text: words.join(' → '), textEn: wordsEn.join(' → ') };
    },
  };
}
