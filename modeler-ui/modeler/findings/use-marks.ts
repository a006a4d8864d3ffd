import { useEffect } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Finding } from '../../../processes/lint/finding.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { Canvas, ElementRegistry, Overlays } from '../bpmn/services.ts';
import { byElement, countOf } from './use-findings.ts';

const TYPE = 'finding-mark';

/** Puts a mark with sign and count beside every element that has findings. */
export const useMarks = (diagram: Diagram | null, findings: Finding[], onOpen: (elementId: string) => void): void => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  useEffect(() => {
    if (!diagram) return;
    const overlays = diagram.get<Overlays>('overlays');
    const registry = diagram.get<ElementRegistry>('elementRegistry');
    const root = diagram.get<Canvas>('canvas').getRootElement();
    overlays.remove({ type: TYPE });
    for (const [id, group] of byElement(findings)) {
      const element = registry.get(id);
      if (!element || element === root) continue;
      const html = mark(group, english, t('findings.mark', { count: group.length }), () => onOpen(id));
      overlays.add(element, TYPE, { position: placeOf(element), html, show: { minZoom: 0.15 }, scale: { min: 0.8, max: 1.2 } });
    }
  }, [diagram, findings, english, t, onOpen]);
};

const mark = (group: Finding[], english: boolean, label: string, open: () => void): HTMLElement => {
  const { errors } = countOf(group);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `finding-mark ${errors > 0 ? 'error' : 'warning'}`;
  button.dataset['testid'] = 'finding-mark';
  button.textContent = `${errors > 0 ? '✕' : '⚠'} ${group.length}`;
  button.title = group.map((finding) => (english ? finding.messageEn : finding.message)).join('\n');
  button.setAttribute('aria-label', `${label}: ${button.title}`);
  button.addEventListener('click', open);
  // Otherwise a click on the mark starts to move the element below it.
  button.addEventListener('mousedown', (event) => event.stopPropagation());
  return button;
};

/** At the right upper corner of a shape; on a flow beside its middle. */
const placeOf = (element: CanvasElement): Record<string, number> => {
  const waypoints = (element as { waypoints?: { x: number; y: number }[] }).waypoints;
  if (!waypoints || waypoints.length < 2) return { top: -11, right: 22 };
  const left = Math.min(...waypoints.map((point) => point.x));
  const top = Math.min(...waypoints.map((point) => point.y));
  const [one, other] = longest(waypoints);
  return { left: (one.x + other.x) / 2 - left - 14, top: (one.y + other.y) / 2 - top + 4 };
};

const longest = (points: { x: number; y: number }[]): [{ x: number; y: number }, { x: number; y: number }] => {
  let best: [{ x: number; y: number }, { x: number; y: number }] = [points[0]!, points[1]!];
  let length = -1;
  for (let index = 1; index < points.length; index += 1) {
    const [one, other] = [points[index - 1]!, points[index]!];
    const here = Math.hypot(one.x - other.x, one.y - other.y);
    if (here > length) [best, length] = [[one, other], here];
  }
  return best;
};
