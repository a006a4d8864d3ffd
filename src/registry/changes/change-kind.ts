/**
 * What the steps of a change mean to the registry (R6a, R7a, R7b, R8), whoever decides them and by whichever address: who may, the moves
 * of its version, its deadlines, what was confirmed. Each inside the transaction of the decision; where it leads is drawn.
 */
import type { ChangeMove, ChangeState } from '../../../domain/registry/change-life.ts';
import { REGISTRY_CHANGE } from '../../../domain/registry/change-life.ts';
import type { VersionMove } from '../../../domain/registry/version-life.ts';
import { conflict, Refusal } from '../../platform/errors.ts';
import type { Action, Permit, Person } from '../../platform/auth/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { createPlatformKind, type Decided, type MatterKind, type PlatformKindDependencies } from '../../procedures/index.ts';
import { DEPLOY_FLOWCHART } from '../deploy-command.ts';
import { entryOfVersion, type VersionRow } from '../store.ts';
import type { Versions } from '../versions.ts';
import { createAnswerDocument, type AnswerDependencies } from './answer-document.ts';
import { contentParts, differences, type ContentParts } from './content.ts';
import type { PowerChangeKind } from './declaration.ts';
import { stateForbids } from './life.ts';
import type { ChangeMoves } from './moves.ts';
import type { ChangeRow, ChangeStore } from './store.ts';

export interface ChangeKindDependencies extends PlatformKindDependencies, AnswerDependencies {
  outbox: Outbox;
  time: Time;
  permit: Permit;
  versions: Versions;
  store: ChangeStore;
  moves: ChangeMoves;
}

/** What a move asks of the permission table, beside the position that the drawing names. */
const ACTIONS: Record<ChangeMove, Action> = {
  declare: 'registry.declare',
  'take-up': 'registry.review',
  return: 'registry.review',
  confirm: 'registry.review',
  dismiss: 'registry.review',
  adjust: 'registry.declare',
  withdraw: 'registry.declare',
  recall: 'registry.declare',
};

interface Ruled {
  person: Person;
  text: string;
  now: Date;
  /** The state before the decision. */
  state: ChangeState;
}

export function createChangeKind(deps: ChangeKindDependencies): MatterKind {
  const { outbox, time, permit, versions, store, moves } = deps;

  async function changeOf(matterId: string): Promise<ChangeRow> {
    const change = await store.lock(matterId);
    if (!change) throw new Error(`Matter ${matterId} is no change of the registry`);
    return change;
  }

  const mayMove = (person: Person, change: ChangeRow, move: ChangeMove): void =>
    permit(person, ACTIONS[move], { organId: change.organ_id, districtId: change.district_id });

  /** Moves the change's version with it. */
  const moveVersion = (
    person: Person,
    change: ChangeRow,
    move: VersionMove & ChangeMove,
    text: string,
    changes: Partial<VersionRow> = {},
  ): Promise<VersionRow> | undefined =>
    change.version_id ? versions.move(person, change.version_id, null, move, ACTIONS[move], () => ({ changes, text })) : undefined;

  /** The office has it: an officer who rules at once takes it up by that. */
  const takenUp = (person: Person, change: ChangeRow): Promise<ChangeRow> =>
    moves.note(change, {
      move: 'take-up',
      personId: person.id,
      text: '受理审查',
      changes: { taken_up_by: person.id, taken_up_at: time.now().getTime() },
    });

  /**
   * Return or confirmation: the review's days end (R7b). What is confirmed is kept part by part; only that may be entered afterwards
   * (R8).
   */
  async function ruled(change: ChangeRow, ruling: 'confirm' | 'return', { person, text, now, state }: Ruled): Promise<void> {
    await refuseOwn(versions, person, change);
    const review = { reviewed_by: person.id, reviewed_at: now.getTime(), opinion: text };
    if (ruling === 'confirm') await versions.refuseUnfit(change.version_id);
    const content = await contentOf(versions, change);
    await moveVersion(person, change, ruling, text, review);
    const reviewed = await moves.stopDeadline(state === 'declared' ? await takenUp(person, change) : change);
    const confirmed = ruling === 'confirm' ? { confirmed: JSON.stringify(contentParts(entryOfVersion(content), content.bpmn_xml)) } : {};
    const moved = await moves.note(reviewed, { move: ruling, personId: person.id, text, changes: { ...review, ...confirmed } });
    if (ruling === 'confirm') await moves.startDeadline(moved, 'adjust', now);
  }

  const decided: Record<Exclude<ChangeMove, 'take-up'>, (change: ChangeRow, by: Ruled) => Promise<unknown>> = {
    /** The registry has declared what the change is about (`declaration.ts`); its declaration's days end, the review's begin (R7a, R7b). */
    async declare(change, { person, text }) {
      await refuseUndeclared(versions, change);
      await moves.declared(change, person, text);
    },
    confirm: (change, by) => ruled(change, 'confirm', by),
    return: (change, by) => ruled(change, 'return', by),

    /** The organ enters what was confirmed, and nothing else (R8). A flowchart goes to the engine before the step is complete there. */
    async adjust(found, { person, text, now }) {
      await versions.refuseUnfit(found.version_id);
      const content = await contentOf(versions, found);
      refuseDifferent(found, contentParts(entryOfVersion(content), content.bpmn_xml));
      await moveVersion(person, found, 'adjust', text);
      const change = await moves.note(await moves.stopDeadline(found), {
        move: 'adjust',
        personId: person.id,
        text,
        changes: { adjusted_by: person.id, adjusted_at: now.getTime() },
      });
      if (!change.version_id) {
        const force = change.kind as PowerChangeKind;
        await versions.move(person, content.id, null, force, 'registry.declare', () => ({ changes: {}, text: change.cause }));
        return;
      }
      // Done only when the engine has it.
      await store.update(change.id, { state: 'confirmed' });
      await outbox.put({
        id: `deploy:${content.id}`,
        kind: DEPLOY_FLOWCHART,
        stream: `case:${change.id}`,
        payload: { versionId: content.id, hash: content.bpmn_hash },
      });
    },

    withdraw: (change, by) => withdrawn(change, 'withdraw', by),
    recall: (change, by) => withdrawn(change, 'recall', by),

    /** The legal office finds that what a law's mark expected is not needed. */
    async dismiss(change, { person, text, now }) {
      await moves.note(await moves.stopDeadline(change), {
        move: 'dismiss',
        personId: person.id,
        text,
        changes: { reviewed_by: person.id, reviewed_at: now.getTime(), opinion: text },
      });
    },
  };

  /** What a law expects stays expected: the duty to declare remains. */
  async function withdrawn(found: ChangeRow, move: 'withdraw' | 'recall', { person, text, state }: Ruled): Promise<void> {
    if ((found.expected === 1) !== (move === 'recall')) throw stateForbids(state, move);
    await moveVersion(person, found, 'withdraw', text, { declared_by: null, declared_at: null });
    const changes = move === 'recall' ? { version_id: null, declared_by: null, declared_at: null, taken_up_by: null } : {};
    const change = await moves.note(await moves.stopDeadline(found), { move, personId: person.id, text, changes });
    if (move === 'recall') await moves.awaitDeclaration(change);
  }

  async function decide({ matter, outcome, opinion, person, now }: Decided): Promise<void> {
    if (!person) throw new Error(`No limit of change ${matter.id} passes by itself`);
    const move = outcome.code as Exclude<ChangeMove, 'take-up'>;
    const change = await changeOf(matter.id);
    mayMove(person, change, move);
    await decided[move](change, { person, text: opinion.body, now, state: matter.state as ChangeState });
  }

  const kind = createPlatformKind(REGISTRY_CHANGE, deps, {
    /** The officer who had taken it up before the engine came here goes on with it. */
    async opened({ matter, step, now }) {
      const { taken_up_by: officer } = await changeOf(matter.id);
      if (officer === null || step.position_code !== 'legal-officer') return;
      Object.assign(step, { state: 'claimed', claimed_by: officer, claimed_at: now.getTime() });
      await store.update(matter.id, { state: 'under-review' });
    },
    decided: decide,
    async claimed({ matter, person }) {
      if (matter.state !== 'declared') return;
      const change = await changeOf(matter.id);
      mayMove(person, change, 'take-up');
      await refuseOwn(versions, person, change);
      await moveVersion(person, change, 'take-up', '受理审查');
      await takenUp(person, change);
      await store.update(change.id, { state: 'under-review' });
    },
    async closed({ matter, result }) {
      const change = await changeOf(matter.id);
      const text = change.version_id ? '已发布' : '已生效';
      if (result === 'done') await moves.note(change, { move: 'finish', personId: null, text });
    },
  });
  return {
    ...kind,
    document: createAnswerDocument(deps, store),
    async mayClose({ matter, result }) {
      const change = await changeOf(matter.id);
      if (result !== 'done' || !change.version_id) return true;
      return (await versions.versionOr404(change.version_id)).version.published_at !== null;
    },
  };
}

