import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { BpmnRefused, bpmnProblem, type BpmnProblem } from '../../../domain/flowchart/problems.ts';
import { BPMN_LIMITS, type BpmnLimits } from '../../../domain/flowchart/read-bpmn.ts';
import { scanXml } from '../../../domain/flowchart/scan-xml.ts';
import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import { decodeForeign } from './decode.ts';
import { giveLegalIds } from './legal-ids.ts';

export type ReadForeign =
  | {
      ok: true;
      definitions: ModdleElement;
      /** What the parser could not place. */ unread: string[];
      /** How the file was encoded, e.g. `utf-8`. */ encoding: string;
    }
  | { ok: false; problems: BpmnProblem[] };

export const moddle = new BpmnModdle({ zeebe });

/**
 * Reads a diagram that another tool made (it opens or is refused with a clear report, and never breaks the page).
 *
 * The guards of the platform's own reader stand before it: size, encoding, no document type, no entity, no instruction, no
 * depth without end. Lenient are only the contents: foreign namespaces, scripts and markup may be there, because
 * nothing of them is taken over (see `convert.ts`).
 */
export async function readForeignBpmn(input: string | Uint8Array, limits: BpmnLimits = BPMN_LIMITS): Promise<ReadForeign> {
  try {
    const { xml, encoding } = decodeForeign(input, limits);
    scanXml(xml, limits, { open: () => undefined, text: () => undefined });
    const { rootElement, warnings } = await moddle.fromXML(giveLegalIds(xml), 'bpmn:Definitions');
    const definitions = rootElement as ModdleElement;
    if (processesOf(definitions).length === 0) return { ok: false, problems: [bpmnProblem('bpmn-no-process')] };
    return { ok: true, definitions, encoding, unread: warnings.map(({ message }) => firstLine(message)) };
  } catch (fault) {
    if (fault instanceof BpmnRefused) return { ok: false, problems: [fault.problem] };
    const detail = firstLine(fault instanceof Error ? fault.message : String(fault));
    return { ok: false, problems: [bpmnProblem('bpmn-malformed', { zh: `（${detail}）`, en: `(${detail})` })] };
  }
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 160);
