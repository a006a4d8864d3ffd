import type { Outcome } from '../../../domain/contract.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { durationOf } from '../../../domain/flowchart/period.ts';
import { timerOf } from '../../../domain/flowchart/timers.ts';
import { formatCondition, renameInCondition } from './condition.ts';
import { decidedFlows } from './deciding-steps.ts';
import { DEFINITION_TYPE, HEADERS_TYPE, extensionsOf, findExtension, nextHeaders, readHeaders, readPeriod } from './headers.ts';
import { one, text, type CanvasElement, type Moddle } from './model.ts';
import { formatOutcomes, outcomesOf } from './outcomes.ts';
import type { BpmnFactory, CommandStack, ElementRegistry, Modeling } from './services.ts';

/**
 * Writes what the properties panel says into the flowchart, always through modeling commands: each change of a
 * person is one step of undo, however many elements it touches.
 */
export class Settings {
  static readonly $inject = ['modeling', 'bpmnFactory', 'commandStack', 'elementRegistry'];

  private readonly modeling: Modeling;
  private readonly bpmnFactory: BpmnFactory;
  private readonly commandStack: CommandStack;
  private readonly elementRegistry: ElementRegistry;

  constructor(modeling: Modeling, bpmnFactory: BpmnFactory, commandStack: CommandStack, elementRegistry: ElementRegistry) {
    this.modeling = modeling;
    this.bpmnFactory = bpmnFactory;
    this.commandStack = commandStack;
    this.elementRegistry = elementRegistry;
    commandStack.registerHandler(TOGETHER, Together);
  }

  /** Runs several changes as one step of undo. */
  together(change: () => void): void {
    this.commandStack.execute(TOGETHER, { change });
  }

  rename(element: CanvasElement, name: string): void {
    this.modeling.updateLabel(element, name);
  }

  setProperty(element: CanvasElement, property: 'id' | 'name' | 'text' | 'isExecutable', value: string | boolean): void {
    this.modeling.updateProperties(element, { [property]: value });
  }

  setDocumentation(element: CanvasElement, value: string): void {
    const documentation = value === '' ? [] : [this.bpmnFactory.create('bpmn:Documentation', { text: value })];
    this.modeling.updateProperties(element, { documentation });
  }

  setHeaders(element: CanvasElement, changes: Record<string, string | undefined>): void {
    const headers = nextHeaders(readHeaders(element.businessObject), changes);
    const values = headers.map(({ key, value }) => this.bpmnFactory.create('zeebe:Header', { key, value }));
    const replacement = values.length > 0 ? this.bpmnFactory.create(HEADERS_TYPE, { values }) : null;
    for (const value of values) value.$parent = replacement ?? undefined;
    this.replaceExtension(element, HEADERS_TYPE, replacement);
  }

  setJobType(element: CanvasElement, type: string | undefined, retries?: string): void {
    const definition = type ? this.bpmnFactory.create(DEFINITION_TYPE, { type, retries }) : null;
    this.replaceExtension(element, DEFINITION_TYPE, definition);
  }

  /** Stores outcomes; a changed code is carried into the conditions that this step decides. */
  setOutcomes(step: CanvasElement, outcomes: Outcome[]): void {
    const renamed = renamedCodes(outcomesOf(step.businessObject), outcomes);
    this.together(() => {
      this.setHeaders(step, { [HEADERS.outcomes]: formatOutcomes(outcomes) });
      for (const flow of renamed.size > 0 ? decidedFlows(step.businessObject) : []) this.renameCodes(flow, renamed);
    });
  }

  /** A flow taken for these outcomes; no outcomes, no condition. It stops being the default flow. */
  setCondition(flow: CanvasElement, codes: readonly string[]): void {
    const body = formatCondition(codes);
    this.together(() => {
      if (isDefault(flow)) this.modeling.updateProperties(flow.source as CanvasElement, { default: undefined });
      this.modeling.updateProperties(flow, { conditionExpression: body ? this.expression(flow, body) : undefined });
    });
  }

  /** The flow that is taken when no other one fits; the engine refuses a condition on it. */
  setDefault(flow: CanvasElement, chosen: boolean): void {
    const gateway = flow.source;
    if (!gateway) return;
    this.together(() => {
      this.modeling.updateProperties(gateway, { default: chosen ? flow.businessObject : undefined });
      if (chosen) this.modeling.updateProperties(flow, { conditionExpression: undefined });
    });
  }

