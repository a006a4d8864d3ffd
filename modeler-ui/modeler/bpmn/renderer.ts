import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import { HEADERS } from '../../../domain/contract.ts';
import { readHeader, readLimit, readPeriod } from './headers.ts';
import { kindOf, type Kind } from './kinds.ts';
import type { CanvasElement } from './model.ts';
import type { Naming } from './naming.ts';
import type { EventBus, Translate } from './services.ts';

interface TextRenderer {
  createText(text: string, options: Record<string, unknown>): SVGElement;
}
interface BpmnRenderer {
  getShapePath(shape: unknown): string;
  drawShape(visuals: SVGElement, shape: unknown, attributes?: unknown): SVGElement;
}

const STRIP = 20;
const SMALL = 10;
const INK = '#1f2933';
const FAINT = '#5b6770';

/**
 * Draws tasks as a clerk reads them: the name, and below it who does it in how many working days, which document
 * it makes, or with which result it closes the case; beside a timer its period. The same drawing goes into the exported picture.
 */
export class SunlitRenderer extends BaseRenderer {
  static readonly $inject = ['eventBus', 'bpmnRenderer', 'textRenderer', 'naming', 'translate'];

  private readonly bpmnRenderer: BpmnRenderer;
  private readonly textRenderer: TextRenderer;
  private readonly naming: Naming;
  private readonly translate: Translate;

  constructor(eventBus: EventBus, bpmnRenderer: BpmnRenderer, textRenderer: TextRenderer, naming: Naming, translate: Translate) {
    super(eventBus as never, 1500);
    this.bpmnRenderer = bpmnRenderer;
    this.textRenderer = textRenderer;
    this.naming = naming;
    this.translate = translate;
  }

  override canRender(element: unknown): boolean {
    const { type, businessObject } = element as CanvasElement;
    if ((element as CanvasElement).labelTarget) return false;
    return type === 'bpmn:UserTask' || ((type === 'bpmn:ServiceTask' || isTimerType(type)) && kindOf(businessObject) !== 'foreign');
  }

  override drawShape(parent: SVGElement, shape: unknown): SVGElement {
    const element = shape as CanvasElement;
    if (isTimerType(element.type)) return this.drawTimer(parent, element);
    const { width = 100, height = 80 } = element;
    const kind = kindOf(element.businessObject);
    const box = draw(parent, 'rect', {
      width,
      height,
      rx: 6,
      ry: 6,
      fill: kind === 'step' ? '#ffffff' : '#f0f3f6',
      stroke: INK,
      'stroke-width': 1.5,
    });
    if (kind === 'close')
      draw(parent, 'rect', {
        x: 3,
        y: 3,
        width: width - 6,
        height: height - 6,
        rx: 4,
        ry: 4,
        fill: 'none',
        stroke: INK,
        'stroke-width': 1,
      });
    draw(parent, 'path', {
      d: SIGNS[kind] ?? '',
      transform: 'translate(5 5) scale(0.85)',
      fill: 'none',
      stroke: FAINT,
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    });
    this.write(parent, element.businessObject.name ?? '', { x: 0, y: 10, width, height: height - STRIP - 10 }, { fill: INK });
    draw(parent, 'path', { d: `M 6 ${height - STRIP} H ${width - 6}`, stroke: '#c9d1d9', 'stroke-width': 1, fill: 'none' });
    this.write(
      parent,
      this.strip(element, width - 6),
      { x: 0, y: height - STRIP, width, height: STRIP },
      { fill: FAINT, fontSize: `${SMALL}px` },
    );
    return box;
  }

  /** BPMN's own symbol, and beside it how long. */
  private drawTimer(parent: SVGElement, element: CanvasElement): SVGElement {
    const symbol = this.bpmnRenderer.drawShape(parent, element);
    const period = readPeriod(element.businessObject);
    const words = period ? this.translate(`{count} ${period.unit}`, { count: String(period.count) }) : this.translate('no period chosen');
    const badge = draw(parent, 'text', { x: 38, y: 34, fill: FAINT, 'font-size': SMALL, class: 'djs-label' });
    badge.textContent = words;
    return symbol;
  }

  override getShapePath(shape: never): string {
    return this.bpmnRenderer.getShapePath(shape);
  }

  private write(
    parent: SVGElement,
    words: string,
    box: { x: number; y: number; width: number; height: number },
    style: Record<string, string>,
  ): void {
    const label = this.textRenderer.createText(words, {
      box: { width: box.width, height: box.height },
      align: 'center-middle',
      padding: 3,
      style,
      size: { width: box.width },
    });
    label.classList.add('djs-label');
    label.setAttribute('transform', `translate(${box.x} ${box.y})`);
    parent.appendChild(label);
  }

  private strip(element: CanvasElement, width: number): string {
    const step = element.businessObject;
    const kind = kindOf(step);
    if (kind === 'document')
      return shorten(this.naming.template(readHeader(step, HEADERS.template)) ?? this.translate('no document chosen'), width);
    if (kind === 'close') return shorten(this.naming.result(readHeader(step, HEADERS.result)) ?? this.translate('no result chosen'), width);
    const limit = readLimit(step);
    // The position may be cut, never the days.
    const tail = [
      ...(limit === null ? [] : [this.translate('{days} wd', { days: String(limit) })]),
      ...(readHeader(step, HEADERS.officers) === '2' ? [this.translate('two officers')] : []),
    ]
      .map((part) => `·${part}`)
      .join('');
    const position = this.naming.position(readHeader(step, HEADERS.position)) ?? this.translate('no position chosen');
    return shorten(position, width - widthOf(tail)) + tail;
  }
}

const isTimerType = (type: string): boolean => type === 'bpmn:BoundaryEvent' || type === 'bpmn:IntermediateCatchEvent';

/** Small signs at the left upper corner: a person, a sheet, a tick. */
const SIGNS: Partial<Record<Kind, string>> = {
  step: 'M 5.5 0.5 a 2.3 2.3 0 1 1 -0.01 0 Z M 0.5 11 c 0 -3.2 2.2 -4.8 5 -4.8 s 5 1.6 5 4.8 Z',
  document: 'M 1 0.5 h 5.5 l 3 3 v 8 h -8.5 Z M 6.5 0.5 v 3 h 3 M 3 6 h 4.5 M 3 8.500 h 4.500',
  close: 'M 1 6 l 3.200 3.200 L 10.500 2.500',
};

/** Estimated: a Chinese character is one em wide, as is the middle dot of a Chinese font; a Latin one about half. */
const widthOf = (line: string): number =>
  [...line].reduce((width, character) => width + (/[\u00b7\u2e80-\uffef]/.test(character) ? SMALL : SMALL * 0.53), 0);

const shorten = (line: string, width: number): string => {
  if (widthOf(line) <= width) return line;
  const characters = [...line];
  while (characters.length > 1 && widthOf(characters.join('')) + SMALL > width) characters.pop();
  return `${characters.join('')}…`;
};

const draw = (parent: SVGElement, tag: string, attributes: Record<string, string | number>): SVGElement => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  parent.appendChild(node);
  return node;
};
