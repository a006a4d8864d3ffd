import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { Button } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords, type Language } from '../app/i18n.ts';
import { duration } from '../app/time.tsx';
import type { CaseDetail } from '../../domain/api/cases.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  zoom: (to: number | 'fit-viewport', at?: 'auto' | { x: number; y: number }) => number;
  viewbox: (to?: Box) => { scale: number; inner: Box; outer: { width: number; height: number } };
  addMarker: (id: string, marker: string) => void;
}
interface Overlays {
  add: (id: string, overlay: { position: { top?: number; left?: number; bottom?: number }; html: HTMLElement }) => void;
  clear: () => void;
}
interface ElementRegistry {
  get: (id: string) => Box | undefined;
}

/** Below this the names cannot be read: show a part around the current step instead of everything. */
const SMALLEST_READABLE = 0.62;
const READABLE = 0.78;

/** The flowchart that this case runs on, with the path taken, where it is, and the time each step took. */
export function Flowchart({ found }: { found: CaseDetail }): ReactNode {
  const { t, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { bpmnXml, path } = found;
  const state = JSON.stringify([path, language, found.steps.map(({ elementId, colour }) => [elementId, colour])]);

  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = new NavigatedViewer({ container: place.current });
    viewer.current = drawn;
    let left = false;
    setFault(null);
    drawn.importXML(bpmnXml).then(
      () => {
        if (!left) {
          mark(drawn, found, language);
          focusCurrent(drawn, found);
        }
      },
      (error: unknown) => {
        if (!left) setFault(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      left = true;
      viewer.current = null;
      drawn.destroy();
    };
  }, [bpmnXml, state]);

  const canvas = (): Canvas | undefined => viewer.current?.get<Canvas>('canvas');
  const zoomBy = (factor: number): void => {
    const here = canvas();
    if (here) here.zoom(here.viewbox().scale * factor, 'auto');
  };
  return (
    <section
      className="flowchart"
      aria-label={t('case.tab.flowchart')}
      data-testid="flowchart"
      data-visited={path.visited.join(' ')}
      data-current={path.current.join(' ')}
    >
      <div className="flowchart-key">
        <span className="visited">
          <i />
          {t('flow.visited')}
        </span>
        <span className="current">
          <i />
          {t('flow.current')}
        </span>
        <span>
          <i />
          {t('flow.ahead')}
        </span>
        <span className="quiet">{t('flow.version', { number: found.versionNumber })}</span>
      </div>
      <div className="flowchart-tools">
        <Button size="small" onClick={() => zoomBy(1.25)} aria-label={t('flow.closer')}>
          ＋
        </Button>
        <Button size="small" onClick={() => zoomBy(0.8)} aria-label={t('flow.further')}>
          －
        </Button>
        <Button size="small" onClick={() => canvas()?.zoom('fit-viewport', 'auto')}>
          {t('flow.whole')}
        </Button>
        {path.current.length > 0 && (
          <Button
            size="small"
            onClick={() => {
              if (viewer.current) focusCurrent(viewer.current, found);
            }}
          >
            {t('flow.toCurrent')}
          </Button>
        )}
      </div>
      {fault ? (
        <p className="empty" role="alert">
          <b>{t('flow.broken')}</b>
          <code>{fault}</code>
        </p>
      ) : (
        <div ref={place} className="flowchart-canvas" />
      )}
    </section>
  );
}

function mark(drawn: NavigatedViewer, found: CaseDetail, language: Language): void {
  const canvas = drawn.get<Canvas>('canvas');
  const overlays = drawn.get<Overlays>('overlays');
  const elements = drawn.get<ElementRegistry>('elementRegistry');
  const { visited, current, durations } = found.path;
  for (const id of visited) if (elements.get(id)) canvas.addMarker(id, 'visited');
  for (const id of current) if (elements.get(id)) canvas.addMarker(id, 'current');
  for (const [id, milliseconds] of Object.entries(durations)) {
    if (!elements.get(id)) continue;
    const isCurrent = current.includes(id);
    const colour = isCurrent
      ? found.steps.find((step) => step.elementId === id && (step.state === 'open' || step.state === 'claimed'))?.colour
      : undefined;
    const label = document.createElement('div');
    label.className = `flow-time ${isCurrent ? 'now' : ''} ${colour && colour !== 'normal' ? colour : ''}`;
    label.textContent = `${isCurrent ? '▶ ' : ''}${duration(milliseconds, language)}`;
    overlays.add(id, { position: { top: -20, left: 0 }, html: label });
  }
}

/** Everything when its names can be read; otherwise a readable part with the current step in its middle. */
function focusCurrent(drawn: NavigatedViewer, found: CaseDetail): void {
  const canvas = drawn.get<Canvas>('canvas');
  const fitted = canvas.zoom('fit-viewport', 'auto');
  const id = found.path.current[0];
  const element = id ? drawn.get<ElementRegistry>('elementRegistry').get(id) : undefined;
  if (fitted >= SMALLEST_READABLE || !element) return;
  const { inner, outer } = canvas.viewbox();
  const width = outer.width / READABLE;
  const height = outer.height / READABLE;
  canvas.viewbox({
    x: within(element.x + element.width / 2, width, inner.x, inner.width),
    y: within(element.y + element.height / 2, height, inner.y, inner.height),
    width,
    height,
  });
}

/** Start of a window of this length around a middle; the drawing may end before it does, so that nothing lies under the tools. */
function within(middle: number, length: number, start: number, whole: number): number {
  const margin = length / 5;
  if (whole + 2 * margin <= length) return start + whole / 2 - length / 2;
  return Math.min(Math.max(middle - length / 2, start - margin), start + whole + margin - length);
}
