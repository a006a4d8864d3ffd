import { BpmnRefused, bpmnProblem } from '../../../domain/flowchart/problems.ts';
import { decodeInput, type BpmnLimits } from '../../../domain/flowchart/read-bpmn.ts';

const DECLARED = /^(\ufeff?<\?xml\s[^?<>]*encoding\s*=\s*["'])([A-Za-z0-9._:-]{1,40})(["'])/;
const START_BYTES = 200;
const UTF_8 = 'utf-8';

/**
 * The text of a file that another tool wrote in any encoding it names: GBK, GB 18030, UTF-16, Latin 1 … The platform's own files are
 * UTF-8 alone.
 *
 * An encoding that nobody knows, or a byte that does not fit, is refused (`bpmn-encoding`): a wrong guess would look like a text.
 */
export function decodeForeign(input: string | Uint8Array, limits: BpmnLimits): { xml: string; encoding: string } {
  const encoding = typeof input === 'string' ? UTF_8 : encodingOf(input);
  if (typeof input === 'string' || encoding === UTF_8 || input.byteLength > limits.maxBytes)
    return { xml: decodeInput(input, limits), encoding: UTF_8 };
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(input);
  } catch {
    throw new BpmnRefused(bpmnProblem('bpmn-encoding'));
  }
  return { xml: decodeInput(text.replace(DECLARED, '$1UTF-8$3'), limits), encoding };
}

/** By the byte order mark, the zero bytes that UTF-16 puts beside the first character, or what the file says. */
function encodingOf(input: Uint8Array): string {
  const [first, second] = input;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return DECLARED.exec(new TextDecoder('latin1').decode(input.subarray(0, START_BYTES)))?.[2]?.toLowerCase() ?? UTF_8;
}
