import { useEffect, useRef } from 'react';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { createDiagram, type Diagram } from './bpmn/create-modeler.ts';
import type { Language } from './bpmn/naming.ts';
import type { Canvas, EventBus } from './bpmn/services.ts';
import { fit } from './bpmn/viewport.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import './canvas.css';

export interface CanvasProps {
  xml: string;
  readOnly: boolean;
  entry: RegistryEntry;
  language: Language;
  /** More services for a viewer; the same list as long as the canvas lives. */
  extraModules?: readonly unknown[];
  /** Always the whole drawing, however small; without the map. */
  whole?: boolean;
  onReady: (diagram: Diagram, warnings: string[]) => void;
  /** The XML cannot be drawn; the page shows it as text instead. */
  onBroken: (reason: string) => void;
}

/** bpmn-js in React: made when mounted, destroyed when unmounted, drawn anew when `xml` changes. */
export const FlowchartCanvas = ({ xml, readOnly, entry, language, extraModules, whole = false, onReady, onBroken }: CanvasProps) => {
  const holder = useRef<HTMLDivElement>(null);
  const diagram = useRef<Diagram | null>(null);
  const latest = useRef({ entry, language, onReady, onBroken });
  latest.current = { entry, language, onReady, onBroken };

  useEffect(() => {
    if (!holder.current) return undefined;
    const created = createDiagram({
      container: holder.current,
      readOnly,
      extraModules,
      entry: () => latest.current.entry,
      language: () => latest.current.language,
    });
    diagram.current = created;
    let cancelled = false;
    const show = whole ? showWhole : showReadable;
    const stopFitting = fitUntilTouched(created, holder.current, show);
    void draw(created, xml, show).then(
      (warnings) => {
        if (!cancelled) latest.current.onReady(created, warnings);
      },
      (fault: unknown) => {
        if (!cancelled) latest.current.onBroken(fault instanceof Error ? fault.message : String(fault));
      },
    );
    return () => {
      cancelled = true;
      stopFitting();
      diagram.current = null;
      created.destroy();
    };
  }, [xml, readOnly, extraModules, whole]);

  useEffect(() => {
    if (diagram.current) retitle(diagram.current);
  }, [language, entry]);

  return <div ref={holder} className="flowchart-canvas" data-testid="flowchart-canvas" />;
};

type Show = (diagram: Diagram) => void;

const draw = async (diagram: Diagram, xml: string, show: Show): Promise<string[]> => {
  const { warnings } = await diagram.importXML(xml);
  show(diagram);
  return warnings.map((warning: unknown) =>
    typeof warning === 'object' && warning !== null && 'message' in warning ? String(warning.message) : String(warning),
  );
};

/** The beginning in readable size, with the map open when there is more than fits. */
const showReadable: Show = (diagram) => {
  const minimap = diagram.get<{ open(): void; close(): void }>('minimap');
  if (fit(diagram, true)) minimap.close();
  else minimap.open();
};

const showWhole: Show = (diagram) => {
  fit(diagram);
};

/** The page around the canvas still settles after the drawing came; the view follows until the person takes over. */
const fitUntilTouched = (diagram: Diagram, holder: HTMLElement, show: Show): (() => void) => {
  let touched = false;
  const touch = (): void => {
    touched = true;
  };
  const observer = new ResizeObserver(() => {
    const canvas = diagram.get<Canvas>('canvas');
    canvas.resized();
    if (!touched && diagram.getDefinitions()) show(diagram);
  });
  observer.observe(holder);
  for (const event of ['wheel', 'pointerdown', 'keydown'])
    document.addEventListener(event, touch, { capture: true, passive: true, once: true });
  return () => {
    observer.disconnect();
    for (const event of ['wheel', 'pointerdown', 'keydown']) document.removeEventListener(event, touch, { capture: true });
  };
};

/** Words inside the canvas follow the page's language. */
const retitle = (diagram: Diagram): void => {
  const bus = diagram.get<EventBus>('eventBus');
  bus.fire('i18n.changed');
  const registry = diagram.get<{ getAll(): unknown[] }>('elementRegistry', false);
  bus.fire('elements.changed', { elements: registry?.getAll() ?? [] });
};
