/**
 * Of whom a signal speaks (R13): at the organ that answers, whoever has the matter in hand now, because their step is late; else whoever
 * decided there last. Asked once for many signals, when they are raised.
 */
import { isRunning, type StepRow } from '../../matters/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';

export interface Responsible {
  positionCode: string;
  /** Null where the step waits for any holder of the position. */
  personId: string | null;
}

type Step = Pick<StepRow, 'matter_id' | 'organ_id' | 'position_code' | 'state' | 'claimed_by' | 'decided_by' | 'opened_at'>;

/** Answers undefined where the organ has had no step in the matter. */
export type ResponsibleOf = (matterId: string, organId: string) => Responsible | undefined;

export async function responsibleIn(database: Database, matterIds: readonly string[]): Promise<ResponsibleOf> {
  const steps = matterIds.length
    ? await database.all<Step>(
        `SELECT matter_id, organ_id, position_code, state, claimed_by, decided_by, opened_at FROM step
         WHERE matter_id IN (${placeholders(matterIds.length)}) ORDER BY opened_at, id`,
        [...matterIds],
      )
    : [];
  return (matterId, organId) => {
    const own = steps.filter((step) => step.matter_id === matterId && step.organ_id === organId);
    const step = own.find(isRunning) ?? own.findLast(({ decided_by }) => decided_by !== null);
    return step && { positionCode: step.position_code, personId: isRunning(step) ? step.claimed_by : step.decided_by };
  };
}
