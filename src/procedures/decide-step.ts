/**
 * A clerk decides a step (R10, R11.3, R11.4): only a holder of the position (or of the one that the outcome names), once, with a stated
 * reason when negative.
 *
 * The decision and the command for the engine are stored together; the engine may be away meanwhile.
 */
import type { FormField, Outcome } from '../../domain/contract.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { unprintable } from '../documents/index.ts';
import { badInput, conflict, notFound, Refusal } from '../platform/errors.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { type Time } from '../platform/time/time.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { checkFormValues } from '../../domain/forms/form-values.ts';
import { labelled } from '../../domain/forms/labelled.ts';
import type { Divergence } from '../../domain/flowchart/divergence.ts';
import { ownOutcomes } from '../../domain/flowchart/outcomes.ts';
import type { Freeze } from './freeze.ts';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import type { Guard } from './guard.ts';
import { procedureOf, type MatterKinds, type Procedure } from './matter-kind.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { matterFrozen } from './matter-frozen.ts';
import type { StoreDecision } from './store-decision.ts';
import { createMatterStore, isAtPositionOf, outcomesOf, type MatterRow, type OpinionRow, type StepRow } from '../matters/index.ts';

export interface Decision {
  outcome: string;
  text: string;
  fields: Record<string, unknown>;
  coOfficerId?: string | null;
}

/** What deciding needs to know about people. */
export interface Eligibility {
  /** Throws unless the person holds the position and may act now: `position-not-held`, `certificate-expired` (R10, R19.2). */
  assertEligible(personId: string, positionCode: string, organId: string, now: Date): Promise<void>;
  nameOf(personId: string): Promise<string>;
}

export interface DecideDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  freeze: Freeze;
  storeDecision: StoreDecision;
  eligibility: Eligibility;
  missingGlyphs: (text: string) => string[];
  /** Whether the person may see the matter (R14). */
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

/** The law was first. */
const limitHadPassed = ({ basis, outcome_label: outcomeLabel, at }: OpinionRow): Refusal =>
  conflict(
    'step-already-decided',
    `该环节的期限已经届满，依法${outcomeLabel}${basis ? `（${basis}）` : ''}，不能再办理。您的意见没有提交，内容仍在页面中。`,
    `The limit of this step has passed, and the law has decided it (${outcomeLabel}${basis ? `, ${basis}` : ''}). Your opinion was not submitted; its text is still in the page.`,
    { byLaw: true, basis, at: isoInChina(at), outcomeLabel },
  );

/** Whose outcome it is: of the step's own position, or of the one that the drawing names for it. */
function givenBy(
  procedure: Procedure,
  matter: MatterRow,
  step: StepRow,
  code: string,
): { position: string; organId: string; own: boolean } {
  const other = outcomesOf(step).find((outcome) => outcome.code === code)?.position;
  if (other === undefined) return { position: step.position_code, organId: step.organ_id, own: true };
  return { position: other, organId: organOfPosition(procedure.positions, other, matter), own: false };
}

export type DecideStep = ReturnType<typeof createDecideStep>;

