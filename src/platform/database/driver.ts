/** What the two kinds of database do differently; everything else is in database.ts. */
import type { Sequelize } from 'sequelize';

export type Value = string | number | bigint | boolean | null | Buffer | undefined;
export type Row = Record<string, Value>;

/** `changes`: rows changed, of a statement that answers none. */
export interface Outcome { rows: Row[]; changes: number }

/** A connection with an open transaction. */
export interface Connection {
  query(sql: string, values: Value[]): Promise<Outcome>;
}

export interface Driver extends Connection {
  readonly sequelize: Sequelize;
  readonly dialect: 'sqlite' | 'mysql';
  /** Runs `work` in a transaction: committed when it resolves, undone when it rejects. */
  transact<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
