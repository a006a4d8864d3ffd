/** What a feature's `models.ts` is made of (docs/adr/0029-models.md): models whose rows are what their table holds, and nothing more. */
import {
  DataTypes,
  type FindOptions,
  type Model,
  type ModelAttributeColumnOptions,
  type ModelStatic,
  type Sequelize,
  type WhereOptions,
} from 'sequelize';
import type { Database } from './database.ts';

/** A model of a table whose rows are `R`. */
export type RowModel<R extends object> = ModelStatic<Model<R>>;

/** Kinds of columns. Each is made anew, because Sequelize writes the name of its column into it. */
export const column = {
  key: (): ModelAttributeColumnOptions => ({ type: DataTypes.STRING, primaryKey: true }),
  text: (): ModelAttributeColumnOptions => ({ type: DataTypes.STRING }),
  /** Whole numbers: counts, flags of 0 and 1. */
  number: (): ModelAttributeColumnOptions => ({ type: DataTypes.INTEGER }),
  /** Whole milliseconds since 1970 UTC. */
  instant: (): ModelAttributeColumnOptions => ({ type: DataTypes.BIGINT }),
};

/** A feature's models, defined the first time that a database is asked for them: one process may have several databases open. */
export function definedOnce<Models>(define: (sequelize: Sequelize) => Models): (database: Pick<Database, 'sequelize'>) => Models {
  const defined = new WeakMap<Sequelize, Models>();
  return ({ sequelize }) => {
    const models = defined.get(sequelize) ?? define(sequelize);
    defined.set(sequelize, models);
    return models;
  };
}

/** Rows as SQL would answer them: no object around each, which would cost more than the question. */
export const findRows = <R extends object>(model: RowModel<R>, options: FindOptions<R> = {}): Promise<R[]> =>
  model.findAll({ ...options, raw: true }) as unknown as Promise<R[]>;

/** The first such row. */
export const findRow = async <R extends object>(model: RowModel<R>, options: FindOptions<R>): Promise<R | undefined> =>
  ((await model.findOne({ ...options, raw: true })) as R | null) ?? undefined;

/**
 * Rows with an id, new or changed, inside the caller's transaction. Not `upsert`: where another column is unique too, MariaDB and MySQL
 * would change the row that has the same code under another id.
 */
export async function putRows<R extends { id: string }>(model: RowModel<R>, rows: readonly R[]): Promise<void> {
  const withId = (id: string | string[]) => ({ id }) as WhereOptions<R>;
  const known = new Set((await findRows(model, { attributes: ['id'], where: withId(rows.map(({ id }) => id)) })).map(({ id }) => id));
  for (const row of rows.filter(({ id }) => known.has(id))) await model.update(row, { where: withId(row.id) });
  await model.bulkCreate(rows.filter(({ id }) => !known.has(id)) as never);
}
