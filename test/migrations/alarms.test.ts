/** The instances that each clock had in the engine are ended once, and nothing of a clock is lost (docs/adr/0028-alarms-by-moment.md). */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/platform/database/index.ts';
import { eachEmptyDatabase } from '../support/databases.ts';
import { dummyRow } from '../support/rows.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));

eachEmptyDatabase('alarms by moment', (database) => {
  const folder = mkdtempSync(path.join(MIGRATIONS, '..', '.older-migrations-'));
  for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0037')) cpSync(MIGRATIONS + file, path.join(folder, file));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('end the instances of before, and leave out what was still to be said to them', async () => {
    await migrate(database(), folder);
    const put = async (table: string, row: Record<string, string | number | null>): Promise<void> => {
      const dummy = await dummyRow(database(), table);
      await database().write(() => database().insert(table, { ...dummy, ...row }));
    };
    const clock = { matter_id: 'case-1', round: 1, limits: '[]', state: 'running', colour: 'normal', next_at: 20 };
    await put('clock', { ...clock, id: 'clock-1', purpose: 'handling', armed_at: 20, started: 1 });
    await put('clock', { ...clock, id: 'clock-2', purpose: 'acceptance', armed_at: null, started: 0 });
    await put('outbox', { id: 'clock:old', kind: 'clock-message', state: 'pending', payload: '{}', stream: 'clock:clock-1' });
    await migrate(database());
    await migrate(database());
    const clocks = await database().all<{ id: string; next_at: number }>('SELECT * FROM clock ORDER BY id');
    assert.deepEqual(
      clocks.map((row) => [row.id, Number(row.next_at), 'armed_at' in row, 'started' in row]),
      [
        ['clock-1', 20, false, false],
        ['clock-2', 20, false, false],
      ],
    );
    const commands = await database().all<{ kind: string; payload: string }>('SELECT kind, payload FROM outbox ORDER BY id');
    assert.deepEqual(
      commands.map(({ kind, payload }) => [kind, JSON.parse(payload)]),
      [['stop-old-clock', { clockId: 'clock-1' }]],
    );
  });
});
