/** `npm run migrate`: brings the configured database up to date and ends. For production, with an account that owns the tables. */
import { databaseOf } from '../src/platform/config.ts';
import { migrate, openDatabase } from '../src/platform/database/index.ts';

const database = await openDatabase(databaseOf(process.env));
const applied = await migrate(database);
await database.close();
console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
