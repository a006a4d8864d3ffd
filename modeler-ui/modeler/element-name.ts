import type { Translate } from '../app/i18n.ts';
import { kindOf } from './bpmn/kinds.ts';
import { text, type CanvasElement } from './bpmn/model.ts';

/** How people call an element: its own name, or its kind and what it stands between. */
export const elementName = (element: CanvasElement | undefined, t: Translate<'modeler'>): string | null => {
  if (!element) return null;
  const own = element.businessObject.name ?? text(element.businessObject, 'text');
  const kind = t(`kind.${kindOf(element.businessObject)}`);
  if (element.source && element.target) {
    const [from, to] = [element.source, element.target].map((end) => end.businessObject.name || t(`kind.${kindOf(end.businessObject)}`));
    return `${own ? `${own}: ` : ''}${from} → ${to}`;
  }
  return own ? own : t('panel.unnamed', { kind });
};
