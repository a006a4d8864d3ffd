import { many, one, text, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { outcomesOfCondition } from '../../../domain/flowchart/condition.ts';
import { extensionsOf, readHeaders } from '../bpmn/headers.ts';
import type { Moddle } from '../bpmn/model.ts';
import { parseOutcomes } from '../bpmn/outcomes.ts';
import { HEADERS, JOB_TYPES } from '../../../domain/contract.ts';
import { kindFor } from './element-kinds.ts';
import { freeId, incoming, leadPast, outgoing, type Box, type Graph, type GraphNode, type Point } from './graph.ts';
import type { Notes } from './notes.ts';
import { keepTimers, type ForeignTimer } from './keep-timers.ts';
import { hasMarkup, plainName, plainText } from './plain-text.ts';

/** Where the other tool drew each thing. */
export interface Drawn {
  boxes: Map<string, Box>;
  labels: Map<string, Box>;
  points: Map<string, Point[]>;
}

/** Extensions that the engine understands and that carry no settings of another tool. */
const KEPT_EXTENSIONS = new Set(['zeebe:IoMapping', 'zeebe:AssignmentDefinition']);
const OWN_JOBS: ReadonlySet<string> = new Set([JOB_TYPES.generateDocument, JOB_TYPES.closeCase]);

/** Reads a process into the graph; what a power's flowchart cannot hold is turned into what it can, or left out, and noted. */
export function readGraph(process: ModdleElement, drawn: Drawn, notes: Notes): Graph {
  const graph: Graph = { nodes: new Map(), flows: [], texts: [] };
  readScope(process, graph, drawn, notes);
  for (const node of [...graph.nodes.values()]) if (node.kind === 'pass') leadPast(graph, node);
  return graph;
}

function readScope(scope: ModdleElement, graph: Graph, drawn: Drawn, notes: Notes): void {
  const inner: ModdleElement[] = [];
  const timers: ForeignTimer[] = [];
  const gone = new Set<ModdleElement>();
  for (const element of many(scope, 'flowElements')) {
    if (element.$type === 'bpmn:SequenceFlow' || element.id === undefined) continue;
    const decision = kindFor(element, notes, nameOf(element));
    if (decision === 'inside') inner.push(element);
    if (decision === null) gone.add(element);
    else {
      const node = readNode(element, decision === 'inside' ? 'step' : decision, drawn, notes);
      graph.nodes.set(element.id, node);
      if (node.kind === 'border-timer' || node.kind === 'waiting-period') timers.push({ node, element });
    }
  }
  // A sub-process is drawn out: a timer on its border has nothing to sit on.
  keepTimers(graph, timers, (id) => graph.nodes.get(id)?.kind === 'step' && !inner.some((element) => element.id === id), notes);
  for (const flow of many(scope, 'flowElements').filter(({ $type }) => $type === 'bpmn:SequenceFlow')) readFlow(flow, graph, drawn, notes);
  readTexts(scope, graph, drawn);
  for (const element of inner) unfold(element, graph, drawn, notes);
}

const nameOf = (element: ModdleElement): string => plainName(element.name ?? '') || (element.id ?? '');

function readNode(element: ModdleElement, kind: GraphNode['kind'], drawn: Drawn, notes: Notes): GraphNode {
  const id = element.id ?? '';
  const owner = element as Moddle;
  const headers = readHeaders(owner)
    .filter(({ value }) => value.length <= 4000)
    .map(({ key, value }) => ({ key, value: plainText(value) }));
  const definition = extensionsOf(owner).find(({ $type }) => $type === 'zeebe:TaskDefinition');
  const type = text(definition, 'type');
  const retries = text(definition, 'retries');
  if (hasMarkup(element.name ?? ''))
    notes.add('converted', '名称中的 HTML 标记已去掉：{names}。', 'HTML was taken out of these names: {names}.', nameOf(element));
  if (element['loopCharacteristics'] !== undefined)
    notes.add(
      'dropped',
      '多实例或者循环标记没有导入，请核对：{names}。',
      'Loop and multi-instance marks were left out, please check: {names}.',
      nameOf(element),
    );
  const stored = headers.find(({ key }) => key === HEADERS.outcomes)?.value;
  return {
    id,
    kind,
    name: plainName(element.name ?? ''),
    documentation: documentationOf(element),
    headers,
    outcomes: stored === undefined ? null : parseOutcomes(stored).outcomes,
    ...(kind === 'task' && type !== undefined && OWN_JOBS.has(type)
      ? { job: { type, ...(retries === undefined ? {} : { retries }) } }
      : {}),
    extensions: extensionsOf(owner).filter(({ $type }) => KEPT_EXTENSIONS.has($type)),
    box: drawn.boxes.get(id),
    label: drawn.labels.get(id),
  };
}

export const documentationOf = (element: ModdleElement): string =>
  many(element, 'documentation')
    .map((documentation) => plainText(text(documentation, 'text') ?? ''))
    .filter((words) => words !== '')
    .join('\n');

function readFlow(flow: ModdleElement, graph: Graph, drawn: Drawn, notes: Notes): void {
  const [source, target] = [one(flow, 'sourceRef'), one(flow, 'targetRef')];
  const id = flow.id ?? freeId(graph, 'Flow');
  if (!source?.id || !target?.id || !graph.nodes.has(source.id) || !graph.nodes.has(target.id)) return;
  const body = text(one(flow, 'conditionExpression'), 'body');
  const ours = outcomesOfCondition(body) !== undefined;
  const isDefault = one(source, 'default') === flow;
  if (body !== undefined && !ours) {
    const where = plainName(flow.name || `${nameOf(source)} → ${nameOf(target)}`);
    notes.add(
      'dropped',
      '其他工具的条件表达式没有导入：{names}。',
      'Conditions written for another engine were left out: {names}.',
      `${where}：${plainText(body).slice(0, 60)}`,
    );
  }
  graph.flows.push({
    id,
    name: plainName(flow.name ?? ''),
    source: source.id,
    target: target.id,
    isDefault,
    ...(ours && !isDefault ? { condition: body } : {}),
    points: drawn.points.get(id),
    label: drawn.labels.get(id),
  });
}

function readTexts(scope: ModdleElement, graph: Graph, drawn: Drawn): void {
  const artifacts = many(scope, 'artifacts');
  for (const annotation of artifacts.filter(({ $type }) => $type === 'bpmn:TextAnnotation')) {
    const words = plainText(text(annotation, 'text') ?? '').trim();
    if (words === '' || annotation.id === undefined) continue;
    const about = artifacts
      .filter(({ $type }) => $type === 'bpmn:Association')
      .flatMap((association) => {
        const ends = [one(association, 'sourceRef'), one(association, 'targetRef')];
        return ends.includes(annotation) ? ends.filter((end) => end !== annotation).map((end) => end?.id ?? '') : [];
      });
    graph.texts.push({
      id: annotation.id,
      text: words,
      about: about.filter((id) => graph.nodes.has(id)),
      box: drawn.boxes.get(annotation.id),
    });
  }
}

/** A sub-process is drawn out into the flowchart where it has one beginning and one way on; otherwise it stays a step by its name. */
function unfold(element: ModdleElement, graph: Graph, drawn: Drawn, notes: Notes): void {
  const id = element.id ?? '';
  const after = outgoing(graph, id);
  const starts = many(element, 'flowElements').filter((child) => child.$type === 'bpmn:StartEvent');
  const first = starts.length === 1 ? starts[0] : undefined;
  if (first?.id === undefined || after.length > 1) {
    notes.add(
      'check',
      '子流程不能展开，改为一个环节，其内部内容没有导入：{names}。',
      'These sub-processes could not be drawn out; each became one step and its contents were left out: {names}.',
      nameOf(element),
    );
    return;
  }
  readScope(element, graph, drawn, notes);
  notes.add('converted', '子流程已展开到流程中：{names}。', 'Sub-processes were drawn out into the flowchart: {names}.', nameOf(element));
  const before = incoming(graph, id);
  for (const flow of before) Object.assign(flow, { target: first.id, points: undefined, label: undefined });
  const entry = graph.nodes.get(first.id);
  if (entry && before.length > 0) entry.kind = 'pass';
  const [next] = after;
  for (const child of next ? many(element, 'flowElements') : []) {
    const exit = child.id === undefined ? undefined : graph.nodes.get(child.id);
    if (exit?.kind !== 'end' || !next) continue;
    exit.kind = 'pass';
    graph.flows.push({ id: freeId(graph, 'Flow_Unfolded'), name: '', source: exit.id, target: next.target, isDefault: false });
  }
  graph.flows = graph.flows.filter((flow) => flow !== next);
  graph.nodes.delete(id);
}
