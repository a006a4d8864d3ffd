/**
 * A matter goes back (R10; docs/adr/0040-going-back.md): whoever has an open step in hand returns it to an earlier one that it passed
 * (退回), or whoever decided takes the decision back before what follows was taken up (撤回). Only where its entry lets it, and never past
 * what the party knows, what the law orders, or another branch's work (`domain/flowchart/going-back.ts`).
 *
 * The record says what counts no more, and the engine is given a fresh instance that is answered from what is left, as after a loss
 * (docs/adr/0017-rebuild.md): no line of the engine has to move a token back. The matter's clocks run on.
 */
import { randomUUID } from 'node:crypto';
import type { ReturnChoices } from '../../domain/api/steps.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import { goBack, waysBack, type GoingBack, type NoWayBack, type Standing } from '../../domain/flowchart/going-back.ts';
import type { Occurrence } from '../../domain/flowchart/conformance.ts';
import type { GoBack } from '../../domain/registry/registry-entry.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Clocks } from '../clocks/index.ts';
import { createMatterStore, createReturnStore, isAtPositionOf, isRunning, type MatterRow, type StepRow } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, forbidden, notFound, Refusal } from '../platform/errors.ts';
import type { Outbox } from '../platform/outbox/index.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { engineOfKey } from '../platform/zeebe/index.ts';
import { giveUpInstances } from './give-up-instances.ts';
import { procedureOf, type MatterKinds } from './matter-kind.ts';
import { createPeriodStore } from './periods/store.ts';
import type { RunPeriods } from './periods/run-periods.ts';
import { rebuildCommand } from './rebuild.ts';
import { STEP_RETURNED, type Runs } from './runs.ts';
import type { Sightings } from './sightings.ts';
import { positionOf, type StepDesk } from './step-desk.ts';

export interface GoBackDependencies {
  database: Database;
  record: RecordBook;
  outbox: Outbox;
  time: Time;
  clocks: Clocks;
  kinds: MatterKinds;
  runs: Runs;
  sightings: Sightings;
  runPeriods: RunPeriods;
  desk: StepDesk;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
  lapse: (step: StepRow) => Promise<void>;
  names: () => Promise<Directory>;
}

export type GoBackService = ReturnType<typeof createGoBack>;

