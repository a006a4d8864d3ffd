import { JOB_TYPES } from '../../../domain/contract.ts';
import { timerKindOf } from '../../../domain/flowchart/timers.ts';
import { readJobType } from './headers.ts';
import type { Moddle } from './model.ts';

/**
 * What a clerk calls the things on the canvas. A service task is a document or the closing of the case by its
 * job type; everything outside this list is foreign: it is shown, it can be deleted, and the lint refuses it.
 */
export const KINDS = [
  'flowchart',
  'start',
  'step',
  'border-timer',
  'waiting-period',
  'document',
  'close',
  'choice',
  'parallel',
  'end',
  'flow',
  'note',
  'association',
  'foreign',
] as const;
export type Kind = (typeof KINDS)[number];

const BY_TYPE: Record<string, Kind> = {
  'bpmn:Process': 'flowchart',
  'bpmn:UserTask': 'step',
  'bpmn:ExclusiveGateway': 'choice',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:SequenceFlow': 'flow',
  'bpmn:TextAnnotation': 'note',
  'bpmn:Association': 'association',
};

export const kindOf = (element: Moddle): Kind => {
  if (element.$type === 'bpmn:ServiceTask') return serviceKind(readJobType(element));
  if (element.$type === 'bpmn:StartEvent' || element.$type === 'bpmn:EndEvent') return eventKind(element);
  if (element.$type === 'bpmn:BoundaryEvent' || element.$type === 'bpmn:IntermediateCatchEvent') return timerKindOf(element) ?? 'foreign';
  return BY_TYPE[element.$type] ?? 'foreign';
};

const serviceKind = (jobType: string | undefined): Kind => {
  if (jobType === JOB_TYPES.generateDocument) return 'document';
  if (jobType === JOB_TYPES.closeCase) return 'close';
  return 'foreign';
};

const eventKind = (element: Moddle): Kind => {
  const definitions = element['eventDefinitions'];
  if (Array.isArray(definitions) && definitions.length > 0) return 'foreign';
  return element.$type === 'bpmn:StartEvent' ? 'start' : 'end';
};
