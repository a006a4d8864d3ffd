/**
 * What a model is asked, with its values bound: Sequelize's own SELECTs carry their values in the text, so that each is a new one for the
 * database to prepare, and the way around each costs more than many an answer (docs/adr/0025-aside.md). Sequelize writes the text of ours
 * too; where a value would stand, stands the place of a bound one.
 */
import { literal, Op, type Association, type Model, type ModelStatic, type WhereOptions } from 'sequelize';
import type { Reader } from '../platform/database/index.ts';
import { createQuery, type Bind } from './query.ts';

/** A condition in SQL, over the model's name. */
export type Sql = (bind: Bind) => string;
export type Condition<Row> = WhereOptions<Row> | Sql;

export interface Question<Row> {
  /** Columns; all of the table unless said. */
  attributes?: readonly (string & keyof Row)[];
  /** All of them hold, and the scope of the model if it has one. */
  where: readonly Condition<Row>[];
  order?: readonly [string & keyof Row, 'ASC' | 'DESC'][];
  limit?: number;
}

/** What we use of Sequelize's generator, whose types say nothing. It changes the options that it is given. */
interface Generator {
  selectQuery(table: string, options: object, model: ModelStatic<Model>): string;
  getWhereConditions(where: object, prefix: string, model: ModelStatic<Model>): string;
}

/** What Sequelize keeps at `Model.scope(…)`. */
interface Scoped {
  scoped: boolean;
  _scope?: { where?: object };
}

const generatorOf = (model: ModelStatic<Model>): Generator => model.sequelize?.getQueryInterface().queryGenerator as Generator;

/** The conditions as one, inside the scope of the model. */
export function whereSql<Row extends object>(model: ModelStatic<Model<Row>>, where: readonly Condition<Row>[], bind: Bind): string {
  const { scoped, _scope: scope } = model as unknown as Scoped;
  if (scoped && !scope?.where) throw new Error(`The scope of ${model.name} says nothing`);
  const all = bound(scoped ? [scope?.where, ...where] : where, bind);
  return generatorOf(model).getWhereConditions({ [Op.and]: all }, model.name, model) || '1 = 1';
}

/**
 * The condition with a place for each value. Sequelize takes a place for a whole condition unless it is compared with something: after a
 * column, and among conditions any or all of which hold. What is neither text, number nor a group of conditions stays as it is.
 */
function bound(where: unknown, bind: Bind, under: string | symbol = Op.and): unknown {
  if (typeof where === 'function') return literal((where as Sql)(bind));
  if (typeof where === 'string' || typeof where === 'number') {
    const place = literal(bind(where));
    return typeof under === 'string' || under === Op.and || under === Op.or ? { [Op.eq]: place } : place;
  }
  if (Array.isArray(where)) return where.map((one) => bound(one, bind, typeof under === 'string' ? Op.in : under));
  if (where === null || typeof where !== 'object' || Object.getPrototypeOf(where) !== Object.prototype) return where;
  const group = where as Record<string | symbol, unknown>;
  return Object.fromEntries(Reflect.ownKeys(group).map((key) => [key, bound(group[key], bind, key)]));
}

interface Written extends Pick<Question<Record<string, unknown>>, 'order' | 'limit'> {
  /** Columns, and expressions with their names. */
  attributes: readonly (string | [unknown, string])[];
  /** SQL. */
  where: string;
  group?: readonly string[];
}

function write(model: ModelStatic<Model>, { attributes, where, order, ...rest }: Written): string {
  const options = { attributes: [...attributes], order: order?.map((one) => [...one]), where: literal(where), ...rest };
  return generatorOf(model)
    .selectQuery(model.getTableName() as string, options, model)
    .slice(0, -1);
}

/** The text of a SELECT. */
export function selectSql<Row extends object>(model: ModelStatic<Model<Row>>, question: Question<Row>, bind: Bind): string {
  const { attributes = ['*'], where, order, limit } = question;
  return write(model, { attributes, where: whereSql(model, where, bind), order, limit });
}

const COUNT: [unknown, string] = [literal('COUNT(*)'), 'n'];

/** The text of a SELECT of how many there are, as `n`. */
export const countSql = <Row extends object>(model: ModelStatic<Model<Row>>, where: readonly Condition<Row>[], bind: Bind): string =>
  write(model, { attributes: [COUNT], where: whereSql(model, where, bind) });

export function find<Row extends object>(reader: Reader, model: ModelStatic<Model<Row>>, question: Question<Row>): Promise<Row[]> {
  const { values, bind } = createQuery();
  return reader.all<Row>(selectSql(model, question, bind), values);
}

/** How many there are of each group. */
export async function countBy<Row extends object, Column extends string & keyof Row>(
  reader: Reader,
  model: ModelStatic<Model<Row>>,
  { group, where }: { group: readonly Column[]; where: readonly Condition<Row>[] },
): Promise<(Pick<Row, Column> & { n: number })[]> {
  const { values, bind } = createQuery();
  const sql = write(model, { attributes: [...group, COUNT], where: whereSql(model, where, bind), group });
  return reader.all(sql, values);
}

/** There is such a one beside the row: looked up for each row that is read. */
export function has<Row extends object>(association: Association<Model, Model<Row>>, where: Condition<Row>): Sql {
  const { target } = association;
  const { there, here } = keysOf(association);
  const beside = (): string => `${there} = ${here}`;
  return (bind) => `EXISTS (${write(target, { attributes: [[literal('1'), 'found']], where: whereSql(target, [where, beside], bind) })})`;
}

/** The same, where such ones are few: they are read first, and lead to the rows. */
export function hasRare<Row extends object>(association: Association<Model, Model<Row>>, where: Condition<Row>): Sql {
  const { target } = association;
  const { there, here } = keysOf(association);
  return (bind) => `${here} IN (${write(target, { attributes: [[literal(there), 'found']], where: whereSql(target, [where], bind) })})`;
}

/** Both ends of an association, in SQL: what is beside the row names it, the row's own key is its `id`. */
const keysOf = ({ source, target, foreignKey }: Association): { there: string; here: string } => ({
  there: `${target.name}.${foreignKey}`,
  here: `${source.name}.id`,
});
