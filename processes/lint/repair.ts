/**
 * Repairs that are certain: what the button beside a finding does (R6b).
 *
 * Plain data, so that the modeler can apply the same through its own commands (with undo) and the server can send it
 * along. Nothing here guesses: a rule offers a repair only when there is one right answer.
 */
import { HEADERS } from '../../domain/contract.ts';
import { isStage, STAGES } from '../../domain/registry/stages.ts';
import { nameOfDocument } from '../../domain/registry/documents.ts';
import { conditionFor } from '../../domain/flowchart/condition.ts';
import { extensionsOf, many, one, text, type ModdleElement } from '../../domain/flowchart/moddle.ts';
import { isPeriodUnit, unitText } from '../../domain/flowchart/period.ts';
import { timerOf } from '../../domain/flowchart/timers.ts';
import type { TextPair } from '../../domain/flowchart/outcomes.ts';

export type Repair =
  /** Sets a task header of an element; null removes it. */
  | { kind: 'set-header'; elementId: string; key: string; value: string | null }
  /** Sets an attribute of an element or of the process. An element's id is renamed wherever it is referred to. */
  | { kind: 'set-property'; elementId: string; property: 'id' | 'name' | 'isExecutable'; value: string | boolean }
  /** Makes a flow the default branch of its gateway; null takes the default away. */
  | { kind: 'set-default'; gatewayId: string; flowId: string | null }
  /** Sets the duration of a timer symbol that other tools read. */
  | { kind: 'set-duration'; elementId: string; duration: string }
  /** Takes the condition off a flow. */
  | { kind: 'remove-condition'; flowId: string }
  /** Ties a flow to outcomes of the step before it. */
  | { kind: 'set-condition'; flowId: string; outcomes: string[] };

/** The element that a repair changes. */
export const repairedElement = (repair: Repair): string => {
  switch (repair.kind) {
    case 'set-header':
    case 'set-property':
    case 'set-duration':
      return repair.elementId;
    case 'set-default':
      return repair.gatewayId;
    case 'remove-condition':
    case 'set-condition':
      return repair.flowId;
  }
};

/** Applies a repair to a moddle tree; false when the element is no longer there. */
export function applyRepair(definitions: ModdleElement, repair: Repair): boolean {
  const element = findElement(definitions, repairedElement(repair));
  if (!element) return false;
  switch (repair.kind) {
    case 'set-header':
      return setHeader(element, repair.key, repair.value);
    case 'set-property':
      Object.assign(element, { [repair.property]: repair.value });
      return true;
    case 'set-default': {
      if (repair.flowId === null) return delete element['default'];
      const flow = findElement(definitions, repair.flowId);
      if (!flow) return false;
      element['default'] = flow;
      return true;
    }
    case 'set-duration': {
      const timer = timerOf(element);
      if (!timer) return false;
      const duration = create(element, 'bpmn:FormalExpression', { body: repair.duration });
      duration.$parent = timer;
      timer['timeDuration'] = duration;
      return true;
    }
    case 'remove-condition':
      delete element['conditionExpression'];
      return true;
    case 'set-condition': {
      const condition = create(element, 'bpmn:FormalExpression', { body: conditionFor(repair.outcomes) });
      condition.$parent = element;
      element['conditionExpression'] = condition;
      return true;
    }
  }
}

function setHeader(element: ModdleElement, key: string, value: string | null): boolean {
  const headers =
    extensionsOf(element).find(({ $type }) => $type === 'zeebe:TaskHeaders') ?? (value === null ? undefined : addHeaders(element));
  if (!headers) return false;
  const others = many(headers, 'values').filter((header) => text(header, 'key') !== key);
  const header = value === null ? [] : [create(element, 'zeebe:Header', { key, value })];
  for (const added of header) added.$parent = headers;
  headers['values'] = [...others, ...header];
  return true;
}

function addHeaders(element: ModdleElement): ModdleElement {
  let extensions = one(element, 'extensionElements');
  if (!extensions) {
    extensions = create(element, 'bpmn:ExtensionElements', { values: [] });
    extensions.$parent = element;
    element['extensionElements'] = extensions;
  }
  const headers = create(element, 'zeebe:TaskHeaders', { values: [] });
  headers.$parent = extensions;
  extensions['values'] = [...many(extensions, 'values'), headers];
  return headers;
}