  /** A flow's condition alone, whatever else is said of it; repairs say the rest themselves. */
  setExpression(flow: CanvasElement, body: string | undefined): void {
    this.modeling.updateProperties(flow, { conditionExpression: body ? this.expression(flow, body) : undefined });
  }

  /** The flow that a gateway takes when no other fits; null takes it away. */
  setDefaultOf(gateway: CanvasElement, flow: CanvasElement | null): void {
    this.modeling.updateProperties(gateway, { default: flow ? flow.businessObject : undefined });
  }

  /** Settings of a timer symbol; the duration for other tools follows the period. */
  setPeriod(element: CanvasElement, changes: Record<string, string | undefined>): void {
    this.together(() => {
      this.setHeaders(element, changes);
      const period = readPeriod(element.businessObject);
      this.setDuration(element, period && durationOf(period));
    });
  }

  /** Makes an event the timer that a flowchart may contain: with a duration, interrupting, waiting for nothing else. */
  makeTimer(element: CanvasElement): void {
    const timer = this.bpmnFactory.create('bpmn:TimerEventDefinition');
    timer.$parent = element.businessObject;
    const interrupting = element.type === 'bpmn:BoundaryEvent' ? { cancelActivity: true } : {};
    this.modeling.updateProperties(element, { eventDefinitions: [timer], ...interrupting });
  }

  /** The duration of a timer symbol, which other tools read; the period itself stands in the headers. */
  setDuration(element: CanvasElement, duration: string | undefined): void {
    const timer = timerOf(element.businessObject);
    if (!timer) return;
    const timeDuration = duration === undefined ? undefined : this.bpmnFactory.create('bpmn:FormalExpression', { body: duration });
    if (timeDuration) timeDuration.$parent = timer;
    this.modeling.updateModdleProperties(element, timer, { timeDuration });
  }

  private renameCodes(flow: Moddle, renamed: Map<string, string>): void {
    const element = this.elementRegistry.get(flow.id ?? '');
    const stored = text(one(flow, 'conditionExpression'), 'body');
    if (!element || stored === undefined) return;
    let next = stored;
    for (const [from, to] of renamed) next = renameInCondition(next, from, to);
    if (next !== stored) this.modeling.updateProperties(element, { conditionExpression: this.expression(element, next) });
  }

  private expression(flow: CanvasElement, body: string): Moddle {
    const expression = this.bpmnFactory.create('bpmn:FormalExpression', { body });
    expression.$parent = flow.businessObject;
    return expression;
  }

  private replaceExtension(element: CanvasElement, type: string, replacement: Moddle | null): void {
    const owner = element.businessObject;
    const existing = owner['extensionElements'] as Moddle | undefined;
    const current = findExtension(owner, type);
    if (!existing) {
      if (!replacement) return;
      const created = this.bpmnFactory.create('bpmn:ExtensionElements', { values: [replacement] });
      created.$parent = owner;
      replacement.$parent = created;
      this.modeling.updateProperties(element, { extensionElements: created });
      return;
    }
    if (replacement) replacement.$parent = existing;
    const values = extensionsOf(owner).flatMap((value) => (value === current ? (replacement ? [replacement] : []) : [value]));
    if (!current && replacement) values.push(replacement);
    this.modeling.updateModdleProperties(element, existing, { values });
  }
}

/** The flow is its gateway's default flow. */
export const isDefault = (flow: CanvasElement): boolean => one(flow.businessObject, 'sourceRef')?.['default'] === flow.businessObject;

const TOGETHER = 'sunlit.together';

/** A command that only groups the commands given while it runs. */
class Together {
  preExecute(context: { change: () => void }): void {
    context.change();
  }

  execute(): CanvasElement[] {
    return [];
  }

  revert(): CanvasElement[] {
    return [];
  }
}

/** Outcomes are matched by place when the list kept its length: then a different code is a renamed one. */
const renamedCodes = (before: Outcome[], after: Outcome[]): Map<string, string> => {
  const renamed = new Map<string, string>();
  if (before.length !== after.length) return renamed;
  const kept = new Set(after.map((outcome) => outcome.code));
  before.forEach((outcome, index) => {
    const next = after[index];
    if (next && next.code !== outcome.code && !kept.has(outcome.code)) renamed.set(outcome.code, next.code);
  });
  return renamed;
};
