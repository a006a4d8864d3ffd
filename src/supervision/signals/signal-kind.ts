/**
 * The warning signal as a kind of matter (R13, R15–R17): it runs on `processes/platform/warning-signal.bpmn` and the entry beside it. What
 * the drawing cannot say is here: who is asked, who may decide, and what a decision does to the signal.
 */
import { LIMIT_PASSED } from '../../../domain/contract.ts';
import { createMatterStore, type MatterRow } from '../../matters/index.ts';
import { may, type Person } from '../../platform/auth/index.ts';
import { conflict, Refusal } from '../../platform/errors.ts';
import { createPlatformKind, type Decided, type MatterKind, type PlatformKindDependencies } from '../../procedures/index.ts';
import type { ChangeStanding } from './change-standing.ts';
import { WARNING_SIGNAL } from './open-act.ts';
import { createStandingStore, type StandingRow } from './standing.ts';

export interface SignalKindDependencies extends PlatformKindDependencies {
  changes: ChangeStanding;
  /** Who holds a position today. */
  holdersOf: (organId: string, positionCode: string) => Promise<{ id: string }[]>;
  /** Offices that supervise an organ, the nearest first; never the organ itself. */
  officesOf: (organId: string) => Promise<string[]>;
  /** Of an organ, for its district and name. */
  organOf: (organId: string) => Promise<{ name: string; districtId: string | null } | undefined>;
}

/** Steps of the office that supervises; at the addressee's it gives one outcome, `withdraw`. */
const OF_SUPERVISION = new Set(['Step_Confirm', 'Step_Judge', 'Step_Appeal', 'Step_Investigate']);
const OVERSIGHT = 'oversight';

export function createSignalKind(deps: SignalKindDependencies): MatterKind {
  const { database, changes } = deps;
  const standing = createStandingStore(database);
  const store = createMatterStore(database);

  async function standingOf(matter: MatterRow): Promise<StandingRow & { organ_id: string }> {
    const row = await standing.ofAct(matter.id);
    const signal = row && (await database.get<{ organ_id: string }>('SELECT organ_id FROM warning_signal WHERE id = $1', [row.id]));
    if (!row || !signal) throw new Error(`Matter ${matter.id} is no signal`);
    return { ...row, ...signal };
  }

  /** R14: a colleague whose scope ends elsewhere decides nothing about this organ. */
  async function checkScope(person: Person, organId: string): Promise<void> {
    const organ = await deps.organOf(organId);
    if (may(person, 'signal.issue', { organId, districtId: organ?.districtId ?? null })) return;
    throw new Refusal(
      403,
      'organ-out-of-scope',
      `“${organ?.name ?? organId}”不在您的监督范围内。`,
      `The organ ${organId} lies outside the scope that you supervise.`,
      { details: { organId } },
    );
  }

  /** An appeal is decided by somebody who has not decided in the matter before, nor issued it. */
  async function refuseOwnReview({ matter, opinion }: Decided, person: Person): Promise<void> {
    const earlier = (await store.opinionsOf(matter.id)).some(({ id, person_id }) => id !== opinion.id && person_id === person.id);
    if (!earlier && matter.opened_by !== person.id) return;
    throw conflict(
      'same-person',
      '申诉应当由没有办理过本信号的人员复核，请转由其他监督人员或者分管负责人办理。',
      'An appeal is decided by somebody else than who issued or judged the signal. Leave it to a colleague or the head of the office.',
    );
  }

  async function refuseSecondAppeal({ matter, opinion }: Decided): Promise<void> {
    const before = (await store.opinionsOf(matter.id)).some(({ id, outcome }) => id !== opinion.id && outcome === 'appeal');
    if (before)
      throw conflict(
        'appealed-already',
        '对同一信号只能申诉一次，上次申诉已经复核。请说明情况或者予以纠正。',
        'A signal is appealed against once, and that appeal has been decided. Explain or correct.',
      );
  }

  return createPlatformKind(WARNING_SIGNAL, deps, {
    async addressed(matter, elementId) {
      if (elementId === 'Step_Explain') {
        const { organ_id: organId, position_code: position } = await standingOf(matter);
        return position !== null && (await deps.holdersOf(organId, position)).length ? { organId, position } : undefined;
      }
      if (elementId !== 'Step_Appeal') return undefined;
      // Sent up where a wider office supervises as well; else another person of the same one decides.
      const offices = await deps.officesOf((await standingOf(matter)).organ_id);
      const higher = offices[offices.indexOf(matter.organ_id) + 1];
      return higher === undefined ? undefined : { organId: higher, position: OVERSIGHT };
    },

    async decided(decision) {
      const { matter, step, outcome, person, opinion, values } = decision;
      const row = await standingOf(matter);
      const by = { personId: person?.id ?? null, text: opinion.body };
      if (person && (OF_SUPERVISION.has(step.element_id) || outcome.code === 'withdraw')) await checkScope(person, row.organ_id);
      if (outcome.code === 'appeal') await refuseSecondAppeal(decision);
      if (step.element_id === 'Step_Appeal' && person) await refuseOwnReview(decision, person);
      if (outcome.code === 'issue') {
        await store.update(matter.id, { answering_organ_id: row.organ_id });
        await changes.issue(row, by.personId);
      }
      if (outcome.code === LIMIT_PASSED)
        await changes.redden(row, {
          personId: null,
          text: '期限届满未说明或者纠正（办法第十五条）',
          textEn: 'Not explained or corrected in time (article 15)',
        });
      if (step.element_id === 'Step_Judge' && outcome.code === 'reject')
        await changes.redden(row, { ...by, text: String(values.findings) });
      // The platform has withdrawn the signal already when it ends the matter.
      if (person && (outcome.code === 'withdraw' || outcome.code === 'uphold'))
        await changes.withdraw(row, { ...by, text: by.text || String(values.review ?? '') });
    },

    async facts(matter) {
      const ended = (await store.opinionsOf(matter.id)).at(-1);
      return { withdrawnFor: ended?.body || '申诉成立' };
    },
  });
}
