import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { HeatMap } from '../../../domain/api/supervision.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { shareOf, wordsOf, type Heat } from './measures.ts';

interface Box {
  width: number;
  height: number;
}
interface Overlays {
  add: (
    id: string,
    overlay: { position: { top?: number; bottom?: number; left: number }; html: HTMLElement; scale?: { min: number } },
  ) => void;
  clear: () => void;
}

/** The flowchart with a wash over each step, the stronger the more, and the figure at its foot. */
export function HeatDrawing({ heat, by }: { heat: HeatMap; by: Heat }): ReactNode {
  const { t, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<NavigatedViewer | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    if (!place.current) return undefined;
    const viewer = new NavigatedViewer({ container: place.current });
    let left = false;
    setFault(null);
    viewer.importXML(heat.bpmnXml).then(
      () => {
        if (left) return;
        viewer.get<{ zoom: (to: 'fit-viewport', at: 'auto') => void }>('canvas').zoom('fit-viewport', 'auto');
        setDrawn(viewer);
      },
      (error: unknown) => {
        if (!left) setFault(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      left = true;
      setDrawn(null);
      viewer.destroy();
    };
  }, [heat.bpmnXml]);

  useEffect(() => {
    if (drawn) wash(drawn, heat, by, t);
  }, [drawn, heat, by, t, language]);

  return fault ? (
    <p className="empty" role="alert">
      <b>{t('flow.broken')}</b>
      <code>{fault}</code>
    </p>
  ) : (
    <div ref={place} className="heat-canvas" data-testid="heat-drawing" aria-hidden="true" />
  );
}

function wash(viewer: NavigatedViewer, heat: HeatMap, by: Heat, t: Words['t']): void {
  const overlays = viewer.get<Overlays>('overlays');
  const elements = viewer.get<{ get: (id: string) => Box | undefined }>('elementRegistry');
  overlays.clear();
  for (const step of heat.steps) {
    const box = elements.get(step.elementId);
    if (!box) continue;
    const html = document.createElement('div');
    const isLate = by === 'late' || (by === 'open' && step.openLate > 0);
    html.className = `heat-wash ${isLate ? 'late' : ''}`;
    html.style.width = `${box.width}px`;
    html.style.height = `${box.height}px`;
    html.style.setProperty('--heat', String(shareOf(heat, step, by)));
    overlays.add(step.elementId, { position: { top: 0, left: 0 }, html });
    const figure = document.createElement('b');
    figure.className = `heat-figure ${isLate ? 'late' : ''}`;
    figure.textContent = wordsOf(heat, step, by, t);
    // Readable however small the drawing is.
    overlays.add(step.elementId, { position: { bottom: 6, left: 0 }, html: figure, scale: { min: 0.85 } });
  }
}
