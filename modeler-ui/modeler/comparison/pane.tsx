import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Canvas, ElementRegistry, Overlays } from '../bpmn/services.ts';
import { FlowchartCanvas } from '../canvas.tsx';
import type { FlowchartDifference } from './compare-flowcharts.ts';

const MARKERS = { added: 'compared-added', removed: 'compared-removed', changed: 'compared-changed' } as const;
const TYPE = 'comparison-mark';

export interface PaneProps {
  side: 'before' | 'after';
  xml: string;
  entry: RegistryEntry;
  title: string;
  differences: FlowchartDifference[];
  onReady: (diagram: Diagram) => void;
  onChoose: (elementId: string) => void;
}

/** One of the two flowcharts: what is different in it has a colour and a word. */
export const ComparedPane = ({ side, xml, entry, title, differences, onReady, onChoose }: PaneProps) => {
  const { t, language } = useWords('modeler');
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;

  useEffect(() => {
    if (!diagram) return;
    const canvas = diagram.get<Canvas>('canvas');
    const registry = diagram.get<ElementRegistry>('elementRegistry');
    const overlays = diagram.get<Overlays>('overlays');
    overlays.remove({ type: TYPE });
    for (const { kind, [side]: described } of differences) {
      const element = described ? registry.get(described.id) : undefined;
      if (!element || element === canvas.getRootElement()) continue;
      canvas.addMarker(element, MARKERS[kind]);
      if (element.width !== undefined)
        overlays.add(element, TYPE, {
          position: { top: -11, left: -4 },
          html: mark(kind, t(`comparison.${kind}`), () => choose.current(element.id)),
          show: { minZoom: 0.45 },
          scale: { min: 0.7, max: 1.2 },
        });
    }
  }, [diagram, differences, side, t]);

  return (
    <figure className="compared-pane" data-testid={`compared-${side}`}>
      <figcaption>{title}</figcaption>
      {broken === null ? (
        <FlowchartCanvas
          xml={xml}
          readOnly
          whole
          entry={entry}
          language={language}
          onReady={(ready) => {
            setDiagram(ready);
            onReady(ready);
          }}
          onBroken={setBroken}
        />
      ) : (
        <p role="alert">
          {t('broken.title')} <code>{broken}</code>
        </p>
      )}
    </figure>
  );
};

const mark = (kind: keyof typeof MARKERS, word: string, open: () => void): HTMLElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `comparison-mark ${kind}`;
  button.textContent = word;
  button.addEventListener('click', open);
  return button;
};
