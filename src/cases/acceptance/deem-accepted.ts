/**
 * Silence over the acceptance limit is acceptance (XK32), whatever the drawing: the case counts as accepted from the start of the round,
 * and its handling clock runs from there. The step stays open, because the officer must still say so to the party.
 *
 * The alarm only stores a command, with its notice: what follows takes the locks in the order of a decision. A matter that is held because
 * engine and record disagree is no exception: the law does not wait, and no step is decided.
 */
import { acceptedFrom } from '../../../domain/cases/accepted-from.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { Clocks, DueListener } from '../../clocks/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { CommandRejected, type Outbox, type OutboxHandler } from '../../platform/outbox/index.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { caseHeaderOf, createCaseStore } from '../store.ts';
import { isAccepted, type AcceptCase } from './accept-case.ts';
import { ACCEPTANCE_BASIS, type AcceptanceClock } from './acceptance-clock.ts';

export const DEEM_ACCEPTED = 'deem-accepted';

/** Inside the transaction that stores the notices. */
export function onAcceptancePassed(outbox: Outbox): DueListener {
  return async (notices) => {
    for (const { kind, matterId, round } of notices) {
      if (kind !== 'acceptance-overdue') continue;
      // In a stream of its own: the law does not wait for an engine that is away.
      await outbox.put({
        id: `deem:${matterId}:${round}`,
        kind: DEEM_ACCEPTED,
        stream: `acceptance:${matterId}`,
        payload: { matterId },
      });
    }
  };
}

export function createDeemAccepted(deps: {
  database: Database;
  outbox: Outbox;
  record: RecordBook;
  time: Time;
  clocks: Clocks;
  acceptance: AcceptanceClock;
  acceptCase: AcceptCase;
}): OutboxHandler {
  const { database, outbox, record, time, clocks, acceptance, acceptCase } = deps;
  const store = createCaseStore(database);

  return (row) =>
    database.write(async () => {
      await deem((row.payload as { matterId: string }).matterId);
      await outbox.markDone([row.id]);
    });

  async function deem(matterId: string): Promise<void> {
    const matter = await store.lock(matterId);
    if (!matter) throw new CommandRejected(`There is no case ${matterId}`);
    // Who was first, an officer or the law at a timer of the drawing, has accepted or refused it already.
    if (matter.closed_at !== null || matter.state === 'decided' || (await isAccepted(database, matterId))) return;
    const rounds = await acceptance.rounds(matterId);
    const acceptedAt = rounds.some(({ exceeded }) => exceeded) ? acceptedFrom(rounds, null) : null;
    // The calendar was corrected after the notice, and the limit runs on.
    if (!acceptedAt) return;
    const started = await acceptCase({ caseRow: caseHeaderOf(matter), acceptedAt, acceptedBy: null, basis: ACCEPTANCE_BASIS });
    record.append({
      kind: 'case-deemed-accepted',
      matterId,
      payload: { acceptedAt: isoInChina(acceptedAt), basis: ACCEPTANCE_BASIS },
    });
    await acceptance.end(matterId, DEEM_ACCEPTED, time.now());
    await clocks.append({ matterId, purpose: 'handling' }, started);
  }
}
