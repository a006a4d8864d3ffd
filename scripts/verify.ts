/** `npm run verify`: re-computes the record of the configured database and names the first bad row (R12a). */
import { readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { verifyRecord } from '../src/platform/record/index.ts';

const config = readConfig();
const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
const started = Date.now();
const result = await verifyRecord(database, (rows) => process.stderr.write(`\r${rows} rows`));
await database.close();
process.stderr.write('\n');
if (result.ok) {
  console.log(`The record is whole: ${result.rows} rows, ${result.documents} documents, in ${Date.now() - started} ms.`);
  console.log(`Head ${result.head.seq} ${result.head.hash} (compare it with a head kept elsewhere)`);
} else {
  console.error(`The record is broken at row ${result.seq}: ${result.problem}`);
  process.exitCode = 1;
}
