/**
 * Reasons for which a BPMN text is refused before any rule looks at it.
 *
 * The codes are stable and part of the public API; the API answers 422 with them.
 */
import type { TextPair } from './outcomes.ts';

export const BPMN_PROBLEMS = {
  'bpmn-empty': ['流程图文件是空的。', 'The flowchart file is empty.'],
  'bpmn-too-large': ['流程图文件过大。', 'The flowchart file is too large.'],
  'bpmn-too-many-elements': ['流程图的元素过多。', 'The flowchart has too many elements.'],
  'bpmn-too-deep': ['流程图的嵌套层次过深。', 'The flowchart is nested too deeply.'],
  'bpmn-too-many-attributes': ['流程图的一个元素带有过多属性。', 'An element of the flowchart has too many attributes.'],
  'bpmn-value-too-long': ['流程图中有一处内容过长。', 'A value in the flowchart is too long.'],
  'bpmn-not-xml': ['这不是 BPMN 流程图（XML 文本）。', 'This is not a BPMN flowchart (XML text).'],
  'bpmn-encoding': ['流程图文件应当使用 UTF-8 编码。', 'The flowchart file must be encoded in UTF-8.'],
  'bpmn-malformed': ['流程图文件的 XML 有错误。', 'The XML of the flowchart is malformed.'],
  'bpmn-doctype-forbidden': ['流程图文件不得含有 DOCTYPE 或者实体定义。', 'A flowchart may not contain a DOCTYPE or entity definitions.'],
  'bpmn-instruction-forbidden': ['流程图文件不得含有处理指令。', 'A flowchart may not contain processing instructions.'],
  'bpmn-script-forbidden': ['流程图不得含有脚本。', 'A flowchart may not contain scripts.'],
  'bpmn-html-forbidden': ['流程图的文字不得含有 HTML 标记。', 'Texts of a flowchart may not contain HTML.'],
  'bpmn-namespace-unknown': ['流程图含有未知的命名空间。', 'The flowchart uses an unknown namespace.'],
  'bpmn-unreadable': ['流程图含有无法识别的内容。', 'The flowchart contains what cannot be understood.'],
  'bpmn-no-process': ['流程图中没有流程。', 'The flowchart contains no process.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type BpmnProblemCode = keyof typeof BPMN_PROBLEMS;
export const BPMN_PROBLEM_CODES = Object.keys(BPMN_PROBLEMS) as BpmnProblemCode[];

export interface BpmnProblem extends TextPair {
  code: BpmnProblemCode;
  line?: number;
  column?: number;
  elementId?: string;
}

/** Raised inside the reader only; {@link readBpmn} turns it into a result. */
export class BpmnRefused extends Error {
  constructor(readonly problem: BpmnProblem) {
    super(problem.messageEn);
  }
}

export function bpmnProblem(
  code: BpmnProblemCode,
  detail?: { zh: string; en: string },
  place: { line?: number; column?: number; elementId?: string } = {},
): BpmnProblem {
  const [message, messageEn] = BPMN_PROBLEMS[code];
  const at =
    place.line === undefined
      ? { zh: '', en: '' }
      : { zh: `第 ${place.line} 行第 ${place.column ?? 1} 列：`, en: `Line ${place.line}, column ${place.column ?? 1}: ` };
  return {
    code,
    message: `${at.zh}${message}${detail?.zh ?? ''}`,
    messageEn: `${at.en}${messageEn}${detail ? ` ${detail.en}` : ''}`,
    ...place,
  };
}
