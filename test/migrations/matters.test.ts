/**
 * What a city has from before matters had one header is carried over whole, on both databases, and however often the migration is begun
 * (R12a).
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, type Database } from '../../src/platform/database/index.ts';
import { createSchema, type Schema } from '../../src/platform/database/schema.ts';
import { createRecord, verifyRecord } from '../../src/platform/record/index.ts';
import { systemTime } from '../../src/platform/time/time.ts';
import { eachEmptyDatabase } from '../support/databases.ts';
import { dummyRow, triggersOf } from '../support/rows.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** The migrations before that one, in a folder of their own beside the sources they import. */
function migrationsBefore(number: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(MIGRATIONS, '..', '.older-migrations-'));
  for (const file of readdirSync(MIGRATIONS).filter((name) => name < number)) cpSync(MIGRATIONS + file, path.join(folder, file));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function put(database: Database, table: string, row: Record<string, string | number | null>): Promise<void> {
  const dummy = await dummyRow(database, table);
  await database.write(() => database.insert(table, { ...dummy, ...row }));
}

/** A case under way, a complete one, and a change whose second review runs, as the tables held them. */
async function cityOfBefore(database: Database): Promise<void> {
  const open = { completed_at: null, result: null, decided_at: null };
  await put(database, 'case_file', {
    id: 'case-1',
    serial: 'P-2026-000001',
    subject: '挖掘道路',
    state: 'accepted',
    organ_id: 'organ-a',
    district_id: null,
    received_at: 10,
    ...open,
  });
  await put(database, 'case_file', {
    id: 'case-2',
    serial: 'P-2026-000002',
    subject: '办结的',
    state: 'completed',
    organ_id: 'organ-a',
    received_at: 20,
    completed_at: 30,
    result: 'granted',
  });
  await put(database, 'step', { id: 'step-1', case_id: 'case-1', job_key: 'job-1', state: 'open', claimed_by: null });
  await put(database, 'opinion', { id: 'opinion-1', case_id: 'case-1', step_id: 'step-0' });
  await put(database, 'document', { id: 'document-1', case_id: 'case-1', job_key: 'job-0', number: '甲〔2026〕1号' });
  await put(database, 'registry_change', {
    id: 'change-1',
    serial: '变更〔2026〕1号',
    state: 'under-review',
    organ_id: 'organ-b',
    district_id: null,
    review_organ_id: 'legal',
    cause: '条例修订',
    opened_at: 40,
    done_at: null,
    clock_id: 'change-1:review:2',
  });
  await put(database, 'registry_change_document', { id: 'answer-1', change_id: 'change-1', number: '乙〔2026〕1号', round: 1 });
  await put(database, 'registry_change_deadline', { clock_id: 'change-1:review', change_id: 'change-1', kind: 'review', round: 1 });
  await put(database, 'registry_change_deadline', { clock_id: 'change-1:review:2', change_id: 'change-1', kind: 'review', round: 2 });
  const clock = { limits: '[]', state: 'running', colour: 'normal', undetermined_year: null };
  await put(database, 'clock', {
    id: 'case-1',
    owner_kind: 'case',
    owner_id: 'case-1',
    promised_due: 100,
    statutory_due: 200,
    next_at: 90,
    ...clock,
  });
  await put(database, 'clock', {
    id: 'change-1:review',
    owner_kind: 'registry-change',
    owner_id: 'change-1:review',
    promised_due: null,
    statutory_due: 300,
    ...clock,
  });
  await put(database, 'clock', {
    id: 'change-1:review:2',
    owner_kind: 'registry-change',
    owner_id: 'change-1:review:2',
    promised_due: null,
    statutory_due: 400,
    ...clock,
  });
  await put(database, 'warning_signal', { id: 'signal-1', owner_kind: 'case', owner_id: 'case-1', rule: 'R16.9', occurrence: 'overdue' });
  const record = createRecord(database, systemTime);
  await database.write(() =>
    Promise.resolve(record.append({ kind: 'case-received', matterId: 'case-1', payload: { serial: 'P-2026-000001' } })),
  );
}

const clocksAndMatters = (database: Database): Promise<unknown[][]> =>
  Promise.all(['matter', 'clock', 'clock_due'].map((table) => database.all(`SELECT * FROM ${table} ORDER BY 1, 2`)));

