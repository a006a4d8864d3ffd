/**
 * Safe reading of a BPMN text that somebody sent (R6b).
 *
 * Guards come before the parser: size, encoding, the scan of the raw text. Only then the moddle reader runs, and
 * whatever it would silently drop is a problem too, because the engine might not drop it. The same code runs in the
 * browser and on the server.
 */
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModdleElement } from './moddle.ts';
import { BpmnRefused, bpmnProblem, type BpmnProblem } from './problems.ts';
import { DRAWING_LIMITS, refuserFor, scanXml, type XmlTag } from './scan-xml.ts';
import { containsMarkup } from '../text/text-safety.ts';
import { processesOf } from './flowchart.ts';

export interface BpmnLimits {
  maxBytes: number;
  maxElements: number;
  maxDepth: number;
  /** Of one element. */
  maxAttributes: number;
  /** Characters of one condition or other expression: a parser of expressions takes a hundred times as long for ten times as much. */
  maxExpression: number;
  /** Characters of one attribute. */
  maxValue: number;
  /** Problems told at once. */
  maxProblems: number;
}

export const BPMN_LIMITS: BpmnLimits = {
  maxBytes: 1024 * 1024,
  ...DRAWING_LIMITS,
  maxExpression: 500,
  maxValue: 10_000,
  maxProblems: 200,
};

export type ReadBpmn = { ok: true; definitions: ModdleElement; xml: string } | { ok: false; problems: BpmnProblem[] };

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/** Namespaces that drawing tools write for a Zeebe flowchart. The last three carry tool settings and colours only. */
const NAMESPACES = new Set([
  BPMN,
  ZEEBE,
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/2001/XMLSchema',
  'http://camunda.org/schema/modeler/1.0',
  'http://bpmn.io/schema/bpmn/biocolor/1.0',
  'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
]);

const SCRIPT_ELEMENTS = new Set(['script', 'scripttask', 'scriptformat']);
/** Attributes whose text is shown to people; conditions may compare with `<` and are not among them. */
const SHOWN_ATTRIBUTES = new Set(['name', 'value']);
const SHOWN_TEXT = new Set(['documentation', 'text']);

export async function readBpmn(input: string | Uint8Array, limits: BpmnLimits = BPMN_LIMITS): Promise<ReadBpmn> {
  try {
    const xml = decodeInput(input, limits);
    scanXml(xml, limits, safetyVisitor(xml, limits));
    return await parse(xml, limits);
  } catch (error) {
    if (error instanceof BpmnRefused) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

export function decodeInput(input: string | Uint8Array, limits: BpmnLimits): string {
  const bytes = typeof input === 'string' ? input.length : input.byteLength;
  const tooLarge = (): never => {
    const megabytes = limits.maxBytes / 1024 / 1024;
    throw new BpmnRefused(bpmnProblem('bpmn-too-large', { zh: `上限为 ${megabytes} MB。`, en: `The limit is ${megabytes} MB.` }));
  };
  if (bytes > limits.maxBytes) tooLarge();
  let text: string;
  if (typeof input === 'string') {
    if (new TextEncoder().encode(input).byteLength > limits.maxBytes) tooLarge();
    text = input;
  } else {
    if (input[0] === 0x50 && input[1] === 0x4b) throw new BpmnRefused(bpmnProblem('bpmn-not-xml'));
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(input);
    } catch {
      throw new BpmnRefused(bpmnProblem('bpmn-encoding'));
    }
  }
  const xml = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (xml.trim() === '') throw new BpmnRefused(bpmnProblem('bpmn-empty'));
  if (!xml.trimStart().startsWith('<')) throw new BpmnRefused(bpmnProblem('bpmn-not-xml'));
  const encoding = /^<\?xml\s[^?<>]*encoding\s*=\s*["']([^"']*)["']/.exec(xml)?.[1];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw new BpmnRefused(bpmnProblem('bpmn-encoding'));
  return xml;
}

function safetyVisitor(
  xml: string,
  { maxExpression, maxValue }: BpmnLimits,
): { open(tag: XmlTag): void; text(value: string, parents: readonly string[], offset: number): void } {
  const refuse = refuserFor(xml);
  const refuseLonger = (value: string, most: number, offset: number): void => {
    if (value.length > most) refuse('bpmn-value-too-long', offset, { zh: `最多 ${most} 个字符。`, en: `At most ${most} characters.` });
  };
  return {
    open({ name, attributes, offset }) {
      if (SCRIPT_ELEMENTS.has(localName(name).toLowerCase())) refuse('bpmn-script-forbidden', offset);
      for (const [key, value] of attributes) {
        if ((key === 'xmlns' || key.startsWith('xmlns:')) && !NAMESPACES.has(value)) {
          refuse('bpmn-namespace-unknown', offset, { zh: `“${value.slice(0, 120)}”`, en: `"${value.slice(0, 120)}"` });
        }
        refuseLonger(value, isExpression(value) ? maxExpression : maxValue, offset);
        if (SHOWN_ATTRIBUTES.has(key) && containsMarkup(value)) refuse('bpmn-html-forbidden', offset);
      }
    },
    text(value, parents, offset) {
      if (isExpression(value) || EXPRESSIONS.test(localName(parents.at(-1) ?? ''))) refuseLonger(value, maxExpression, offset);
      if (SHOWN_TEXT.has(localName(parents.at(-1) ?? '')) && containsMarkup(value)) refuse('bpmn-html-forbidden', offset);
    },
  };
}

const EXPRESSIONS = /expression$|condition$|^time|^from$|^to$/i;
const isExpression = (value: string): boolean => /^\s*=/.test(value);

/** One model for all: building it takes longer than reading a flowchart with it, and it keeps nothing of what it reads. */
const moddle = new BpmnModdle({ zeebe });

async function parse(xml: string, { maxProblems }: BpmnLimits): Promise<ReadBpmn> {
  let result;
  try {
    result = await moddle.fromXML(xml, 'bpmn:Definitions');
  } catch (error) {
    const detail = firstLine(error instanceof Error ? error.message : String(error));
    return { ok: false, problems: [bpmnProblem('bpmn-malformed', { zh: `（${detail}）`, en: `(${detail})` })] };
  }
  const problems = result.warnings.slice(0, maxProblems).map(({ message, element }) => {
    const detail = firstLine(message);
    return bpmnProblem(
      'bpmn-unreadable',
      { zh: `（${detail}）`, en: `(${detail})` },
      element?.id === undefined ? {} : { elementId: element.id },
    );
  });
  const definitions = result.rootElement as ModdleElement;
  if (!problems.length && !processesOf(definitions).length) problems.push(bpmnProblem('bpmn-no-process'));
  return problems.length ? { ok: false, problems } : { ok: true, definitions, xml };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 200);
