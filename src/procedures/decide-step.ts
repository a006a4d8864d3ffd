/**
 * A clerk decides a step (R10, R11.3, R11.4): only a holder of the position (or of the one that the outcome names), once, with a stated
 * reason when negative. Where two officers must act, the first one's decision waits until the second one confirms it
 * (`second-officer.ts`).
 *
 * The decision and the command for the engine are stored together; the engine may be away meanwhile.
 */
import type { Divergence } from '../../domain/flowchart/divergence.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { createMatterStore, createProposalStore, type StepRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { type Time } from '../platform/time/time.ts';
import type { Freeze } from './freeze.ts';
import type { Guard } from './guard.ts';
import { givenBy, type Decision, type JudgeDecision, type Ready } from './judge-decision.ts';
import { matterFrozen } from './matter-frozen.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import { createSecondOfficer } from './second-officer.ts';
import { positionOf, type StepDesk } from './step-desk.ts';
import type { StoreDecision } from './store-decision.ts';

export interface DecideDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  freeze: Freeze;
  storeDecision: StoreDecision;
  desk: StepDesk;
  judge: JudgeDecision;
  person: (id: string) => Promise<Person | undefined>;
}

/** The step is decided; or what was decided waits for the second officer. */
export type Taken = { opinionId: string; proposalId: null } | { opinionId: null; proposalId: string };

export type DecideStep = ReturnType<typeof createDecideStep>;

export function createDecideStep(deps: DecideDependencies) {
  const { database, record, time, kinds, guard, freeze, storeDecision, desk, judge } = deps;
  const store = createMatterStore(database);
  const proposals = createProposalStore(database);

  /** Nothing of the decision is kept; that the matter is held, is. */
  const freezeFor = (step: StepRow, problem: Divergence): Promise<void> =>
    database.write(async () => {
      const matter = await store.lock(step.matter_id);
      if (matter) await freeze(matter, problem, { jobKey: step.job_key, processInstanceKey: step.process_instance_key });
    });

  /** Inside a transaction that holds the step. */
  async function ready(person: Person, step: StepRow, decision: Decision): Promise<Ready> {
    const now = time.now();
    const matters = await guard.lock([step.matter_id]);
    const matter = matters.matter(step.matter_id);
    if (!matter) throw notFound('该办理事项', 'matter');
    const procedure = await procedureOf(kinds, matter);
    const by = givenBy(procedure, matter, step, decision.outcome);
    const substituteFor = await desk.assertMayAct(person.id, by, step.matter_id, now);
    desk.refuseFrozen(matter);
    if (by.own) {
      await desk.refuseOthersClaim(step, person);
      await desk.assertKeptApart(person.id, step, matter);
    }
    const judged = await judge({ person, matter, step, procedure, decision, now });
    // The record must have opened the step that it is to decide.
    const problem = matters.follow(matter, { kind: 'decided', elementId: step.element_id, outcome: judged.outcome.code });
    if (problem) {
      database.afterRollback(() => freezeFor(step, problem));
      throw matterFrozen();
    }
    const text = typedText(decision.text);
    return {
      ...judged,
      ...{ matter, step, text },
      store: (by, proposal) =>
        storeDecision({
          ...{ matter, step, outcome: judged.outcome, values: judged.values, fields: judged.fields, now },
          node: procedure.chart.nodes.get(step.element_id),
          by: { person: by, substituteFor, coOfficerId: judged.coOfficerId, text, ...(proposal ? { proposal } : {}) },
        }),
    };
  }

  const second = createSecondOfficer({ ...deps, proposals, ready });

  return {
    ...second.acts,
    /** What waits at a step that becomes somebody else's. */
    lapse: (step: StepRow) => second.lapse(step, 'lapsed'),

    async claim(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const step = await desk.lockOpenStep(person, stepId);
        await desk.assertMayAct(person.id, positionOf(step), step.matter_id, time.now());
        const matter = await desk.matterOf(step);
        desk.refuseFrozen(matter);
        await desk.refuseOthersClaim(step, person);
        await desk.assertKeptApart(person.id, step, matter);
        await desk.take(person, step, matter);
      });
    },

    async release(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const step = await desk.lockOpenStep(person, stepId);
        await desk.assertMayAct(person.id, positionOf(step), step.matter_id, time.now());
        desk.refuseFrozen(await desk.matterOf(step));
        await desk.refuseOthersClaim(step, person);
        if (!step.claimed_by) return;
        await second.lapse(step, 'withdrawn');
        await store.updateStep(stepId, { state: 'open', claimed_by: null, claimed_at: null });
        record.append({ kind: 'step-released', matterId: step.matter_id, actorId: person.id, payload: { stepId } });
      });
    },

    decide: (person: Person, stepId: string, decision: Decision): Promise<Taken> =>
      database.write(async () => {
        const step = await desk.lockOpenStep(person, stepId);
        await second.refuseOthersProposal(step, person, decision);
        const decided = await ready(person, step, decision);
        return decided.coOfficerId === null
          ? { opinionId: await decided.store(person), proposalId: null }
          : { opinionId: null, proposalId: await second.propose(person, decided) };
      }),

    /** As if the second officer had confirmed already: what a preview shows. Never kept. */
    decideForPreview: (person: Person, stepId: string, decision: Decision): Promise<void> =>
      database.write(async () => {
        const decided = await ready(person, await desk.lockOpenStep(person, stepId), decision);
        await decided.store(person);
      }),
  };
}
