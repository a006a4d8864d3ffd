/** What lists ask of a change beside its header, as a model (docs/adr/0029-models.md). */
import { DataTypes, type Association, type Model, type ModelStatic } from 'sequelize';
import { matterModels, type MatterRow } from '../../matters/index.ts';
import { definedOnce } from '../../platform/database/index.ts';
import type { ChangeRow } from './store.ts';

export type ChangeKey = Pick<ChangeRow, 'id' | 'power_id' | 'kind'>;

export interface ChangeModels {
  change: ModelStatic<Model<ChangeKey>>;
  changeOfMatter: Association<Model<MatterRow>, Model<ChangeKey>>;
}

export const changeModels = definedOnce((sequelize): ChangeModels => {
  const { matter } = matterModels({ sequelize });
  const change = sequelize.define<Model<ChangeKey>>('registry_change', {
    id: { type: DataTypes.STRING, primaryKey: true },
    power_id: DataTypes.STRING,
    kind: DataTypes.STRING,
  });
  return { change, changeOfMatter: matter.hasOne(change, { as: 'change', foreignKey: 'id', constraints: false }) };
});
