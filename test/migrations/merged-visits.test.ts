/** Inspections that were under way before visits could be merged are found with their day (docs/adr/0045-merged-visits.md). */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../src/platform/database/index.ts';
import { eachEmptyDatabase } from '../support/databases.ts';
import { dummyRow } from '../support/rows.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));

eachEmptyDatabase('visits of inspections', (database) => {
  const folder = mkdtempSync(path.join(MIGRATIONS, '..', '.older-migrations-'));
  for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0068')) cpSync(MIGRATIONS + file, path.join(folder, file));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const put = async (table: string, row: Record<string, string | number | null>): Promise<void> => {
    const dummy = await dummyRow(database(), table);
    await database().write(() => database().insert(table, { ...dummy, ...row }));
  };
  const fields = (...answers: [key: string, value: string][]): string =>
    JSON.stringify(answers.map(([key, value]) => ({ key, label: key, value })));

  it('are filled in for what is under way: its day, and whether it is still to be carried out; nothing else', async () => {
    await migrate(database(), folder);
    await put('power', { id: 'inspect', category: 'inspection', code: 'a', process_id: 'inspect' });
    await put('power', { id: 'licence', category: 'licence', code: 'b', process_id: 'licence' });
    const add = async (id: string, powerId: string, closedAt: number | null, ...opinions: string[]): Promise<void> => {
      await put('matter', {
        id,
        number: id,
        organ_id: 'organ',
        district_id: null,
        opened_at: 7,
        closed_at: closedAt,
        process_instance_key: id,
      });
      await put('case_file', { id, power_id: powerId, party_name: '企业' });
      await put('case_party', { case_id: id, number: 'N1' });
      for (const [index, answered] of opinions.entries())
        await put('opinion', { id: `${id}${index}`, step_id: `${id}${index}`, matter_id: id, fields: answered, at: index });
    };
    await add('planned', 'inspect', null, fields(['inspectionDate', '1970-01-05']), fields(['inspectionDate', '1970-01-11']));
    await add('visited', 'inspect', null, fields(['inspectionDate', '1970-01-05']), fields(['recordDate', '1970-01-05']));
    await add('new', 'inspect', null);
    await add('closed', 'inspect', 9, fields(['inspectionDate', '1970-01-05']));
    await add('other', 'licence', null, fields(['inspectionDate', '1970-01-05']));
    await migrate(database());
    const rows = await database().all<{
      id: string;
      party_number: string;
      planned_day: number | null;
      day: number | null;
      is_open: number;
    }>('SELECT id, party_number, planned_day, day, is_open FROM inspection_visit ORDER BY id');
    assert.deepEqual(
      rows.map((row) => [row.id, row.party_number, row.planned_day, row.day, row.is_open]),
      [
        ['new', 'N1', null, null, 1],
        ['planned', 'N1', 10, 10, 1],
        ['visited', 'N1', 4, 4, 0],
      ],
    );
  });
});
