/** How a case stands to its promised limit, as lists ask of it. */
import type { Association, Model, ModelStatic } from 'sequelize';
import type { Timing } from '../../../domain/cases/case-timing.ts';
import { matterModels, type MatterRow } from '../../matters/index.ts';
import { column, definedOnce } from '../../platform/database/index.ts';

export interface CaseTimeRow {
  /** That of its matter. */
  id: string;
  power_id: string;
  category: string;
  organ_id: string;
  district_id: string | null;
  /** The end of the promised limit; null while it stands still or nobody can say. */
  due_at: number | null;
  /** When the handling clock stopped; null while the case is under way. */
  ended_at: number | null;
  /** Of what has ended; of what is under way only `late`. */
  timing: Timing | null;
  /** Working days to spare, below zero those over; null while it is under way. */
  days: number | null;
}

export interface CaseTimeModels {
  caseTime: ModelStatic<Model<CaseTimeRow>>;
  timeOfMatter: Association<Model<MatterRow>, Model<CaseTimeRow>>;
}

export const caseTimeModels = definedOnce((sequelize): CaseTimeModels => {
  const { matter } = matterModels({ sequelize });
  const { key, text, number, instant } = column;
  const caseTime = sequelize.define<Model<CaseTimeRow>>('case_time', {
    id: key(),
    power_id: text(),
    category: text(),
    organ_id: text(),
    district_id: text(),
    due_at: instant(),
    ended_at: instant(),
    timing: text(),
    days: number(),
  });
  return { caseTime, timeOfMatter: matter.hasOne(caseTime, { as: 'caseTime', foreignKey: 'id', constraints: false }) };
});
