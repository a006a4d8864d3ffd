import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteHandle } from '../../../src/platform/database/sqlite-handle.ts';

describe('a SQLite file', () => {
  let folder: string;
  let handle: SqliteHandle;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sunlit-handle-'));
    handle = new SqliteHandle(path.join(folder, 'sunlit.sqlite'));
    handle.query('CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB)', []);
    handle.query('INSERT INTO thing (id, name, bytes) VALUES ($1, $2, $3), ($4, $5, $6)', [
      1,
      '一',
      Buffer.from([0, 255]),
      2,
      undefined,
      null,
    ]);
  });
  afterEach(() => {
    handle.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers the same row alone as among others, with nothing beside its columns', () => {
    const first = { id: 1, name: '一', bytes: Buffer.from([0, 255]) };
    assert.deepEqual(handle.one('SELECT * FROM thing ORDER BY id', []), first);
    assert.deepEqual(handle.query('SELECT * FROM thing ORDER BY id', []).rows, [first, { id: 2, name: null, bytes: null }]);
    assert.equal(handle.one('SELECT * FROM thing WHERE id = $1', [3]), undefined);
  });

  it('says how many rows were changed', () => {
    assert.deepEqual(handle.query("UPDATE thing SET name = 'x' WHERE id > $1", [0]), { rows: [], changes: 2, answersRows: false });
  });

  it('leaves nothing open after one row of several: a transaction ends and another program may write', () => {
    handle.exec('BEGIN IMMEDIATE');
    handle.one('SELECT id FROM thing', []);
    handle.exec('COMMIT');
    const other = new SqliteHandle(path.join(folder, 'sunlit.sqlite'), 0);
    other.query("INSERT INTO thing (id, name) VALUES (3, 'three')", []);
    assert.deepEqual(handle.one('SELECT COUNT(*) AS n FROM thing', []), { n: 3 });
    other.close();
  });

  it('names columns as they are after the table was changed, by itself or through another handle', () => {
    const read = (): unknown => handle.one('SELECT * FROM thing WHERE id = $1', [2]);
    read();
    handle.query('ALTER TABLE thing RENAME COLUMN name TO title', []);
    assert.deepEqual(read(), { id: 2, title: null, bytes: null });
    const other = new SqliteHandle(path.join(folder, 'sunlit.sqlite'));
    other.exec("ALTER TABLE thing ADD COLUMN state TEXT DEFAULT 'open'");
    assert.deepEqual(read(), { id: 2, title: null, bytes: null, state: 'open' });
    other.query('ALTER TABLE thing RENAME COLUMN title TO name', []);
    assert.deepEqual(read(), { id: 2, name: null, bytes: null, state: 'open' });
    other.close();
  });
});
