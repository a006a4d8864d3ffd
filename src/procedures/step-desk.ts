/** What every act at a step asks before it does anything (R10, R12a, R14, R19.2, CF43), whoever acts and whatever is done. */
import { isoInChina } from '../../domain/time/civil-time.ts';
import { createMatterStore, createRecusalStore, isAtPositionOf, type MatterRow, type OpinionRow, type StepRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { createKeepApart } from './keep-apart.ts';
import { matterFrozen } from './matter-frozen.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';

/** What deciding needs to know about people. */
export interface Eligibility {
  /**
   * Throws unless the person holds the position and may act now: `position-not-held`, `certificate-expired` (R10, R19.2). Answers in whose
   * place they act, if not in their own.
   */
  assertEligible(personId: string, positionCode: string, organId: string, now: Date): Promise<{ substituteFor: string | null }>;
  nameOf(personId: string): Promise<string>;
  /** With what they hold today; undefined when they are no longer there. */
  person(personId: string): Promise<Person | undefined>;
}

/** Whose step it is: a position of an organ. */
export interface AtPosition {
  position: string;
  organId: string;
}

export type StepDesk = ReturnType<typeof createStepDesk>;

/** The law was first. */
const limitHadPassed = ({ basis, outcome_label: outcomeLabel, at }: OpinionRow): Refusal =>
  conflict(
    'step-already-decided',
    `该环节的期限已经届满，依法${outcomeLabel}${basis ? `（${basis}）` : ''}，不能再办理。您的意见没有提交，内容仍在页面中。`,
    `The limit of this step has passed, and the law has decided it (${outcomeLabel}${basis ? `, ${basis}` : ''}). Your opinion was not submitted; its text is still in the page.`,
    { byLaw: true, basis, at: isoInChina(at), outcomeLabel },
  );

/** The ground was gone, and the platform was first. */
const platformDecided = ({ body, outcome_label: outcomeLabel, at }: OpinionRow): Refusal =>
  conflict(
    'step-already-decided',
    `平台已经办结该环节（${outcomeLabel}）：${body} 您的意见没有提交，内容仍在页面中。`,
    `The platform has decided this step already (${outcomeLabel}): ${body} Your opinion was not submitted; its text is still in the page.`,
    { byLaw: true, at: isoInChina(at), outcomeLabel },
  );

export const positionOf = (step: StepRow): AtPosition => ({ position: step.position_code, organId: step.organ_id });

export function createStepDesk(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  eligibility: Eligibility;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}) {
  const { database, record, time, kinds, eligibility } = deps;
  const store = createMatterStore(database);
  const recusals = createRecusalStore(database);
  const keepApart = createKeepApart({ database, nameOf: (id) => eligibility.nameOf(id) });

  async function alreadyDecided(step: StepRow): Promise<Refusal> {
    const opinion = await store.opinionOfStep(step.id);
    if (opinion?.person_id === null) return opinion.body ? platformDecided(opinion) : limitHadPassed(opinion);
    const personName = opinion ? await eligibility.nameOf(opinion.person_id) : '';
    return conflict(
      'step-already-decided',
      `该环节已由${personName}办理（${opinion?.outcome_label ?? ''}），您的意见没有提交，内容仍在页面中。`,
      `${personName} has decided this step already (${opinion?.outcome_label ?? ''}). Your opinion was not submitted; its text is still in the page.`,
      { personName, at: isoInChina(opinion?.at), outcomeLabel: opinion?.outcome_label },
    );
  }

  async function recused(personId: string): Promise<Refusal> {
    const name = await eligibility.nameOf(personId);
    return new Refusal(
      403,
      'recused',
      `${name}已在本事项中回避，不能办理。`,
      `${name} has stepped aside from this matter and may not act in it.`,
    );
  }

  async function ownWork(personId: string, substituteFor: string): Promise<Refusal> {
    const [name, absent] = await Promise.all([eligibility.nameOf(personId), eligibility.nameOf(substituteFor)]);
    return new Refusal(
      403,
      'substitute-conflict',
      `${name}已在本事项的其他岗位办理，不能代理${absent}办理该环节。`,
      `${name} has acted at another position of this matter and may not stand in for ${absent} in it.`,
    );
  }

  const decidedElsewhere = async (personId: string, { position, organId }: AtPosition, matterId: string): Promise<boolean> =>
    (await database.get(
      `SELECT 1 AS one FROM opinion o JOIN step s ON s.id = o.step_id WHERE o.matter_id = $1 AND (o.person_id = $2 OR o.co_officer_id = $2)
       AND NOT (s.position_code = $3 AND s.organ_id = $4)`,
      [matterId, personId, position, organId],
    )) !== undefined;

  const desk = {
    /** R14 first: who may not see the matter learns nothing of the step, not even whether it is decided. */
    async lockOpenStep(person: Person, stepId: string): Promise<StepRow> {
      const step = await store.lockStep(stepId);
      if (!step || !(isAtPositionOf(person, step) || (await deps.mayRead(person, step.matter_id)))) throw notFound('该环节', 'step');
      if (step.state === 'cancelled')
        throw conflict('step-cancelled', '该环节已终止，无需办理。', 'This step was cancelled; nothing is left to do.');
      if (step.state === 'decided' || step.state === 'done') throw await alreadyDecided(step);
      return step;
    },

    async matterOf({ matter_id }: StepRow): Promise<MatterRow> {
      const matter = await store.matter(matter_id);
      if (!matter) throw notFound('该办理事项', 'matter');
      return matter;
    },

    /** Nothing is done in a matter about which engine and record disagree (R12a). */
    refuseFrozen(matter: MatterRow): void {
      if (matter.frozen_at !== null) throw matterFrozen();
    },

    async refuseOthersClaim(step: StepRow, person: Person): Promise<void> {
      if (!step.claimed_by || step.claimed_by === person.id) return;
      const personName = await eligibility.nameOf(step.claimed_by);
      throw conflict(
        'step-claimed',
        `该环节已由${personName}签收，请与其联系或待其退回待办。`,
        `${personName} has claimed this step; ask them or wait until they release it.`,
        { personName, at: isoInChina(step.claimed_at) },
      );
    },

    /**
     * Position and certificate (R10, R19.2), and that the person has not stepped aside (CF43). Positions pass on to a substitute, conflicts
     * never: who has decided at another position of the matter does not act in it in somebody's place. Answers in whose.
     */
    async assertMayAct(personId: string, at: AtPosition, matterId: string, now: Date): Promise<string | null> {
      const { substituteFor } = await eligibility.assertEligible(personId, at.position, at.organId, now);
      if (await recusals.isRecused(matterId, personId)) throw await recused(personId);
      if (substituteFor !== null && (await decidedElsewhere(personId, at, matterId))) throw await ownWork(personId, substituteFor);
      return substituteFor;
    },

    /** That the person has not investigated what they would judge here (CF57, CF58, CF64, QZ18, XK48). */
    assertKeptApart: async (personId: string, step: StepRow, matter: MatterRow): Promise<void> =>
      keepApart(personId, step, await procedureOf(kinds, matter)),

    /** The step becomes the person's, unless it is. */
    async take(person: Person, step: StepRow, matter: MatterRow): Promise<void> {
      if (step.claimed_by === person.id) return;
      const now = time.now();
      Object.assign(step, { state: 'claimed', claimed_by: person.id, claimed_at: now.getTime() });
      await store.updateStep(step.id, { state: 'claimed', claimed_by: person.id, claimed_at: now.getTime() });
      record.append({ kind: 'step-claimed', matterId: step.matter_id, actorId: person.id, payload: { stepId: step.id } });
      await kinds(matter.kind).claimed?.({ matter, step, person, now });
    },
  };
  return desk;
}
