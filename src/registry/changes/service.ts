/**
 * The change procedure of the registry (R6a, R7a, R7b, R8): declared with its cause, reviewed and answered in writing, confirmed,
 * entered by the organ exactly as confirmed. Suspending, resuming and abolishing a power are changes like any other.
 *
 * The state is here; the process instance follows it (`process.ts`). A power has one change at a time before the offices.
 */
import { conflict, notFound, Refusal } from '../../platform/errors.ts';
import type { Action, Person } from '../../platform/auth/index.ts';
import type { Clocks } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { DEPLOY_FLOWCHART } from '../deploy-command.ts';
import { stateAfter, type Move } from '../life-cycle.ts';
import { basicsOf, type VersionRow } from '../store.ts';
import { createAnswers, type AnswerDependencies, type Ruling } from './answers.ts';
import { changeStateAfter, type ChangeMove } from './change-life-cycle.ts';
import { contentParts, differences, type ContentParts } from './content.ts';
import { createDeclaration, type DeclarationDependencies, type PowerChangeKind } from './declaration.ts';
import { createChangeMoves } from './moves.ts';
import { createChangeStore, type ChangeRow } from './store.ts';

/** What the organ enters; absent = what is stored with the declared version. */
export interface Adjustment { basics?: object; xml?: string }

export interface ChangeDependencies extends AnswerDependencies, Pick<DeclarationDependencies, 'permit' | 'versions' | 'legalOfficeOf'> {
  database: Database; outbox: Outbox; record: RecordBook; time: Time; clocks: Clocks;
}

export type ChangeService = ReturnType<typeof createChangeService>;

