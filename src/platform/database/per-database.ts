/** Models are made once for each database: tests open several in one process, each with models of its own (docs/adr/0029-models.md). */
import type { Sequelize } from 'sequelize';
import type { Database } from './database.ts';

export function perDatabase<Models>(make: (sequelize: Sequelize) => Models): (database: Pick<Database, 'sequelize'>) => Models {
  const made = new WeakMap<Sequelize, Models>();
  return ({ sequelize }) => {
    const known = made.get(sequelize);
    if (known) return known;
    const models = make(sequelize);
    made.set(sequelize, models);
    return models;
  };
}
