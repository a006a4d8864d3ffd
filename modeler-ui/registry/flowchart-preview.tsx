import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

interface Canvas { zoom: (to: 'fit-viewport', at: 'auto') => number }

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
      () => { if (!left) drawn.get<Canvas>('canvas').zoom('fit-viewport', 'auto'); },
      (error: unknown) => { if (!left) setFault(error instanceof Error ? error.message : String(error)); },
    );
    return () => { left = true; drawn.destroy(); };
  }, [xml]);

  if (fault !== null) return <p className="quiet" role="alert">{t('power.brokenFlowchart')} <code>{fault}</code></p>;
  return <div ref={place} className="flowchart-preview" data-testid="flowchart-preview" />;
}

export default FlowchartPreview;
