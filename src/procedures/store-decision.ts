/**
 * Stores how a step was decided, by a person or by the law (R10, R11.4; docs/adr/0014): the opinion, the record's entry, what follows
 * for the clocks, and the command for the engine, all in the caller's transaction. The engine may be away meanwhile.
 */
import { randomUUID } from 'node:crypto';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { Outcome } from '../../domain/contract.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import type { FlowNode } from '../../domain/flowchart/flowchart.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Clocks } from '../clocks/index.ts';
import {
  createMatterStore,
  createProposalStore,
  type MatterRow,
  type OpinionRow,
  type ProposalRow,
  type StepRow,
} from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { MatterKinds } from './matter-kind.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import { createPeriodStore } from './periods/store.ts';
import { COMPLETE_STEP } from './record-opinions.ts';
import type { Services } from './service/services.ts';

/**
 * Who gave the opinion; or which limit passed, and the article that then decides; or why the platform ends what has lost its ground.
 */
type Decider =
  | { person: Person; substituteFor: string | null; coOfficerId: string | null; text: string; proposal?: ProposalRow }
  | { person: null; basis: string | null; limitPassedAt: number }
  | { person: null; basis: string | null; text: string };

const wordsOf = (by: Decider): string => ('text' in by ? by.text : '');

export interface StepDecision {
  matter: MatterRow;
  step: StepRow;
  /** The step as the confirmed drawing has it. */
  node: FlowNode | undefined;
  outcome: Outcome;
  values: FormValues;
  fields: LabelledValue[];
  by: Decider;
  now: Date;
}

/** Answers the opinion's id. */
export type StoreDecision = (decision: StepDecision) => Promise<string>;

export function createStoreDecision(deps: {
  database: Database;
  clocks: Clocks;
  outbox: Outbox;
  record: RecordBook;
  kinds: MatterKinds;
  runPeriods: RunPeriods;
  services: Pick<Services, 'byStep'>;
}): StoreDecision {
  const { database, clocks, outbox, record, kinds, runPeriods, services } = deps;
  const store = createMatterStore(database);
  const periods = createPeriodStore(database);
  const proposals = createProposalStore(database);

  return async ({ matter, step, node, outcome, values, fields, by, now }) => {
    const { person } = by;
    const proposal = by.person ? by.proposal : undefined;
    const opinion: OpinionRow = {
      id: randomUUID(),
      step_id: step.id,
      matter_id: matter.id,
      person_id: person?.id ?? null,
      basis: by.person ? null : by.basis,
      co_officer_id: by.person ? by.coOfficerId : null,
      outcome: outcome.code,
      outcome_label: outcome.label,
      negative: outcome.negative ? 1 : 0,
      effect: outcome.effect ?? null,
      body: wordsOf(by),
      fields: JSON.stringify(fields),
      at: now.getTime(),
      proposed_at: proposal?.at ?? null,
      substitute_for: by.person ? by.substituteFor : null,
    };
    // What still waits for a second officer waits no more: the law, or another position, was first.
    if (step.officers === 2 && !proposal) {
      const waiting = await proposals.waiting(step.id);
      if (waiting) await proposals.update(waiting.id, { state: 'lapsed', answered_at: opinion.at });
    }
    await database.insert('opinion', { ...opinion });
    await store.updateStep(step.id, { state: 'decided', decided_by: opinion.person_id, decided_at: opinion.at });
    record.append({
      kind: 'step-decided',
      matterId: matter.id,
      actorId: opinion.person_id,
      payload: {
        stepId: step.id,
        elementId: step.element_id,
        outcome: opinion.outcome,
        label: opinion.outcome_label,
        negative: opinion.negative === 1,
        text: opinion.body,
        fields: values,
        coOfficerId: opinion.co_officer_id,
        effect: opinion.effect,
        ...(opinion.substitute_for === null ? {} : { substituteFor: opinion.substitute_for }),
        ...(proposal ? { proposalId: proposal.id, proposedAt: isoInChina(proposal.at) } : {}),
        ...('limitPassedAt' in by ? { byLaw: true, basis: by.basis, limitPassedAt: isoInChina(by.limitPassedAt) } : {}),
        ...(by.person === null && 'text' in by ? { byPlatform: true, basis: by.basis } : {}),
      },
    });
    if (by.person)
      await services.byStep({ matterId: matter.id, step, values, fields, person: by.person, coOfficerId: by.coOfficerId, now });
    const kind = kinds(matter.kind);
    const entries: LedgerEntry[] = step.limit_days === null ? [] : [{ kind: 'step-closed', at: now, stepId: step.id }];
    entries.push(...(await kind.decided({ matter, step, outcome, values, opinion, person, now })));
    if (entries.length) await clocks.append({ matterId: matter.id, purpose: kind.clock }, entries);
    // Only such a step has a period: every other decision is spared the question.
    const period = node?.borderTimer && (await periods.ofStep(step.id));
    if (period) await runPeriods.end(period, person ? 'decided' : 'passed', now);
    await outbox.put({
      id: `complete:${step.id}`,
      kind: COMPLETE_STEP,
      stream: `case:${matter.id}`,
      payload: { stepId: step.id, jobKey: step.job_key, outcome: opinion.outcome },
    });
    return opinion.id;
  };
}