/** The process, a flow element or one inside a sub-process. */
function findElement(parent: ModdleElement, id: string): ModdleElement | undefined {
  for (const child of [...many(parent, 'rootElements'), ...many(parent, 'flowElements')]) {
    if (child.id === id) return child;
    const inside = findElement(child, id);
    if (inside) return inside;
  }
  return undefined;
}

/** A new element of the tree's own model. */
function create(element: ModdleElement, type: string, attributes: Record<string, unknown>): ModdleElement {
  const model = element['$model'] as { create(type: string, attributes: Record<string, unknown>): ModdleElement } | undefined;
  if (!model) throw new Error('repair: the element belongs to no moddle tree');
  return model.create(type, attributes);
}

const HEADER_NAMES: Readonly<Record<string, [zh: string, en: string]>> = {
  [HEADERS.position]: ['岗位', 'position'],
  [HEADERS.limit]: ['限时', 'limit'],
  [HEADERS.limitUnit]: ['限时单位', 'unit of the limit'],
  [HEADERS.outcomes]: ['办理结果', 'outcomes'],
  [HEADERS.form]: ['表单', 'form'],
  [HEADERS.officers]: ['办理人数', 'number of officers'],
  [HEADERS.stage]: ['法定阶段', 'legal stage'],
  [HEADERS.special]: ['特别程序', 'special procedure'],
  [HEADERS.template]: ['文书', 'document'],
  [HEADERS.result]: ['办结结果', 'result'],
  [HEADERS.period]: ['期限', 'period'],
  [HEADERS.periodUnit]: ['期限单位', 'unit'],
  [HEADERS.label]: ['到期后果', 'consequence'],
  [HEADERS.effect]: ['效力', 'effect'],
  [HEADERS.waivable]: ['可以放弃', 'waiver'],
};

const PROPERTY_NAMES: Readonly<Record<string, [zh: string, en: string]>> = {
  id: ['标识', 'id'],
  name: ['名称', 'name'],
  isExecutable: ['可执行', 'executable'],
};

/** Words for the button. */
export function repairText(repair: Repair): TextPair {
  switch (repair.kind) {
    case 'set-header': {
      const [zh, en] = HEADER_NAMES[repair.key] ?? [repair.key, repair.key];
      if (repair.value === null) return { message: `删除设置“${zh}”`, messageEn: `Remove the ${en}` };
      if (repair.key === HEADERS.outcomes) return { message: '更正办理结果', messageEn: 'Correct the outcomes' };
      const value = valueText(repair.key, repair.value);
      return { message: `将${zh}设为“${value.message}”`, messageEn: `Set the ${en} to "${value.messageEn}"` };
    }
    case 'set-property': {
      const [zh, en] = PROPERTY_NAMES[repair.property] ?? [repair.property, repair.property];
      return typeof repair.value === 'boolean'
        ? { message: repair.value ? `设为${zh}` : `设为不${zh}`, messageEn: `Mark as ${repair.value ? '' : 'not '}${en}` }
        : { message: `将${zh}改为“${repair.value}”`, messageEn: `Change the ${en} to "${repair.value}"` };
    }
    case 'set-default':
      return repair.flowId === null
        ? { message: '取消默认分支', messageEn: 'Take the default branch away' }
        : { message: '设为默认分支', messageEn: 'Make it the default branch' };
    case 'set-duration':
      return { message: `将时长设为“${repair.duration}”`, messageEn: `Set the duration to "${repair.duration}"` };
    case 'remove-condition':
      return { message: '删除条件', messageEn: 'Remove the condition' };
    case 'set-condition':
      return { message: `对应办理结果 ${repair.outcomes.join('、')}`, messageEn: `Tie to ${repair.outcomes.join(', ')}` };
  }
}

/** A header's value as people call it. */
function valueText(key: string, value: string): TextPair {
  if ((key === HEADERS.periodUnit || key === HEADERS.limitUnit) && isPeriodUnit(value)) return unitText(value);
  if (key === HEADERS.stage && isStage(value)) return { message: STAGES[value].name, messageEn: STAGES[value].nameEn };
  if (key !== HEADERS.template) return { message: value, messageEn: value };
  const { name, nameEn } = nameOfDocument(value);
  return { message: name, messageEn: nameEn };
}
