import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  resized: () => void;
  viewbox: (to?: Box) => { inner: Box; outer: { width: number; height: number } };
}

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
      () => {
        if (!left) showWhole(drawn.get<Canvas>('canvas'));
      },
      (error: unknown) => {
        if (!left) setFault(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      left = true;
      drawn.destroy();
    };
  }, [xml]);

  if (fault !== null)
    return (
      <p className="quiet" role="alert">
        {t('power.brokenFlowchart')} <code>{fault}</code>
      </p>
    );
  return <div ref={place} className="flowchart-preview" data-testid="flowchart-preview" />;
}

/** The whole drawing in the middle, never larger than it was drawn. */
function showWhole(canvas: Canvas): void {
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(outer.width / (inner.width + 2 * MARGIN), outer.height / (inner.height + 2 * MARGIN), 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({ x: inner.x + (inner.width - width) / 2, y: inner.y + (inner.height - height) / 2, width, height });
}

export default FlowchartPreview;
