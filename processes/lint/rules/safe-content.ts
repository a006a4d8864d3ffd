import { HEADERS, JOB_TYPES, LIMIT_PASSED_HEADER, VARIABLES } from '../../../domain/contract.ts';
import { extensionsOf, many, one, text, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { RegistryRule, Report } from '../rule.ts';
import { containsInvisible } from '../../../domain/text/invisible.ts';
import { containsMarkup, MAX_NAME_LENGTH } from '../../../domain/text/text-safety.ts';

const EXTENSIONS = new Set(['zeebe:TaskDefinition', 'zeebe:TaskHeaders', 'zeebe:IoMapping', 'zeebe:AssignmentDefinition']);
/** Attributes that drawing tools add: colours, the tool's own notes, namespaces. */
const TOOL_ATTRIBUTE = /^(?:xmlns(?::|$)|xsi:|modeler:|bioc:|color:)/;
const KNOWN_JOBS: ReadonlySet<string> = new Set([JOB_TYPES.generateDocument, JOB_TYPES.closeCase]);
const KNOWN_HEADERS: ReadonlySet<string> = new Set(Object.values(HEADERS));
const PLATFORM_VARIABLES: ReadonlySet<string> = new Set(Object.values(VARIABLES));
const MAX_VALUE_LENGTH = 4000;
const MAX_RETRIES = 100;

/**
 * R12a: a flowchart contains nothing that runs besides the contract's jobs, nothing that a page could take for
 * markup, and nothing that a reader cannot see: no scripts, no foreign extensions or attributes, no unknown job
 * types, names short and plain.
 */
export const safeContent: RegistryRule = {
  name: 'safe-content',
  check({ chart }, report) {
    walk(chart.process, (element, owner) => checkElement(element, owner, report));
  },
};

function checkElement(element: ModdleElement, owner: string | undefined, report: Report): void {
  const { $type } = element;
  if ($type === 'bpmn:ScriptTask' || text(element, 'script') !== undefined) {
    report(owner, '流程图不得含有脚本。', 'A flowchart may not contain scripts.');
  }
  for (const shown of [
    element.name,
    text(element, 'text'),
    $type === 'bpmn:Documentation' || $type === 'zeebe:Header' ? text(element, 'value') : undefined,
  ]) {
    if (shown !== undefined) checkText(shown, owner, report);
  }
  if (element.name !== undefined && element.name.length > MAX_NAME_LENGTH) {
    report(
      owner,
      `名称超过 ${MAX_NAME_LENGTH} 个字：“${element.name.slice(0, 20)}…”。`,
      `A name is longer than ${MAX_NAME_LENGTH} characters: "${element.name.slice(0, 20)}…".`,
    );
  }
  const language = $type === 'bpmn:FormalExpression' ? text(element, 'language') : undefined;
  if (language !== undefined && !/feel/i.test(language)) {
    report(owner, `表达式只能使用 FEEL，不得使用“${language}”。`, `Expressions are FEEL, not "${language}".`);
  }
  for (const attribute of Object.keys(element.$attrs ?? {})) {
    if (!TOOL_ATTRIBUTE.test(attribute)) report(owner, `含有未定义的属性“${attribute}”。`, `There is a foreign attribute "${attribute}".`);
  }
  for (const extension of extensionsOf(element)) {
    if (EXTENSIONS.has(extension.$type)) checkExtension(extension, element, report);
    else report(element.id, `含有未定义的扩展“${extension.$type}”。`, `There is a foreign extension "${extension.$type}".`);
  }
  if ($type === 'bpmn:ServiceTask' && !extensionsOf(element).some((extension) => extension.$type === 'zeebe:TaskDefinition')) {
    report(element.id, '服务任务没有作业类型。', 'The service task has no job type.');
  }
}

function checkExtension(extension: ModdleElement, element: ModdleElement, report: Report): void {
  if (extension.$type === 'zeebe:TaskDefinition') checkJob(extension, element, report);
  for (const header of many(extension, 'values')) {
    const key = text(header, 'key') ?? '';
    const value = text(header, 'value') ?? '';
    if (key === LIMIT_PASSED_HEADER)
      report(
        element.id,
        `设置“${key}”只在部署时由平台写入，流程图不得含有。`,
        `Setting "${key}" is written by the platform at deployment only and may not be drawn.`,
        { repair: { kind: 'set-header', elementId: element.id ?? '', key, value: null } },
      );
    else if (!KNOWN_HEADERS.has(key))
      report(element.id, `含有未定义的设置“${key.slice(0, 60)}”。`, `There is an unknown setting "${key.slice(0, 60)}".`, {
        severity: 'warning',
      });
    if (value.length > MAX_VALUE_LENGTH)
      report(
        element.id,
        `设置“${key}”的内容超过 ${MAX_VALUE_LENGTH} 个字符。`,
        `Setting "${key}" is longer than ${MAX_VALUE_LENGTH} characters.`,
      );
    checkText(value, element.id, report);
  }
  for (const mapping of [...many(extension, 'inputParameters'), ...many(extension, 'outputParameters')]) {
    const target = text(mapping, 'target') ?? '';
    if (PLATFORM_VARIABLES.has(target))
      report(element.id, `映射不得改写平台变量“${target}”。`, `A mapping may not overwrite the platform's variable "${target}".`);
  }
}

function checkJob(definition: ModdleElement, element: ModdleElement, report: Report): void {
  const type = text(definition, 'type') ?? '';
  if (!KNOWN_JOBS.has(type)) {
    report(element.id, `作业类型“${type.slice(0, 60)}”未定义。`, `Job type "${type.slice(0, 60)}" is unknown.`);
  }
  const retries = text(definition, 'retries');
  if (retries !== undefined && !(/^\d{1,3}$/.test(retries) && Number(retries) >= 1 && Number(retries) <= MAX_RETRIES)) {
    report(element.id, `重试次数应当是 1 至 ${MAX_RETRIES} 的整数。`, `Retries must be a whole number from 1 to ${MAX_RETRIES}.`);
  }
}

function checkText(shown: string, owner: string | undefined, report: Report): void {
  if (containsMarkup(shown)) report(owner, '文字不得含有 HTML 标记或者脚本地址。', 'Texts may not contain HTML or script addresses.');
  if (containsInvisible(shown)) report(owner, '文字含有不可见的字符。', 'A text contains invisible characters.');
}

/** Children that hold shown or executable content; references and extensions are not children. */
const CHILDREN = ['flowElements', 'artifacts', 'laneSets', 'lanes', 'eventDefinitions', 'documentation', 'properties'] as const;
const SINGLE_CHILDREN = [
  'conditionExpression',
  'timeDate',
  'timeDuration',
  'timeCycle',
  'loopCharacteristics',
  'completionCondition',
  'childLaneSet',
] as const;

/** Visits an element and what lies in it; `owner` is the nearest element with an id, for the finding. */
function walk(element: ModdleElement, visit: (element: ModdleElement, owner: string | undefined) => void, owner?: string): void {
  const here = element.id ?? owner;
  visit(element, here);
  for (const property of CHILDREN) for (const child of many(element, property)) walk(child, visit, here);
  for (const property of SINGLE_CHILDREN) {
    const child = one(element, property);
    if (child) walk(child, visit, here);
  }
}