/** As after a crash between the migration and the note that it is done. */
async function beginAgain(database: Database, name: string): Promise<void> {
  const { up } = (await import(`../../migrations/${name}.ts`)) as { up: (schema: Schema) => Promise<void> };
  await up(createSchema(database));
}

eachEmptyDatabase('A city from before matters', (database) => {
  const older = migrationsBefore('0020');
  const carried = migrationsBefore('0022');
  after(() => [older, carried].forEach(({ remove }) => remove()));

  it('goes on with every case, change, paper, clock and signal under its own id', async () => {
    await migrate(database(), older.folder);
    await cityOfBefore(database());
    assert.deepEqual(await migrate(database(), carried.folder), ['0020-matters', '0021-clocks-of-matters']);
    const before = await clocksAndMatters(database());
    await beginAgain(database(), '0020-matters');
    await beginAgain(database(), '0021-clocks-of-matters');
    assert.deepEqual(await clocksAndMatters(database()), before, 'begun again, they change nothing');
    await migrate(database());
    const all = (sql: string): Promise<object[]> => database().all<object>(sql);
    const plain = (rows: object[]): object[] => rows.map((row) => ({ ...row }));
    assert.deepEqual(
      plain(await all('SELECT id, kind, number, title, organ_id, answering_organ_id, state, opened_at, closed_at FROM matter ORDER BY id')),
      [
        {
          id: 'case-1',
          kind: 'case',
          number: 'P-2026-000001',
          title: '挖掘道路',
          organ_id: 'organ-a',
          answering_organ_id: null,
          state: 'accepted',
          opened_at: 10,
          closed_at: null,
        },
        {
          id: 'case-2',
          kind: 'case',
          number: 'P-2026-000002',
          title: '办结的',
          organ_id: 'organ-a',
          answering_organ_id: null,
          state: 'completed',
          opened_at: 20,
          closed_at: 30,
        },
        {
          id: 'change-1',
          kind: 'registry-change',
          number: '变更〔2026〕1号',
          title: '条例修订',
          organ_id: 'organ-b',
          answering_organ_id: 'legal',
          state: 'under-review',
          opened_at: 40,
          closed_at: null,
        },
      ],
    );
    assert.deepEqual(plain(await all('SELECT id, matter_id, purpose, round, next_at FROM clock ORDER BY id')), [
      { id: 'case-1', matter_id: 'case-1', purpose: 'handling', round: 1, next_at: 90 },
      { id: 'change-1:review', matter_id: 'change-1', purpose: 'review', round: 1, next_at: 1 },
      { id: 'change-1:review:2', matter_id: 'change-1', purpose: 'review', round: 2, next_at: 1 },
    ]);
    assert.deepEqual(plain(await all('SELECT clock_id, limit_id, due_at FROM clock_due ORDER BY clock_id, limit_id')), [
      { clock_id: 'case-1', limit_id: 'promised', due_at: 100 },
      { clock_id: 'case-1', limit_id: 'statutory', due_at: 200 },
      { clock_id: 'change-1:review', limit_id: 'statutory', due_at: 300 },
      { clock_id: 'change-1:review:2', limit_id: 'statutory', due_at: 400 },
    ]);
    assert.deepEqual(plain(await all('SELECT id, matter_id, job_key FROM document ORDER BY id')), [
      { id: 'answer-1', matter_id: 'change-1', job_key: null },
      { id: 'document-1', matter_id: 'case-1', job_key: 'job-0' },
    ]);
    for (const table of ['step', 'opinion', 'warning_signal'])
      assert.deepEqual(plain(await all(`SELECT matter_id FROM ${table}`)), [{ matter_id: 'case-1' }], table);
    assert.deepEqual(plain(await all('SELECT result FROM case_file ORDER BY id')), [{ result: null }, { result: 'granted' }]);
  });

  it('keeps its record whole and its append-only tables refused', async () => {
    assert.ok((await verifyRecord(database())).ok);
    const triggers = await triggersOf(database());
    for (const table of ['document', 'opinion', 'warning_signal', 'clock_entry'])
      assert.ok(triggers.includes(`${table}_refuses_update`), table);
  });
});
