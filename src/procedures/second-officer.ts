/**
 * The second of two officers (XK34, CF42; docs/adr/0035-shared-work.md): what the first one decides waits as proposed until the second one,
 * who reads what was typed, confirms it or declines with a reason. Only with the confirmation is the step decided, in one transaction.
 */
import { randomUUID } from 'node:crypto';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { outcomesOf, type ProposalRow, type ProposalState, type ProposalStore, type StepRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, forbidden, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Decision, Ready } from './judge-decision.ts';
import { positionOf, type StepDesk } from './step-desk.ts';

export interface SecondOfficerDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  desk: StepDesk;
  proposals: ProposalStore;
  person: (id: string) => Promise<Person | undefined>;
  ready: (person: Person, step: StepRow, decision: Decision) => Promise<Ready>;
}

/** The drawing gives this outcome to another position. */
const outcomeOfAnother = (step: StepRow, code: string): boolean =>
  outcomesOf(step).some((outcome) => outcome.code === code && outcome.position !== undefined);

/** It is not what the reader has read: it was changed, taken back or answered meanwhile. */
const proposalChanged = (): Refusal =>
  conflict(
    'proposal-changed',
    '待确认的意见已经修改、撤回或者已有结论，请重新阅读后再确认。',
    'What waits for confirmation was changed, taken back or answered meanwhile. Read it again before you confirm.',
  );

