/**
 * A clerk decides a step (R10, R11.3, R11.4): only a holder of the position, once, with a stated reason when negative.
 *
 * The decision and the command for the engine are stored together; the engine may be away meanwhile.
 */
import { randomUUID } from 'node:crypto';
import type { FormField, Outcome } from '../../processes/contract.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Clocks, LedgerEntry } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, conflict, notFound, Refusal, type FieldProblem } from '../platform/errors.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { isoInChina, type Time } from '../platform/time/time.ts';
import { createApplyEffect } from './apply-effect.ts';
import { checkFormValues, labelled } from './form-values.ts';
import type { Flowcharts } from './flowcharts.ts';
import { COMPLETE_STEP } from './record-opinions.ts';
import { createCaseStore, outcomesOf, type CaseRow, type OpinionRow, type StepRow } from './store.ts';

export interface Decision { outcome: string; text: string; fields: Record<string, unknown>; coOfficerId?: string | null }

/** What the cases need to know about people. */
export interface Eligibility {
  /** Throws unless the person holds the position and may act now: `position-not-held`, `certificate-expired` (R10, R19.2). */
  assertEligible(personId: string, positionCode: string, organId: string, now: Date): Promise<void>;
  nameOf(personId: string): Promise<string>;
}

export interface DecideDependencies {
  database: Database; clocks: Clocks; outbox: Outbox; record: RecordBook; time: Time; flowcharts: Flowcharts; eligibility: Eligibility;
  missingGlyphs: (text: string) => string[];
}

/** Shortest text that can be a reason, in characters. */
export const SHORTEST_REASON = 2;

/** True when a negative outcome lacks its reason (R11.4); page, API and worker ask the same question. */
export const lacksReason = (negative: boolean, text: string): boolean => negative && text.replace(/\s/g, '').length < SHORTEST_REASON;

export type DecideStep = ReturnType<typeof createDecideStep>;

