/**
 * The party waives a waiting period in writing, where the drawing says that the law allows it (docs/adr/0014): an officer who may decide
 * a step of the matter enters the waiver, and the period is over at once.
 */
import type { Person, Scope } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, notFound, Refusal } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { lacksReason } from '../../../domain/text/reason.ts';
import { createQuery, matterScope, type MatterRow } from '../../matters/index.ts';
import type { Eligibility } from '../step-desk.ts';
import type { Guard } from '../guard.ts';
import { matterFrozen } from '../matter-frozen.ts';
import { organOfPosition } from '../../../domain/procedures/organ-of-position.ts';
import { procedureOf, type MatterKinds, type Procedure } from '../matter-kind.ts';
import type { EndWaitingPeriod } from './end-waiting-period.ts';
import { createPeriodStore } from './store.ts';

export interface Waiver {
  matterId: string;
  elementId: string;
  /** In the party's words. */
  reason: string;
}

/** Answers the period's id. */
export type WaivePeriod = (person: Person, scope: Scope, waiver: Waiver) => Promise<{ periodId: string }>;

export function createWaivePeriod(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: MatterKinds;
  guard: Guard;
  eligibility: Pick<Eligibility, 'assertEligible'>;
  endWaitingPeriod: EndWaitingPeriod;
}): WaivePeriod {
  const { database, record, time, kinds, guard, eligibility, endWaitingPeriod } = deps;
  const store = createPeriodStore(database);

  async function isInScope(matterId: string, scope: Scope): Promise<boolean> {
    const { values, bind } = createQuery();
    return (
      (await database.get(`SELECT m.id FROM matter m WHERE m.id = ${bind(matterId)} AND ${matterScope(scope, bind)}`, values)) !== undefined
    );
  }

  /** Any position that decides a step of the drawing will do; the refusal of the last one says why not. */
  async function refuseOutsiders(person: Person, procedure: Procedure, matter: MatterRow, now: Date): Promise<void> {
    const positions = positionsIn(procedure);
    for (const [index, position] of positions.entries()) {
      try {
        await eligibility.assertEligible(person.id, position, organOfPosition(procedure.positions, position, matter), now);
        return;
      } catch (error) {
        if (!(error instanceof Refusal) || index === positions.length - 1) throw error;
      }
    }
  }

  return (person, scope, { matterId, elementId, reason }) =>
    database.write(async () => {
      if (!(await isInScope(matterId, scope))) throw notFound('该办理事项', 'matter');
      const matters = await guard.lock([matterId]);
      const matter = matters.matter(matterId);
      if (!matter || matter.procedure_id === null) throw notFound('该办理事项', 'matter');
      const now = time.now();
      const procedure = await procedureOf(kinds, matter);
      await refuseOutsiders(person, procedure, matter, now);
      const periods = (await store.ofMatter(matterId)).filter(({ element_id }) => element_id === elementId);
      const period = periods.findLast(({ purpose }) => purpose === 'waiting-period');
      const node = procedure.chart.nodes.get(elementId);
      if (!period || !node) throw notFound('该等待期', 'waiting period');
      if (period.ended_at !== null)
        throw conflict('period-over', '该等待期已经结束，无需放弃。', 'This waiting period is over; there is nothing to waive.');
      if (node.headers[HEADERS.waivable] !== 'yes')
        throw conflict(
          'period-not-waivable',
          '法律没有规定当事人可以放弃该等待期，须等待期满。',
          'The law does not let the party waive this period; it must be waited for.',
        );
      if (matter.frozen_at !== null) throw matterFrozen();
      const text = typedText(reason);
      refuseBadReason(text);
      await store.insertWaiver({ period_id: period.id, matter_id: matterId, person_id: person.id, reason: text, at: now.getTime() });
      record.append({
        kind: 'waiting-period-waived',
        matterId,
        actorId: person.id,
        payload: { periodId: period.id, elementId, reason: text },
      });
      if (!(await endWaitingPeriod(matters, matter, period, 'waived', now))) throw matterFrozen();
      return { periodId: period.id };
    });
}

/** The positions that decide the steps of a drawing. */
export const positionsIn = ({ chart }: Pick<Procedure, 'chart'>): string[] => [
  ...new Set([...chart.nodes.values()].flatMap(({ kind, headers }) => (kind === 'step' ? [headers[HEADERS.position] ?? ''] : []))),
];

function refuseBadReason(text: string): void {
  if (lacksReason(true, text))
    throw badInput([
      {
        path: 'reason',
        code: 'reason-required',
        message: '请写明当事人书面放弃的内容和时间。',
        messageEn: 'Say what the party wrote and when.',
      },
    ]);
  if (text.length > LONGEST.opinion)
    throw badInput([
      {
        path: 'reason',
        code: 'too-long',
        message: `最多 ${LONGEST.opinion} 字。`,
        messageEn: `At most ${LONGEST.opinion} characters.`,
      },
    ]);
}
