import { HEADERS, JOB_TYPES } from '../../../domain/contract.ts';
import type { Kind } from './kinds.ts';
import type { CanvasElement } from './model.ts';
import type { BpmnFactory, ElementFactory, Translate } from './services.ts';

/**
 * The pieces a flowchart is drawn from: what the engine runs and a clerk understands, nothing else.
 * Palette, context pad and replace menu all read this one list.
 */
export interface Piece {
  kind: Kind;
  type: string;
  icon: string;
  /** Shown under the icon in the palette; a key of the translation map. */
  short: string;
  /** Job type of a service task. */
  jobType?: string;
  /** What an event waits for. */
  eventDefinition?: string;
  /** How often the engine asks again before it reports an incident. */
  retries?: string;
  /** Name that a new one gets; a key of the translation map. */
  name?: string;
}

export const PIECES = {
  start: { kind: 'start', type: 'bpmn:StartEvent', icon: 'bpmn-icon-start-event-none', short: 'Start' },
  step: { kind: 'step', type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task', short: 'Step' },
  'border-timer': {
    kind: 'border-timer',
    type: 'bpmn:BoundaryEvent',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    short: 'Limit passed',
    eventDefinition: 'bpmn:TimerEventDefinition',
  },
  'waiting-period': {
    kind: 'waiting-period',
    type: 'bpmn:IntermediateCatchEvent',
    icon: 'bpmn-icon-intermediate-event-catch-timer',
    short: 'Waiting period',
    eventDefinition: 'bpmn:TimerEventDefinition',
  },
  document: {
    kind: 'document',
    type: 'bpmn:ServiceTask',
    icon: 'sunlit-icon-document',
    short: 'Document',
    jobType: JOB_TYPES.generateDocument,
    retries: '5',
    name: 'New document',
  },
  choice: { kind: 'choice', type: 'bpmn:ExclusiveGateway', icon: 'bpmn-icon-gateway-xor', short: 'Choice' },
  parallel: { kind: 'parallel', type: 'bpmn:ParallelGateway', icon: 'bpmn-icon-gateway-parallel', short: 'Parallel' },
  close: {
    kind: 'close',
    type: 'bpmn:ServiceTask',
    icon: 'sunlit-icon-close',
    short: 'Close',
    jobType: JOB_TYPES.closeCase,
    retries: '10',
    name: 'Close case',
  },
  end: { kind: 'end', type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none', short: 'End' },
  note: { kind: 'note', type: 'bpmn:TextAnnotation', icon: 'bpmn-icon-text-annotation', short: 'Note' },
} satisfies Record<string, Piece>;
export type PieceName = keyof typeof PIECES;

/** Makes a new shape with the settings its kind needs from the start. */
export class PieceFactory {
  static readonly $inject = ['elementFactory', 'bpmnFactory', 'translate'];

  private readonly elementFactory: ElementFactory;
  private readonly bpmnFactory: BpmnFactory;
  private readonly translate: Translate;

  constructor(elementFactory: ElementFactory, bpmnFactory: BpmnFactory, translate: Translate) {
    this.elementFactory = elementFactory;
    this.bpmnFactory = bpmnFactory;
    this.translate = translate;
  }

  /** `ready` are a name and headers that it has from the start, beyond what its kind needs. */
  create(name: PieceName, ready: { name?: string; headers?: Readonly<Record<string, string>> } = {}): CanvasElement {
    const piece: Piece = PIECES[name];
    const called = ready.name ?? (piece.name ? this.translate(piece.name) : undefined);
    const businessObject = this.bpmnFactory.create(piece.type, called === undefined ? {} : { name: called });
    const values = this.settingsOf(piece, ready.headers ?? {});
    if (values.length > 0) {
      const extensionElements = this.bpmnFactory.create('bpmn:ExtensionElements', { values });
      extensionElements.$parent = businessObject;
      for (const value of values) value.$parent = extensionElements;
      businessObject['extensionElements'] = extensionElements;
    }
    const { type, eventDefinition } = piece;
    return this.elementFactory.createShape({ type, businessObject, ...(eventDefinition ? { eventDefinitionType: eventDefinition } : {}) });
  }

  private settingsOf(piece: Piece, headers: Readonly<Record<string, string>>) {
    const all = piece.kind === 'step' ? { [HEADERS.outcomes]: DONE, ...headers } : headers;
    const values = Object.entries(all).map(([key, value]) => this.bpmnFactory.create('zeebe:Header', { key, value }));
    const list = this.bpmnFactory.create('zeebe:TaskHeaders', { values });
    for (const value of values) value.$parent = list;
    return [
      ...(piece.jobType ? [this.bpmnFactory.create('zeebe:TaskDefinition', { type: piece.jobType, retries: piece.retries })] : []),
      ...(values.length > 0 ? [list] : []),
    ];
  }
}

/** A step with nothing else to decide can at least be done. */
const DONE = JSON.stringify([{ code: 'done', label: '办毕', labelEn: 'Done' }]);
