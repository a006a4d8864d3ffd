/**
 * A signal is withdrawn (R13, R17): an investigation in which nothing else stands is ended by the platform, as long as nothing is found in
 * it. After the finding people decide: the page tells that the ground is gone, and the finding may be revoked.
 */
import { createMatterStore, isRunning } from '../../matters/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Outbox, OutboxHandler } from '../../platform/outbox/index.ts';
import type { DecideByPlatform } from '../../procedures/index.ts';
import { createStandingStore } from '../signals/standing.ts';
import { createInvestigationStore } from './store.ts';

/** Kind of the outbox command. */
export const END_INVESTIGATION = 'end-investigation';

const ENDS = { Step_Hear: 'end', Step_Find: 'end' };

/** Whether nothing that it rests on stands any more. A complaint always stands. */
export async function isGroundGone(database: Database, investigationId: string): Promise<boolean> {
  const grounds = await createInvestigationStore(database).grounds(investigationId);
  if (grounds.some(({ kind }) => kind === 'complaint')) return false;
  const standing = await createStandingStore(database).all(grounds.map(({ ground_id }) => ground_id));
  return !standing.some(({ stands }) => stands);
}

/** Inside the transaction that withdraws the signal. */
export function onSignalWithdrawn({ database, outbox }: { database: Database; outbox: Outbox }) {
  const store = createInvestigationStore(database);
  return async (signalId: string): Promise<void> => {
    for (const { id, closed_at } of await store.resting('signal', [signalId])) {
      if (closed_at !== null || !(await isGroundGone(database, id))) continue;
      await outbox.put({
        id: `end-investigation:${id}:${signalId}`,
        kind: END_INVESTIGATION,
        stream: `investigation:${id}`,
        payload: { matterId: id },
      });
    }
  };
}

export function createEndInvestigation(deps: {
  database: Database;
  outbox: Pick<Outbox, 'markDone'>;
  decideByPlatform: DecideByPlatform;
}): OutboxHandler {
  const { database, outbox, decideByPlatform } = deps;
  return (row) =>
    database.write(async () => {
      const { matterId } = row.payload as { matterId: string };
      const running = (await createMatterStore(database).stepsOf(matterId)).filter(isRunning);
      // Past the finding nothing ends by itself; and something else may have joined it meanwhile.
      const isFound = running.some(({ element_id }) => !Object.hasOwn(ENDS, element_id));
      if (!isFound && (await isGroundGone(database, matterId)))
        await decideByPlatform({ matterId, outcomes: ENDS, basis: null, reason: '所依据的信号已经撤回，平台终止调查。' });
      await outbox.markDone([row.id]);
    });
}
