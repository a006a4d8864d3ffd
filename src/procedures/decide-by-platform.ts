/**
 * The platform ends a matter that has lost its ground (R13): the open step is given the outcome that the kind names for it, as an opinion
 * of nobody with its reason. Conformance and replay follow it like every decision.
 */
import type { Database } from '../platform/database/index.ts';
import { CommandRejected, CommandWaits } from '../platform/outbox/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createMatterStore, isRunning, outcomesOf } from '../matters/index.ts';
import type { Guard } from './guard.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import type { StoreDecision } from './store-decision.ts';

export interface PlatformDecision {
  matterId: string;
  /** By the step's element: the outcome that ends it. */
  outcomes: Readonly<Record<string, string>>;
  basis: string | null;
  reason: string;
}

/**
 * Inside the transaction of an outbox command. Nothing is done in a matter that is closed; throws `CommandWaits` while no step is open or
 * the matter is frozen.
 */
export type DecideByPlatform = (decision: PlatformDecision) => Promise<void>;

export function createDecideByPlatform(deps: {
  database: Database;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  storeDecision: StoreDecision;
}): DecideByPlatform {
  const { database, time, kinds, guard, storeDecision } = deps;
  const store = createMatterStore(database);
  return async ({ matterId, outcomes, basis, reason }) => {
    // The order of locks of a clerk's decision: step, matter, clocks.
    const open = (await store.stepsOf(matterId)).find((step) => isRunning(step) && outcomes[step.element_id]);
    const step = open && (await store.lockStep(open.id));
    const matters = await guard.lock([matterId]);
    const matter = matters.matter(matterId);
    if (!matter || matter.closed_at !== null) return;
    if (matter.frozen_at !== null || !step || !isRunning(step)) throw new CommandWaits(`Matter ${matterId} has no step to be decided`);
    const outcome = outcomesOf(step).find(({ code }) => code === outcomes[step.element_id]);
    if (!outcome) throw new CommandRejected(`Step ${step.element_id} has no outcome "${outcomes[step.element_id]}"`);
    if (matters.follow(matter, { kind: 'decided', elementId: step.element_id, outcome: outcome.code }))
      throw new CommandRejected(`The record of matter ${matterId} does not lead to the end of ${step.element_id}`);
    const node = (await procedureOf(kinds, matter)).chart.nodes.get(step.element_id);
    await storeDecision({
      matter,
      step,
      node,
      outcome,
      values: {},
      fields: [],
      by: { person: null, basis, text: reason },
      now: time.now(),
    });
  };
}
