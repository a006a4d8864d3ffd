/** What the two kinds of database do differently; everything else is in database.ts. */
export type Value = string | number | bigint | boolean | null | Buffer | undefined;
export type Row = Record<string, Value>;

/** `changes`: rows changed, of a statement that answers none. */
export interface Outcome {
  rows: Row[];
  changes: number;
  /** False: it is a statement that changes rows or tables. */
  answersRows: boolean;
}

/** Where questions are asked. */
export interface Asking {
  query(sql: string, values: Value[]): Promise<Outcome>;
  /** The first row, where no more is asked for. */
  one(sql: string, values: Value[]): Promise<Row | undefined>;
  /** A text in which its values are written: carried out once, not kept. */
  text(sql: string): Promise<Outcome>;
}

/** A connection with an open transaction. */
export interface Connection extends Asking {
  /**
   * Changes rows before whatever is asked next here, or with the commit: for a change of which nobody asks how many rows it met. On a
   * server several then go in one turn. What is wrong with it, the next question or the commit says.
   */
  later(sql: string, values: Value[]): Promise<void>;
}

export interface Statement {
  sql: string;
  values: Value[];
}

/**
 * The statements that end a transaction, carried out together with its commit: what all transactions wait for is then held no longer than
 * the database itself needs. One that finds things not as it was told fails by putting nothing where something must stand, and nothing
 * after it is carried out; then they are asked for again, `fresh`, and must be read anew.
 */
export type Ending = (fresh: boolean) => Promise<Statement[]>;

export interface Driver extends Connection {
  /** Where a question may take its time; it cannot change rows. */
  readonly aside: Asking;
  readonly dialect: 'sqlite' | 'mysql';
  /** Runs `work` in a transaction: committed when it resolves, undone when it rejects. `ending` is asked for once the work is done. */
  transact<T>(work: (connection: Connection) => Promise<T>, ending?: () => Ending | undefined): Promise<T>;
  close(): Promise<void>;
}