export function createDecideStep(deps: DecideDependencies) {
  const { database, clocks, outbox, record, time, flowcharts, eligibility } = deps;
  const store = createCaseStore(database);
  const applyEffect = createApplyEffect({ database, entryOf: async (versionId) => (await flowcharts(versionId)).entry });

  async function lockOpenStep(stepId: string): Promise<{ step: StepRow; found: CaseRow }> {
    const step = await store.lockStep(stepId);
    if (!step) throw notFound('该环节', 'step');
    if (step.state === 'cancelled') throw conflict('step-cancelled', '该环节已终止，无需办理。', 'This step was cancelled; nothing is left to do.');
    if (step.state === 'decided' || step.state === 'done') throw await alreadyDecided(step);
    const found = await store.case(step.case_id);
    if (!found) throw notFound('该办件', 'case');
    return { step, found };
  }

  async function alreadyDecided(step: StepRow): Promise<Refusal> {
    const opinion = await store.opinionOfStep(step.id);
    const personName = opinion ? await eligibility.nameOf(opinion.person_id) : '';
    return conflict('step-already-decided', `该环节已由${personName}办理（${opinion?.outcome_label ?? ''}），您的意见没有提交，内容仍在页面中。`,
      `${personName} has decided this step already (${opinion?.outcome_label ?? ''}). Your opinion was not submitted; its text is still in the page.`,
      { personName, at: isoInChina(opinion?.at), outcomeLabel: opinion?.outcome_label });
  }

  async function refuseOthersClaim(step: StepRow, person: Person): Promise<void> {
    if (!step.claimed_by || step.claimed_by === person.id) return;
    const personName = await eligibility.nameOf(step.claimed_by);
    throw conflict('step-claimed', `该环节已由${personName}签收，请与其联系或待其退回待办。`,
      `${personName} has claimed this step; ask them or wait until they release it.`, { personName, at: isoInChina(step.claimed_at) });
  }

  return {
    async claim(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const { step } = await lockOpenStep(stepId);
        await eligibility.assertEligible(person.id, step.position_code, step.organ_id, time.now());
        await refuseOthersClaim(step, person);
        if (step.claimed_by === person.id) return;
        await store.update('step', stepId, { state: 'claimed', claimed_by: person.id, claimed_at: time.now().getTime() });
        record.append({ kind: 'step-claimed', caseId: step.case_id, actorId: person.id, payload: { stepId } });
      });
    },

    async release(person: Person, stepId: string): Promise<void> {
      await database.write(async () => {
        const { step } = await lockOpenStep(stepId);
        await eligibility.assertEligible(person.id, step.position_code, step.organ_id, time.now());
        await refuseOthersClaim(step, person);
        if (!step.claimed_by) return;
        await store.update('step', stepId, { state: 'open', claimed_by: null, claimed_at: null });
        record.append({ kind: 'step-released', caseId: step.case_id, actorId: person.id, payload: { stepId } });
      });
    },

    async decide(person: Person, stepId: string, decision: Decision): Promise<{ opinionId: string }> {
      return database.write(async () => {
        const { step, found } = await lockOpenStep(stepId);
        const now = time.now();
        await eligibility.assertEligible(person.id, step.position_code, step.organ_id, now);
        await refuseOthersClaim(step, person);
        const { entry } = await flowcharts(found.version_id);
        const fields = step.form_key ? entry.forms[step.form_key]?.fields ?? [] : [];
        const checked = await check(step, decision, fields, person, now);
        const opinion: OpinionRow = {
          id: randomUUID(), step_id: step.id, case_id: found.id, person_id: person.id, co_officer_id: step.officers === 2 ? decision.coOfficerId ?? null : null,
          outcome: checked.outcome.code, outcome_label: checked.outcome.label, negative: checked.outcome.negative ? 1 : 0,
          effect: checked.outcome.effect ?? null, body: decision.text.trim(), fields: JSON.stringify(labelled(fields, checked.values)), at: now.getTime(),
        };
        await database.insert('opinion', { ...opinion });
        await store.update('step', step.id, { state: 'decided', decided_by: person.id, decided_at: now.getTime() });
        record.append({
          kind: 'step-decided', caseId: found.id, actorId: person.id,
          payload: { stepId: step.id, elementId: step.element_id, outcome: opinion.outcome, label: opinion.outcome_label, negative: opinion.negative === 1,
            text: opinion.body, fields: checked.values, coOfficerId: opinion.co_officer_id, effect: opinion.effect },
        });
        const entries: LedgerEntry[] = step.limit_days === null ? [] : [{ kind: 'step-closed', at: now, stepId: step.id }];
        entries.push(...await applyEffect({ found, effect: checked.outcome.effect, person, now }));
        if (entries.length) await clocks.append(found.id, entries);
        await outbox.put({
          id: `complete:${step.id}`, kind: COMPLETE_STEP, stream: `case:${found.id}`,
          payload: { stepId: step.id, jobKey: step.job_key, outcome: opinion.outcome },
        });
        return { opinionId: opinion.id };
      });
    },
  };

  async function check(step: StepRow, decision: Decision, fields: FormField[], person: Person, now: Date): Promise<{ outcome: Outcome; values: Record<string, string | number | boolean> }> {
    const outcomes = outcomesOf(step);
    const outcome = outcomes.find(({ code }) => code === decision.outcome);
    if (!outcome) {
      throw new Refusal(422, 'unknown-outcome', '该环节没有这个办理结果，请在给出的结果中选择。', 'This step has no such outcome; choose one of those it offers.',
        { fields: [{ path: 'outcome', code: 'unknown-outcome', message: '请选择办理结果。', messageEn: 'Choose an outcome.' }], details: { outcomes: outcomes.map(({ code, label }) => ({ code, label })) } });
    }
    const problems: FieldProblem[] = [];
    if (lacksReason(outcome.negative ?? false, decision.text)) {
      problems.push({ path: 'text', code: 'reason-required', message: `“${outcome.label}”属于否定意见，必须说明理由（办法第十一条第四项）。`,
        messageEn: `"${outcome.labelEn ?? outcome.label}" is negative: state the reason (article 11(4)).` });
    }
    if (decision.text.length > 4_000) problems.push({ path: 'text', code: 'too-long', message: '意见最多 4000 字。', messageEn: 'An opinion may have 4,000 characters.' });
    const missing = deps.missingGlyphs(decision.text);
    if (missing.length) {
      problems.push({ path: 'text', code: 'character-not-printable', message: `文书字库中没有“${missing.join('、')}”字，请改用规范字。`, messageEn: `The documents' font lacks ${missing.join(', ')}.` });
    }
    const { values, problems: fieldProblems } = checkFormValues(fields, decision.fields, 'fields', outcome.code);
    problems.push(...fieldProblems);
    if (step.officers === 2) problems.push(...await checkSecondOfficer(step, decision, person, now));
    if (problems.length) throw badInput(problems);
    return { outcome, values };
  }

  /** Two officers act together (XK34): another person, holding the same position, who may act today. */
  async function checkSecondOfficer(step: StepRow, decision: Decision, person: Person, now: Date): Promise<FieldProblem[]> {
    if (!decision.coOfficerId) {
      return [{ path: 'coOfficerId', code: 'second-officer-required', message: '该环节须由两名以上工作人员办理，请选择另一名工作人员。', messageEn: 'Two officers must act together here: name the second one.' }];
    }
    if (decision.coOfficerId === person.id) {
      return [{ path: 'coOfficerId', code: 'second-officer-same', message: '两名工作人员不能是同一人。', messageEn: 'The second officer must be another person.' }];
    }
    try {
      await eligibility.assertEligible(decision.coOfficerId, step.position_code, step.organ_id, now);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return [{ path: 'coOfficerId', code: error.code, message: `另一名工作人员：${error.message}`, messageEn: `Second officer: ${error.messageEn}` }];
    }
  }
}
