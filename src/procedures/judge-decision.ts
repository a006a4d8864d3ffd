/**
 * Whether a decision may be given as it stands (R10, R11.3, R11.4, XK34): by this person, with this outcome, its reason, its answers, and a
 * second officer who may act as well. Asked when a step is decided, and again when a second officer confirms.
 */
import type { FormField, Outcome } from '../../domain/contract.ts';
import { ownOutcomes } from '../../domain/flowchart/outcomes.ts';
import type { Judging } from '../../domain/forms/checks/judging.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { checkFormValues, type FormValues } from '../../domain/forms/form-values.ts';
import { labelled, type LabelledValue } from '../../domain/forms/labelled.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { unprintable } from '../documents/index.ts';
import { outcomesOf, type MatterRow, type ProposalRow, type StepRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { badInput, Refusal } from '../platform/errors.ts';
import type { JudgingOf } from './judging.ts';
import type { MatterKinds, Procedure } from './matter-kind.ts';
import type { Services } from './service/services.ts';
import type { AtPosition, StepDesk } from './step-desk.ts';

export interface Decision {
  outcome: string;
  text: string;
  fields: Record<string, unknown>;
  coOfficerId?: string | null;
}

export interface Judged {
  outcome: Outcome;
  values: FormValues;
  fields: LabelledValue[];
  /** The second officer, where the step asks for two. */
  coOfficerId: string | null;
}

/** A decision that has been judged, and what it was judged in. */
export interface Ready extends Judged {
  matter: MatterRow;
  step: StepRow;
  text: string;
  /** Stores it; with the proposal that it comes from where there is one. */
  store(person: Person, proposal?: ProposalRow): Promise<string>;
}

interface Question {
  person: Person;
  matter: MatterRow;
  step: StepRow;
  procedure: Procedure;
  decision: Decision;
  now: Date;
}

/** Throws a refusal that names every problem at its field. */
export type JudgeDecision = (question: Question) => Promise<Judged>;

/** Whose outcome it is: of the step's own position, or of the one that the drawing names for it. */
export function givenBy(procedure: Procedure, matter: MatterRow, step: StepRow, code: string): AtPosition & { own: boolean } {
  const other = outcomesOf(step).find((outcome) => outcome.code === code)?.position;
  if (other === undefined) return { position: step.position_code, organId: step.organ_id, own: true };
  return { position: other, organId: organOfPosition(procedure.positions, other, matter), own: false };
}

export function createJudgeDecision(deps: {
  desk: StepDesk;
  kinds: MatterKinds;
  judgingOf: JudgingOf;
  missingGlyphs: (text: string) => string[];
  services: Pick<Services, 'judgeStep' | 'withDay'>;
}): JudgeDecision {
  const { desk } = deps;

  return async (question) => {
    const { matter, step, procedure, decision, now } = question;
    const { own } = givenBy(procedure, matter, step, decision.outcome);
    const two = own && step.officers === 2;
    const fields = own && step.form_key ? (procedure.forms[step.form_key]?.fields ?? []) : [];
    const judging = fields.length ? { ...(await deps.judgingOf(matter, step)), today: civilDateInChina(now) } : undefined;
    const { outcome, values } = await check(question, two, fields, judging);
    return { outcome, values, fields: labelled(fields, values), coOfficerId: two ? (decision.coOfficerId ?? null) : null };
  };

  async function check(question: Question, two: boolean, fields: FormField[], judging: Judging | undefined) {
    const { step, decision } = question;
    const outcomes = outcomesOf(step);
    const outcome = outcomes.find(({ code }) => code === decision.outcome);
    if (!outcome) throw unknownOutcome(outcomes);
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
    const { values: given, problems: fieldProblems } = checkFormValues(fields, decision.fields, 'fields', outcome.code, judging);
    const values = deps.services.withDay(fields, given);
    problems.push(...fieldProblems);
    if (two) problems.push(...(await checkSecondOfficer(question)));
    if (!problems.length) problems.push(...(await deps.services.judgeStep(question.matter.id, fields, values)));
    if (!problems.length) problems.push(...(await ofKind(question, outcome, values, two)));
    if (problems.length) throw badInput(problems);
    return { outcome, values };
  }

  /** What the kind of matter has against it. */
  async function ofKind({ matter, step, person, decision }: Question, outcome: Outcome, values: FormValues, two: boolean) {
    const personIds = [person.id, ...(two && decision.coOfficerId ? [decision.coOfficerId] : [])];
    return (await deps.kinds(matter.kind).judge?.({ matter, step, outcome, values, personIds })) ?? [];
  }

  /** Two officers act together (XK34): another person, holding the same position, who may act in this matter today. */
  async function checkSecondOfficer({ step, matter, decision, person, now }: Question): Promise<FieldProblem[]> {
    const path = 'coOfficerId';
    if (!decision.coOfficerId) {
      return [
        {
          path,
          code: 'second-officer-required',
          message: '该环节须由两名以上工作人员办理，请选择另一名工作人员。',
          messageEn: 'Two officers must act together here: name the second one.',
        },
      ];
    }
    if (decision.coOfficerId === person.id) {
      return [
        {
          path,
          code: 'second-officer-same',
          message: '两名工作人员不能是同一人。',
          messageEn: 'The second officer must be another person.',
        },
      ];
    }
    try {
      const at = { position: step.position_code, organId: step.organ_id };
      await desk.assertMayAct(decision.coOfficerId, at, step.matter_id, now);
      await desk.assertKeptApart(decision.coOfficerId, step, matter);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ path, code: error.code, message: `另一名工作人员：${error.message}`, messageEn: `Second officer: ${error.messageEn}` }];
    }
  }
}

const unknownOutcome = (outcomes: Outcome[]): Refusal =>
  new Refusal(
    422,
    'unknown-outcome',
    '该环节没有这个办理结果，请在给出的结果中选择。',
    'This step has no such outcome; choose one of those it offers.',
    {
      fields: [{ path: 'outcome', code: 'unknown-outcome', message: '请选择办理结果。', messageEn: 'Choose an outcome.' }],
      details: { outcomes: ownOutcomes(outcomes).map(({ code, label }) => ({ code, label })) },
    },
  );
