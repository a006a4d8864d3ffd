/**
 * `npm run verify`: re-computes the record of the configured database and names the first bad row; then plays every matter's record on its
 * confirmed drawing and names the first row that is part of no legal run (R12a).
 */
import { createFeatures } from '../src/features.ts';
import { readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { silentLogger } from '../src/platform/logger.ts';
import { createMarkDone, createOutbox } from '../src/platform/outbox/index.ts';
import { createParsers } from '../src/platform/parsers/index.ts';
import { createSheets } from '../src/platform/sheets/index.ts';
import { createRecord, verifyRecord } from '../src/platform/record/index.ts';
import { createAdjustableTime } from '../src/platform/time/time.ts';
import { noEngine } from '../src/platform/zeebe/index.ts';
import { verifyMatters } from '../src/procedures/index.ts';

const config = readConfig();
const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
const started = Date.now();
const result = await verifyRecord(database, (rows) => process.stderr.write(`\r${rows} rows`));
process.stderr.write('\n');
if (result.ok) {
  console.log(
    `The record is whole: ${result.rows} rows, ${result.documents} documents, ${result.files} files, in ${Date.now() - started} ms.`,
  );
  console.log(`Head ${result.head.seq} ${result.head.hash} (compare it with a head kept elsewhere)`);
} else {
  console.error(`The record is broken at row ${result.seq}: ${result.problem}`);
  process.exitCode = 1;
}

const [time, playing] = [createAdjustableTime(0), Date.now()];
const outbox = createOutbox(database, time);
const record = createRecord(database, time);
const plumbing = {
  ...{ database, record, outbox, done: createMarkDone({ database, outbox }), time },
  ...{ engine: noEngine, logger: silentLogger, parsers: createParsers(), sheets: createSheets() },
};
const { kinds } = await createFeatures(plumbing, { mode: config.mode, printDocuments: false, powerCodePattern: config.powerCodePattern });
const matters = await verifyMatters({ database, kinds });
if (matters.ok) {
  console.log(`Every matter is a legal run of its drawing: ${matters.matters} matters, in ${Date.now() - playing} ms.`);
} else {
  console.error(`Matter ${matters.matter} is no legal run${matters.seq === null ? '' : ` from row ${matters.seq} on`}: ${matters.problem}`);
  process.exitCode = 1;
}
await database.close();
