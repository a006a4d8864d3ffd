import { HEADERS, JOB_TYPES } from '../../../domain/contract.ts';
import { headersOf, jobTypeOf } from '../../../domain/flowchart/flowchart.ts';
import { many, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { timerOf } from '../../../domain/flowchart/timers.ts';
import type { NodeKind } from './graph.ts';
import type { Notes } from './notes.ts';
import { documentNamed } from './suggestions.ts';

/**
 * What each kind of element of BPMN becomes in a power's flowchart (R10): a person's work becomes a step, a choice of
 * ways a decision by outcome; what only a machine does goes, and the flows pass by. `inside` is drawn out, null is left out.
 */
export function kindFor(element: ModdleElement, notes: Notes, name: string): NodeKind | 'inside' | null {
  const type = element.$type.replace('bpmn:', '');
  if (STEPS.has(type)) {
    notes.add(
      'converted',
      `${WORDS[type]?.[0] ?? type}改为人工环节，请设置岗位：{names}。`,
      `${WORDS[type]?.[1] ?? type} became steps; choose their positions: {names}.`,
      name,
    );
    return 'step';
  }
  switch (type) {
    case 'UserTask':
      return 'step';
    case 'ServiceTask':
    case 'SendTask':
      return service(element, notes, name);
    case 'ScriptTask':
      notes.add(
        'dropped',
        '脚本任务没有导入，流向已接到其后：{names}。',
        'Script tasks were left out, the flows lead past them: {names}.',
        name,
      );
      return 'pass';
    case 'ExclusiveGateway':
      return 'choice';
    case 'ParallelGateway':
      return 'parallel';
    case 'InclusiveGateway':
    case 'ComplexGateway':
    case 'EventBasedGateway':
      notes.add(
        'check',
        '包容、复杂或者事件网关改为按结果分支（只走一条路），请核对：{names}。',
        'Inclusive, complex and event gateways became choices, of which one way is taken; please check: {names}.',
        name,
      );
      return 'choice';
    case 'StartEvent':
    case 'EndEvent':
      if (many(element, 'eventDefinitions').length > 0) {
        notes.add(
          'converted',
          '消息、定时、终止等开始或者结束改为普通的：{names}。',
          'Message, timer, terminate and other starts and ends became plain ones: {names}.',
          name,
        );
      }
      return type === 'StartEvent' ? 'start' : 'end';
    case 'IntermediateCatchEvent':
    case 'IntermediateThrowEvent':
      if (timerOf(element)) return 'waiting-period';
      notes.add(
        'dropped',
        '中间事件（等待消息等）没有导入，流向已接到其后：{names}。',
        'Intermediate events (waiting for a message and the like) were left out, the flows lead past them: {names}.',
        name,
      );
      return 'pass';
    case 'BoundaryEvent':
      if (timerOf(element)) return 'border-timer';
      notes.add(
        'check',
        '环节上的边界事件（消息、错误等）及其流向没有导入，请核对其后的环节：{names}。',
        'Boundary events (messages, errors and the like) and the flows from them were left out. Check what followed: {names}.',
        name,
      );
      return null;
    case 'SubProcess':
    case 'Transaction':
    case 'AdHocSubProcess':
      if (element['triggeredByEvent'] !== true) return 'inside';
      notes.add('dropped', '事件子流程没有导入：{names}。', 'Event sub-processes were left out: {names}.', name);
      return null;
    default:
      notes.add('dropped', '数据对象等没有导入：{names}。', 'Data objects and the like were left out: {names}.', name);
      return null;
  }
}

const STEPS: ReadonlySet<string> = new Set(['Task', 'ManualTask', 'BusinessRuleTask', 'ReceiveTask', 'CallActivity']);

const WORDS: Readonly<Record<string, [zh: string, en: string]>> = {
  Task: ['一般任务', 'Plain tasks'],
  ManualTask: ['手工任务', 'Manual tasks'],
  BusinessRuleTask: ['业务规则任务', 'Business-rule tasks'],
  ReceiveTask: ['接收任务', 'Receive tasks'],
  CallActivity: ['调用活动', 'Call activities'],
};

/** Our own documents and closings stay; a task called after a document makes that document; any other becomes a person's step. */
function service(element: ModdleElement, notes: Notes, name: string): NodeKind {
  const job = jobTypeOf(element);
  if (job === JOB_TYPES.closeCase || (job === JOB_TYPES.generateDocument && headersOf(element)[HEADERS.template] !== undefined))
    return 'task';
  if (job === JOB_TYPES.generateDocument || documentNamed(name) !== undefined) {
    if (job === undefined) notes.add('converted', '按名称改为生成文书：{names}。', 'Became documents by their names: {names}.', name);
    return 'task';
  }
  notes.add(
    'check',
    '自动任务改为人工环节（平台只自动生成文书和办结），请核对：{names}。',
    'Automatic tasks became steps (the platform automates documents and closings only); please check: {names}.',
    name,
  );
  return 'step';
}
