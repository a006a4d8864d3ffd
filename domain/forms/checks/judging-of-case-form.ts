/** What the form of a case is judged with at the window (R11.2): the day of receipt is today, and nothing else is known yet. */
import type { PartyKind } from '../../party/party.ts';
import type { RegistryEntry } from '../../registry/registry-entry.ts';
import type { CivilDate } from '../../time/civil-date.ts';
import { CASE_FORM, NOTHING_KNOWN, type Judging } from './judging.ts';

export const judgingOfCaseForm = (
  { checks = [], benchmarks = [] }: Pick<RegistryEntry, 'checks' | 'benchmarks'>,
  partyKind: PartyKind | undefined,
  today: CivilDate,
): Judging => ({
  form: CASE_FORM,
  checks,
  today,
  known: { ...NOTHING_KNOWN, days: { receivedOn: today }, benchmarks, ...(partyKind ? { partyKind } : {}) },
});
