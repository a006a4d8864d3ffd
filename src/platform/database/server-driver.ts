/**
 * MariaDB or MySQL by URL. Statements go by mysql2's prepared ones (server-connection.ts).
 *
 * Transactions and questions outside them have connections of their own (limits.ts says why and how many). A transaction's connection
 * begins one by itself with its first statement, which spares the server and us a turn.
 */
import { questionsBusy, questionTooCostly } from './aside.ts';
import type { Connection, Driver, Ending, Outcome } from './driver.ts';
import { isContradicted, isOutOfTime, isTransient, isUnreachable } from './faults.ts';
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
  const questions = createLane({ most: SERVER_LIMITS.questions, open: () => ServerConnection.open(options, []) });
  const transactions = createLane({
    most: SERVER_LIMITS.transactions,
    open: () => ServerConnection.open({ ...options, multipleStatements: true }, OF_TRANSACTIONS),
  });
  const aside = createLane({
    most: ASIDE_LIMITS.connections,
    waitMs: ASIDE_LIMITS.waitMs,
    open: () => ServerConnection.open(options, ofQuestionsAside(asideSeconds), asideSeconds * 1_000 + SERVER_LIMITS.answerMs),
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
    aside: connectionBy(askAside),
    transact: (work, ending) =>
      transactions.use(async (connection) => {
        try {
          const result = await work(connectionBy((use) => use(connection)));
          const last = ending?.();
          if (last) await inTurn(() => end(connection, last));
          else await connection.commit([]);
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

const connectionBy = (use: (work: (connection: ServerConnection) => Promise<Outcome>) => Promise<Outcome>): Connection => ({
  query: (sql, values) => use((connection) => connection.ask(sql, values)),
  one: async (sql, values) => (await use((connection) => connection.ask(sql, values))).rows[0],
  text: (sql) => use((connection) => connection.text(sql)),
});

async function end(connection: ServerConnection, ending: Ending): Promise<void> {
  try {
    await connection.commit(await ending(false));
  } catch (error) {
    if (!isContradicted(error)) throw error;
    await connection.commit(await ending(true));
  }
}
