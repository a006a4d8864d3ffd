/** What a case was known by before its first step: what was applied for, by whom, and its days so far (R11.1, R11.2). */
import type { FormValues } from '../../domain/forms/form-values.ts';
import type { CaseDay } from '../../domain/forms/checks/check.ts';
import type { Party } from '../../domain/party/party.ts';
import type { Benchmark } from '../../domain/registry/benchmarks.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { knownAnswers, type GivenFacts } from '../procedures/index.ts';
import type { CaseRow } from './store.ts';

export const givenOfCase = (row: CaseRow, entry: RegistryEntry, benchmarks: Benchmark[]): GivenFacts => ({
  days: { ...day('receivedOn', row.received_at), ...day('acceptedOn', row.accepted_at), ...day('decidedOn', row.decided_at) },
  applied: knownAnswers(entry.caseForm, JSON.parse(row.form) as FormValues),
  partyKind: (JSON.parse(row.party) as Party).kind,
  benchmarks,
});

const day = (name: CaseDay, at: number | null): GivenFacts['days'] => (at === null ? {} : { [name]: civilDateInChina(at) });
