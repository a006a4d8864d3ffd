import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import { HEADERS } from '../../../processes/contract.ts';
import { readHeader, readLimit } from './headers.ts';
import { kindOf } from './kinds.ts';
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
const INK = '#1f2933';
const FAINT = '#5b6770';

/**
 * Draws tasks as a clerk reads them: the name, and below it who does it in how many working days, which document
 * it makes, or with which result it closes the case. The same drawing goes into the exported picture.
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
    return type === 'bpmn:UserTask' || (type === 'bpmn:ServiceTask' && kindOf(businessObject) !== 'foreign');
  }

  override drawShape(parent: SVGElement, shape: unknown): SVGElement {
    const element = shape as CanvasElement;
    const { width = 100, height = 80 } = element;
    const kind = kindOf(element.businessObject);
    const box = draw(parent, 'rect', {
      width, height, rx: 6, ry: 6, fill: kind === 'step' ? '#ffffff' : '#f4f6f8', stroke: INK, 'stroke-width': 1.5,
      ...(kind === 'step' ? {} : { 'stroke-dasharray': kind === 'close' ? '' : '5 3' }),
    });
    if (kind === 'close') draw(parent, 'rect', { x: 3, y: 3, width: width - 6, height: height - 6, rx: 4, ry: 4, fill: 'none', stroke: INK, 'stroke-width': 1 });
    this.write(parent, element.businessObject.name ?? '', { x: 0, y: 0, width, height: height - STRIP }, { fill: INK });
    draw(parent, 'path', { d: `M 6 ${height - STRIP} H ${width - 6}`, stroke: '#c9d1d9', 'stroke-width': 1, fill: 'none' });
    this.write(parent, this.strip(element), { x: 0, y: height - STRIP, width, height: STRIP }, { fill: FAINT, fontSize: '10px' });
    return box;
  }

  override getShapePath(shape: never): string {
    return this.bpmnRenderer.getShapePath(shape);
  }

  private write(parent: SVGElement, words: string, box: { x: number; y: number; width: number; height: number }, style: Record<string, string>): void {
    const label = this.textRenderer.createText(words, {
      box: { width: box.width, height: box.height }, align: 'center-middle', padding: 4, style, size: { width: box.width },
    });
    label.classList.add('djs-label');
    label.setAttribute('transform', `translate(${box.x} ${box.y})`);
    parent.appendChild(label);
  }

  private strip(element: CanvasElement): string {
    const step = element.businessObject;
    const kind = kindOf(step);
    if (kind === 'document') return `▤ ${this.naming.template(readHeader(step, HEADERS.template)) ?? this.translate('no document chosen')}`;
    if (kind === 'close') return `■ ${this.naming.result(readHeader(step, HEADERS.result)) ?? this.translate('no result chosen')}`;
    const limit = readLimit(step);
    return [
      this.naming.position(readHeader(step, HEADERS.position)) ?? this.translate('no position chosen'),
      ...(limit === null ? [] : [this.translate('{days} wd', { days: String(limit) })]),
      ...(readHeader(step, HEADERS.officers) === '2' ? [this.translate('two officers')] : []),
    ].join(' · ');
  }
}

const draw = (parent: SVGElement, tag: string, attributes: Record<string, string | number>): SVGElement => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  parent.appendChild(node);
  return node;
};
