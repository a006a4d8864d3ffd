/** What pages say of a flowchart: names, the path taken so far, and what follows a decision. */
import { describeDefinitions, nextText } from '../../processes/lint/index.ts';
import type { FlowNode } from '../../processes/lint/flowchart.ts';
import { processesOf, readFlowchart } from '../../processes/lint/flowchart.ts';
import { takenFlows, type Decision } from '../../processes/lint/paths.ts';
import { readBpmn } from '../../processes/lint/read-bpmn.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';

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
  const described = describeDefinitions(read.definitions);

  /** Ids of what is passed from a node until the next steps, which are included. */
  function follow(from: FlowNode, decision: Decision | undefined): string[] {
    const passed: string[] = [];
    const queue = [from];
    for (let node = queue.shift(); node; node = queue.shift()) {
      for (const flow of takenFlows(node, decision)) {
        if (passed.includes(flow.id)) continue;
        passed.push(flow.id, flow.target.id);
        if (flow.target.kind !== 'step') queue.push(flow.target);
      }
    }
    return passed;
  }

  return {
    nameOf: described.nameOf,
    visited(steps) {
      const found = new Set<string>();
      for (const node of nodes.values()) {
        if (node.kind !== 'start') continue;
        found.add(node.id);
        // Before the first step exists nothing is known to be passed yet.
        if (steps.length) follow(node, undefined).forEach((id) => found.add(id));
      }
      for (const { elementId, outcome } of steps) {
        found.add(elementId);
        const node = nodes.get(elementId);
        if (node && outcome !== null) follow(node, { stepId: elementId, code: outcome }).forEach((id) => found.add(id));
      }
      return [...found];
    },
    nextText: (elementId, outcome, entry) => nextText(described.nextAfter(elementId, outcome), entry),
  };
}