export function createGoBack(deps: GoBackDependencies) {
  const { database, record, outbox, time, clocks, kinds, runs, runPeriods, desk } = deps;
  const store = createMatterStore(database);
  const returns = createReturnStore(database);
  const periods = createPeriodStore(database);

  const permits = async (matter: MatterRow, way: GoBack): Promise<boolean> =>
    matter.procedure_id !== null && ((await procedureOf(kinds, matter)).goBack ?? []).includes(way);

  /** Nothing goes back in a matter that is over, held, or still on its way back. */
  function refuseUnsettled(matter: MatterRow): void {
    desk.refuseFrozen(matter);
    if (matter.closed_at !== null) throw conflict('matter-closed', '该事项已经办结。', 'This matter is closed.');
    if (matter.rebuilding !== null || matter.returning_by !== null)
      throw conflict(
        'matter-moving',
        '该事项正在转到上一次退回的环节，请稍候再试。',
        'The matter is still on its way to the step of an earlier return; try again in a moment.',
      );
  }

  async function standingOf(matter: MatterRow): Promise<Standing> {
    const standing = await runs.standingOf(matter);
    if (!standing) throw new Error(`The record of matter ${matter.id} is no legal run`);
    return standing;
  }

  /** Rows of the facts that count no more: the latest of each element, as often as it is named. */
  function rowsOf(steps: readonly StepRow[], dropped: readonly Occurrence[]): StepRow[] {
    const counting = steps.filter(({ taken_back: takenBack }) => takenBack === null);
    const left = new Map<string, StepRow[]>();
    for (const step of counting) left.set(step.element_id, [...(left.get(step.element_id) ?? []), step]);
    return dropped.flatMap((fact) => {
      const row = fact.kind === 'opened' ? left.get(fact.elementId)?.pop() : undefined;
      return row ? [row] : [];
    });
  }

  /** Who decided it last, if they may act at it today. */
  async function earlierHolder(step: StepRow): Promise<string | null> {
    const { decided_by: personId } = step;
    if (personId === null) return null;
    try {
      await desk.assertMayAct(personId, positionOf(step), step.matter_id, time.now());
      return personId;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  interface Act {
    person: Person;
    matter: MatterRow;
    kind: 'return' | 'withdrawal';
    back: GoingBack;
    fromStep: StepRow | null;
    reason: string;
  }

  /** Inside the transaction that holds the matter. */
  async function carryOut({ person, matter, kind, back, fromStep, reason }: Act): Promise<void> {
    const found = goBack(await standingOf(matter), back);
    if (!found.ok) throw noWayBack(kind, found.problem);
    const [now, id] = [time.now(), randomUUID()];
    const rows = rowsOf(await store.stepsOf(matter.id), found.dropped);
    const target = rows.find(({ element_id }) => element_id === back.elementId);
    const running = rows.filter(isRunning);
    const taken = kind === 'withdrawal' ? running.find(({ claimed_by }) => claimed_by !== null) : undefined;
    if (!target || taken) throw nextTaken(taken?.name ?? '');
    await returns.insert({
      ...{ id, matter_id: matter.id, kind, element_id: back.elementId, from_step_id: fromStep?.id ?? null },
      ...{ person_id: person.id, to_person_id: await earlierHolder(target), reason, at: now.getTime() },
    });
    for (const step of rows) {
      if (isRunning(step)) await leave(step, now);
      await store.updateStep(step.id, { taken_back: id, ...(isRunning(step) ? { state: 'cancelled' } : {}) });
    }
    const entries = running
      .filter(({ limit_days }) => limit_days !== null)
      .map((step): LedgerEntry => ({ kind: 'step-closed', at: now, stepId: step.id }));
    if (entries.length) await clocks.append({ matterId: matter.id, purpose: kinds(matter.kind).clock }, entries);
    record.append({
      kind: STEP_RETURNED,
      matterId: matter.id,
      actorId: person.id,
      payload: {
        ...{ returnId: id, kind, elementId: back.elementId, stepName: target.name, reason },
        ...{ fromStepId: fromStep?.id ?? null, fromElementId: fromStep?.element_id ?? null, fromStepName: fromStep?.name ?? null },
        stepIds: rows.map((step) => step.id).sort(),
      },
    });
    await moveEngine(matter, id);
  }

  /** What ran at a step that is left: its own limit, and what waited for a second officer. */
  async function leave(step: StepRow, now: Date): Promise<void> {
    await deps.lapse(step);
    const period = await periods.ofStep(step.id);
    if (period) await runPeriods.end(period, 'returned', now);
  }

  /** The instance that stands too far is given up, and a fresh one answered from the record; both by the outbox. */
  async function moveEngine(matter: MatterRow, returnId: string): Promise<void> {
    const { process_instance_key: instance } = matter;
    // An instance that nobody has heard of yet comes to a record that has not gone anywhere.
    if (instance === null) throw new Error(`Matter ${matter.id} has no instance`);
    const engine = engineOfKey(instance);
    await giveUpInstances(deps, matter);
    await store.update(matter.id, { process_instance_key: null, rebuilding: engine, returning_by: returnId });
    await outbox.put(rebuildCommand({ ...matter, returning_by: returnId }, engine));
  }

  /** The decided step, for whoever decided it: nobody else learns of it (R14). */
  async function ownDecision(person: Person, stepId: string): Promise<StepRow> {
    const step = await store.lockStep(stepId);
    if (!step || !(isAtPositionOf(person, step) || (await deps.mayRead(person, step.matter_id)))) throw notFound('该环节', 'step');
    if (step.decided_by !== person.id) throw forbidden('step.decide');
    if (step.taken_back !== null) throw notDecided();
    return step;
  }

  async function lockMatter(step: StepRow): Promise<MatterRow> {
    const matter = await store.lock(step.matter_id);
    if (!matter) throw notFound('该办理事项', 'matter');
    return matter;
  }

  return {
    /** Where the reader may return the step to, and whether they may take back what they decided at it. */
    async choices(person: Person, stepId: string): Promise<ReturnChoices> {
      const step = await store.step(stepId);
      if (!step || !(isAtPositionOf(person, step) || (await deps.mayRead(person, step.matter_id)))) throw notFound('该环节', 'step');
      const none: ReturnChoices = { targets: [], mayTakeBack: false };
      const matter = await store.matter(step.matter_id);
      if (!matter || matter.closed_at !== null || matter.frozen_at !== null || matter.rebuilding !== null) return none;
      const steps = await store.stepsOf(matter.id);
      if (isRunning(step)) {
        const mine = step.claimed_by === null ? isAtPositionOf(person, step) : step.claimed_by === person.id;
        if (!mine || !(await permits(matter, 'return'))) return none;
        const known = await deps.names();
        const targets = waysBack(await standingOf(matter), step.element_id).flatMap((elementId) => {
          const found = steps.findLast((one) => one.element_id === elementId && one.taken_back === null && !isRunning(one));
          if (!found) return [];
          const { id, name, decided_by: by, decided_at: at } = found;
          return [{ stepId: id, elementId, name, personName: known.person(by), decidedAt: isoInChina(at) }];
        });
        return { targets, mayTakeBack: false };
      }
      if (step.decided_by !== person.id || step.taken_back !== null || !(await permits(matter, 'withdrawal'))) return none;
      const found = goBack(await standingOf(matter), { kind: 'returned', elementId: step.element_id });
      const rows = found.ok ? rowsOf(steps, found.dropped) : [];
      const untaken = rows.every((row) => row.id === step.id || row.claimed_by === null);
      return { targets: [], mayTakeBack: rows.some(({ id }) => id === step.id) && untaken };
    },

    /** The holder of an open step returns the matter to an earlier one, with the reason. */
    returnTo: (person: Person, stepId: string, { elementId, reason }: { elementId: string; reason: string }): Promise<void> =>
      database.write(async () => {
        const step = await desk.lockOpenStep(person, stepId);
        await desk.assertMayAct(person.id, positionOf(step), step.matter_id, time.now());
        const matter = await lockMatter(step);
        refuseUnsettled(matter);
        await desk.refuseOthersClaim(step, person);
        await desk.assertKeptApart(person.id, step, matter);
        if (!(await permits(matter, 'return'))) throw notPermitted('return');
        const back: GoingBack = { kind: 'returned', elementId, from: step.element_id };
        await carryOut({ person, matter, kind: 'return', back, fromStep: step, reason });
      }),

    /** Whoever decided takes it back, as long as nobody has taken up what follows. */
    takeBack: (person: Person, stepId: string, reason: string): Promise<void> =>
      database.write(async () => {
        const step = await ownDecision(person, stepId);
        if (isRunning(step)) throw notDecided();
        const matter = await lockMatter(step);
        refuseUnsettled(matter);
        await desk.assertMayAct(person.id, positionOf(step), step.matter_id, time.now());
        if (!(await permits(matter, 'withdrawal'))) throw notPermitted('withdrawal');
        const latest = (await store.stepsOf(matter.id)).findLast(
          ({ element_id, taken_back }) => element_id === step.element_id && taken_back === null,
        );
        if (latest?.id !== step.id) throw nextTaken(step.name);
        await carryOut({
          person,
          matter,
          kind: 'withdrawal',
          back: { kind: 'returned', elementId: step.element_id },
          fromStep: null,
          reason,
        });
      }),
  };
}

/** What stands in the way, with the law where it is the law. */
const WHY: Record<NoWayBack['code'], [zh: (name: string) => string, en: (name: string) => string]> = {
  'not-passed': [(name) => `本事项没有办理过“${name}”，不能退回到那里`, (name) => `this matter has not passed "${name}"`],
  'made-known': [(name) => `“${name}”已经完成，对外产生效力`, (name) => `"${name}" is done and known outside the office`],
  'has-effect': [
    (name) => `“${name}”已经使受理、时限或者决定发生效力`,
    (name) => `"${name}" has taken effect on acceptance, limits or the decision`,
  ],
  'ordered-by-law': [(name) => `“${name}”是法律规定的程序，已经进行`, (name) => `"${name}" is ordered by law and has been carried out`],
  'by-law': [(name) => `“${name}”已经因期限届满依法办理`, (name) => `"${name}" was decided by law when its limit passed`],
  'other-branch': [(name) => `并行的“${name}”也要随之退回`, (name) => `"${name}" in another branch would go back as well`],
  'next-decided': [(name) => `下一环节“${name}”已经办理`, (name) => `the next step "${name}" is decided already`],
};

function noWayBack(kind: 'return' | 'withdrawal', { code, node }: NoWayBack): Refusal {
  const [zh, en] = WHY[code];
  const name = node.name || node.id;
  const [verb, verbEn] = kind === 'return' ? ['退回', 'return the matter'] : ['撤回', 'take the decision back'];
  return conflict(
    'no-way-back',
    `不能${verb}：${zh(name)}（办法第十条）。请按流程图继续办理；确有错误的，依法作出更正。`,
    `You cannot ${verbEn}: ${en(name)} (article 10). Go on by the flowchart; what was wrong is corrected as the law provides.`,
    { why: code, elementId: node.id },
  );
}

const nextTaken = (name: string): Refusal =>
  conflict(
    'next-step-begun',
    `下一环节${name && `“${name}”`}已经签收或者办理，不能撤回。请与办理人员联系，由其退回。`,
    `The next step${name && ` "${name}"`} has been taken up; you cannot take your decision back. Ask its holder to return it.`,
  );

const notDecided = (): Refusal =>
  conflict('nothing-to-take-back', '该环节没有可以撤回的意见。', 'There is no decision at this step to take back.');

const notPermitted = (way: GoBack): Refusal =>
  conflict(
    'going-back-not-permitted',
    `该事项的权力库登记没有规定可以${way === 'return' ? '退回' : '撤回'}（办法第十条），请按流程图办理。`,
    `The power's entry does not let a matter ${way === 'return' ? 'be returned' : 'be taken back'} (article 10): go on by the flowchart.`,
  );
