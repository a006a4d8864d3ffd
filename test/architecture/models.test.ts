/** What a model says of its table is what migrations made of it, so that neither can drift from the other (docs/adr/0029-models.md). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/platform/database/index.ts';
import { eachDatabase } from '../support/databases.ts';
import { featuresOn } from '../support/features.ts';

interface Column {
  name: string;
  isKey: boolean;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Of these, lists ask for a few columns alone. */
const PARTIAL = ['case_file', 'registry_change', 'signal_standing'];

const byName = (columns: Column[]): Column[] => columns.sort((one, other) => (one.name < other.name ? -1 : 1));

async function columnsOf(database: Database, table: string): Promise<Column[]> {
  const rows = await database.all<{ name: string; is_key: number }>(
    database.dialect === 'mysql'
      ? `SELECT column_name AS name, column_key = 'PRI' AS is_key FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = $1`
      : 'SELECT name, pk > 0 AS is_key FROM pragma_table_info($1)',
    [table],
  );
  return byName(rows.map(({ name, is_key }) => ({ name, isKey: Number(is_key) === 1 })));
}

eachDatabase('Models', (database) => {
  const models = () => Object.values(database().sequelize.models);

  before(async () => {
    await featuresOn(database());
  });

  // A link by a column that is not there would be a column of the model.
  it('have exactly the columns and the key of their table', async () => {
    for (const model of models()) {
      const table = String(model.getTableName());
      const said = Object.values(model.getAttributes()).map(({ field = '', primaryKey = false }) => ({ name: field, isKey: primaryKey }));
      const columns = await columnsOf(database(), table);
      const held = PARTIAL.includes(table) ? columns.filter(({ name }) => said.some((one) => one.name === name)) : columns;
      assert.deepEqual(byName(said), held, table);
    }
  });

  it('are defined with the features, every one that a file defines', () => {
    const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const named = files.flatMap((file) =>
      [...readFileSync(`${ROOT}src/${file}`, 'utf8').matchAll(/\.define(?:<[^(]*>)?\(\s*'(\w+)'/g)].map(([, name = '']) => name),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(named.sort(), Object.keys(database().sequelize.models).sort());
  });
});