/** No self-approval: whoever declared the change, or drew any part of its version, does not review it. */
export const isOwnChange = async (versions: Versions, person: Person, change: ChangeRow): Promise<boolean> =>
  change.declared_by === person.id ||
  (change.version_id !== null && versions.isOwn(person, (await versions.versionOr404(change.version_id)).version));

export async function refuseOwn(versions: Versions, person: Person, change: ChangeRow): Promise<void> {
  if (!(await isOwnChange(versions, person, change))) return;
  throw new Refusal(
    403,
    'own-declaration',
    '不能审核自己申报或编制的事项，请由其他审核人员办理。',
    'Nobody reviews what they drew or declared themselves; another legal officer must do it.',
  );
}

/** What a change is about: its own version, or the one in force that it suspends, resumes or abolishes. */
export const contentOf = async (versions: Versions, change: ChangeRow): Promise<VersionRow> =>
  (await versions.versionOr404(change.version_id ?? change.base_version_id ?? '', true)).version;

/** Refuses what is not as it was confirmed, and names the parts that differ. */
export function refuseDifferent({ confirmed }: ChangeRow, found: ContentParts): void {
  const different = differences(JSON.parse(confirmed ?? '{}') as ContentParts, found);
  if (!different.length) return;
  throw conflict(
    'differs-from-confirmed',
    `入库内容与确认内容不一致：${different.join('、')}。只能按确认的内容入库；确需修改的，请另行申报。`,
    `What is entered differs from what was confirmed: ${different.join(', ')}. Only what was confirmed may be entered; declare any other change anew.`,
    { differences: different },
  );
}

/** A change is declared with what it is about, in the registry; its step alone says too little. */
async function refuseUndeclared(versions: Versions, change: ChangeRow): Promise<void> {
  const subject = change.version_id ?? change.base_version_id;
  const version = subject === null ? undefined : (await versions.versionOr404(subject)).version;
  if (version && (change.version_id === null || version.state === 'declared')) return;
  throw conflict(
    'declare-in-registry',
    '请在权力库中申报该事项的新版本，或者申报暂停、恢复、取消。',
    'Declare a version of the power in the registry, or its suspension, resumption or abolition there.',
    { changeId: change.id },
  );
}
