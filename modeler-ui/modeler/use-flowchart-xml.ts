import { useEffect, useRef, useState } from 'react';
import type { Diagram } from './bpmn/create-modeler.ts';
import type { EventBus } from './bpmn/services.ts';

const SETTLE_MS = 300;

export interface FlowchartXml {
  /** The drawing as XML, a moment after the last change. */
  xml: string | null;
  /** Something was changed since `baseline` was taken. */
  changed: boolean;
  /** Takes the drawing's XML now. */
  current: () => Promise<string>;
  /** From now on this XML counts as unchanged. */
  markSaved: (xml: string) => void;
}

/** Follows the drawing: its XML after each change, and whether it differs from what is stored. */
export const useFlowchartXml = (diagram: Diagram | null): FlowchartXml => {
  const [xml, setXml] = useState<string | null>(null);
  const [baseline, setBaseline] = useState<string | null>(null);
  const [touched, setTouched] = useState(false);
  const diagramRef = useRef(diagram);
  diagramRef.current = diagram;

  useEffect(() => {
    setXml(null);
    setBaseline(null);
    setTouched(false);
    if (!diagram) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const read = async (first: boolean): Promise<void> => {
      const now = await xmlOf(diagram);
      if (ended) return;
      setXml(now);
      setTouched(false);
      if (first) setBaseline(now);
    };
    void read(true);
    const onChange = (): void => {
      setTouched(true);
      clearTimeout(timer);
      timer = setTimeout(() => void read(false), SETTLE_MS);
    };
    const bus = diagram.get<EventBus>('eventBus');
    bus.on('commandStack.changed', onChange);
    return () => {
      ended = true;
      clearTimeout(timer);
      bus.off('commandStack.changed', onChange);
    };
  }, [diagram]);

  return {
    xml,
    changed: touched || (xml !== null && baseline !== null && xml !== baseline),
    current: () => (diagramRef.current ? xmlOf(diagramRef.current) : Promise.reject(new Error('no diagram'))),
    markSaved: setBaseline,
  };
};

const xmlOf = async (diagram: Diagram): Promise<string> => {
  const { xml } = await diagram.saveXML({ format: true });
  if (!xml) throw new Error('the drawing gave no XML');
  return xml;
};
