/**
 * Rows of what every matter has: its header, its steps and the opinions given at them. Each kind of matter keeps its details in a table
 * of its own. In SQL: a case's way is some four hundred statements, which the hot path's figures count (docs/adr/0022-hot-path.md).
 */
import type { Outcome, PeriodUnit } from '../../domain/contract.ts';
import type { Effect } from '../../domain/registry/effects.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { updateRow } from './update-row.ts';
import { addWords, keepWords } from './words.ts';

export type StepState = 'open' | 'claimed' | 'decided' | 'done' | 'cancelled';

export interface MatterRow {
  id: string;
  /** Name of the kind, e.g. `case`. */
  kind: string;
  /** As officials write it: a case's serial number, an order's document number. */
  number: string;
  title: string;
  /** The organ that handles the matter. */
  organ_id: string;
  /** The organ that has to answer, where that is another one. */
  answering_organ_id: string | null;
  district_id: string | null;
  /** A state of the kind's own life cycle; `closed_at` says whether anything is left to do. */
  state: string;
  opened_at: number;
  opened_by: string | null;
  closed_at: number | null;
  /** The version of the drawing that the matter runs on, for as long as it lives (R10). */
  procedure_id: string | null;
  process_instance_key: string | null;
  process_definition_key: string | null;
  /** Since when engine and record disagree about the matter and nothing is done in it (R12a); null = they agree. */
  frozen_at: number | null;
  /** The number of the engine in which the matter is being rebuilt, after another one lost its data (R12a); null = it stands. */
  rebuilding: number | null;
  /** The return whose step the engine has not reached yet (docs/adr/0040-going-back.md); null = none. */
  returning_by: string | null;
  /** The worst colour of its clocks: 0 normal, 1 warned, 2 overdue. Derived from them, for lists. */
  colour: number;
  /** The due time that counts now: the earliest of what runs, else the last there was. Derived, for lists. */
  due_at: number | null;
}

export interface StepRow {
  id: string;
  matter_id: string;
  job_key: string;
  process_instance_key: string;
  element_id: string;
  name: string;
  organ_id: string;
  position_code: string;
  limit_days: number | null;
  /** Absent of steps that were opened when all limits were in working days. */
  limit_unit: PeriodUnit | null;
  outcomes: string;
  form_key: string | null;
  officers: number;
  state: StepState;
  opened_at: number;
  due_at: number | null;
  claimed_by: string | null;
  claimed_at: number | null;
  decided_by: string | null;
  decided_at: number | null;
  /** By which return its decision counts no more, or it was left undecided. */
  taken_back: string | null;
  /** By which return it was opened anew. */
  return_id: string | null;
}

export interface OpinionRow {
  id: string;
  step_id: string;
  matter_id: string;
  /** Null where the law decided, because a limit passed; `basis` is then its article (docs/adr/0014). */
  person_id: string | null;
  basis: string | null;
  co_officer_id: string | null;
  outcome: string;
  outcome_label: string;
  negative: number;
  effect: Effect | null;
  body: string;
  fields: string;
  at: number;
  /** When the first of two officers proposed it, where the second one confirmed at `at`; else null. */
  proposed_at: number | null;
  /** The absent colleague in whose place the person acted. */
  substitute_for: string | null;
}

export const outcomesOf = (step: Pick<StepRow, 'outcomes'>): Outcome[] => JSON.parse(step.outcomes) as Outcome[];

export type MatterStore = ReturnType<typeof createMatterStore>;

export function createMatterStore(database: Database) {
  return {
    /** `words` are what it is found by beside its number and its title. */
    insert: async (row: Omit<MatterRow, 'colour' | 'due_at' | 'returning_by'>, words: readonly string[] = []): Promise<void> => {
      await database.insert('matter', { ...row });
      await keepWords(database, row.id, [row.number, row.title, ...words]);
    },
    matter: (id: string) => database.get<MatterRow>('SELECT * FROM matter WHERE id = $1', [id]),
    lock: (id: string) => database.get<MatterRow>(`SELECT * FROM matter WHERE id = $1${database.forUpdate}`, [id]),
    matters: async (ids: readonly string[]): Promise<MatterRow[]> =>
      ids.length ? database.all<MatterRow>(`SELECT * FROM matter WHERE id IN (${placeholders(ids.length)})`, [...ids]) : [],
    /** Locks the rows in the order of their ids, so that nobody waits in a circle. */
    lockAll: async (ids: readonly string[]): Promise<MatterRow[]> =>
      ids.length
        ? database.all<MatterRow>(`SELECT * FROM matter WHERE id IN (${placeholders(ids.length)}) ORDER BY id${database.forUpdate}`, [
            ...ids,
          ])
        : [],
    matterOfInstance: (processInstanceKey: string) =>
      database.get<MatterRow>('SELECT * FROM matter WHERE process_instance_key = $1', [processInstanceKey]),
    update: async (id: string, changes: Partial<MatterRow>): Promise<void> => {
      await updateRow(database, 'matter', id, changes);
      if (changes.title !== undefined) await addWords(database, id, [changes.title]);
    },
    /** Binds the first process instance that is known of; answers whether it was the first. */
    bindInstance: async (id: string, processInstanceKey: string): Promise<boolean> =>
      (await database.run('UPDATE matter SET process_instance_key = $1 WHERE id = $2 AND process_instance_key IS NULL', [
        processInstanceKey,
        id,
      ])) === 1,

    step: (id: string) => database.get<StepRow>('SELECT * FROM step WHERE id = $1', [id]),
    lockStep: (id: string) => database.get<StepRow>(`SELECT * FROM step WHERE id = $1${database.forUpdate}`, [id]),
    stepsOf: (matterId: string) => database.all<StepRow>('SELECT * FROM step WHERE matter_id = $1 ORDER BY opened_at, id', [matterId]),
    updateStep: (id: string, changes: Partial<StepRow>) => updateRow(database, 'step', id, changes),

    opinionOfStep: (stepId: string) => database.get<OpinionRow>('SELECT * FROM opinion WHERE step_id = $1', [stepId]),
    /** Those that count: of no step that was returned to or whose decision was taken back. */
    standingOpinionsOf: (matterId: string) =>
      database.all<OpinionRow>(
        'SELECT o.* FROM opinion o JOIN step s ON s.id = o.step_id WHERE o.matter_id = $1 AND s.taken_back IS NULL ORDER BY o.at, o.id',
        [matterId],
      ),
    opinionsOf: (matterId: string) => database.all<OpinionRow>('SELECT * FROM opinion WHERE matter_id = $1 ORDER BY at, id', [matterId]),
  };
}
