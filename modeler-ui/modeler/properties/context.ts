import { createContext, useContext } from 'react';
import type { Repair } from '../../../processes/lint/repair.ts';
import type { Finding } from '../../../processes/lint/finding.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { Settings } from '../bpmn/settings.ts';

/** What every part of the panel needs. `settings` is null while the flowchart may only be read. */
export interface Panel {
  diagram: Diagram;
  entry: RegistryEntry;
  settings: Settings | null;
  findings: Finding[];
  open: (elementId: string) => void;
  /** Applies certain repairs; null while the flowchart may only be read. */
  repair: ((repairs: Repair[]) => void) | null;
  repairName: (repair: Repair) => string;
  /** Opens the designer of a step form of the entry, a new one when there is no key; null where the entry may not be changed. */
  editForm: ((key: string | null, stepId: string) => void) | null;
}

const PanelContext = createContext<Panel | null>(null);
export const PanelProvider = PanelContext.Provider;

export const usePanel = (): Panel => {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel outside of PanelProvider');
  return panel;
};
