/** `npm run city -- FILE`: brings a city's organisation into the configured database and prints the first passwords of new accounts, once. */
import { readFileSync } from 'node:fs';
import { CityFileError, loadCity, readCityFile } from '../src/organisation/index.ts';
import { migrate, openDatabase } from '../src/platform/database/index.ts';
import { createRecord } from '../src/platform/record/index.ts';
import { systemTime } from '../src/platform/time/time.ts';

const path = process.argv[2];
if (!path) {
  console.error('Say which file: npm run city -- city.json (an example is docs/city.example.json)');
  process.exit(1);
}
const database = await openDatabase({ url: process.env.DATABASE_URL?.replace(/^mariadb:/, 'mysql:'), dataDir: process.env.SUNLIT_DATA ?? 'data' });
try {
  await migrate(database);
  const { organs, people, created } = await loadCity(database, createRecord(database, systemTime), readCityFile(readFileSync(path, 'utf8')));
  console.log(`Loaded: ${organs} organ(s), ${people} person(s), ${created.length} of them new.`);
  if (created.length) console.log(`\nFirst passwords, shown this once; each person changes theirs after signing in:\n${created.map(({ account, name, password }) => `  ${account.padEnd(24)} ${password}  ${name}`).join('\n')}`);
} catch (error) {
  console.error(`✗ Nothing was loaded:\n${error instanceof CityFileError || (error as NodeJS.ErrnoException).code === 'ENOENT' ? (error as Error).message : String(error)}`);
  process.exitCode = 1;
} finally {
  await database.close();
}
