/**
 * `npm run city -- FILE`: brings a city's organisation into the configured database and prints the first passwords of new accounts, once.
 * `npm run city -- --password ACCOUNT`: a new first password for who forgot theirs.
 */
import { readFileSync } from 'node:fs';
import { CityFileError, loadCity, readCityFile, resetPassword } from '../src/organisation/index.ts';
import { databaseOf } from '../src/platform/config.ts';
import { migrate, openDatabase } from '../src/platform/database/index.ts';
import { createRecord } from '../src/platform/record/index.ts';
import { systemTime } from '../src/platform/time/time.ts';

const [given, account] = process.argv.slice(2);
if (!given || (given === '--password' && !account)) {
  console.error('Say which: npm run city -- city.json (an example is docs/city.example.json), or npm run city -- --password ACCOUNT');
  process.exit(1);
}
const database = await openDatabase(databaseOf(process.env));
try {
  await migrate(database);
  const record = createRecord(database, systemTime);
  if (given === '--password') await printPassword(account ?? '');
  else await load(given);

  async function printPassword(of: string): Promise<void> {
    const password = await resetPassword(database, record, of);
    if (password === undefined) throw new CityFileError([`There is no account "${of}"`]);
    console.log(`  ${of.padEnd(24)} ${password}`);
  }

  async function load(path: string): Promise<void> {
    const { organs, people, created } = await loadCity(database, record, readCityFile(readFileSync(path, 'utf8')));
    console.log(`Loaded: ${organs} organ(s), ${people} person(s), ${created.length} of them new.`);
    if (created.length)
      console.log(
        `\nFirst passwords, shown this once; each person changes theirs after signing in:\n${created.map(({ account: name, password, name: person }) => `  ${name.padEnd(24)} ${password}  ${person}`).join('\n')}`,
      );
  }
} catch (error) {
  console.error(
    `✗ Nothing was changed:\n${error instanceof CityFileError || (error as NodeJS.ErrnoException).code === 'ENOENT' ? (error as Error).message : String(error)}`,
  );
  process.exitCode = 1;
} finally {
  await database.close();
}
