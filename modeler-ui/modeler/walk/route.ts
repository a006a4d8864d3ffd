import { outcomesOfCondition } from '../../../domain/flowchart/condition.ts';
import { many, one, text, type Moddle } from '../bpmn/model.ts';

/** Which flow each choice takes after an outcome; `stuck` is a choice that has no flow for it. */
export interface Route {
  taken: Map<string, Moddle>;
  stuck: Moddle | null;
}

/**
 * The way that the engine would go after a step: at each choice the flow that names the outcome, else the default, until
 * the next steps (R10). The outcome stays the same all the way, as it does in the engine. Where the limit passed, it begins at the timer on
 * the step's border.
 */
export function routeAfter(step: Moddle, outcome: string): Route {
  const taken = new Map<string, Moddle>();
  const seen = new Set<Moddle>([step]);
  const queue = targets(step);
  for (let node = queue.shift(); node; node = queue.shift()) {
    if (seen.has(node) || node.$type === 'bpmn:UserTask') continue;
    seen.add(node);
    const ways = many(node, 'outgoing');
    if (node.$type !== 'bpmn:ExclusiveGateway' || ways.length < 2) {
      queue.push(...targets(node));
      continue;
    }
    const way =
      ways.find((flow) => outcomesOfCondition(text(one(flow, 'conditionExpression'), 'body'))?.includes(outcome)) ?? one(node, 'default');
    if (!way) return { taken, stuck: node };
    taken.set(node.id ?? '', way);
    const next = one(way, 'targetRef');
    if (next) queue.push(next);
  }
  return { taken, stuck: null };
}

const targets = (node: Moddle): Moddle[] =>
  many(node, 'outgoing')
    .map((flow) => one(flow, 'targetRef'))
    .filter((target) => target !== undefined);