export function createChangeService(deps: ChangeDependencies) {
  const { database, outbox, record, time, permit, clocks, versions } = deps;
  const store = createChangeStore(database);
  const moves = createChangeMoves({ database, outbox, record, time, clocks, store });
  const answers = createAnswers(deps, store);
  const declaration = createDeclaration({ ...deps, store, moves, answers });
  const now = (): number => time.now().getTime();

  async function changeOr404(id: string): Promise<ChangeRow> {
    const change = await store.change(id);
    if (!change) throw notFound('该变更', 'change');
    return change;
  }

  /** One move of one change, after its lock, the permission and that nobody moved it meanwhile. */
  async function within(person: Person, id: string, lockVersion: number | undefined, action: Action, work: (change: ChangeRow) => Promise<ChangeRow>): Promise<ChangeRow> {
    return database.write(async () => {
      await store.lockPower((await changeOr404(id)).power_id);
      const change = await store.lock(id);
      if (!change) throw notFound('该变更', 'change');
      permit(person, action, { organId: change.organ_id, districtId: change.district_id });
      if (lockVersion !== undefined && change.lock_version !== lockVersion) throw staleChange(change);
      return work(change);
    });
  }

  /** No self-approval: whoever declared the change, or drew any part of its version, does not review it. */
  async function isOwn(person: Person, change: ChangeRow): Promise<boolean> {
    return change.declared_by === person.id || (change.version_id !== null && versions.isOwn(person, (await versions.versionOr404(change.version_id)).version));
  }

  async function refuseOwn(person: Person, change: ChangeRow): Promise<void> {
    if (!await isOwn(person, change)) return;
    throw new Refusal(403, 'own-declaration', '不能审核自己申报或编制的事项，请由其他审核人员办理。', 'Nobody reviews what they drew or declared themselves; another legal officer must do it.');
  }

  async function takenUp(person: Person, change: ChangeRow): Promise<ChangeRow> {
    return moves.move(change, { move: 'take-up', personId: person.id, text: '受理审查', changes: { taken_up_by: person.id, taken_up_at: now(), review_organ_id: person.organ.id } });
  }

  /** Return or confirmation: the review's days end and the organ gets a written answer (R7b). An officer who did not take it up before does so now. */
  async function ruled(person: Person, found: ChangeRow, ruling: Ruling, opinion: string, changes: Partial<ChangeRow>): Promise<ChangeRow> {
    changeStateAfter(found.state, ruling);
    const change = await moves.stopDeadline(found.state === 'declared' ? await takenUp(person, found) : found);
    const answerId = await answers.write(person, change, ruling, opinion);
    return moves.move(change, { move: ruling, personId: person.id, text: opinion, answerId, changes: { ...changes, reviewed_by: person.id, reviewed_at: now(), opinion } });
  }

  /** Moves the change's version with it; `lockVersion` is what the caller saw of the version, if they saw it. */
  const moveVersion = (person: Person, change: ChangeRow, lockVersion: number | null, move: Move, action: Action, text: string, changes: Partial<VersionRow> = {}): Promise<VersionRow> | undefined =>
    (change.version_id ? versions.move(person, change.version_id, lockVersion, move, action, () => ({ changes, text })) : undefined);

  const service = {
    store,
    answers,
    changeOr404,
    isOwn,
    ...declaration,

    takeUp: (person: Person, id: string, lockVersion?: number): Promise<ChangeRow> => within(person, id, lockVersion, 'registry.review', async (change) => {
      changeStateAfter(change.state, 'take-up');
      await refuseOwn(person, change);
      await moveVersion(person, change, null, 'take-up', 'registry.review', '受理审查');
      return takenUp(person, change);
    }),

    async returnChange(person: Person, id: string, opinion: string, lockVersion?: number, versionLock: number | null = null): Promise<ChangeRow> {
      answers.refuseUnprintable('opinion', opinion);
      return within(person, id, lockVersion, 'registry.review', async (change) => {
        changeStateAfter(change.state, 'return');
        await refuseOwn(person, change);
        await moveVersion(person, change, versionLock, 'return', 'registry.review', opinion, { reviewed_by: person.id, reviewed_at: now(), opinion });
        return ruled(person, change, 'return', opinion, {});
      });
    },

    /** The legal office confirms (R6a). What it confirms is kept part by part; only that may be entered afterwards (R8). */
    async confirm(person: Person, id: string, opinion: string, lockVersion?: number, versionLock: number | null = null): Promise<ChangeRow> {
      answers.refuseUnprintable('opinion', opinion);
      const before = await checkedVersion(await changeOr404(id));
      return within(person, id, lockVersion, 'registry.review', async (change) => {
        changeStateAfter(change.state, 'confirm');
        await refuseOwn(person, change);
        const content = await contentOf(change);
        // What was checked a moment ago must be what is confirmed.
        if (before && content.lock_version !== before.lock_version) throw versions.staleVersion(content);
        await moveVersion(person, change, versionLock, 'confirm', 'registry.review', opinion, { reviewed_by: person.id, reviewed_at: now(), opinion });
        const confirmed = await ruled(person, change, 'confirm', opinion, { confirmed: JSON.stringify(contentParts(basicsOf(content), content.bpmn_xml)) });
        return moves.startDeadline(confirmed, 'adjust', time.now());
      });
    },

    /** The organ enters what was confirmed, and nothing else (R8). A flowchart then goes to the engine; the change is done when it is there. */
    async adjust(person: Person, id: string, given: Adjustment = {}, lockVersion?: number, versionLock: number | null = null): Promise<ChangeRow> {
      await checkedVersion(await changeOr404(id));
      return within(person, id, lockVersion, 'registry.declare', async (found) => {
        changeStateAfter(found.state, 'adjust');
        if (found.adjusted_at !== null) return found;
        const content = await contentOf(found);
        refuseDifferent(JSON.parse(found.confirmed ?? '{}') as ContentParts, contentParts(given.basics ?? basicsOf(content), given.xml ?? content.bpmn_xml));
        await moveVersion(person, found, versionLock, 'adjust', 'registry.declare', '按确认内容调整入库');
        const change = await moves.move(await moves.stopDeadline(found), { move: 'adjust', personId: person.id, text: '按确认内容调整入库', changes: { adjusted_by: person.id, adjusted_at: now() } });
        if (!change.version_id) return setForce(person, change, content);
        await outbox.put({ id: `deploy:${content.id}`, kind: DEPLOY_FLOWCHART, stream: `power:${change.power_id}`, payload: { versionId: content.id, hash: content.bpmn_hash } });
        return change;
      });
    },

    withdraw: (person: Person, id: string, lockVersion?: number, versionLock: number | null = null): Promise<ChangeRow> => within(person, id, lockVersion, 'registry.declare', async (found) => {
      const move: ChangeMove = found.expected ? 'recall' : 'withdraw';
      changeStateAfter(found.state, move);
      await moveVersion(person, found, versionLock, 'withdraw', 'registry.declare', '撤回申报', { declared_by: null, declared_at: null });
      const change = await moves.move(await moves.stopDeadline(found), { move, personId: person.id, text: '撤回申报', changes: move === 'recall' ? { version_id: null, declared_by: null, declared_at: null } : {} });
      return move === 'recall' ? moves.awaitDeclaration(change) : change;
    }),

    /** The legal office finds that what a law's mark expected is not needed. */
    async dismiss(person: Person, id: string, opinion: string, lockVersion?: number): Promise<ChangeRow> {
      return within(person, id, lockVersion, 'registry.review', async (found) => {
        changeStateAfter(found.state, 'dismiss');
        return moves.move(await moves.stopDeadline(found), { move: 'dismiss', personId: person.id, text: opinion, changes: { reviewed_by: person.id, reviewed_at: now(), opinion } });
      });
    },

    /** The engine has the version: its change is done. Inside the transaction that publishes it. */
    async finishOf(versionId: string): Promise<void> {
      const change = await store.activeOfVersion(versionId);
      if (change) await moves.move(change, { move: 'finish', personId: null, text: '已发布', changes: { done_at: now() } });
    },

    /** The change by which a version is before the offices now; says which move the version forbids where there is none. */
    async ofVersion(person: Person, versionId: string, move: Move, action: Action): Promise<ChangeRow> {
      const { version, power } = await versions.versionOr404(versionId);
      permit(person, action, await versions.targetOf(power));
      const change = await store.activeOfVersion(versionId);
      if (change) return change;
      stateAfter(version.state, move);
      throw notFound('该版本的变更申报', 'change of this version');
    },
  };
  return service;

  /** The declared version, free of findings; none for a change without one. */
  async function checkedVersion(change: ChangeRow): Promise<VersionRow | null> {
    if (!change.version_id) return null;
    const { version } = await versions.versionOr404(change.version_id);
    versions.refuseFindings(await versions.lint(version.bpmn_xml, basicsOf(version)));
    return version;
  }

  /** What a change is about: its own version, or the one in force that it suspends, resumes or abolishes. */
  async function contentOf(change: ChangeRow): Promise<VersionRow> {
    return (await versions.versionOr404(change.version_id ?? change.base_version_id ?? '', true)).version;
  }

  async function setForce(person: Person, change: ChangeRow, version: VersionRow): Promise<ChangeRow> {
    await versions.move(person, version.id, null, change.kind as PowerChangeKind, 'registry.declare', () => ({ changes: {}, text: change.cause }));
    return moves.move(change, { move: 'finish', personId: null, text: '已生效', changes: { done_at: now() } });
  }
}

function refuseDifferent(confirmed: ContentParts, found: ContentParts): void {
  const different = differences(confirmed, found);
  if (!different.length) return;
  throw conflict('differs-from-confirmed', `入库内容与确认内容不一致：${different.join('、')}。只能按确认的内容入库；确需修改的，请另行申报。`,
    `What is entered differs from what was confirmed: ${different.join(', ')}. Only what was confirmed may be entered; declare any other change anew.`, { differences: different });
}

const staleChange = (change: ChangeRow): Refusal => conflict('stale-change', '该变更已由他人办理，请刷新页面查看最新状态。',
  'Somebody moved this change meanwhile. Reload the page to see its latest state.', { lockVersion: change.lock_version, state: change.state });