export function createDecideStep(deps: DecideDependencies) {
  const { database, record, time, kinds, guard, freeze, storeDecision, eligibility } = deps;
  const store = createMatterStore(database);

  /** Nothing of the decision is kept; that the matter is held, is. */
  const freezeFor = (step: StepRow, problem: Divergence): Promise<void> =>
    database.write(async () => {
      const matter = await store.lock(step.matter_id);
      if (matter) await freeze(matter, problem, { jobKey: step.job_key, processInstanceKey: step.process_instance_key });
    });

  /** R14 first: who may not see the matter learns nothing of the step, not even whether it is decided. */
  async function lockOpenStep(person: Person, stepId: string): Promise<StepRow> {
    const step = await store.lockStep(stepId);
    if (!step || !(isAtPositionOf(person, step) || (await deps.mayRead(person, step.matter_id)))) throw notFound('该环节', 'step');
    if (step.state === 'cancelled')
      throw conflict('step-cancelled', '该环节已终止，无需办理。', 'This step was cancelled; nothing is left to do.');
    if (step.state === 'decided' || step.state === 'done') throw await alreadyDecided(step);
    return step;
  }

  async function matterOf({ matter_id }: StepRow): Promise<MatterRow> {
    const matter = await store.matter(matter_id);
    if (!matter) throw notFound('该办理事项', 'matter');
    return matter;
  }

  /** Nothing is done in a matter about which engine and record disagree (R12a). */
  function refuseFrozen(matter: MatterRow): void {
    if (matter.frozen_at !== null) throw matterFrozen();
  }

  async function alreadyDecided(step: StepRow): Promise<Refusal> {
    const opinion = await store.opinionOfStep(step.id);
    if (opinion?.person_id === null) return limitHadPassed(opinion);
    const personName = opinion ? await eligibility.nameOf(opinion.person_id) : '';
    return conflict(
      'step-already-decided',
      `该环节已由${personName}办理（${opinion?.outcome_label ?? ''}），您的意见没有提交，内容仍在页面中。`,
      `${personName} has decided this step already (${opinion?.outcome_label ?? ''}). Your opinion was not submitted; its text is still in the page.`,
      { personName, at: isoInChina(opinion?.at), outcomeLabel: opinion?.outcome_label },
    );
  }

  async function refuseOthersClaim(step: StepRow, person: Person): Promise<void> {
    if (!step.claimed_by || step.claimed_by === person.id) return;
    const personName = await eligibility.nameOf(step.claimed_by);
    throw conflict(
      'step-claimed',
      `该环节已由${personName}签收，请与其联系或待其退回待办。`,
      `${personName} has claimed this step; ask them or wait until they release it.`,
      { personName, at: isoInChina(step.claimed_at) },
    );
  }

  return {
    async claim(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const step = await lockOpenStep(person, stepId);
        await eligibility.assertEligible(person.id, step.position_code, step.organ_id, time.now());
        const matter = await matterOf(step);
        refuseFrozen(matter);
        await refuseOthersClaim(step, person);
        if (step.claimed_by === person.id) return;
        await store.updateStep(stepId, { state: 'claimed', claimed_by: person.id, claimed_at: time.now().getTime() });
        record.append({ kind: 'step-claimed', matterId: step.matter_id, actorId: person.id, payload: { stepId } });
        await kinds(matter.kind).claimed?.({ matter, step, person, now: time.now() });
      });
    },

    async release(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const step = await lockOpenStep(person, stepId);
        await eligibility.assertEligible(person.id, step.position_code, step.organ_id, time.now());
        refuseFrozen(await matterOf(step));
        await refuseOthersClaim(step, person);
        if (!step.claimed_by) return;
        await store.updateStep(stepId, { state: 'open', claimed_by: null, claimed_at: null });
        record.append({ kind: 'step-released', matterId: step.matter_id, actorId: person.id, payload: { stepId } });
      });
    },

    async decide(person: Person, stepId: string, decision: Decision): Promise<{ opinionId: string }> {
      return database.write(async () => {
        const step = await lockOpenStep(person, stepId);
        const now = time.now();
        const matters = await guard.lock([step.matter_id]);
        const matter = matters.matter(step.matter_id);
        if (!matter) throw notFound('该办理事项', 'matter');
        const procedure = await procedureOf(kinds, matter);
        const by = givenBy(procedure, matter, step, decision.outcome);
        await eligibility.assertEligible(person.id, by.position, by.organId, now);
        refuseFrozen(matter);
        if (by.own) await refuseOthersClaim(step, person);
        const officers = by.own ? step.officers : 1;
        const fields = by.own && step.form_key ? (procedure.forms[step.form_key]?.fields ?? []) : [];
        const checked = await check({ ...step, officers }, decision, fields, person, now);
        // The record must have opened the step that it is to decide.
        const problem = matters.follow(matter, { kind: 'decided', elementId: step.element_id, outcome: checked.outcome.code });
        if (problem) {
          database.afterRollback(() => freezeFor(step, problem));
          throw matterFrozen();
        }
        const opinionId = await storeDecision({
          matter,
          step,
          node: procedure.chart.nodes.get(step.element_id),
          ...checked,
          fields: labelled(fields, checked.values),
          by: { person, coOfficerId: officers === 2 ? (decision.coOfficerId ?? null) : null, text: typedText(decision.text) },
          now,
        });
        return { opinionId };
      });
    },
  };

  async function check(
    step: StepRow,
    decision: Decision,
    fields: FormField[],
    person: Person,
    now: Date,
  ): Promise<{ outcome: Outcome; values: Record<string, string | number | boolean> }> {
    const outcomes = outcomesOf(step);
    const outcome = outcomes.find(({ code }) => code === decision.outcome);
    if (!outcome) {
      throw new Refusal(
        422,
        'unknown-outcome',
        '该环节没有这个办理结果，请在给出的结果中选择。',
        'This step has no such outcome; choose one of those it offers.',
        {
          fields: [{ path: 'outcome', code: 'unknown-outcome', message: '请选择办理结果。', messageEn: 'Choose an outcome.' }],
          details: { outcomes: ownOutcomes(outcomes).map(({ code, label }) => ({ code, label })) },
        },
      );
    }
    const problems: FieldProblem[] = [];
    if (lacksReason(outcome.negative ?? false, decision.text)) {
      problems.push({
        path: 'text',
        code: 'reason-required',
        message: `“${outcome.label}”属于否定意见，必须说明理由（办法第十一条第四项）。`,
        messageEn: `"${outcome.labelEn ?? outcome.label}" is negative: state the reason (article 11(4)).`,
      });
    }
    if (decision.text.length > LONGEST.opinion)
      problems.push({
        path: 'text',
        code: 'too-long',
        message: `意见最多 ${LONGEST.opinion} 字。`,
        messageEn: `An opinion may have ${LONGEST.opinion} characters.`,
      });
    problems.push(...unprintable(deps.missingGlyphs, 'text', decision.text));
    const { values, problems: fieldProblems } = checkFormValues(fields, decision.fields, 'fields', outcome.code);
    problems.push(...fieldProblems);
    if (step.officers === 2) problems.push(...(await checkSecondOfficer(step, decision, person, now)));
    if (problems.length) throw badInput(problems);
    return { outcome, values };
  }

  /** Two officers act together (XK34): another person, holding the same position, who may act today. */
  async function checkSecondOfficer(step: StepRow, decision: Decision, person: Person, now: Date): Promise<FieldProblem[]> {
    if (!decision.coOfficerId) {
      return [
        {
          path: 'coOfficerId',
          code: 'second-officer-required',
          message: '该环节须由两名以上工作人员办理，请选择另一名工作人员。',
          messageEn: 'Two officers must act together here: name the second one.',
        },
      ];
    }
    if (decision.coOfficerId === person.id) {
      return [
        {
          path: 'coOfficerId',
          code: 'second-officer-same',
          message: '两名工作人员不能是同一人。',
          messageEn: 'The second officer must be another person.',
        },
      ];
    }
    try {
      await eligibility.assertEligible(decision.coOfficerId, step.position_code, step.organ_id, now);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [
        {
          path: 'coOfficerId',
          code: error.code,
          message: `另一名工作人员：${error.message}`,
          messageEn: `Second officer: ${error.messageEn}`,
        },
      ];
    }
  }
}
