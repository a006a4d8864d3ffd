import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import SearchModule from 'bpmn-js/lib/features/search';
import OutlineModule from 'bpmn-js/lib/features/outline';
import MinimapModule from 'diagram-js-minimap';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { SunlitContextPad } from './context-pad.ts';
import { Naming, type NamingConfig } from './naming.ts';
import { SunlitPalette } from './palette.ts';
import { PieceFactory } from './pieces.ts';
import { SunlitRenderer } from './renderer.ts';
import { SunlitReplaceMenu } from './replace-menu.ts';
import { fitSearchInput } from './search-input.ts';
import type { EventBus } from './services.ts';
import { Settings } from './settings.ts';
import { translateWith } from './translate.ts';

export type Diagram = Modeler | NavigatedViewer;

export interface DiagramOptions extends NamingConfig {
  container: HTMLElement;
  /** A viewer draws and finds, but has nothing that changes the flowchart. */
  readOnly: boolean;
  /** More services for a viewer. */
  extraModules?: readonly unknown[];
}

const FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

/** Composes bpmn-js with our own palette, pad, menu, words and drawing. */
export const createDiagram = ({ container, readOnly, entry, language, extraModules = [] }: DiagramOptions): Diagram => {
  const shared = {
    __init__: ['sunlitRenderer'],
    naming: ['type', Naming],
    sunlitRenderer: ['type', SunlitRenderer],
    translate: ['value', translateWith(language)],
  };
  const options = {
    container,
    sunlit: { entry, language },
    moddleExtensions: { zeebe },
    textRenderer: {
      defaultStyle: { fontFamily: FONT, fontSize: 12, lineHeight: 1.25 },
      externalStyle: { fontSize: 11, lineHeight: 1.25 },
    },
    bpmnRenderer: { defaultStrokeColor: '#1f2933', defaultLabelColor: '#1f2933' },
    minimap: { open: false },
  };
  const diagram = readOnly
    ? new NavigatedViewer({ ...options, additionalModules: [shared, SearchModule, OutlineModule, MinimapModule, ...extraModules] as never })
    : new Modeler({ ...options, additionalModules: [shared, DRAWING, MinimapModule] as never });
  diagram.get<EventBus>('eventBus').on('searchPad.opened', () => fitSearchInput(container));
  return diagram;
};

const DRAWING = {
  __init__: ['settings', 'pieceFactory'],
  settings: ['type', Settings],
  pieceFactory: ['type', PieceFactory],
  paletteProvider: ['type', SunlitPalette],
  contextPadProvider: ['type', SunlitContextPad],
  replaceMenuProvider: ['type', SunlitReplaceMenu],
};