export function createSecondOfficer(deps: SecondOfficerDependencies) {
  const { database, record, time, desk, proposals } = deps;

  const answered = (proposal: ProposalRow, state: ProposalState, reason: string | null = null): Promise<void> =>
    proposals.update(proposal.id, { state, answered_at: time.now().getTime(), reason });

  /** What waits at the step and is what was read. */
  async function waiting(step: StepRow, proposalId: string): Promise<ProposalRow> {
    const proposal = await proposals.waiting(step.id);
    if (proposal?.id !== proposalId) throw proposalChanged();
    return proposal;
  }

  /** What waits goes on waiting no more, because the step is decided otherwise or somebody else's. */
  async function lapse(step: StepRow, state: 'replaced' | 'withdrawn' | 'lapsed'): Promise<void> {
    const proposal = step.officers === 2 ? await proposals.waiting(step.id) : undefined;
    if (proposal) await answered(proposal, state);
  }

  return {
    lapse,

    /** The other officer is told who was first, and that the proposal waits for them. */
    async refuseOthersProposal(step: StepRow, person: Person, { outcome }: Decision): Promise<void> {
      if (step.officers !== 2 || !step.claimed_by || step.claimed_by === person.id) return;
      const proposal = await proposals.waiting(step.id);
      // An outcome of another position needs no claim and no second officer.
      if (!proposal || proposal.person_id === person.id || outcomeOfAnother(step, outcome)) return;
      const { name: personName = '' } = (await deps.person(proposal.person_id)) ?? {};
      throw conflict(
        'step-proposed',
        `${personName}已提出办理意见（${proposal.outcome_label}），正在等待另一名工作人员确认。您的意见没有提交，内容仍在页面中。`,
        `${personName} has proposed a decision (${proposal.outcome_label}), which waits for the second officer. Your opinion was not submitted; its text is still in the page.`,
        { personName, at: isoInChina(proposal.at), outcomeLabel: proposal.outcome_label },
      );
    },

    /** Keeps what the first officer decides until it is answered; an earlier one of theirs is replaced. */
    async propose(person: Person, { matter, step, outcome, values, fields, text, coOfficerId }: Ready): Promise<string> {
      await desk.take(person, step, matter);
      await lapse(step, 'replaced');
      const proposal: ProposalRow = {
        id: randomUUID(),
        step_id: step.id,
        matter_id: step.matter_id,
        person_id: person.id,
        co_officer_id: coOfficerId ?? '',
        outcome: outcome.code,
        outcome_label: outcome.label,
        negative: outcome.negative ? 1 : 0,
        body: text,
        answers: JSON.stringify(values),
        fields: JSON.stringify(fields),
        at: time.now().getTime(),
        state: 'waiting',
        answered_at: null,
        reason: null,
      };
      await proposals.insert(proposal);
      record.append({
        kind: 'step-proposed',
        matterId: step.matter_id,
        actorId: person.id,
        payload: {
          ...{ proposalId: proposal.id, stepId: step.id, elementId: step.element_id, stepName: step.name },
          ...{ outcome: outcome.code, label: outcome.label, negative: proposal.negative === 1, text, fields: values, coOfficerId },
        },
      });
      return proposal.id;
    },

    acts: {
      /** The second officer confirms what they have read: both are asked again whether they may act, and the step is decided. */
      confirm: (person: Person, stepId: string, proposalId: string): Promise<{ opinionId: string }> =>
        database.write(async () => {
          const step = await desk.lockOpenStep(person, stepId);
          const proposal = await waiting(step, proposalId);
          if (proposal.co_officer_id !== person.id) throw forbidden('step.confirm');
          await desk.assertMayAct(person.id, positionOf(step), step.matter_id, time.now());
          const first = await deps.person(proposal.person_id);
          if (!first) throw proposalOutdated([]);
          const decided = await ready(first, step, proposal);
          await answered(proposal, 'confirmed');
          record.append({
            kind: 'step-confirmed',
            matterId: step.matter_id,
            actorId: person.id,
            payload: { proposalId, stepId, outcome: proposal.outcome },
          });
          return { opinionId: await decided.store(first, proposal) };
        }),

      /** Back to the first officer, with the reason; nothing that was typed is lost. */
      decline: (person: Person, stepId: string, { proposalId, reason }: { proposalId: string; reason: string }): Promise<void> =>
        database.write(async () => {
          const step = await desk.lockOpenStep(person, stepId);
          const proposal = await waiting(step, proposalId);
          if (proposal.co_officer_id !== person.id) throw forbidden('step.confirm');
          desk.refuseFrozen(await desk.matterOf(step));
          await answered(proposal, 'declined', reason);
          record.append({
            kind: 'step-proposal-declined',
            matterId: step.matter_id,
            actorId: person.id,
            payload: { proposalId, stepId, stepName: step.name, reason },
          });
        }),

      /** The first officer takes back what waits, to change it. */
      withdraw: (person: Person, stepId: string, proposalId: string): Promise<void> =>
        database.write(async () => {
          const step = await desk.lockOpenStep(person, stepId);
          const proposal = await waiting(step, proposalId);
          if (proposal.person_id !== person.id) throw forbidden('step.decide');
          desk.refuseFrozen(await desk.matterOf(step));
          await answered(proposal, 'withdrawn');
          record.append({
            kind: 'step-proposal-withdrawn',
            matterId: step.matter_id,
            actorId: person.id,
            payload: { proposalId, stepId, stepName: step.name },
          });
        }),
    },
  };

  /** What was right when it was proposed may be so no more: the first officer has to look at it again. */
  async function ready(first: Person, step: StepRow, proposal: ProposalRow): Promise<Ready> {
    const { outcome, body: text, co_officer_id: coOfficerId } = proposal;
    const fields = JSON.parse(proposal.answers) as Record<string, unknown>;
    try {
      return await deps.ready(first, step, { outcome, text, fields, coOfficerId });
    } catch (error) {
      if (error instanceof Refusal && (error.status === 422 || error.status === 403))
        throw proposalOutdated(error.options.fields ?? [], error);
      throw error;
    }
  }
}

function proposalOutdated(fields: NonNullable<Refusal['options']['fields']>, cause?: Refusal): Refusal {
  const why = fields[0] ?? cause;
  return new Refusal(
    409,
    'proposal-outdated',
    `该意见按现在的情况不能成立${why ? `：${why.message}` : ''}请退回并说明理由，由提出人修改。`,
    `As things stand this can no longer be decided so${why ? `: ${why.messageEn}` : '.'} Decline it with the reason, so that its author changes it.`,
    { details: { problems: fields.map(({ path, code }) => ({ path, code })) } },
  );
}
