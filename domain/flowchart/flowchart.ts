/**
 * A power's flowchart as the rules see it: steps, documents, decisions and the flows between them (R10).
 *
 * Built once per check from the moddle tree; elements that a power's flowchart may not contain stay in it as
 * `other`, so that paths remain connected while `supported-elements` reports them.
 */
import { HEADERS, JOB_TYPES, LIMIT_PASSED, type Outcome, type Period } from '../contract.ts';
import { outcomesOfCondition } from './condition.ts';
import { extensionsOf, many, one, text, type ModdleElement } from './moddle.ts';
import { readOutcomes } from './outcomes.ts';
import { limitOf, periodOf, periodOnBorder } from './period.ts';
import { isEffect } from '../registry/effects.ts';
import { timerKindOf, type TimerKind } from './timers.ts';

export type NodeKind = 'start' | 'end' | 'step' | 'document' | 'close' | 'decision' | 'parallel' | TimerKind | 'other';

export interface FlowNode {
  id: string;
  name: string;
  kind: NodeKind;
  incoming: Flow[];
  outgoing: Flow[];
  headers: Readonly<Record<string, string>>;
  jobType?: string;
  /** Only those that could be read; `outcomes-declared` reports the rest. Of a border timer the one that the law gives. */
  outcomes: Outcome[];
  /** Step: the timer on its border, which the case passes by when its limit passes. */
  borderTimer?: FlowNode;
  /** Border timer: the step that it sits on. */
  attachedTo?: FlowNode;
  /**
   * Step: its limit, if it has one. Border timer, waiting period: how long it is; absent when that cannot be read (`period-well-formed`).
   */
  period?: Period;
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
  const values = extensionsOf(element)
    .filter((extension) => extension.$type === 'zeebe:TaskHeaders')
    .flatMap((found) => many(found, 'values'));
  for (const header of values) {
    const key = text(header, 'key');
    if (key !== undefined && !Object.hasOwn(headers, key)) headers[key] = text(header, 'value') ?? '';
  }
  return headers;
}

export const jobTypeOf = (element: ModdleElement): string | undefined =>
  text(
    extensionsOf(element).find((extension) => extension.$type === 'zeebe:TaskDefinition'),
    'type',
  );

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
      id: element.id ?? '',
      name: element.name ?? '',
      source,
      target,
      condition,
      codes: outcomesOfCondition(condition),
      isDefault: one(source.element, 'default') === element,
    };
    source.outgoing.push(flow);
    target.incoming.push(flow);
  }
  for (const node of nodes.values()) if (node.kind === 'border-timer') attach(node, nodes);
  return { process, nodes };
}

/**
 * Ties a border timer to its step. The way from one to the other is a flow that nobody drew: it comes in at the timer but does not leave
 * the step beside the drawn ones, because only the limit's passing leads there. A second timer on the same step leads nowhere.
 */
function attach(timer: FlowNode, nodes: Map<string, FlowNode>): void {
  const step = nodes.get(one(timer.element, 'attachedToRef')?.id ?? '');
  if (!step) return;
  timer.attachedTo = step;
  timer.period = periodOnBorder(timer.headers, step.period);
  if (step.borderTimer) return;
  step.borderTimer = timer;
  timer.incoming.push({ id: timer.id, name: '', source: step, target: timer, isDefault: false });
}

/** Things that lie in a process without taking part in its flow. */
const DATA_ELEMENTS = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function toNode(element: ModdleElement, id: string): FlowNode {
  const headers = headersOf(element);
  const jobType = jobTypeOf(element);
  const kind = kindOf(element, jobType);
  return {
    id,
    name: element.name ?? '',
    kind,
    incoming: [],
    outgoing: [],
    headers,
    jobType,
    outcomes: outcomesOf(kind, headers, element.name ?? ''),
    ...(kind === 'step' ? { period: limitOf(headers) } : kind === 'waiting-period' ? { period: periodOf(headers) } : {}),
    element,
  };
}

function outcomesOf(kind: NodeKind, headers: Record<string, string>, name: string): Outcome[] {
  if (kind === 'step') return readOutcomes(headers[HEADERS.outcomes]).outcomes;
  return kind === 'border-timer' ? [passedOutcome(headers, name)] : [];
}

/** What the law gives when the limit passes: an outcome like a step's own, but nobody's to choose and never against the party. */
export function passedOutcome(headers: Record<string, string>, name: string): Outcome {
  const [labelEn, effect] = [headers[HEADERS.labelEn]?.trim(), headers[HEADERS.effect]];
  return {
    code: LIMIT_PASSED,
    label: headers[HEADERS.label]?.trim() || name.trim() || '到期',
    ...(labelEn ? { labelEn } : {}),
    ...(isEffect(effect) ? { effect } : {}),
  };
}

function kindOf(element: ModdleElement, jobType: string | undefined): NodeKind {
  switch (element.$type) {
    case 'bpmn:StartEvent':
      return many(element, 'eventDefinitions').length ? 'other' : 'start';
    case 'bpmn:EndEvent':
      return many(element, 'eventDefinitions').length ? 'other' : 'end';
    case 'bpmn:UserTask':
      return 'step';
    case 'bpmn:ExclusiveGateway':
      return 'decision';
    case 'bpmn:ParallelGateway':
      return 'parallel';
    case 'bpmn:ServiceTask':
      if (jobType === JOB_TYPES.generateDocument) return 'document';
      return jobType === JOB_TYPES.closeCase ? 'close' : 'other';
    case 'bpmn:BoundaryEvent':
    case 'bpmn:IntermediateCatchEvent':
      return timerKindOf(element) ?? 'other';
    default:
      return 'other';
  }
}
