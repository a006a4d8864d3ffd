/** `npm run migrate`: brings the configured database up to date and ends. For production, with an account that owns the tables. */
import { migrate, openDatabase } from '../src/platform/database/index.ts';

const url = process.env.DATABASE_URL?.replace(/^mariadb:/, 'mysql:');
const database = await openDatabase({ url, dataDir: process.env.SUNLIT_DATA ?? 'data' });
const applied = await migrate(database);
await database.close();
console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
