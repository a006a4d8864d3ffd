import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleElement } from '../../../processes/lint/moddle.ts';
import type { Drawn } from '../import/read-graph.ts';
import { readDrawing } from '../import/read-drawing.ts';

const moddle = new BpmnModdle();

/**
 * Where everything would stand if the flowchart were arranged anew, from left to right.
 *
 * Only places are taken from the arranger: it knows one process and no settings, and it follows the `incoming` and `outgoing`
 * references, which bpmn-js writes. It is loaded when somebody asks for it.
 */
export async function arrange(xml: string): Promise<Drawn> {
  const { layoutProcess } = await import('bpmn-auto-layout');
  const { rootElement } = await moddle.fromXML(await layoutProcess(xml), 'bpmn:Definitions');
  return readDrawing(rootElement as ModdleElement);
}
