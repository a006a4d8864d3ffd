/**
 * The change procedure of the registry as its addresses offer it (R6a, R7a, R7b, R8): each move finds the step at which the change stands
 * and decides it. What a decision means is in `change-kind.ts`; where it leads is drawn (`processes/platform/registry-change.bpmn`).
 *
 * A power has one change at a time before the offices.
 */
import { conflict, notFound, type Refusal } from '../../platform/errors.ts';
import type { Action, Person } from '../../platform/auth/index.ts';
import type { Clocks } from '../../clocks/index.ts';
import type { GlyphCheck } from '../../documents/index.ts';
import { createMatterStore, type StepRow } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Outbox } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { standingStep, type DecideStep, type OpenMatter, type PlatformProcedures } from '../../procedures/index.ts';
import type { VersionMove } from '../../../domain/registry/version-life.ts';
import { stateAfter } from '../life-cycle.ts';
import { entryOfVersion } from '../store.ts';
import type { ChangeMove } from '../../../domain/registry/change-life.ts';
import type { AnswerDependencies } from './answer-document.ts';
import { contentOf, createChangeKind, isOwnChange, refuseDifferent, refuseOwn } from './change-kind.ts';
import { contentParts } from './content.ts';
import { createDeclaration, type DeclarationDependencies } from './declaration.ts';
import { createChangeLife } from './life.ts';
import { createChangeMoves } from './moves.ts';
import { createRefuseUnprintable } from './printable.ts';
import { createChangeStore, type ChangeRow } from './store.ts';

/** What the organ enters; absent = what is stored with the declared version. */
export interface Adjustment {
  basics?: object;
  xml?: string;
}

/** What the caller saw, where they saw it: a change or version that was moved meanwhile is refused. */
export interface Seen {
  lockVersion?: number;
  versionLock?: number;
}

export interface ChangeDependencies extends AnswerDependencies, Pick<DeclarationDependencies, 'permit' | 'versions'> {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  clocks: Clocks;
  steps: DecideStep;
  procedures: PlatformProcedures;
  openMatter: OpenMatter;
  missingGlyphs: GlyphCheck;
  legalOfficeOf: (organId: string) => Promise<string | null>;
}

interface Within {
  move: ChangeMove;
  action: Action;
  seen?: Seen;
}

export type ChangeService = ReturnType<typeof createChangeService>;

