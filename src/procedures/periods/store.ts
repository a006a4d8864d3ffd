/**
 * Rows of the timer symbols that a matter has come to (docs/adr/0014): one each time, with a clock of its own that their purpose and
 * round name.
 */
import { updateRow } from '../../matters/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';

export type PeriodPurpose = 'step-limit' | 'waiting-period';

/** By its passing, by a clerk who was first, by the party's waiver, by the end of the matter, because its step was returned. */
export type PeriodEnd = 'passed' | 'decided' | 'waived' | 'closed' | 'returned';

export interface PeriodRow {
  id: string;
  matter_id: string;
  purpose: PeriodPurpose;
  /** The nth period of that purpose in the matter. */
  round: number;
  /** The border timer, the waiting period. */
  element_id: string;
  /** The step on whose border the timer sits. */
  step_id: string | null;
  /** Of a waiting period: what the engine waits for. */
  job_key: string | null;
  process_instance_key: string | null;
  started_at: number;
  ended_at: number | null;
  ended_by: PeriodEnd | null;
}

export interface WaiverRow {
  period_id: string;
  matter_id: string;
  person_id: string;
  reason: string;
  at: number;
}

export type PeriodStore = ReturnType<typeof createPeriodStore>;

export function createPeriodStore(database: Database) {
  const where = (condition: string, ...values: (string | number)[]) =>
    database.get<PeriodRow>(`SELECT * FROM drawn_period WHERE ${condition}`, values);

  return {
    insert: (row: PeriodRow) => database.insert('drawn_period', { ...row }),
    period: (id: string) => where('id = $1', id),
    ofClock: ({ matterId, purpose, round }: { matterId: string; purpose: string; round: number }) =>
      where('matter_id = $1 AND purpose = $2 AND round = $3', matterId, purpose, round),
    ofStep: (stepId: string) => where('step_id = $1', stepId),
    ofMatter: (matterId: string) =>
      database.all<PeriodRow>('SELECT * FROM drawn_period WHERE matter_id = $1 ORDER BY started_at, id', [matterId]),
    knownJobs: async (jobKeys: readonly string[]): Promise<Set<string>> =>
      new Set(
        (
          await database.all<{ job_key: string }>(`SELECT job_key FROM drawn_period WHERE job_key IN (${placeholders(jobKeys.length)})`, [
            ...jobKeys,
          ])
        ).map(({ job_key }) => job_key),
      ),
    update: (id: string, changes: Partial<PeriodRow>) => updateRow(database, 'drawn_period', id, changes),
    insertWaiver: (row: WaiverRow) => database.insert('period_waiver', { ...row }),
    waiversOf: (matterId: string) => database.all<WaiverRow>('SELECT * FROM period_waiver WHERE matter_id = $1', [matterId]),
  };
}
