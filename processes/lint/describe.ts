/**
 * A flowchart in words: its steps, and what follows an outcome ("→ 决定 · 审批岗").
 *
 * Used by the server for the inbox and the case page, and by the pages while drawing.
 */
import { HEADERS, type Outcome } from '../contract.ts';
import { isResult, RESULTS, type CaseResult } from '../results.ts';
import { isStage, type Stage } from '../stages.ts';
import { nameOfDocument } from './documents.ts';
import { processesOf, readFlowchart, type Flow, type FlowNode, type Flowchart } from './flowchart.ts';
import type { ModdleElement } from './moddle.ts';
import { takenFlows, type Decision } from './paths.ts';
import { readBpmn } from './read-bpmn.ts';
import type { RegistryEntry } from './registry-entry.ts';

export interface StepDescription {
  elementId: string;
  name: string;
  /** Code of the position; empty when none is set. */
  position: string;
  /** Working days, or null when the step has no limit of its own. */
  limit: number | null;
  outcomes: Outcome[];
  form: string | null;
  officers: 1 | 2;
  stage: Stage | null;
}

/** What comes after an outcome, in order. A document or closing is done by the platform, a step waits for a person. */
export type NextItem =
  | { kind: 'document'; elementId: string; name: string; template: string }
  | { kind: 'step'; elementId: string; name: string; position: string; limit: number | null }
  | { kind: 'close'; elementId: string; name: string; result: CaseResult | null }
  | { kind: 'end'; elementId: string; name: string };

export interface FlowchartDescription {
  processId: string;
  steps: StepDescription[];
  step(elementId: string): StepDescription | undefined;
  /** The element's name; its id when it has none or is unknown. */
  nameOf(elementId: string): string;
  nextAfter(elementId: string, outcome: string): NextItem[];
}

/** Describes a flowchart that was read; `processId` is empty when there is none. */
export function describeDefinitions(definitions: ModdleElement): FlowchartDescription {
  const process = processesOf(definitions)[0];
  const chart: Flowchart = process ? readFlowchart(process) : { process: { $type: 'bpmn:Process' }, nodes: new Map() };
  const steps = [...chart.nodes.values()].filter(({ kind }) => kind === 'step').map(describeStep);
  const byId = new Map(steps.map((step) => [step.elementId, step]));
  return {
    processId: process?.id ?? '',
    steps,
    step: (elementId) => byId.get(elementId),
    nameOf: (elementId) => chart.nodes.get(elementId)?.name || elementId,
    nextAfter: (elementId, outcome) => following(chart.nodes.get(elementId), outcome),
  };
}

/** The same from the text of a flowchart that the registry holds; throws when it cannot be read. */
export async function describeFlowchart(xml: string | Uint8Array): Promise<FlowchartDescription> {
  const read = await readBpmn(xml);
  if (!read.ok) throw new Error(`flowchart cannot be read: ${read.problems.map(({ code, messageEn }) => `${code} ${messageEn}`).join('; ')}`);
  return describeDefinitions(read.definitions);
}

export const describeSteps = (definitions: ModdleElement): StepDescription[] => describeDefinitions(definitions).steps;

export const nextAfter = (definitions: ModdleElement, elementId: string, outcome: string): NextItem[] =>
  describeDefinitions(definitions).nextAfter(elementId, outcome);

/** One line for people, e.g. `生成《受理通知书》 → 初审 · 承办岗`. */
export function nextText(next: readonly NextItem[], entry: Pick<RegistryEntry, 'positions'>): { text: string; textEn: string } {
  const parts = next.filter(({ kind }, index) => kind !== 'end' || index === 0).map((item): [string, string] => {
    switch (item.kind) {
      case 'document': {
        const { name, nameEn } = nameOfDocument(item.template);
        return [`生成《${name}》`, `generate "${nameEn}"`];
      }
      case 'step': {
        const position = entry.positions.find(({ code }) => code === item.position);
        return [`${item.name} · ${position?.name ?? item.position}`, `${item.name} · ${position?.nameEn ?? item.position}`];
      }
      case 'close': {
        const { name, nameEn } = item.result ? RESULTS[item.result] : { name: '', nameEn: '' };
        return [`办结（${name}）`, `complete (${nameEn})`];
      }
      case 'end': return ['结束', 'end'];
    }
  });
  return { text: parts.map(([zh]) => zh).join(' → '), textEn: parts.map(([, en]) => en).join(' → ') };
}

function describeStep(node: FlowNode): StepDescription {
  return {
    elementId: node.id, name: node.name || node.id, position: node.headers[HEADERS.position] ?? '', limit: limitOf(node),
    outcomes: node.outcomes, form: node.headers[HEADERS.form] || null, officers: node.headers[HEADERS.officers] === '2' ? 2 : 1, stage: stageOf(node),
  };
}

/** Follows the flows until the next steps or the end; parallel branches are listed one after another. */
function following(from: FlowNode | undefined, outcome: string): NextItem[] {
  if (!from) return [];
  const decision: Decision = { stepId: from.id, code: outcome };
  const items: NextItem[] = [];
  const seen = new Set<FlowNode>([from]);
  const queue: Flow[] = [...from.outgoing];
  for (let flow = queue.shift(); flow; flow = queue.shift()) {
    const node = flow.target;
    if (seen.has(node)) {
      if (node === from) items.push(stepItem(node));
      continue;
    }
    seen.add(node);
    if (node.kind === 'step') {
      items.push(stepItem(node));
      continue;
    }
    if (node.kind === 'document') items.push({ kind: 'document', elementId: node.id, name: node.name, template: node.headers[HEADERS.template] ?? '' });
    if (node.kind === 'close') items.push({ kind: 'close', elementId: node.id, name: node.name, result: resultOf(node) });
    if (node.kind === 'end') items.push({ kind: 'end', elementId: node.id, name: node.name });
    queue.unshift(...takenFlows(node, decision));
  }
  return items;
}

const stepItem = (node: FlowNode): NextItem => ({
  kind: 'step', elementId: node.id, name: node.name || node.id, position: node.headers[HEADERS.position] ?? '', limit: limitOf(node),
});

function resultOf(node: FlowNode): CaseResult | null {
  const result = node.headers[HEADERS.result];
  return isResult(result) ? result : null;
}

function stageOf(node: FlowNode): Stage | null {
  const stage = node.headers[HEADERS.stage];
  return isStage(stage) ? stage : null;
}

const limitOf = (node: FlowNode): number | null => {
  const stored = node.headers[HEADERS.limit] ?? '';
  return /^[1-9]\d{0,3}$/.test(stored) ? Number(stored) : null;
};
