/** What pages say of a flowchart: names, the path taken so far, and what follows a decision. */
import { describeDefinitions, nextText } from '../../processes/lint/index.ts';
import type { Flowchart, FlowNode } from '../../domain/flowchart/flowchart.ts';
import { processesOf, readFlowchart } from '../../domain/flowchart/flowchart.ts';
import { takenFlows, type Decision } from '../../domain/flowchart/paths.ts';
import { readBpmn } from '../../domain/flowchart/read-bpmn.ts';
import type { NextItem, WordsOfEntry } from '../../domain/flowchart/describe.ts';

export interface FlowchartGuide {
  /** The drawing itself, as the rules see it. */
  readonly chart: Flowchart;
  /** The name drawn on an element; its id where it has none. */
  nameOf(elementId: string): string;
  /**
   * Ids of all elements and flows that these steps, in order, have led through; nothing behind a waiting period that is not among those
   * over.
   */
  visited(steps: { elementId: string; outcome: string | null }[], over?: readonly string[]): string[];
  /** What follows a step decided so, or the start of a matter that begins so. */
  nextAfter(elementId: string, outcome: string): NextItem[];
  /** The same as one line for people. */
  nextText(elementId: string, outcome: string, entry: WordsOfEntry): { text: string; textEn: string };
}

export async function guideThrough(xml: string): Promise<FlowchartGuide> {
  const read = await readBpmn(xml);
  if (!read.ok) throw new Error(`A published flowchart cannot be read: ${read.problems[0]?.message ?? ''}`);
  const process = processesOf(read.definitions)[0];
  if (!process) throw new Error('A published flowchart has no process');
  const chart = readFlowchart(process);
  const { nodes } = chart;
  const described = describeDefinitions(read.definitions);

  /** Ids of what is passed from a node until the next steps, which are included. */
  function follow(from: FlowNode, decision: Decision | undefined, over: readonly string[]): string[] {
    const passed: string[] = [];
    const queue = [from];
    for (let node = queue.shift(); node; node = queue.shift()) {
      for (const flow of takenFlows(node, decision)) {
        if (passed.includes(flow.id)) continue;
        passed.push(flow.id, flow.target.id);
        const { kind, id } = flow.target;
        if (kind !== 'step' && (kind !== 'waiting-period' || over.includes(id))) queue.push(flow.target);
      }
    }
    return passed;
  }

  return {
    chart,
    nameOf: described.nameOf,
    visited(steps, over = []) {
      const found = new Set<string>();
      for (const node of nodes.values()) {
        if (node.kind !== 'start') continue;
        found.add(node.id);
        // Before the first step exists nothing is known to be passed yet.
        if (steps.length) follow(node, undefined, over).forEach((id) => found.add(id));
      }
      for (const { elementId, outcome } of steps) {
        found.add(elementId);
        const node = nodes.get(elementId);
        if (node && outcome !== null) follow(node, { stepId: elementId, code: outcome }, over).forEach((id) => found.add(id));
      }
      return [...found];
    },
    nextAfter: described.nextAfter,
    nextText: (elementId, outcome, entry) => nextText(described.nextAfter(elementId, outcome), entry),
  };
}
