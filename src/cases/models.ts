/** What lists ask of a case beside its header, as a model (docs/adr/0029-models.md). */
import { DataTypes, type Association, type Model, type ModelStatic } from 'sequelize';
import { matterModels, type MatterRow } from '../matters/index.ts';
import { definedOnce } from '../platform/database/index.ts';

export interface CaseKey {
  /** That of its matter. */
  id: string;
  power_id: string;
}

export interface CaseModels {
  caseFile: ModelStatic<Model<CaseKey>>;
  caseOfMatter: Association<Model<MatterRow>, Model<CaseKey>>;
}

export const caseModels = definedOnce((sequelize): CaseModels => {
  const { matter } = matterModels({ sequelize });
  const caseFile = sequelize.define<Model<CaseKey>>('case_file', {
    id: { type: DataTypes.STRING, primaryKey: true },
    power_id: DataTypes.STRING,
  });
  return { caseFile, caseOfMatter: matter.hasOne(caseFile, { as: 'caseFile', foreignKey: 'id', constraints: false }) };
});
