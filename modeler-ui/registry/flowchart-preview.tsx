import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

interface Box { x: number; y: number; width: number; height: number }
interface Canvas { resized: () => void; viewbox: (to?: Box) => { inner: Box } }

const MARGIN = 16;

/** A version's internal flowchart, whole and to read; the modeler is one click away (R5). */
export function FlowchartPreview({ xml }: { xml: string }): ReactNode {
  const { t } = useWords('registry');
  const place = useRef<HTMLDivElement>(null);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = new NavigatedViewer({ container: place.current });
    let left = false;
    setFault(null);
    drawn.importXML(xml).then(
      () => { if (!left) showWhole(drawn.get<Canvas>('canvas')); },
      (error: unknown) => { if (!left) setFault(error instanceof Error ? error.message : String(error)); },
    );
    return () => { left = true; drawn.destroy(); };
  }, [xml]);

  if (fault !== null) return <p className="quiet" role="alert">{t('power.brokenFlowchart')} <code>{fault}</code></p>;
  return <div ref={place} className="flowchart-preview" data-testid="flowchart-preview" />;
}

function showWhole(canvas: Canvas): void {
  canvas.resized();
  const { x, y, width, height } = canvas.viewbox().inner;
  canvas.viewbox({ x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN });
}

export default FlowchartPreview;
