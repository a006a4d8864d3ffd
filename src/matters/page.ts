/**
 * One page of a list by a model, newest first, with the exact number of all. A scope of several parts is read part by part, each by its own
 * index, and merged: asked in one condition, a database looks at every matter of the city (docs/adr/0024-scale.md).
 */
import type { Model, ModelStatic } from 'sequelize';
import type { Reader } from '../platform/database/index.ts';
import { createQuery, olderThan } from './query.ts';
import { countSql, selectSql, whereSql, type Condition, type Sql } from './select.ts';

/** Which rows: those of any of the `parts`, which have none in common, for which all of `where` holds. */
export interface Selection<Row, Column extends string & keyof Row = string & keyof Row> {
  model: ModelStatic<Model<Row & object>>;
  /** The instant by which they are ordered, then by `id`; both are in the cursor. */
  newest: Column;
  /** Columns to be read; all of them unless said. `id` and `newest` must be there. */
  attributes?: readonly Column[];
  parts: readonly Condition<Row>[];
  where: readonly Condition<Row>[];
}

export interface PageRows<Row> {
  rows: Row[];
  /** Where the next page begins; null: this is the last one. */
  next: string | null;
  total: number;
}

export async function readPage<Row extends { id: string }>(
  reader: Reader,
  { model, newest, attributes, parts, where }: Selection<Row>,
  { after, limit }: { after?: string; limit: number },
): Promise<PageRows<Row>> {
  if (!parts.length) return { rows: [], next: null, total: 0 };
  const { values, bind } = createQuery();
  // Sequelize writes each text once, around the place of a part's condition: for each of many parts it would cost a quarter of the page.
  const narrowed = where.length ? [written(whereSql(model, where, bind))] : [];
  const conditions = parts.map((part) => whereSql(model, [part, ...narrowed], bind));
  const count = around(countSql(model, [written(PART)], bind));
  const counts = conditions.map((condition) => `(${count(condition)})`);
  const total = await reader.get<{ n: number }>(`SELECT ${counts.join(' + ')} AS n`, values);

  const columns = { at: `${model.name}.${newest}`, id: `${model.name}.id` };
  const older = after === undefined ? [] : [written(olderThan(after, bind, columns))];
  const order = [newest, 'id'].map((column) => [column, 'DESC'] as [string & keyof Row, 'DESC']);
  const ofPart = around(selectSql(model, { attributes, where: [written(PART), ...older], order, limit: limit + 1 }, bind));
  const [first = '', ...others] = conditions.map(ofPart);
  const merged = [first, ...others].map((one, index) => `SELECT * FROM (${one}) part${index}`).join(' UNION ALL ');
  const rows = await reader.all<Row>(others.length ? `${merged} ORDER BY ${newest} DESC, id DESC LIMIT ${limit + 1}` : first, values);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? `${String(last[newest])}_${last.id}` : null;
  return { rows: page, next, total: Number(total?.n ?? 0) };
}

const PART = '{part}';

const around = (sql: string): ((condition: string) => string) => {
  const [before = '', behind = ''] = sql.split(PART);
  return (condition) => before + condition + behind;
};

const written = (sql: string): Sql => {
  return () => sql;
};

/** Rows in the order of their ids; one that is not there any more is left out. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
