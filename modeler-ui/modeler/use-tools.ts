import { useCallback, useEffect, useState } from 'react';
import { useWords } from '../app/i18n.ts';
import type { Diagram } from './bpmn/create-modeler.ts';
import { fit } from './bpmn/viewport.ts';
import { download } from './download.ts';
import { pngOf } from './export-picture.ts';

export type ExportKind = 'bpmn' | 'svg' | 'png';

export interface Tools {
  exportAs: (kind: ExportKind) => void;
  arrange: () => void;
  /** What the last tool did, for a moment. */
  said: string;
  say: (words: string) => void;
}

const SHOWN_MS = 6_000;

/** Export and arranging: what they need is loaded when they are asked for, and a failure is told beside the buttons. */
export const useTools = (diagram: Diagram | null, current: () => Promise<string>, named: (extension: string) => string): Tools => {
  const { t } = useWords('modeler');
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const failed = useCallback(
    (key: 'tools.failed' | 'tools.layoutFailed') =>
      (fault: unknown): void => {
        say(t(key, { detail: fault instanceof Error ? fault.message : String(fault) }));
      },
    [t],
  );

  const exportAs = (kind: ExportKind): void => {
    const write = async (): Promise<void> => {
      if (kind === 'bpmn') download(named('bpmn'), await current(), 'application/xml');
      else if (diagram && kind === 'svg') download(named('svg'), (await diagram.saveSVG()).svg, 'image/svg+xml');
      else if (diagram) download(named('png'), await pngOf(diagram), 'image/png');
    };
    write().catch(failed('tools.failed'));
  };

  const arrange = (): void => {
    if (!diagram) return;
    import('./layout/arrange-diagram.ts')
      .then(({ arrangeDiagram }) => {
        arrangeDiagram(diagram);
        fit(diagram, true);
        say(t('tools.layoutDone'));
      })
      .catch(failed('tools.layoutFailed'));
  };

  return { exportAs, arrange, said, say };
};
