/**
 * What lists ask of every matter, as models: its header, its steps, the signals raised against it (R13); and R14 as a scope of the header.
 * Rows are written by their own stores.
 */
import { DataTypes, type Association, type Model, type ModelStatic } from 'sequelize';
import { definedOnce } from '../platform/database/index.ts';
import { whereWithin, type KindsInScope } from './scope.ts';
import type { MatterRow, StepRow } from './store.ts';

/** How a signal stands. */
export interface SignalKey {
  id: string;
  matter_id: string;
  colour: 'yellow' | 'red';
  /** 0: not confirmed, or withdrawn. */
  stands: number;
}

export interface MatterModels {
  /** Has the scope `within`, of `KindsInScope[]`. */
  matter: ModelStatic<Model<MatterRow>>;
  step: ModelStatic<Model<StepRow>>;
  signal: ModelStatic<Model<SignalKey>>;
  signalsOfMatter: Association<Model<MatterRow>, Model<SignalKey>>;
}

const text = DataTypes.STRING;
const instant = DataTypes.BIGINT;
const number = DataTypes.INTEGER;
const key = { type: DataTypes.STRING, primaryKey: true };

export const matterModels = definedOnce((sequelize): MatterModels => {
  // By the name that our own SQL gives the header, so that a piece of it may stand in a condition of the model.
  const matter = sequelize.define<Model<MatterRow>>(
    'm',
    {
      id: key,
      kind: text,
      number: text,
      title: text,
      organ_id: text,
      answering_organ_id: text,
      district_id: text,
      state: text,
      opened_at: instant,
      opened_by: text,
      closed_at: instant,
      procedure_id: text,
      process_instance_key: text,
      process_definition_key: text,
      frozen_at: instant,
      rebuilding: number,
      returning_by: text,
      colour: number,
      due_at: instant,
    },
    { tableName: 'matter' },
  );
  const step = sequelize.define<Model<StepRow>>('step', {
    id: key,
    matter_id: text,
    job_key: text,
    process_instance_key: text,
    element_id: text,
    name: text,
    organ_id: text,
    position_code: text,
    limit_days: number,
    limit_unit: text,
    outcomes: text,
    form_key: text,
    officers: number,
    state: text,
    opened_at: instant,
    due_at: instant,
    claimed_by: text,
    claimed_at: instant,
    decided_by: text,
    decided_at: instant,
    taken_back: text,
    return_id: text,
  });
  const signal = sequelize.define<Model<SignalKey>>('signal_standing', {
    id: key,
    matter_id: text,
    colour: text,
    stands: number,
  });
  matter.addScope('within', (kinds: readonly KindsInScope[]) => ({ where: whereWithin(kinds) }));
  matter.hasMany(step, { as: 'steps', foreignKey: 'matter_id', constraints: false });
  return {
    matter,
    step,
    signal,
    signalsOfMatter: matter.hasMany(signal, { as: 'signals', foreignKey: 'matter_id', constraints: false }),
  };
});
