/**
 * A step goes to somebody else (R10; docs/adr/0035-shared-work.md): whoever has it in hand transfers it, whoever leads in the organ or
 * supervises it assigns it; always with a reason, and only to a person who may act at it. Bulk is the same for many steps, each by itself.
 */
import type { AssignedStep, CandidateView } from '../../domain/api/steps.ts';
import { createMatterStore, isAtPositionOf, isRunning, mayAssignStep, type MatterRow, type StepRow } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { conflict, forbidden, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { MatterKinds } from './matter-kind.ts';
import { positionOf, type StepDesk } from './step-desk.ts';

export interface AssignDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  desk: StepDesk;
  person: (id: string) => Promise<Person | undefined>;
  holdersOf: (organId: string, code: string) => Promise<{ id: string; name: string }[]>;
  names: () => Promise<Directory>;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
  lapse: (step: StepRow) => Promise<void>;
}

export type AssignSteps = ReturnType<typeof createAssignSteps>;

type Problem = NonNullable<AssignedStep['problem']>;
const problemIn = ({ code, message, messageEn }: Refusal): Problem => ({ code, message, messageEn });

export function createAssignSteps(deps: AssignDependencies) {
  const { database, record, time, kinds, desk } = deps;
  const store = createMatterStore(database);

  const mayAssign = async (person: Person, step: StepRow): Promise<boolean> =>
    mayAssignStep(person, step, (await deps.names()).organRow(step.organ_id));

  /** Why the step cannot go to this person now; nothing where it can. */
  async function whyNot(step: StepRow, to: string): Promise<Refusal | undefined> {
    try {
      if (step.claimed_by === to)
        throw conflict('step-theirs-already', '该环节已由此人办理。', 'This person has the step in hand already.');
      await desk.assertMayAct(to, positionOf(step), step.matter_id, time.now());
      await desk.assertKeptApart(to, step, await desk.matterOf(step));
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  async function give(person: Person, step: StepRow, matter: MatterRow, to: Person, reason: string): Promise<void> {
    const now = time.now();
    await deps.lapse(step);
    record.append({
      kind: 'step-assigned',
      matterId: step.matter_id,
      actorId: person.id,
      payload: { stepId: step.id, stepName: step.name, from: step.claimed_by, to: to.id, reason },
    });
    await store.updateStep(step.id, { state: 'claimed', claimed_by: to.id, claimed_at: now.getTime() });
    await kinds(matter.kind).claimed?.({ matter, step: { ...step, state: 'claimed', claimed_by: to.id }, person: to, now });
  }

  async function assignOne(person: Person, stepId: string, to: Person, reason: string): Promise<void> {
    const step = await desk.lockOpenStep(person, stepId);
    if (!(await mayAssign(person, step))) {
      await desk.refuseOthersClaim(step, person);
      throw forbidden('step.assign');
    }
    const matter = await desk.matterOf(step);
    desk.refuseFrozen(matter);
    const problem = await whyNot(step, to.id);
    if (problem) throw problem;
    await give(person, step, matter, to, reason);
  }

  return {
    mayAssign,
    /** Each of the steps goes to the person, or says why not; those that go, go together. */
    assign: (
      person: Person,
      { stepIds, personId, reason }: { stepIds: string[]; personId: string; reason: string },
    ): Promise<AssignedStep[]> =>
      database.write(async () => {
        const to = await deps.person(personId);
        if (!to) throw notFound('该人员', 'person');
        const items: AssignedStep[] = [];
        // In one order for everybody, so that nobody waits in a circle.
        for (const stepId of [...new Set(stepIds)].sort()) {
          try {
            await assignOne(person, stepId, to, reason);
            items.push({ stepId, assigned: true });
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            // One that is asked for alone is refused as any other act.
            if (stepIds.length === 1) throw error;
            items.push({ stepId, assigned: false, problem: problemIn(error) });
          }
        }
        return items;
      }),

    /** Everybody at the positions of these steps: how much they have in hand, and which of the steps may go to them. */
    async candidates(person: Person, stepIds: readonly string[]): Promise<CandidateView[]> {
      const steps = await database.all<StepRow>(`SELECT * FROM step WHERE id IN (${placeholders(stepIds.length)}) ORDER BY id`, [
        ...stepIds,
      ]);
      const readable: StepRow[] = [];
      for (const step of steps)
        if (isRunning(step) && (isAtPositionOf(person, step) || (await deps.mayRead(person, step.matter_id)))) readable.push(step);
      if (!readable.length) throw notFound('该环节', 'step');
      const people = new Map<string, string>();
      const places = new Map(readable.map((step) => [`${step.organ_id}/${step.position_code}`, step]));
      for (const { organ_id, position_code } of places.values())
        for (const { id, name } of await deps.holdersOf(organ_id, position_code)) people.set(id, name);
      const inHand = await countsOf([...people.keys()]);
      const views: CandidateView[] = [];
      for (const [id, name] of people) {
        const view: CandidateView = { id, name, inHand: inHand.get(id) ?? 0, eligible: [], problems: [] };
        for (const step of readable) {
          const problem = await whyNot(step, id);
          if (problem) view.problems.push({ stepId: step.id, ...problemIn(problem) });
          else view.eligible.push(step.id);
        }
        views.push(view);
      }
      return views.sort((a, b) => b.eligible.length - a.eligible.length || a.inHand - b.inHand || (a.id < b.id ? -1 : 1));
    },
  };

  async function countsOf(ids: readonly string[]): Promise<Map<string, number>> {
    if (!ids.length) return new Map();
    const rows = await database.all<{ claimed_by: string; n: number }>(
      `SELECT claimed_by, COUNT(*) AS n FROM step WHERE claimed_by IN (${placeholders(ids.length)}) AND state = 'claimed' GROUP BY claimed_by`,
      [...ids],
    );
    return new Map(rows.map(({ claimed_by: id, n }) => [id, Number(n)]));
  }
}
