import { HEADERS, JOB_TYPES } from '../../../domain/contract.ts';
import type { ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { nextHeaders } from '../bpmn/headers.ts';
import { formatOutcomes } from '../bpmn/outcomes.ts';
import { PIECES } from '../bpmn/pieces.ts';
import type { Graph, GraphFlow, GraphNode } from './graph.ts';
import { moddle } from './read-foreign.ts';
import { documentNamed } from './suggestions.ts';
import { drawnDiagram } from './write-drawing.ts';

const TYPES: Readonly<Record<GraphNode['kind'], string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  step: 'bpmn:UserTask',
  task: 'bpmn:ServiceTask',
  'border-timer': 'bpmn:BoundaryEvent',
  'waiting-period': 'bpmn:IntermediateCatchEvent',
  choice: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  pass: 'bpmn:UserTask',
};

/** Writes the graph as a flowchart of this power: built anew from its parts, so that nothing comes along unseen. */
export async function writeXml(graph: Graph, entry: RegistryEntry, documentation: string): Promise<string> {
  const nodes = new Map([...graph.nodes.values()].map((node) => [node.id, nodeElement(node)]));
  for (const { id, attachedTo } of graph.nodes.values())
    if (attachedTo !== undefined) Object.assign(nodes.get(id) ?? {}, { attachedToRef: nodes.get(attachedTo) });
  const flows = graph.flows.map((flow) => [flow, flowElement(flow, nodes)] as const);
  const process = moddle.create('bpmn:Process', {
    id: entry.processId,
    name: entry.powerName,
    isExecutable: true,
    flowElements: [...nodes.values(), ...flows.map(([, element]) => element)],
  });
  if (documentation !== '') own(process, 'documentation', [moddle.create('bpmn:Documentation', { text: documentation })]);
  const texts = graph.texts.map((text) => [text, moddle.create('bpmn:TextAnnotation', { id: text.id, text: text.text })] as const);
  const ties = texts.flatMap(([text, element]) =>
    text.about.flatMap((id, index) => {
      const about = nodes.get(id);
      return about ? [moddle.create('bpmn:Association', { id: `${text.id}_Tie${index || ''}`, sourceRef: about, targetRef: element })] : [];
    }),
  );
  if (texts.length > 0) process['artifacts'] = [...texts.map(([, element]) => element), ...ties];
  for (const child of [...nodes.values(), ...flows.map(([, element]) => element), ...texts.map(([, element]) => element), ...ties])
    child.$parent = process;
  const definitions = moddle.create('bpmn:Definitions', {
    id: `Definitions_${entry.processId}`,
    targetNamespace: 'http://sunlit.local/processes',
    exporter: 'Sunlit',
    rootElements: [process],
    diagrams: [drawnDiagram(graph, process, nodes, flows, texts, ties)],
  });
  process.$parent = definitions;
  return (await moddle.toXML(definitions, { format: true })).xml;
}

function nodeElement(node: GraphNode): ModdleElement {
  const element = moddle.create(TYPES[node.kind], {
    id: node.id,
    ...(node.name === '' ? {} : { name: node.name }),
    incoming: [],
    outgoing: [],
  });
  if (node.documentation !== '') own(element, 'documentation', [moddle.create('bpmn:Documentation', { text: node.documentation })]);
  const extensions = [...settings(node), ...node.extensions];
  if (extensions.length > 0) {
    const holder = moddle.create('bpmn:ExtensionElements', { values: extensions });
    for (const extension of extensions) extension.$parent = holder;
    holder.$parent = element;
    element['extensionElements'] = holder;
  }
  if (isTimer(node)) own(element, 'eventDefinitions', [timer(node)]);
  return element;
}

const isTimer = ({ kind }: GraphNode): boolean => kind === 'border-timer' || kind === 'waiting-period';

function timer({ id, duration }: GraphNode): ModdleElement {
  const definition = moddle.create('bpmn:TimerEventDefinition', { id: `${id}_Timer` });
  if (duration === undefined) return definition;
  const expression = moddle.create('bpmn:FormalExpression', { body: duration });
  expression.$parent = definition;
  definition['timeDuration'] = expression;
  return definition;
}

/** A task without a job of its own was recognised as a document by its name. */
function settings(node: GraphNode): ModdleElement[] {
  if (node.kind !== 'step' && node.kind !== 'task' && !isTimer(node)) return [];
  const job = node.job ?? { type: JOB_TYPES.generateDocument, retries: PIECES.document.retries };
  const headers = nextHeaders(
    node.headers,
    node.kind === 'step'
      ? { [HEADERS.outcomes]: formatOutcomes(node.outcomes ?? []) }
      : node.kind === 'task' && job.type === JOB_TYPES.generateDocument
        ? { [HEADERS.template]: node.headers.find(({ key }) => key === HEADERS.template)?.value ?? documentNamed(node.name) }
        : {},
  );
  const values = headers.map(({ key, value }) => moddle.create('zeebe:Header', { key, value }));
  const list = moddle.create('zeebe:TaskHeaders', { values });
  for (const value of values) value.$parent = list;
  return [...(node.kind === 'task' ? [moddle.create('zeebe:TaskDefinition', { ...job })] : []), ...(values.length > 0 ? [list] : [])];
}

function flowElement(flow: GraphFlow, nodes: Map<string, ModdleElement>): ModdleElement {
  const [source, target] = [nodes.get(flow.source), nodes.get(flow.target)];
  const element = moddle.create('bpmn:SequenceFlow', {
    id: flow.id,
    ...(flow.name === '' ? {} : { name: flow.name }),
    sourceRef: source,
    targetRef: target,
  });
  if (flow.condition !== undefined && !flow.isDefault) {
    const expression = moddle.create('bpmn:FormalExpression', { body: flow.condition });
    expression.$parent = element;
    element['conditionExpression'] = expression;
  }
  (source?.['outgoing'] as ModdleElement[] | undefined)?.push(element);
  (target?.['incoming'] as ModdleElement[] | undefined)?.push(element);
  if (flow.isDefault && source?.$type === 'bpmn:ExclusiveGateway') source['default'] = element;
  return element;
}

function own(element: ModdleElement, property: string, children: ModdleElement[]): void {
  for (const child of children) child.$parent = element;
  element[property] = children;
}