export function createChangeService(deps: ChangeDependencies) {
  const { database, record, permit, versions, procedures, steps } = deps;
  const store = createChangeStore(database);
  const matters = createMatterStore(database);
  const moves = createChangeMoves({ ...deps, store });
  const life = createChangeLife(procedures);
  const refuseUnprintable = createRefuseUnprintable(deps.missingGlyphs);
  const declaration = createDeclaration({ ...deps, store, moves, refuseUnprintable });

  async function changeOr404(id: string): Promise<ChangeRow> {
    const change = await store.change(id);
    if (!change) throw notFound('该变更', 'change');
    return change;
  }

  /** One move of one change, after its lock, the permission, that nobody moved it meanwhile, and that the move is open. */
  async function within(
    person: Person,
    id: string,
    { move, action, seen = {} }: Within,
    work: (change: ChangeRow) => Promise<unknown>,
  ): Promise<ChangeRow> {
    return database.write(async () => {
      await store.lockPower((await changeOr404(id)).power_id);
      const change = await store.lock(id);
      if (!change) throw notFound('该变更', 'change');
      permit(person, action, { organId: change.organ_id, districtId: change.district_id });
      if (seen.lockVersion !== undefined && change.lock_version !== seen.lockVersion) throw staleChange(change);
      if (seen.versionLock !== undefined && change.version_id !== null) {
        const { version } = await versions.versionOr404(change.version_id, true);
        if (version.lock_version !== seen.versionLock) throw versions.staleVersion(version);
      }
      await life.assertOpen(change.state, move);
      await work(change);
      return changeOr404(id);
    });
  }

  const decide = async (person: Person, change: ChangeRow, outcome: ChangeMove, text: string): Promise<unknown> =>
    steps.decide(person, (await standingStep(database, change.id)).id, { outcome, text, fields: {} });

  /**
   * The step, with the office whose officer acts: any that is appointed for the organ may (R2c), and whoever took it up binds nobody of
   * it.
   */
  async function atOffice(person: Person, change: ChangeRow): Promise<StepRow> {
    const step = await standingStep(database, change.id);
    if (change.review_organ_id !== person.organ.id) {
      await store.update(change.id, { review_organ_id: person.organ.id });
      if (step.position_code === 'legal-officer') await matters.updateStep(step.id, { organ_id: person.organ.id });
      record.append({ kind: 'matter-readdressed', matterId: change.id, actorId: person.id, payload: { organId: person.organ.id } });
    }
    if (step.claimed_by !== null && step.claimed_by !== person.id) {
      await matters.updateStep(step.id, { state: 'open', claimed_by: null, claimed_at: null });
      record.append({ kind: 'step-released', matterId: change.id, actorId: person.id, payload: { stepId: step.id } });
    }
    return step;
  }

  const review = (person: Person, id: string, move: ChangeMove, opinion: string, seen?: Seen): Promise<ChangeRow> =>
    within(person, id, { move, action: 'registry.review', seen }, async (change) => {
      if (move !== 'dismiss') await refuseOwn(versions, person, change);
      await atOffice(person, change);
      await decide(person, change, move, opinion);
    });

  return {
    store,
    changeOr404,
    isOpen: life.isOpen,
    isOwn: (person: Person, change: ChangeRow): Promise<boolean> => isOwnChange(versions, person, change),
    kind: createChangeKind({ ...deps, store, moves }),
    ...declaration,

    takeUp: (person: Person, id: string, seen?: Seen): Promise<ChangeRow> =>
      within(person, id, { move: 'take-up', action: 'registry.review', seen }, async (change) => {
        await refuseOwn(versions, person, change);
        await steps.claim(person, (await atOffice(person, change)).id);
      }),

    async returnChange(person: Person, id: string, opinion: string, seen?: Seen): Promise<ChangeRow> {
      refuseUnprintable('opinion', opinion);
      return review(person, id, 'return', opinion, seen);
    },

    async confirm(person: Person, id: string, opinion: string, seen?: Seen): Promise<ChangeRow> {
      refuseUnprintable('opinion', opinion);
      // Checked before anything is locked; the decision asks again, and has the answer at hand.
      await versions.refuseUnfit((await changeOr404(id)).version_id);
      return review(person, id, 'confirm', opinion, seen);
    },

    /** The legal office finds that what a law's mark expected is not needed. */
    dismiss: (person: Person, id: string, opinion: string, seen?: Seen): Promise<ChangeRow> => review(person, id, 'dismiss', opinion, seen),

    async adjust(person: Person, id: string, given: Adjustment = {}, seen?: Seen): Promise<ChangeRow> {
      await versions.refuseUnfit((await changeOr404(id)).version_id);
      return within(person, id, { move: 'adjust', action: 'registry.declare', seen }, async (change) => {
        if (change.adjusted_at !== null) return;
        const { bpmn_xml: xml, ...content } = await contentOf(versions, change);
        refuseDifferent(change, contentParts(given.basics ?? entryOfVersion(content), given.xml ?? xml));
        await decide(person, change, 'adjust', '按确认内容调整入库');
      });
    },

    async withdraw(person: Person, id: string, seen?: Seen): Promise<ChangeRow> {
      const move = (await changeOr404(id)).expected ? 'recall' : 'withdraw';
      return within(person, id, { move, action: 'registry.declare', seen }, (change) => decide(person, change, move, '撤回申报'));
    },

    /** The change by which a version is before the offices now; says which move the version forbids where there is none. */
    async ofVersion(person: Person, versionId: string, move: VersionMove, action: Action): Promise<ChangeRow> {
      const { version, power } = await versions.versionOr404(versionId);
      permit(person, action, await versions.targetOf(power));
      const change = await store.activeOfVersion(versionId);
      if (change) return change;
      stateAfter(version.state, move);
      throw notFound('该版本的变更申报', 'change of this version');
    },
  };
}

const staleChange = (change: ChangeRow): Refusal =>
  conflict(
    'stale-change',
    '该变更已由他人办理，请刷新页面查看最新状态。',
    'Somebody moved this change meanwhile. Reload the page to see its latest state.',
    { lockVersion: change.lock_version, state: change.state },
  );
