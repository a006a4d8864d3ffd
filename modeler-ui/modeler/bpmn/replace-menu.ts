import { HEADERS } from '../../../domain/contract.ts';
import { kindOf, type Kind } from './kinds.ts';
import type { CanvasElement } from './model.ts';
import { PIECES, type Piece, type PieceName } from './pieces.ts';
import type { BpmnReplace, PopupMenu, Translate } from './services.ts';
import { isDefault, type Settings } from './settings.ts';

const TASKS: PieceName[] = ['step', 'document', 'close'];
const GATEWAYS: PieceName[] = ['choice', 'parallel'];
const STEP_HEADERS = [HEADERS.position, HEADERS.limit, HEADERS.limitUnit, HEADERS.outcomes, HEADERS.form, HEADERS.officers];

/** "Change into": among the kinds of task, among the gateways, and a flow to or from the default. */
export class SunlitReplaceMenu {
  static readonly $inject = ['popupMenu', 'bpmnReplace', 'settings', 'translate'];

  private readonly bpmnReplace: BpmnReplace;
  private readonly settings: Settings;
  private readonly translate: Translate;

  constructor(popupMenu: PopupMenu, bpmnReplace: BpmnReplace, settings: Settings, translate: Translate) {
    this.bpmnReplace = bpmnReplace;
    this.settings = settings;
    this.translate = translate;
    popupMenu.registerProvider('bpmn-replace', this);
  }

  getPopupMenuEntries(target: CanvasElement | CanvasElement[]): Record<string, unknown> {
    if (Array.isArray(target) || target.type === 'label') return {};
    const kind = kindOf(target.businessObject);
    if (kind === 'flow') return this.flowEntries(target);
    return Object.fromEntries(
      choicesFor(target, kind).map((name) => [
        `change-into-${name}`,
        {
          label: this.translate(`Change into ${name}`),
          className: PIECES[name].icon,
          action: () => this.change(target, PIECES[name]),
        },
      ]),
    );
  }

  getPopupMenuHeaderEntries(): Record<string, unknown> {
    return {};
  }

  private flowEntries(flow: CanvasElement): Record<string, unknown> {
    if (flow.source?.type !== 'bpmn:ExclusiveGateway') return {};
    const chosen = isDefault(flow);
    return {
      default: {
        label: this.translate(chosen ? 'Ordinary flow' : 'Default flow'),
        className: chosen ? 'bpmn-icon-connection' : 'bpmn-icon-default-flow',
        action: () => this.settings.setDefault(flow, !chosen),
      },
    };
  }

  private change(target: CanvasElement, piece: Piece): void {
    this.settings.together(() => {
      if (piece.eventDefinition && target.type === piece.type) {
        this.settings.makeTimer(target);
        return;
      }
      const element = target.type === piece.type ? target : this.bpmnReplace.replaceElement(target, replacement(piece));
      if (!TASKS.some((name) => name === piece.kind)) return;
      this.settings.setHeaders(element, foreignHeaders(piece.kind));
      if (piece.type === 'bpmn:ServiceTask') this.settings.setJobType(element, piece.jobType, piece.retries);
    });
  }
}

const replacement = ({ type, eventDefinition }: Piece): Record<string, unknown> => ({
  type,
  ...(eventDefinition ? { eventDefinitionType: eventDefinition } : {}),
});

const choicesFor = (target: CanvasElement, kind: Kind): PieceName[] => {
  if (/^bpmn:(\w+)?Task$/.test(target.type) || target.type === 'bpmn:CallActivity') return TASKS.filter((name) => name !== kind);
  if (/^bpmn:\w+Gateway$/.test(target.type)) return GATEWAYS.filter((name) => name !== kind);
  if (target.type === 'bpmn:StartEvent' && kind === 'foreign') return ['start'];
  if (target.type === 'bpmn:BoundaryEvent' && kind === 'foreign' && target.host?.type === 'bpmn:UserTask') return ['border-timer'];
  if (target.type === 'bpmn:IntermediateCatchEvent' && kind === 'foreign') return ['waiting-period'];
  if (target.type === 'bpmn:IntermediateThrowEvent') return ['waiting-period', 'end'];
  if (target.type === 'bpmn:EndEvent' && kind === 'foreign') return ['end'];
  return [];
};

/** Headers that mean nothing to the new kind and so are taken away. */
const foreignHeaders = (kind: Kind): Record<string, undefined> => {
  const gone =
    kind === 'step' ? [HEADERS.template, HEADERS.result] : [...STEP_HEADERS, kind === 'document' ? HEADERS.result : HEADERS.template];
  return Object.fromEntries(gone.map((key) => [key, undefined]));
};
