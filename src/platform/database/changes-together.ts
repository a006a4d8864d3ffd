/**
 * A transaction's connection to a server that keeps changes back until something is asked, or the transaction ends: several then go in one
 * turn, and those before the end with the commit. The figure that asks for it: a fifth of the platform's processor time a case went to the
 * sending of statements (docs/adr/0022-hot-path.md).
 */
import type { Connection, Ending, Statement, Value } from './driver.ts';
import { isContradicted } from './faults.ts';
import { SERVER_LIMITS } from './limits.ts';
import type { ServerConnection } from './server-connection.ts';

export interface ChangesTogether extends Connection {
  /** Carries out `ending` and what was kept back, and commits. */
  commit(ending: Ending | undefined): Promise<void>;
}

const COMMIT: Statement = { sql: 'COMMIT', values: [] };

/** Bytes of a file would be half as long again in a text: they go alone, as they are. */
const isBulky = (values: readonly Value[]): boolean =>
  values.some((value) => Buffer.isBuffer(value) || (typeof value === 'string' && value.length > SERVER_LIMITS.keptBackCharacters));

export function changesTogether(connection: ServerConnection): ChangesTogether {
  let kept: Statement[] = [];
  /** Some of what was kept back was not carried out: nobody may commit the rest, even if whoever was told swallowed it. */
  let failure: Error | undefined;

  function goOn(): void {
    if (failure) throw failure;
  }

  /** Sends it before whatever is sent next, without waiting for it. */
  function send(): Promise<void> | undefined {
    if (!kept.length) return undefined;
    const statements = kept;
    kept = [];
    return connection.together(statements).catch((error: Error) => {
      failure = error;
      throw error;
    });
  }

  async function after<T>(asking: () => Promise<T>): Promise<T> {
    goOn();
    const sent = send();
    if (!sent) return asking();
    // The connection carries out one after the other, in the order of sending.
    const [, answer] = await Promise.all([sent, asking()]);
    return answer;
  }

  return {
    query: (sql, values) => after(() => connection.ask(sql, values)),
    one: async (sql, values) => (await after(() => connection.ask(sql, values))).rows[0],
    text: (sql) => after(() => connection.text(sql)),
    async later(sql, values) {
      if (isBulky(values)) {
        await after(() => connection.ask(sql, values));
        return;
      }
      kept.push({ sql, values });
      if (kept.length >= SERVER_LIMITS.keptBack) await send();
    },
    async commit(ending) {
      goOn();
      const last = (await ending?.(false)) ?? [];
      const changes = kept;
      kept = [];
      try {
        // What may be contradicted goes first: then nothing else was carried out.
        await connection.together([...last, ...changes, COMMIT]);
      } catch (error) {
        if (!ending || !isContradicted(error)) throw error;
        await connection.together([...(await ending(true)), ...changes, COMMIT]);
      }
    },
  };
}
