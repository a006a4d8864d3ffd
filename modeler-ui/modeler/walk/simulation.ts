import AnimationModule from 'bpmn-js-token-simulation/lib/animation';
import SimulatorModule from 'bpmn-js-token-simulation/lib/simulator';
import { LIMIT_PASSED } from '../../../domain/contract.ts';
import type { Diagram } from '../bpmn/create-modeler.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import type { ElementRegistry, EventBus } from '../bpmn/services.ts';
import { routeAfter } from './route.ts';

interface Subscription {
  element: CanvasElement;
  event: { type: string };
  scope: unknown;
}
interface Simulator {
  findSubscriptions(filter: Record<string, unknown>): Subscription[];
  waitAtElement(element: CanvasElement, wait: boolean): void;
  setConfig(element: CanvasElement, config: Record<string, unknown>): void;
  trigger(what: { event: unknown; scope: unknown }): void;
}

/** Tokens are of the pages' one blue: other colours mean signals and due times. */
const BLUE = { primary: '#1a5fb4', auxiliary: '#ffffff' };
const inBlue = (bus: EventBus): object => {
  bus.on('tokenSimulation.simulator.createScope', 1500, ({ scope }) => {
    Object.assign(scope as object, { colors: BLUE });
  });
  return BLUE;
};
inBlue.$inject = ['eventBus'];

/**
 * The token simulation's engine and its moving tokens without its palette, log and buttons: those speak English only and do not know
 * outcomes. Ours waits at every step and asks for one (walk-dialog.tsx).
 */
export const WALK_MODULES = [SimulatorModule, AnimationModule, { __init__: ['walkColours'], walkColours: ['factory', inBlue] }];

export interface WalkEvents {
  /** Something moved: steps wait elsewhere now. */
  onMoved: () => void;
  /** A document was made, the case was closed, the end was reached. */
  onPassed: (element: CanvasElement) => void;
  onEnded: () => void;
}

export class Simulation {
  private readonly simulator: Simulator;
  private readonly registry: ElementRegistry;
  private readonly bus: EventBus;
  private readonly diagram: Diagram;

  constructor(diagram: Diagram, { onMoved, onPassed, onEnded }: WalkEvents) {
    this.diagram = diagram;
    this.simulator = diagram.get<Simulator>('simulator');
    this.registry = diagram.get<ElementRegistry>('elementRegistry');
    this.bus = diagram.get<EventBus>('eventBus');
    this.bus.on('tokenSimulation.simulator.tick', onMoved);
    this.bus.on('tokenSimulation.simulator.trace', ({ action, element }) => {
      const { type } = element as CanvasElement;
      if (action === 'exit' && (type === 'bpmn:ServiceTask' || type === 'bpmn:EndEvent' || type === 'bpmn:BoundaryEvent'))
        onPassed(element as CanvasElement);
    });
    this.bus.on('tokenSimulation.simulator.destroyScope', ({ scope }) => {
      const { element, completed } = scope as { element: CanvasElement; completed: boolean };
      if (element.type === 'bpmn:Process' && completed) onEnded();
    });
  }

  /** Begins anew; false where there is nothing to begin with. */
  start(): boolean {
    this.bus.fire('tokenSimulation.resetSimulation');
    for (const step of this.registry.filter(({ type, labelTarget }) => type === 'bpmn:UserTask' && !labelTarget))
      this.simulator.waitAtElement(step, true);
    const [beginning] = this.simulator.findSubscriptions({}).filter(({ element }) => element?.type === 'bpmn:StartEvent');
    if (!beginning) return false;
    this.simulator.trigger({ event: beginning.event, scope: beginning.scope });
    return true;
  }

  /** The steps and waiting periods where the case is now. */
  waiting(): CanvasElement[] {
    return this.simulator
      .findSubscriptions({})
      .filter(({ event, element }) => event.type === 'continue' || element?.type === 'bpmn:IntermediateCatchEvent')
      .map(({ element }) => element ?? null)
      .filter((element) => element !== null);
  }

  /** Time passes: the limit of a step whose border the timer sits on, or a waiting period. Answers whether there is a way on. */
  pass(timer: CanvasElement): boolean {
    if (timer.type === 'bpmn:BoundaryEvent' && !this.chooseWays(timer, LIMIT_PASSED)) return false;
    const [waiting] = this.simulator.findSubscriptions({ element: timer });
    if (waiting) this.simulator.trigger({ event: waiting.event, scope: waiting.scope });
    return waiting !== undefined;
  }

  /** Does a step with an outcome; answers whether there is a way on. */
  decide(step: CanvasElement, outcome: string): boolean {
    if (!this.chooseWays(step, outcome)) return false;
    const [waiting] = this.simulator.findSubscriptions({ element: step }).filter(({ event }) => event.type === 'continue');
    if (waiting) this.simulator.trigger({ event: waiting.event, scope: waiting.scope });
    return true;
  }

  private chooseWays(from: CanvasElement, outcome: string): boolean {
    const { taken, stuck } = routeAfter(from.businessObject, outcome);
    if (stuck) return false;
    for (const [gateway, flow] of taken) {
      const [element, way] = [this.registry.get(gateway), this.registry.get(flow.id ?? '')];
      if (element && way) this.simulator.setConfig(element, { activeOutgoing: way });
    }
    return true;
  }

  speed(factor: number): void {
    this.diagram.get<{ setAnimationSpeed(speed: number): void }>('animation').setAnimationSpeed(factor);
  }
}
