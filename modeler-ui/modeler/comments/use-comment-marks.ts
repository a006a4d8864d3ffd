import { useEffect } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Canvas, ElementRegistry, Overlays } from '../bpmn/services.ts';

const TYPE = 'comment-mark';

/** A mark with the number of open comments beside every element that has some. */
export const useCommentMarks = (diagram: Diagram | null, open: ReadonlyMap<string, number>, onOpen: (elementId: string) => void): void => {
  const { t } = useWords('modeler');
  useEffect(() => {
    if (!diagram) return;
    const overlays = diagram.get<Overlays>('overlays');
    const registry = diagram.get<ElementRegistry>('elementRegistry');
    const root = diagram.get<Canvas>('canvas').getRootElement();
    overlays.remove({ type: TYPE });
    for (const [id, count] of open) {
      const element = registry.get(id);
      if (element && element !== root)
        overlays.add(element, TYPE, {
          position: { bottom: 8, left: -6 },
          html: mark(count, t('comments.mark', { count }), () => onOpen(id)),
          show: { minZoom: 0.15 },
          scale: { min: 0.8, max: 1.2 },
        });
    }
  }, [diagram, open, t, onOpen]);
};

const mark = (count: number, label: string, open: () => void): HTMLElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'comment-mark';
  button.dataset['testid'] = 'comment-mark';
  button.textContent = String(count);
  button.title = label;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', open);
  button.addEventListener('mousedown', (event) => event.stopPropagation());
  return button;
};
