/**
 * What an outcome's effect does to its case (R11.2; `domain/registry/effects.ts`): the state of the case, its acceptance and its clocks.
 *
 * Suspending and extending change nothing here: they count from the document served, see `move-clock.ts`.
 */
import { acceptedFrom } from '../../domain/cases/accepted-from.ts';
import type { FormValues } from '../../domain/forms/form-values.ts';
import { effect as effectNamed, isRuling, type Effect } from '../../domain/registry/effects.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { parseCivilDate } from '../../domain/time/civil-date.ts';
import { startOfDate } from '../../domain/time/civil-time.ts';
import type { Person } from '../platform/auth/index.ts';
import type { LedgerEntry } from '../../domain/clocks/ledger.ts';
import type { Database } from '../platform/database/index.ts';
import type { Clocks } from '../clocks/index.ts';
import type { Licences } from '../licences/index.ts';
import { conflict } from '../platform/errors.ts';
import { isAccepted, type AcceptanceClock, type AcceptCase } from './acceptance/index.ts';
import type { HoldingClock } from './holding/index.ts';
import { createCaseStore, type CaseHeader } from './store.ts';

/** The typed field in which the window says on which day the supplement was whole; without it, the day on which it says so. */
export const SUPPLIED_FIELD = 'receivedOn';

/** The typed field in which the officers say on which day they sealed or seized; without it, the day on which they say so. */
export const MEASURE_FIELD = 'recordDate';

export interface AppliedEffect {
  caseRow: CaseHeader;
  effect: Effect | undefined;
  /** What the step's form was filled in with. */
  values: FormValues;
  /** Null where the law decided, and by which article. */
  person: Person | null;
  basis: string | null;
  now: Date;
}

/** Stores the case's new state inside the caller's transaction; answers what goes into its handling clock's ledger. */
export type ApplyEffect = (applied: AppliedEffect) => Promise<LedgerEntry[]>;

export function createApplyEffect({
  database,
  entryOf,
  acceptance,
  acceptCase,
  licences,
  clocks,
  holding,
}: {
  database: Database;
  clocks: Pick<Clocks, 'read'>;
  licences: Pick<Licences, 'ruled'>;
  entryOf: (versionId: string) => Promise<RegistryEntry>;
  acceptance: AcceptanceClock;
  acceptCase: AcceptCase;
  holding: HoldingClock;
}): ApplyEffect {
  const store = createCaseStore(database);
  return async ({ caseRow, effect, values, person, basis, now }) => {
    const at = now.getTime();
    if (effect === undefined) {
      // What is not supplied when its term passes is not supplied.
      if (caseRow.state === 'supplementing' && person) await supplied(caseRow, values, now);
      return [];
    }
    if (isRuling(effect)) {
      await licences.ruled({ matterId: caseRow.id, effect, byLaw: person === null, now });
      await store.updateCase(caseRow.id, { state: 'decided', decided_at: at, result: effectNamed(effect).result ?? null });
      // QZ19: what was done in an emergency and is not approved ends at once.
      if (effect === 'spare') await holding.end(caseRow.id, effect, now);
      return [{ kind: 'stop', at: now, reason: effect }];
    }
    switch (effect) {
      case 'accept': {
        await acceptance.end(caseRow.id, effect, now);
        const from = acceptedFrom(await acceptance.rounds(caseRow.id), person && now);
        return acceptCase({
          caseRow,
          acceptedAt: from ?? new Date(caseRow.received_at),
          acceptedBy: person?.id ?? null,
          basis,
        });
      }
      case 'supplement':
        await acceptance.end(caseRow.id, effect, now);
        // What is asked for too late undoes no acceptance by silence (XK32).
        if (!(await isAccepted(database, caseRow.id))) await store.updateCase(caseRow.id, { state: 'supplementing' });
        return [];
      case 'decline':
        await acceptance.end(caseRow.id, effect, now);
        await store.updateCase(caseRow.id, { state: 'decided', decided_at: at });
        return (await isAccepted(database, caseRow.id)) ? [{ kind: 'stop', at: now, reason: effect }] : [];
      case 'extend': {
        // While something is held, it is the time of that which is extended (QZ25).
        if (await holding.isRunning(caseRow.id)) return [];
        const clock = await clocks.read({ matterId: caseRow.id, purpose: 'handling' });
        const due = clock?.reading.limits.find(({ id }) => id === 'statutory')?.dueAt;
        if (due && due <= now)
          throw conflict(
            'limit-has-passed',
            '法定时限已经届满，不能再延长（行政许可法第四十二条）。',
            'The statutory limit has passed; it cannot be extended any more.',
          );
        return [];
      }
      case 'hold':
        await holding.begin(caseRow.id, (await entryOf(caseRow.version_id)).limits.holding, measuredOn(caseRow, values, now));
        return [];
      case 'release':
        await holding.end(caseRow.id, effect, now);
        return [];
      case 'resume':
        return (await holding.resume(caseRow.id, now)) ? [] : [{ kind: 'resume', at: now }];
      default:
        return [];
    }
  };

  /** Neither before the case was registered nor in the future, whatever was typed. */
  function measuredOn({ received_at }: CaseHeader, values: FormValues, now: Date): Date {
    const day = values[MEASURE_FIELD];
    const said = typeof day === 'string' && parseCivilDate(day) !== undefined ? startOfDate(day).getTime() : now.getTime();
    return new Date(Math.min(Math.max(said, received_at), now.getTime()));
  }

  /** XK32: from the day on which the supplement is whole, the organ has the acceptance limit again. */
  async function supplied(caseRow: CaseHeader, values: FormValues, now: Date): Promise<void> {
    await store.updateCase(caseRow.id, { state: 'received' });
    const day = values[SUPPLIED_FIELD];
    const said = typeof day === 'string' && parseCivilDate(day) !== undefined ? startOfDate(day).getTime() : now.getTime();
    const { limits } = await entryOf(caseRow.version_id);
    // Neither before the receipt nor in the future, whatever was typed.
    const from = new Date(Math.min(Math.max(said, caseRow.received_at), now.getTime()));
    if ((await acceptance.rounds(caseRow.id)).length) await acceptance.beginNext(caseRow.id, limits.acceptance, from);
  }
}
