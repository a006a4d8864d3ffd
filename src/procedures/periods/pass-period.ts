/**
 * What follows when the period of a timer symbol has passed (docs/adr/0014), whichever alarm saw it: the law decides the step on whose
 * border the timer sits, or a waiting period is over. Whoever was first, a clerk or the party's waiver, has ended the period, and nothing
 * follows.
 *
 * The alarm only stores a command, with its notice: what follows takes the locks in the order in which deciding a step takes them.
 */
import { LIMIT_PASSED } from '../../../domain/contract.ts';
import { limitPassedOn } from '../../../domain/flowchart/describe.ts';
import type { DueListener } from '../../clocks/index.ts';
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { CommandRejected, CommandWaits, type Outbox, type OutboxHandler } from '../../platform/outbox/index.ts';
import type { Time } from '../../platform/time/time.ts';
import type { Guard, Guarded } from '../guard.ts';
import { procedureOf, type MatterKinds } from '../matter-kind.ts';
import type { StoreDecision } from '../store-decision.ts';
import type { EndWaitingPeriod } from './end-waiting-period.ts';
import type { RunPeriods } from './run-periods.ts';
import { createPeriodStore, type PeriodRow } from './store.ts';

export const PASS_PERIOD = 'pass-period';

/** Inside the transaction that stores the notices. */
export function onPeriodPassed({ database, outbox }: { database: Database; outbox: Outbox }): DueListener {
  const store = createPeriodStore(database);
  return async (notices) => {
    for (const notice of notices.filter(({ kind }) => kind === 'period-passed')) {
      const period = await store.ofClock(notice);
      if (!period) continue;
      // In a stream of its own: the law does not wait for an engine that is away.
      await outbox.put({
        id: `pass:${period.id}`,
        kind: PASS_PERIOD,
        stream: `period:${period.id}`,
        payload: { periodId: period.id, passedAt: notice.dueAt },
      });
    }
  };
}

export function createPassPeriod(deps: {
  database: Database;
  outbox: Outbox;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  runPeriods: RunPeriods;
  storeDecision: StoreDecision;
  endWaitingPeriod: EndWaitingPeriod;
}): OutboxHandler {
  const { database, outbox, time, kinds, guard, runPeriods, storeDecision, endWaitingPeriod } = deps;
  const store = createPeriodStore(database);
  const matterStore = createMatterStore(database);

  return (row) =>
    database.write(async () => {
      const { periodId, passedAt } = row.payload as { periodId: string; passedAt: number };
      await pass(periodId, passedAt);
      await outbox.markDone([row.id]);
    });

  async function pass(periodId: string, passedAt: number): Promise<void> {
    const { step_id: stepId, matter_id: matterId } = (await store.period(periodId)) ?? {};
    if (!matterId) throw new CommandRejected(`There is no period ${periodId}`);
    // The order of locks of a clerk's decision: step, matter, clocks.
    const step = stepId ? await matterStore.lockStep(stepId) : undefined;
    const matters = await guard.lock([matterId]);
    const [matter, period] = [matters.matter(matterId), await store.period(periodId)];
    if (!matter || !period || period.ended_at !== null || matter.closed_at !== null) return;
    if (matter.frozen_at !== null) throw new CommandWaits(`Matter ${matterId} is frozen`);
    const now = time.now();
    const followed = step
      ? await decideByLaw(matters, matter, period, passedAt, now)
      : await endWaitingPeriod(matters, matter, period, 'passed', now);
    if (!followed) throw new CommandRejected(`The record of matter ${matterId} does not lead to the end of ${period.element_id}`);
  }

  async function decideByLaw(matters: Guarded, matter: MatterRow, period: PeriodRow, passedAt: number, now: Date): Promise<boolean> {
    const step = await matterStore.step(period.step_id ?? '');
    if (!step || (step.state !== 'open' && step.state !== 'claimed')) {
      await runPeriods.end(period, 'closed', now);
      return true;
    }
    const node = (await procedureOf(kinds, matter)).chart.nodes.get(step.element_id);
    const passed = node && limitPassedOn(node);
    if (!passed || matters.follow(matter, { kind: 'decided', elementId: step.element_id, outcome: LIMIT_PASSED })) return false;
    const by = { person: null, basis: passed.basis ?? null, limitPassedAt: passedAt };
    await storeDecision({ matter, step, node, outcome: passed.outcome, values: {}, fields: [], by, now });
    return true;
  }
}
