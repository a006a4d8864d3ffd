/** Migrations by umzug: `migrations/NNNN-name.ts`, each exporting `up(schema)`; run once, in order, never edited afterwards. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Umzug, type UmzugStorage } from 'umzug';
import type { Database } from './database.ts';
import { createSchema, type Schema } from './schema.ts';

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** Applies what is missing and answers the names applied. */
export async function migrate(database: Database, folder = FOLDER): Promise<string[]> {
  const schema = createSchema(database);
  // Looked for first, because the account of a production platform may not make tables.
  const known = await database.get('SELECT name FROM migration LIMIT 1').then(
    () => true,
    () => false,
  );
  if (!known) await schema.table('migration', 'name VARCHAR(200) PRIMARY KEY, applied_at BIGINT NOT NULL');
  const umzug = new Umzug<Schema>({
    context: schema,
    logger: undefined,
    storage: storageIn(database),
    migrations: readdirSync(folder)
      .filter((file) => /^\d{4}-.*\.ts$/.test(file))
      .sort()
      .map((file) => ({
        name: file.replace(/\.ts$/, ''),
        up: async ({ context }) => {
          const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { up: (schema: Schema) => Promise<void> };
          await module.up(context);
        },
      })),
  });
  return (await umzug.up()).map((migration) => migration.name);
}

function storageIn(database: Database): UmzugStorage {
  return {
    logMigration: async ({ name }) => {
      await database.write(() => database.insertOnce('migration', { name, applied_at: Date.now() }));
    },
    unlogMigration: () => Promise.reject(new Error('Migrations only go forward: the record must not be undone.')),
    executed: async () => (await database.all<{ name: string }>('SELECT name FROM migration ORDER BY name')).map((row) => row.name),
  };
}
