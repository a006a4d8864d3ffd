import { HEADERS } from '../../../domain/contract.ts';
import type { Diagram } from './create-modeler.ts';
import { readHeader } from './headers.ts';
import type { ElementRegistry } from './services.ts';

/** Which positions and documents of the registry the drawing uses. */
export const usedByFlowchart = (diagram: Diagram): { positions: Set<string>; documents: string[] } => {
  const elements = diagram.get<ElementRegistry>('elementRegistry').filter((element) => element.type !== 'label');
  const values = (key: string): string[] =>
    elements.map((element) => readHeader(element.businessObject, key)).filter((value) => value !== undefined);
  return { positions: new Set(values(HEADERS.position)), documents: [...new Set(values(HEADERS.template))] };
};

/** Nothing but a beginning and an end, or not even these: the flowchart is still to be drawn. */
export const isBarelyDrawn = (diagram: Diagram): boolean =>
  diagram
    .get<ElementRegistry>('elementRegistry')
    .filter(({ type, labelTarget }) => labelTarget === undefined && /Task$|Gateway$/.test(type)).length === 0;
