/**
 * What an engine, or a row of the record, claims although the recorded decisions do not lead there (R12a): stable codes, both languages.
 */
import type { FlowNode } from './flowchart.ts';

interface Sentence {
  zh: (name: string) => string;
  en: (name: string) => string;
}

const SENTENCES = {
  'unknown-element': {
    zh: (name) => `该版本的流程图中没有“${name}”。`,
    en: (name) => `This version of the flowchart has no element "${name}".`,
  },
  'wrong-kind': {
    zh: (name) => `“${name}”在流程图中是另一种节点。`,
    en: (name) => `"${name}" is another kind of element in the flowchart.`,
  },
  'not-reached': {
    zh: (name) => `没有任何已记录的办理意见通向“${name}”。`,
    en: (name) => `No recorded decision leads to "${name}".`,
  },
  'already-open': {
    zh: (name) => `环节“${name}”已经打开，尚未作出意见，不能再次打开。`,
    en: (name) => `Step "${name}" is open and undecided; it cannot be opened again.`,
  },
  'already-done': {
    zh: (name) => `“${name}”已经办理，此后没有已记录的办理意见再次通向它。`,
    en: (name) => `"${name}" was done already, and no recorded decision has led there again.`,
  },
  'step-not-open': {
    zh: (name) => `环节“${name}”尚未打开，不能作出意见。`,
    en: (name) => `Step "${name}" is not open; it cannot be decided.`,
  },
  'unknown-outcome': {
    zh: (name) => `环节“${name}”没有这个办理结果。`,
    en: (name) => `Step "${name}" has no such outcome.`,
  },
  'matter-closed': {
    zh: (name) => `事项已经办结，“${name}”不能再办理。`,
    en: (name) => `The matter is closed; nothing can be done at "${name}".`,
  },
  'job-vanished': {
    zh: (name) => `环节“${name}”尚未办理，流程引擎却已没有它的任务。`,
    en: (name) => `Step "${name}" is undecided, yet the engine has no job for it any more.`,
  },
  'other-instance': {
    zh: (name) => `流程实例在“${name}”处自称属于另一件办理事项。`,
    en: (name) => `At "${name}" the process instance claims to be another matter's.`,
  },
  'engine-behind': {
    zh: (name) => `已记录的办理意见通向“${name}”，流程引擎却没有继续。`,
    en: (name) => `The recorded decisions lead to "${name}", yet the engine does not go on.`,
  },
  'no-way-back': {
    zh: (name) => `按已记录的办理情况，不能退回到“${name}”之前。`,
    en: (name) => `By what is recorded, the matter cannot go back behind "${name}".`,
  },
  'not-carried': {
    zh: (name) => `“${name}”在新的流程图中没有对应的环节。`,
    en: (name) => `"${name}" has no step that answers to it in the new flowchart.`,
  },
} as const satisfies Record<string, Sentence>;

export type DivergenceCode = keyof typeof SENTENCES;
export const DIVERGENCE_CODES = Object.keys(SENTENCES) as DivergenceCode[];

export interface Divergence {
  code: DivergenceCode;
  elementId: string;
  message: string;
  messageEn: string;
}

export function divergence(code: DivergenceCode, element: Pick<FlowNode, 'id' | 'name'>): Divergence {
  const name = element.name || element.id;
  return { code, elementId: element.id, message: SENTENCES[code].zh(name), messageEn: SENTENCES[code].en(name) };
}
