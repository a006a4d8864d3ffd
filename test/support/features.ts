/** The platform's own list of features on a database of its own, without an engine: what the walks over all of them fold. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFeatures, type Features } from '../../src/features.ts';
import { migrate, openDatabase, type Database } from '../../src/platform/database/index.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createMarkDone, createOutbox } from '../../src/platform/outbox/index.ts';
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { noEngine } from '../../src/platform/zeebe/index.ts';
import { sharedParsers } from './shared-parsers.ts';
import { sharedSheets } from './shared-sheets.ts';

export interface FeaturesAlone extends Features {
  database: Database;
  /** From here on every query fails. */
  cutOff(): void;
  close(): Promise<void>;
}

export async function featuresAlone(): Promise<FeaturesAlone> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sunlit-features-'));
  const opened = await openDatabase({ dataDir });
  await migrate(opened);
  let isCutOff = false;
  const fail = () => Promise.reject(new Error('The database is cut off'));
  const database = new Proxy(opened, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || !isCutOff || name === 'close') return value;
      return fail;
    },
  });
  return {
    ...(await featuresOn(database)),
    database,
    cutOff() {
      isCutOff = true;
      // By which models ask.
      opened.sequelize.query = fail;
    },
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The list on a database that is there. */
export function featuresOn(database: Database): Promise<Features> {
  const time = createAdjustableTime(0);
  const record = createRecord(database, time);
  const outbox = createOutbox(database, time);
  return createFeatures(
    {
      database,
      record,
      outbox,
      done: createMarkDone({ database, outbox }),
      time,
      engine: noEngine,
      logger: silentLogger,
      parsers: sharedParsers,
      sheets: sharedSheets,
    },
    { mode: 'demonstration', printDocuments: false },
  );
}
