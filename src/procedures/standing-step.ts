/**
 * The step at which a matter stands. A decision is stored at once, but the next step stands only when the engine has come there; whoever is
 * too quick, or comes while the engine is away, is told so and tries again (pages do so by themselves).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createMatterStore, type StepRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';

const NOT_YET = 'step-not-open-yet';
const PATIENCE_MS = 30_000;
const EVERY_MS = 50;

/** The open step of a matter; refused with `step-not-open-yet` while there is none. */
export async function standingStep(database: Database, matterId: string): Promise<StepRow> {
  const steps = await createMatterStore(database).stepsOf(matterId);
  const step = steps.find(({ state }) => state === 'open' || state === 'claimed');
  if (step) return step;
  throw new Refusal(
    503,
    NOT_YET,
    '上一环节已经办理，流程引擎正在转入下一环节，请稍后再试。您的内容没有丢失。',
    'The step before was decided and the engine is on its way to the next one. Try again in a moment; nothing is lost.',
  );
}

/** Tries again until the next step stands; for programs that act one step after the other. Never inside a transaction. */
export async function onceStanding<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal && error.code === NOT_YET) || performance.now() > until) throw error;
      await sleep(EVERY_MS);
    }
  }
}
