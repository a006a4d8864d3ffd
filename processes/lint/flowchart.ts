/**
 * A power's flowchart as the rules see it: steps, documents, decisions and the flows between them (R10).
 *
 * Built once per check from the moddle tree; elements that a power's flowchart may not contain stay in it as
 * `other`, so that paths remain connected while `supported-elements` reports them.
 */
import { HEADERS, JOB_TYPES, type Outcome } from '../contract.ts';
import { outcomesOfCondition } from './condition.ts';
import { extensionsOf, many, one, text, type ModdleElement } from './moddle.ts';
import { readOutcomes } from './outcomes.ts';

export type NodeKind = 'start' | 'end' | 'step' | 'document' | 'close' | 'decision' | 'parallel' | 'other';

export interface FlowNode {
  id: string;
  name: string;
  kind: NodeKind;
  incoming: Flow[];
  outgoing: Flow[];
  headers: Readonly<Record<string, string>>;
  jobType?: string;
  /** Only those that could be read; `outcomes-declared` reports the rest. */
  outcomes: Outcome[];
  element: ModdleElement;
}

export interface Flow {
  id: string;
  name: string;
  source: FlowNode;
  target: FlowNode;
  condition?: string;
  /** Outcome codes named by the condition; `undefined` when there is none or it says something else. */
  codes?: string[];
  isDefault: boolean;
}

export interface Flowchart {
  process: ModdleElement;
  nodes: Map<string, FlowNode>;
}

export const processesOf = (definitions: ModdleElement): ModdleElement[] =>
  many(definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process');

/** Task headers by key; the first of a doubled key counts, as `duplicate-task-headers` reports the other. */
export function headersOf(element: ModdleElement): Record<string, string> {
  const headers: Record<string, string> = {};
  const values = extensionsOf(element).filter((extension) => extension.$type === 'zeebe:TaskHeaders').flatMap((found) => many(found, 'values'));
  for (const header of values) {
    const key = text(header, 'key');
    if (key !== undefined && !Object.hasOwn(headers, key)) headers[key] = text(header, 'value') ?? '';
  }
  return headers;
}

export const jobTypeOf = (element: ModdleElement): string | undefined =>
  text(extensionsOf(element).find((extension) => extension.$type === 'zeebe:TaskDefinition'), 'type');

export function readFlowchart(process: ModdleElement): Flowchart {
  const nodes = new Map<string, FlowNode>();
  const flows = [];
  for (const element of many(process, 'flowElements')) {
    if (element.id === undefined) continue;
    if (element.$type === 'bpmn:SequenceFlow') flows.push(element);
    else if (!DATA_ELEMENTS.has(element.$type)) nodes.set(element.id, toNode(element, element.id));
  }
  for (const element of flows) {
    const source = nodes.get(one(element, 'sourceRef')?.id ?? '');
    const target = nodes.get(one(element, 'targetRef')?.id ?? '');
    if (!source || !target) continue;
    const condition = text(one(element, 'conditionExpression'), 'body');
    const flow: Flow = {
      id: element.id ?? '', name: element.name ?? '', source, target, condition,
      codes: outcomesOfCondition(condition), isDefault: one(source.element, 'default') === element,
    };
    source.outgoing.push(flow);
    target.incoming.push(flow);
  }
  return { process, nodes };
}

/** Things that lie in a process without taking part in its flow. */
const DATA_ELEMENTS = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function toNode(element: ModdleElement, id: string): FlowNode {
  const headers = headersOf(element);
  const jobType = jobTypeOf(element);
  const kind = kindOf(element, jobType);
  return {
    id, name: element.name ?? '', kind, incoming: [], outgoing: [], headers, jobType,
    outcomes: kind === 'step' ? readOutcomes(headers[HEADERS.outcomes]).outcomes : [], element,
  };
}

function kindOf(element: ModdleElement, jobType: string | undefined): NodeKind {
  switch (element.$type) {
    case 'bpmn:StartEvent': return many(element, 'eventDefinitions').length ? 'other' : 'start';
    case 'bpmn:EndEvent': return many(element, 'eventDefinitions').length ? 'other' : 'end';
    case 'bpmn:UserTask': return 'step';
    case 'bpmn:ExclusiveGateway': return 'decision';
    case 'bpmn:ParallelGateway': return 'parallel';
    case 'bpmn:ServiceTask':
      if (jobType === JOB_TYPES.generateDocument) return 'document';
      return jobType === JOB_TYPES.closeCase ? 'close' : 'other';
    default: return 'other';
  }
}
