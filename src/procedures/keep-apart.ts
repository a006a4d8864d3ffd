/**
 * Nobody judges what they investigated themselves (CF57, CF58, CF64, QZ18, XK48): asked of the person who acts, in this matter, because one
 * person may hold two positions that the drawing keeps apart.
 */
import { conflictOf, separationsAt, type DoneBy } from '../../domain/registry/separations.ts';
import type { StepRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { Procedure } from './matter-kind.ts';

export const KEPT_APART = 'separate-person-required';

export type KeepApart = (personId: string, step: Pick<StepRow, 'matter_id' | 'element_id'>, procedure: Procedure) => Promise<void>;

export function createKeepApart({ database, nameOf }: { database: Database; nameOf: (personId: string) => Promise<string> }): KeepApart {
  async function doneIn(matterId: string): Promise<DoneBy[]> {
    const rows = await database.all<{ element_id: string; person_id: string | null; co_officer_id: string | null }>(
      'SELECT s.element_id, o.person_id, o.co_officer_id FROM opinion o JOIN step s ON s.id = o.step_id WHERE o.matter_id = $1',
      [matterId],
    );
    return rows.map(({ element_id: elementId, person_id, co_officer_id }) => ({
      elementId,
      personIds: [person_id, co_officer_id].filter((id) => id !== null),
    }));
  }

  /** @throws Refusal 403 `separate-person-required` */
  return async (personId, step, { chart, power }) => {
    const node = chart.nodes.get(step.element_id);
    if (!power || !node || !separationsAt(node, power).length) return;
    const conflict = conflictOf(personId, step.element_id, { chart, entry: power, done: await doneIn(step.matter_id) });
    if (!conflict) return;
    const { separation, did } = conflict;
    const name = await nameOf(personId);
    throw new Refusal(
      403,
      KEPT_APART,
      `${name}办理过本案的“${did.name}”，依法不能再办理“${node.name}”（${separation.article}），请由其他人员办理。`,
      `${name} has done "${did.name}" in this case and may not do "${node.name}" as well (${separation.basis}): somebody else must.`,
      { details: { stepName: did.name, basis: separation.article } },
    );
  };
}
