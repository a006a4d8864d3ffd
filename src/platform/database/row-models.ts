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

/** What a row has to fulfil; a list of them: all. */
export type Where<R extends object> = WhereOptions<R>;

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

/** How many rows have each combination of values in these columns, the most frequent first, then in the order of the values. */
export async function countBy<R extends object, C extends keyof R & string>(
  model: RowModel<R>,
  columns: readonly C[],
  where?: Where<R>,
): Promise<(Pick<R, C> & { count: number })[]> {
  const counted = (await model.count({ attributes: [...columns], group: [...columns], where })) as unknown as (Pick<R, C> & {
    count: number;
  })[];
  const text = (row: Pick<R, C>): string => columns.map((name) => String(row[name] ?? '')).join('\0');
  return counted.sort((one, other) => other.count - one.count || (text(one) < text(other) ? -1 : 1));
}

/**
 * Rows with an id, new or changed, inside the caller's transaction. Not `upsert`: where another column is unique too, MariaDB and MySQL
 * would change the row that has the same code under another id.
 */
export async function putRows<R extends { id: string }>(model: RowModel<R>, rows: readonly R[]): Promise<void> {
  const withId = (id: string | string[]) => ({ id }) as Where<R>;
  const known = new Set((await findRows(model, { attributes: ['id'], where: withId(rows.map(({ id }) => id)) })).map(({ id }) => id));
  for (const row of rows.filter(({ id }) => known.has(id))) await model.update(row, { where: withId(row.id) });
  await model.bulkCreate(rows.filter(({ id }) => !known.has(id)) as never);
}
