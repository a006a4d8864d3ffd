/**
 * How a signal stands now (R13): its colour, whether it stands at all, the matter that it is. What was raised is in `warning_signal` and
 * never changes; the record proves this table (`verify-signals.ts`).
 */
import { updateRow } from '../../matters/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';

/**
 * How it came to be issued: by itself, after a supervisor's confirmation, by a supervisor's hand. `earlier`: before signals were matters;
 * nobody was told to explain those.
 */
export type Issue = 'auto' | 'candidate' | 'manual' | 'earlier';

export interface StandingRow {
  /** The signal's. */
  id: string;
  /** The matter that the signal is about; its own where it is about none. */
  matter_id: string;
  /** The matter that the signal is; null until it is opened. */
  act_id: string | null;
  issue: Issue;
  colour: 'yellow' | 'red';
  /** 0 while it waits for confirmation, and once it is dismissed or withdrawn. */
  stands: number;
  /** Withdrawn by the platform, because its ground is gone; the same may be found anew. */
  corrected: number;
  /** Of whom it speaks, at the organ that answers. */
  position_code: string | null;
  person_id: string | null;
  /** Working days to explain, where the rule says other than the procedure. */
  explain_days: number | null;
  /** What the rule found, in words: JSON `{ text, textEn }`. */
  evidence: string | null;
}

export type StandingStore = ReturnType<typeof createStandingStore>;

export function createStandingStore(database: Database) {
  return {
    insertAll: (rows: readonly StandingRow[]) => database.insertAll('signal_standing', rows as never),
    lock: (id: string) => database.get<StandingRow>(`SELECT * FROM signal_standing WHERE id = $1${database.forUpdate}`, [id]),
    ofAct: (actId: string) => database.get<StandingRow>('SELECT * FROM signal_standing WHERE act_id = $1', [actId]),
    /** Those of the ids that are there. */
    all: async (ids: readonly string[]): Promise<StandingRow[]> =>
      ids.length ? database.all<StandingRow>(`SELECT * FROM signal_standing WHERE id IN (${placeholders(ids.length)})`, [...ids]) : [],
    update: (id: string, changes: Partial<StandingRow>) => updateRow(database, 'signal_standing', id, changes),
  };
}
