import { HEADERS } from '../../../domain/contract.ts';
import { readDuration } from '../../../domain/flowchart/period.ts';
import { storedDuration } from '../../../domain/flowchart/timers.ts';
import { one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Notes } from './notes.ts';

/** What a timer of the other tool brings along: on what it sits, how long it is, and whether the step goes on beside it. */
export interface ForeignTimer {
  node: GraphNode;
  element: ModdleElement;
}

/**
 * Timers on the border of a step and in the flow stay what they are. Their durations are in days of nobody knows which kind, and no tool
 * says what the law gives when a limit passes: the person is asked for that (R10, docs/adr/0014).
 */
export function keepTimers(graph: Graph, timers: readonly ForeignTimer[], isStep: (id: string) => boolean, notes: Notes): void {
  const taken = new Set<string>();
  const isFree = (id: string): boolean => isStep(id) && !taken.has(id);
  for (const { node, element } of timers) {
    const name = node.name || node.id;
    if (node.kind === 'border-timer' && !mayStay(node, element, isFree, name, notes)) {
      graph.nodes.delete(node.id);
      graph.flows = graph.flows.filter(({ source }) => source !== node.id);
      continue;
    }
    if (node.attachedTo !== undefined) taken.add(node.attachedTo);
    takePeriod(node, element, name, notes);
  }
}

function mayStay(node: GraphNode, element: ModdleElement, isFree: (id: string) => boolean, name: string, notes: Notes): boolean {
  const host = one(element, 'attachedToRef')?.id ?? '';
  if (element['cancelActivity'] === false) {
    notes.add(
      'dropped',
      '不中断环节的定时（提醒）及其流向没有导入：提醒由平台按时限发出：{names}。',
      'Timers that do not interrupt their step (reminders), with their flows, were left out; the platform reminds by itself: {names}.',
      name,
    );
    return false;
  }
  if (!isFree(host)) {
    notes.add(
      'check',
      '到期定时只能设在人工环节上，每个环节一个，以下定时及其流向没有导入，请核对其后的环节：{names}。',
      'A step has one timer on its border, and only steps have one; these and the flows from them were left out. Check what followed: {names}.',
      name,
    );
    return false;
  }
  node.attachedTo = host;
  if (!node.headers.some(({ key }) => key === HEADERS.label))
    notes.add(
      'check',
      '环节上的定时保留为到期定时，请写明到期的法律后果（例如“视为受理”）和依据：{names}。',
      'Timers on steps were kept; say what the law gives when the limit passes (e.g. "Deemed accepted") and by which article: {names}.',
      name,
    );
  return true;
}

function takePeriod(node: GraphNode, element: ModdleElement, name: string, notes: Notes): void {
  node.duration = storedDuration(element);
  // A drawing of our own may leave the period to the limit of the step.
  if (node.headers.some(({ key }) => key === HEADERS.period || key === HEADERS.label)) return;
  const known = readDuration(node.duration);
  if (!known) {
    node.duration = undefined;
    notes.add(
      'check',
      '以下定时的时间（日期、循环或者表达式）没有导入，请在属性中写明期限：{names}。',
      'The time of these timers (a date, a cycle or an expression) was left out; state their period: {names}.',
      name,
    );
    return;
  }
  node.headers = [
    ...node.headers.filter(({ key }) => key !== HEADERS.periodUnit),
    { key: HEADERS.period, value: String(known.count) },
    ...(known.unit ? [{ key: HEADERS.periodUnit, value: known.unit }] : []),
  ];
  if (!known.unit)
    notes.add(
      'check',
      '请选择以下期限的单位，工作日还是日：{names}。',
      'Choose the unit of these periods, working or calendar days: {names}.',
      name,
    );
}
