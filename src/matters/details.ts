/**
 * A kind of matter keeps its details in a table of its own and reads them together with the header, under the names that its articles use
 * (a case's `serial` is the matter's `number`). One map a kind says which column stands where.
 */
import type { Database } from '../platform/database/index.ts';
import { createMatterStore, type MatterRow } from './store.ts';
import { updateRow } from './update-row.ts';

/** Columns of the kind's rows that stand in the header, and their names there. */
export type HeaderMap<Row> = { readonly [column in keyof Row]?: keyof MatterRow };

type Cell = string | number | null;

export interface Details<Row> {
  /** Stores the details of a matter whose header is there. */
  attach(row: Row): Promise<void>;
  /** Stores the header and the details of a new matter, and the words that it is found by beside its number and title. */
  insert(kind: string, row: Row, words?: readonly string[]): Promise<void>;
  update(id: string, changes: Partial<Row>): Promise<void>;
}

/** The `SELECT` list and the `FROM` of a kind's rows; `alias` names the table of details, of which `own` are read, `m` the header. */
export function selectOf<Row>(
  table: string,
  alias: string,
  header: HeaderMap<Row>,
  own: readonly (string & keyof Row)[] | ['*'] = ['*'],
): { columns: string; from: string } {
  const named = Object.entries(header) as [string, string][];
  return {
    columns: [...own.map((column) => `${alias}.${column}`), ...named.map(([column, there]) => `m.${there} AS ${column}`)].join(', '),
    from: `${table} ${alias} JOIN matter m ON m.id = ${alias}.id`,
  };
}

export function createDetails<Row extends { id: string }>(database: Database, table: string, header: HeaderMap<Row>): Details<Row> {
  const matters = createMatterStore(database);

  function split(row: Partial<Row>): { there: Partial<MatterRow>; here: Record<string, Cell> } {
    const there: Record<string, unknown> = {};
    const here: Record<string, Cell> = {};
    for (const [column, value] of Object.entries(row)) {
      if (column === 'id') continue;
      const name = header[column as keyof Row];
      if (name) there[name] = value;
      else here[column] = value as Cell;
    }
    return { there, here };
  }

  return {
    async insert(kind, row, words) {
      const { there, here } = split(row);
      await matters.insert({ ...there, id: row.id, kind } as MatterRow, words);
      await database.insert(table, { id: row.id, ...here });
    },
    async attach(row) {
      await database.insert(table, { id: row.id, ...split(row).here });
    },
    async update(id, changes) {
      const { there, here } = split(changes);
      await matters.update(id, there);
      await updateRow(database, table, id, here);
    },
  };
}
