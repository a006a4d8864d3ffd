/**
 * One connection to a MariaDB or MySQL server: statements with values are prepared once and executed, by mysql2 and nothing between.
 *
 * The figure that asks for it: Sequelize's way around each statement cost the platform three times SQLite's processor time a case
 * (docs/adr/0022-hot-path.md).
 */
import { createConnection, format, type Connection as RawConnection, type ConnectionOptions, type QueryError } from 'mysql2';
import type { Outcome, Row, Statement, Value } from './driver.ts';
import { isTransient } from './faults.ts';
import { SERVER_LIMITS } from './limits.ts';
import { placesOf, valuesAt } from './places.ts';
import { endWhenSilent } from './silent-connections.ts';

/** What the server's protocol prepares; all else goes as text. */
const PREPARED = /^\s*(select|insert|update|delete|with)\b/i;

export interface ConnectionKind {
  /** Statements that every connection of its kind begins with. */
  settings?: readonly string[];
  /** False: values are written into the text, by mysql2's own spelling. */
  prepares?: boolean;
  silentMs?: number;
}

type Answer = Row[] | { affectedRows: number };

export class ServerConnection {
  /** The server undid the transaction for another's sake: what is asked after that would begin a new one, so it is refused. */
  private undone: QueryError | undefined;
  private over = false;
  idleSince = 0;

  private constructor(
    private readonly raw: RawConnection,
    private readonly prepares: boolean,
    silentMs: number,
  ) {
    const end = (): void => {
      this.over = true;
    };
    raw.on('error', end);
    raw.on('end', end);
    endWhenSilent(raw, silentMs);
  }

  /** Rejects when there is no server, or it refuses. */
  static async open(
    options: ConnectionOptions,
    { settings = [], prepares = true, silentMs = SERVER_LIMITS.answerMs }: ConnectionKind = {},
  ): Promise<ServerConnection> {
    const raw = createConnection(options);
    const connection = new ServerConnection(raw, prepares, silentMs);
    try {
      await new Promise<void>((resolve, reject) => raw.connect((error) => (error ? reject(error) : resolve())));
      for (const setting of settings) await connection.ask(setting, []);
      return connection;
    } catch (error) {
      raw.destroy();
      throw error;
    }
  }

  get isOver(): boolean {
    return this.over;
  }

  /** `values` are those of `$1`, `$2`, … */
  async ask(sql: string, values: readonly Value[]): Promise<Outcome> {
    const { text, order } = placesOf(sql);
    // Sequelize's own changes come with `?` already.
    const inOrder = order.length ? valuesAt(order, values) : values.map((value) => value ?? null);
    return this.prepares ? this.send(PREPARED.test(text), text, inOrder) : this.send(false, format(text, inOrder), []);
  }

  /** A statement whose values are written in. */
  text(sql: string): Promise<Outcome> {
    return this.send(false, sql, []);
  }

  private async send(prepared: boolean, text: string, values: Exclude<Value, undefined>[]): Promise<Outcome> {
    if (this.undone) throw this.undone;
    const answer = await new Promise<Answer>((resolve, reject) => {
      const done = (error: QueryError | null, result: unknown): void => {
        if (!error) return resolve(result as Answer);
        if (error.fatal) this.over = true;
        if (isTransient(error)) this.undone = error;
        reject(error);
      };
      if (prepared) this.raw.execute(text, values, done);
      else this.raw.query(text, values, done);
    });
    return Array.isArray(answer)
      ? { rows: answer, changes: 0, answersRows: true }
      : { rows: [], changes: answer.affectedRows, answersRows: false };
  }

  /** Carries these out in one turn; where one of them fails, nothing after it is carried out. Only where several statements are allowed. */
  async together(statements: readonly Statement[]): Promise<void> {
    const texts = statements.map(({ sql, values }) => {
      const { text, order } = placesOf(sql);
      return format(text, valuesAt(order, values));
    });
    await this.send(false, texts.join('; '), []);
  }

  /** A connection that cannot even undo is given up, and the server undoes by itself. */
  async rollback(): Promise<void> {
    this.undone = undefined;
    if (this.over) return;
    await this.ask('ROLLBACK', []).catch(() => this.destroy());
  }

  destroy(): void {
    this.over = true;
    this.raw.destroy();
  }

  async close(): Promise<void> {
    if (this.over) return this.raw.destroy();
    this.over = true;
    await new Promise<void>((resolve) => {
      // A network that swallows everything swallows the farewell too.
      const late = setTimeout(() => {
        this.raw.destroy();
        resolve();
      }, SERVER_LIMITS.farewellMs);
      this.raw.end(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }
}

/** `mysql://user:password@host:port/name`, and what is the same for every connection. */
export const connectionOptions = (url: string): ConnectionOptions => ({
  uri: url,
  charset: 'utf8mb4',
  timezone: '+00:00',
  connectTimeout: SERVER_LIMITS.connectMs,
  maxPreparedStatements: SERVER_LIMITS.statements,
  supportBigNumbers: true,
  // A row that was found and held the same already is not one that was changed.
  flags: ['-FOUND_ROWS'],
});
