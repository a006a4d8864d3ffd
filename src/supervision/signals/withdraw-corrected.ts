/**
 * A clock turns out to be in time after its signal was raised (R13): the calendar was edited, or what is recorded now dates from before.
 * The signal is withdrawn in the same transaction, with how the limit is counted now; the matter that it is ends by the outbox.
 */
import type { DueListener } from '../../clocks/index.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { Database } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/sheets/index.ts';
import type { Outbox, OutboxHandler } from '../../platform/outbox/index.ts';
import type { DecideByPlatform } from '../../procedures/index.ts';
import { namedIn, type Found } from '../raise-signals.ts';
import type { NoticeRule } from '../rules/index.ts';
import type { ChangeStanding } from './change-standing.ts';
import { joined, type CountedLimit, type Words } from './evidence.ts';
import { createStandingStore } from './standing.ts';

/** Kind of the outbox command that ends the matter of a corrected signal. */
export const END_CORRECTED = 'end-corrected-signal';

/** By the step at which the matter stands: what ends it. */
const ENDS = {
  Step_Confirm: 'dismiss',
  Step_Explain: 'withdraw',
  Step_Judge: 'withdraw',
  Step_Appeal: 'uphold',
  Step_Investigate: 'withdraw',
};

export interface CorrectedDependencies {
  database: Database;
  outbox: Outbox;
  changes: ChangeStanding;
  countedLimit: CountedLimit;
}

/** What the rules would say of these notices is what they said; each such signal loses its ground. */
export function onRevoked(rules: readonly NoticeRule[], deps: CorrectedDependencies): DueListener {
  const { database, outbox, changes, countedLimit } = deps;
  const standing = createStandingStore(database);
  return async (notices) => {
    const found = notices.flatMap((notice) =>
      rules.flatMap((rule): Found[] => {
        const candidate = rule.fromNotice(notice);
        return candidate ? [{ rule, candidate, raisedAt: notice.noticedAt, source: notice.source }] : [];
      }),
    );
    for (const { id, candidate } of await namedIn(database, found)) {
      const row = await standing.lock(id);
      const signal = await database.get<{ limit_id: string | null }>('SELECT limit_id FROM warning_signal WHERE id = $1', [id]);
      // One that was raised for the promise stays while that is missed, although the statutory limit is not.
      if (!row || row.corrected || !candidate.limit || signal?.limit_id !== candidate.limit) continue;
      // One that a supervisor has withdrawn or dismissed is settled.
      if (!row.stands && (await isClosed(row.act_id))) continue;
      await changes.withdraw(row, {
        personId: null,
        ...joined(inTime(candidate.dueAt), await countedLimit(row.matter_id, candidate.limit)),
      });
      await outbox.put({
        id: `end:${id}`,
        kind: END_CORRECTED,
        stream: `signal:${id}`,
        payload: { signalId: id },
      });
    }
  };

  async function isClosed(actId: string | null): Promise<boolean> {
    if (actId === null) return false;
    return (await database.get<{ closed_at: number | null }>('SELECT closed_at FROM matter WHERE id = $1', [actId]))?.closed_at !== null;
  }
}

const inTime = (dueAt: number | undefined): Words => {
  const due = minuteOf(isoInChina(dueAt ?? null));
  return {
    text: `期限更正后没有超期${due && `，应于 ${due} 前办理`}，平台撤回本信号。`,
    textEn: `After a correction the limit was not missed${due && `: it ends ${due}`}. The platform withdraws the signal.`,
  };
};

export function createEndCorrected(deps: {
  database: Database;
  outbox: Pick<Outbox, 'markDone'>;
  decideByPlatform: DecideByPlatform;
}): OutboxHandler {
  const { database, outbox, decideByPlatform } = deps;
  return (row) =>
    database.write(async () => {
      const { signalId } = row.payload as { signalId: string };
      const standing = await createStandingStore(database).lock(signalId);
      const event = await database.get<{ body: string }>('SELECT body FROM warning_signal_event WHERE id = $1', [`${signalId}:withdrawn`]);
      const { reason } = JSON.parse(event?.body ?? '{"reason":""}') as { reason: string };
      if (standing?.act_id) await decideByPlatform({ matterId: standing.act_id, outcomes: ENDS, basis: null, reason });
      await outbox.markDone([row.id]);
    });
}
