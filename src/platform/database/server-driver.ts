/**
 * MariaDB or MySQL by URL. Statements go by mysql2's prepared ones (server-connection.ts).
 *
 * Transactions and questions outside them have connections of their own (limits.ts says why and how many). A transaction's connection
 * begins one by itself with its first statement, which spares the server and us a turn.
 */
import { questionsBusy, questionTooCostly } from './aside.ts';
import { changesTogether } from './changes-together.ts';
import type { Asking, Driver, Outcome } from './driver.ts';
import { isOutOfTime, isTransient, isUnreachable } from './faults.ts';
import { ASIDE_LIMITS, SERVER_LIMITS } from './limits.ts';
import { connectionOptions, ServerConnection } from './server-connection.ts';
import { createLane } from './server-lane.ts';
import { createTurns } from './turns.ts';

/** Strict, because an ending relies on it; and without NO_BACKSLASH_ESCAPES, on which the spelling of its values relies. */
const OF_TRANSACTIONS = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET autocommit = 0, sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** Nothing is changed there, and the server itself ends what takes too long; each server reads the setting that it knows. */
const ofQuestionsAside = (seconds: number): string[] => [
  'SET SESSION TRANSACTION READ ONLY',
  `SET autocommit = 1 /*M! , max_statement_time = ${seconds} */ /*!50708 , max_execution_time = ${seconds * 1_000} */`,
];

export function openServer(url: string, asideSeconds: number = ASIDE_LIMITS.seconds): Driver {
  const options = connectionOptions(url);
  const questions = createLane({ most: SERVER_LIMITS.questions, open: () => ServerConnection.open(options) });
  const transactions = createLane({
    most: SERVER_LIMITS.transactions,
    open: () => ServerConnection.open({ ...options, multipleStatements: true }, { settings: OF_TRANSACTIONS }),
  });
  const aside = createLane({
    most: ASIDE_LIMITS.connections,
    waitMs: ASIDE_LIMITS.waitMs,
    open: () =>
      ServerConnection.open(options, {
        settings: ofQuestionsAside(asideSeconds),
        // MariaDB 10.11 forgets, when a prepared statement is carried out again, that an index alone answers it: it then reads whole rows,
        // or the whole table, for what it counts (docs/adr/0025-aside.md).
        prepares: false,
        silentMs: asideSeconds * 1_000 + SERVER_LIMITS.answerMs,
      }),
  });
  const askAside = (work: (connection: ServerConnection) => Promise<Outcome>): Promise<Outcome> =>
    aside.use(work).catch((error: unknown) => {
      if (isOutOfTime(error)) throw questionTooCostly();
      throw (error as { code?: unknown }).code === 'DATABASE_BUSY' ? questionsBusy() : error;
    });
  const inTurn = createTurns();

  return {
    dialect: 'mysql',
    ...connectionBy((work) => questions.use(work)),
    later: async (sql, values) => {
      await questions.use((connection) => connection.ask(sql, values));
    },
    aside: connectionBy(askAside),
    transact: (work, ending) =>
      transactions.use(async (connection) => {
        const own = changesTogether(connection);
        try {
          const result = await work(own);
          const last = ending?.();
          await (last ? inTurn(() => own.commit(last)) : own.commit(undefined));
          return result;
        } catch (error) {
          // Nobody waits for a farewell from a server that is away: it undoes by itself what it hears no more of.
          if (isUnreachable(error) && !isTransient(error)) connection.destroy();
          else await connection.rollback();
          throw error;
        }
      }),
    async close() {
      await Promise.all([questions.close(), aside.close(), transactions.close()]);
    },
  };
}

const connectionBy = (use: (work: (connection: ServerConnection) => Promise<Outcome>) => Promise<Outcome>): Asking => ({
  query: (sql, values) => use((connection) => connection.ask(sql, values)),
  one: async (sql, values) => (await use((connection) => connection.ask(sql, values))).rows[0],
  text: (sql) => use((connection) => connection.text(sql)),
});
