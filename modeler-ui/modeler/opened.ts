import type { BpmnProblem } from '../../domain/flowchart/problems.ts';
import type { Power, Version } from '../../domain/api/registry.ts';
import type { FlowchartDraft } from './use-draft.ts';

/** A version as the modeler opens it. */
export interface Opened {
  version: Version;
  power: Power;
  /** Problems of the stored text, when it cannot be drawn. */
  problems: BpmnProblem[];
  draft: FlowchartDraft | null;
}
