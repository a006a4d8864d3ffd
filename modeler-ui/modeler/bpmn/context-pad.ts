import { attachTimer, hasBorderTimer } from './attach-timer.ts';
import { kindOf, type Kind } from './kinds.ts';
import { PIECES, type PieceFactory, type PieceName } from './pieces.ts';
import type { CanvasElement } from './model.ts';
import type { Canvas, Modeling, PopupMenu, Selection, Translate } from './services.ts';

interface ContextPad {
  registerProvider(provider: unknown): void;
}
interface Create {
  start(event: Event, shape: CanvasElement, context?: { source: CanvasElement }): void;
}
interface Connect {
  start(event: Event, element: CanvasElement): void;
}
interface AutoPlace {
  append(element: CanvasElement, shape: CanvasElement): void;
}
interface Rules {
  allowed(action: string, context: unknown): boolean | CanvasElement[];
}

/** What may follow each kind; a closed case is followed by the end alone. */
export const NEXT: Partial<Record<Kind, PieceName[]>> = {
  start: ['step', 'document'],
  step: ['step', 'document', 'choice', 'parallel', 'close', 'waiting-period', 'border-timer'],
  'border-timer': ['step', 'document', 'choice', 'close', 'waiting-period'],
  'waiting-period': ['step', 'document', 'choice', 'close'],
  document: ['step', 'document', 'choice', 'close', 'waiting-period', 'end'],
  choice: ['step', 'document', 'choice', 'close', 'waiting-period', 'end'],
  parallel: ['step', 'document', 'parallel'],
  close: ['document', 'end'],
};

/** The pieces that may follow an element; a second timer on the same border may not. */
export const nextOf = (element: CanvasElement, kind: Kind): PieceName[] =>
  (NEXT[kind] ?? []).filter((name) => name !== 'border-timer' || !hasBorderTimer(element));

/** The little menu beside a selected element: what can follow, connect, change, note, delete. */
export class SunlitContextPad {
  static readonly $inject = [
    'contextPad',
    'create',
    'connect',
    'autoPlace',
    'pieceFactory',
    'modeling',
    'popupMenu',
    'rules',
    'canvas',
    'selection',
    'translate',
  ];

  private readonly create: Create;
  private readonly connect: Connect;
  private readonly autoPlace: AutoPlace;
  private readonly pieceFactory: PieceFactory;
  private readonly modeling: Modeling;
  private readonly popupMenu: PopupMenu;
  private readonly rules: Rules;
  private readonly canvas: Canvas;
  private readonly selection: Selection;
  private readonly translate: Translate;

  constructor(
    contextPad: ContextPad,
    create: Create,
    connect: Connect,
    autoPlace: AutoPlace,
    pieceFactory: PieceFactory,
    modeling: Modeling,
    popupMenu: PopupMenu,
    rules: Rules,
    canvas: Canvas,
    selection: Selection,
    translate: Translate,
  ) {
    this.create = create;
    this.connect = connect;
    this.autoPlace = autoPlace;
    this.pieceFactory = pieceFactory;
    this.modeling = modeling;
    this.popupMenu = popupMenu;
    this.rules = rules;
    this.canvas = canvas;
    this.selection = selection;
    this.translate = translate;
    contextPad.registerProvider(this);
  }

  getMultiElementContextPadEntries(elements: CanvasElement[]): Record<string, unknown> {
    return this.mayDelete(elements) ? { delete: this.remove() } : {};
  }

  getContextPadEntries(element: CanvasElement): Record<string, unknown> {
    if (element.type === 'label') return this.mayDelete([element]) ? { delete: this.remove() } : {};
    const kind = kindOf(element.businessObject);
    const entries: Record<string, unknown> = {};
    for (const name of nextOf(element, kind)) entries[`append.${name}`] = name === 'border-timer' ? this.attach() : this.append(name);
    if (NEXT[kind] || kind === 'note') entries['connect'] = this.connection();
    if (kind !== 'note' && kind !== 'association') entries['append.note'] = this.append('note');
    if (!this.popupMenu.isEmpty(element, 'bpmn-replace')) entries['replace'] = this.replace();
    if (this.mayDelete([element])) entries['delete'] = this.remove();
    return entries;
  }

  private append(name: PieceName) {
    const drag = (event: Event, source: CanvasElement): void => this.create.start(event, this.pieceFactory.create(name), { source });
    const click = (_event: Event, source: CanvasElement): void => this.autoPlace.append(source, this.pieceFactory.create(name));
    return {
      group: name === 'note' ? 'edit' : 'model',
      className: PIECES[name].icon,
      title: this.translate(`Append ${name}`),
      action: { dragstart: drag, click },
    };
  }

  private attach() {
    const drag = (event: Event): void => this.create.start(event, this.pieceFactory.create('border-timer'));
    const click = (_event: Event, step: CanvasElement): void =>
      this.selection.select(attachTimer(this.modeling, step, this.pieceFactory.create('border-timer')));
    return {
      group: 'model',
      className: PIECES['border-timer'].icon,
      title: this.translate('Append border-timer'),
      action: { dragstart: drag, click },
    };
  }

  private connection() {
    const start = (event: Event, element: CanvasElement): void => this.connect.start(event, element);
    return {
      group: 'edit',
      className: 'bpmn-icon-connection-multi',
      title: this.translate('Connect to other element'),
      action: { click: start, dragstart: start },
    };
  }

  private replace() {
    const click = (event: MouseEvent, element: CanvasElement): void => {
      const pad = this.canvas.getContainer().querySelector('.djs-context-pad.open')?.getBoundingClientRect();
      const position = { x: pad?.left ?? event.x, y: (pad?.bottom ?? event.y) + 5, cursor: { x: event.x, y: event.y } };
      this.popupMenu.open(element, 'bpmn-replace', position, { title: this.translate('Change element'), width: 220 });
    };
    return { group: 'edit', className: 'bpmn-icon-screw-wrench', title: this.translate('Change element'), action: { click } };
  }

  private remove() {
    const click = (_event: Event, target: CanvasElement | CanvasElement[]): void =>
      this.modeling.removeElements(Array.isArray(target) ? target.slice() : [target]);
    return { group: 'edit', className: 'bpmn-icon-trash', title: this.translate('Delete'), action: { click } };
  }

  private mayDelete(elements: CanvasElement[]): boolean {
    const allowed = this.rules.allowed('elements.delete', { elements });
    return Array.isArray(allowed) ? elements.every((element) => allowed.includes(element)) : allowed;
  }
}
