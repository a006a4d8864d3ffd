/** Brings the database of DATABASE_URL up to date and ends: run under the account that owns it, before the platform starts. */
import { migrate, openDatabase } from '../src/platform/database/index.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL is missing');
const database = await openDatabase({ url });
const applied = await migrate(database);
console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date');
await database.close();
