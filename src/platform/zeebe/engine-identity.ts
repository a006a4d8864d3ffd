/**
 * Which engine is there: the one that the platform spoke to, or one whose data know nothing of it (R12a; docs/adr/0017-rebuild.md).
 *
 * The database keeps a random mark for each engine, and the engine keeps it among its data. A first start, and a database from before
 * there were marks, leave one and lose nothing. A mark that is missing is a loss: noted in one transaction with all that has to stand
 * again, so that a kill at any moment neither forgets a loss nor counts it twice.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/index.ts';
import type { Logger } from '../logger.ts';
import type { RecordBook } from '../record/index.ts';
import type { Time } from '../time/time.ts';
import { deployToNewEngine } from './deploy-platform-processes.ts';
import { FIRST_ENGINE } from './kept-keys.ts';
import type { Recognise } from './recognition.ts';

export interface EngineIdentityRow {
  number: number;
  mark: string;
  since: number;
  /** When the mark was left in the engine's data. */
  left_at: number | null;
  /** JSON: how much of what has to stand again; null for an engine that followed no other. */
  counts: string | null;
  /** Matters that could not be rebuilt, because their record is no legal run. */
  frozen: number;
  rebuilt_at: number | null;
}

/** `onLost` runs inside the transaction that notes the loss and answers how much has to stand again. */
export function createRecognise(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  logger: Logger;
  onLost: (engine: number) => Promise<Record<string, number>>;
}): Recognise {
  const { database, record, time, logger, onLost } = deps;
  const begin = (number: number, counts: Record<string, number> | null): Promise<boolean> =>
    database.insertOnce('engine_identity', {
      number,
      mark: randomUUID(),
      since: time.now().getTime(),
      left_at: null,
      counts: counts && JSON.stringify(counts),
      frozen: 0,
      rebuilt_at: null,
    });

  /** Unless another process has noted it. */
  const noteLoss = (lost: EngineIdentityRow): Promise<void> =>
    database.write(async () => {
      if ((await engineIdentity(database, database.forUpdate))?.number !== lost.number) return;
      const engine = lost.number + 1;
      const counts = await onLost(engine);
      await begin(engine, counts);
      record.append({ kind: 'engine-lost', payload: { engine, ...counts } });
      database.afterCommit(() => logger.error({ engine, ...counts }, 'the engine has lost its data; every open matter is rebuilt'));
    });

  return async (engine) => {
    for (;;) {
      const row = await engineIdentity(database);
      if (!row) await database.write(() => begin(FIRST_ENGINE, null));
      else if (row.left_at === null) {
        await deployToNewEngine(engine);
        await engine.leaveMark(row.mark);
        await database.write(() =>
          database.run('UPDATE engine_identity SET left_at = $1 WHERE number = $2', [time.now().getTime(), row.number]),
        );
        return row.number;
      } else if (await engine.hasMark(row.mark)) return row.number;
      else await noteLoss(row);
    }
  };
}

/** Another matter that could not be rebuilt. Inside a transaction. */
export async function countFrozen(database: Database, engine: number): Promise<void> {
  await database.run('UPDATE engine_identity SET frozen = frozen + 1 WHERE number = $1', [engine]);
}

/** Told once, when everything stands again: in the record, with counts. */
export async function noteRebuilt(deps: { database: Database; record: RecordBook; time: Time; logger: Logger }): Promise<void> {
  const { database, record, time, logger } = deps;
  // Asked every second, and nearly always there is nothing to tell.
  if (!isUntold(await engineIdentity(database))) return;
  await database.write(async () => {
    const row = await engineIdentity(database, database.forUpdate);
    if (!isUntold(row)) return;
    const at = time.now().getTime();
    await database.run('UPDATE engine_identity SET rebuilt_at = $1 WHERE number = $2', [at, row.number]);
    const counts = JSON.parse(row.counts) as Record<string, number>;
    const told = { engine: row.number, ...counts, frozen: row.frozen, milliseconds: at - row.since };
    record.append({ kind: 'engine-rebuilt', payload: told });
    database.afterCommit(() => logger.info(told, 'every open matter stands again'));
  });
}

const isUntold = (row: EngineIdentityRow | undefined): row is EngineIdentityRow & { counts: string } =>
  row !== undefined && row.counts !== null && row.rebuilt_at === null;

/** The engine that is there, or was there last. */
export const engineIdentity = (database: Database, lock = ''): Promise<EngineIdentityRow | undefined> =>
  database.get<EngineIdentityRow>(`SELECT * FROM engine_identity ORDER BY number DESC LIMIT 1${lock}`);
