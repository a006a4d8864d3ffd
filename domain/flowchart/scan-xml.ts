/**
 * Reads XML text once, before any parser, and refuses what a flowchart never needs: document types, entities,
 * processing instructions, tags that do not match, and more or deeper elements than a drawing can have.
 *
 * Linear in the size of the text, no recursion, nothing expanded: hostile input costs no more than honest input.
 */
import { BpmnRefused, bpmnProblem, type BpmnProblemCode } from './problems.ts';

export interface XmlTag {
  name: string;
  attributes: Map<string, string>;
  offset: number;
  /** Names of the elements around it, outermost first. */
  parents: readonly string[];
}

export interface XmlVisitor {
  open(tag: XmlTag): void;
  /** Character data with references resolved; `parents` ends with the element it belongs to. */
  text(value: string, parents: readonly string[], offset: number): void;
}

export interface XmlLimits {
  maxElements: number;
  maxDepth: number;
  /** Of one element. */
  maxAttributes: number;
}

/** Road excavation, with 36 elements and 41 flows, has some 600 XML elements in 45 KB; these leave room for eight such. */
export const DRAWING_LIMITS: XmlLimits = { maxElements: 5_000, maxDepth: 48, maxAttributes: 64 };

export type Refuse = (code: BpmnProblemCode, offset: number, detail?: { zh: string; en: string }) => never;

/** Refuses at a place in `xml`, told as line and column. */
export const refuserFor =
  (xml: string): Refuse =>
  (code, offset, detail) => {
    const before = xml.slice(0, offset).split('\n');
    throw new BpmnRefused(bpmnProblem(code, detail, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }));
  };

const NAME = /[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*(?::[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*)?/y;
const ATTRIBUTE = /\s+([A-Za-z_\u0080-\uffff][\w.:\-\u0080-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const DECLARATION = /^<\?xml\s[^?<>]*\?>/;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));|&/g;
const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function scanXml(xml: string, limits: XmlLimits, visitor: XmlVisitor): void {
  const refuse = refuserFor(xml);
  const malformed = (offset: number, zh: string, en: string): never => refuse('bpmn-malformed', offset, { zh, en });
  const control = FORBIDDEN_CHARACTER.exec(xml);
  if (control) malformed(control.index, '含有不允许的控制字符。', 'It contains a forbidden control character.');
  const stack: string[] = [];
  let elements = 0;
  let at = DECLARATION.exec(xml)?.[0].length ?? 0;
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const end = indexOrEnd(xml, '<', at);
      readText(xml.slice(at, end), at);
      at = end;
    } else if (xml.startsWith('<!--', at)) at = skip('<!--', '-->', at);
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = skip('<![CDATA[', ']]>', at);
      if (!stack.length) malformed(at, '根元素之外不得有文字。', 'There is text outside the root element.');
      visitor.text(xml.slice(at + 9, end - 3), stack, at);
      at = end;
    } else if (xml.startsWith('<!', at)) refuse('bpmn-doctype-forbidden', at);
    else if (xml.startsWith('<?', at)) refuse('bpmn-instruction-forbidden', at);
    else if (xml.startsWith('</', at)) at = closeTag(at);
    else at = openTag(at);
  }
  if (stack.length) malformed(xml.length, `元素 <${stack.at(-1)}> 没有结束。`, `Element <${stack.at(-1)}> is not closed.`);
  if (!elements) refuse('bpmn-not-xml', 0);

  function readText(raw: string, offset: number): void {
    if (raw.trim() === '') return;
    if (!stack.length) malformed(offset, '根元素之外不得有文字。', 'There is text outside the root element.');
    visitor.text(decode(raw, offset), stack, offset);
  }

  function openTag(start: number): number {
    const name = match(NAME, start + 1)?.[0];
    if (name === undefined) return malformed(start, '标签名不正确。', 'The tag has no valid name.');
    if (!stack.length && elements) malformed(start, '根元素只能有一个。', 'There is more than one root element.');
    elements += 1;
    if (elements > limits.maxElements) refuse('bpmn-too-many-elements', start);
    if (stack.length >= limits.maxDepth) refuse('bpmn-too-deep', start);
    const attributes = new Map<string, string>();
    let next = start + 1 + name.length;
    for (let found = match(ATTRIBUTE, next); found; found = match(ATTRIBUTE, next)) {
      const key = found[1] ?? '';
      if (attributes.has(key)) malformed(next, `属性“${key}”重复。`, `Attribute "${key}" is doubled.`);
      if (attributes.size >= limits.maxAttributes) refuse('bpmn-too-many-attributes', start);
      attributes.set(key, decode(found[2] ?? found[3] ?? '', next));
      next += found[0].length;
    }
    const end = match(TAG_END, next);
    if (!end) return malformed(next, `元素 <${name}> 的标签不完整。`, `The tag of element <${name}> is not complete.`);
    visitor.open({ name, attributes, offset: start, parents: stack });
    if (end[1] !== '/') stack.push(name);
    return next + end[0].length;
  }

  function closeTag(start: number): number {
    const name = match(NAME, start + 2)?.[0] ?? '';
    const end = match(TAG_END, start + 2 + name.length);
    const open = stack.pop();
    if (!end || end[1] === '/' || open !== name) {
      return malformed(start, `结束标签 </${name}> 与 <${open ?? ''}> 不对应。`, `End tag </${name}> does not match <${open ?? ''}>.`);
    }
    return start + 2 + name.length + end[0].length;
  }

  function skip(opening: string, closing: string, start: number): number {
    const end = xml.indexOf(closing, start + opening.length);
    return end < 0 ? malformed(start, '注释或者文字段没有结束。', 'A comment or text section is not closed.') : end + closing.length;
  }

  function match(pattern: RegExp, offset: number): RegExpExecArray | null {
    pattern.lastIndex = offset;
    return pattern.exec(xml);
  }

  function decode(raw: string, offset: number): string {
    if (!raw.includes('&')) return raw;
    return raw.replace(REFERENCE, (reference, named?: string, decimal?: string, hexadecimal?: string) => {
      if (named !== undefined) return NAMED[named] ?? '';
      const code = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : Number.NaN;
      if (!(code >= 0x20 || code === 9 || code === 10 || code === 13) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
        return malformed(offset, `引用“${reference}”不正确或者未定义。`, `Reference "${reference}" is wrong or undefined.`);
      }
      return String.fromCodePoint(code);
    });
  }
}

const indexOrEnd = (xml: string, wanted: string, from: number): number => {
  const index = xml.indexOf(wanted, from);
  return index < 0 ? xml.length : index;
};
