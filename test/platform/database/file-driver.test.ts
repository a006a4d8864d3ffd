import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFile } from '../../../src/platform/database/file-driver.ts';
import type { Driver } from '../../../src/platform/database/driver.ts';
import { SqliteHandle } from '../../../src/platform/database/sqlite-handle.ts';

describe('use cases that share one commit (SQLite)', () => {
  let dataDir: string;
  let driver: Driver;

  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'sunlit-file-'));
    driver = openFile(dataDir);
    await driver.text('CREATE TABLE thing (id INTEGER PRIMARY KEY)');
  });
  afterEach(async () => {
    await driver.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const insert = (id: number): Promise<number> =>
    driver.transact(async (connection) => {
      await connection.query('INSERT INTO thing (id) VALUES ($1)', [id]);
      if (id < 0) throw new Error(`not ${id}`);
      return id;
    });
  const kept = async (): Promise<unknown[]> => (await driver.query('SELECT id FROM thing ORDER BY id', [])).rows.map(({ id }) => id);

  it('are undone alone when they fail', async () => {
    const answers = await Promise.allSettled([insert(1), insert(-2), insert(3), insert(1)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
    );
    assert.deepEqual(await kept(), [1, 3]);
  });

  it('are undone alone also when the first of them fails', async () => {
    const answers = await Promise.allSettled([insert(-1), insert(2), insert(3)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['rejected', 'fulfilled', 'fulfilled'],
    );
    assert.deepEqual(await kept(), [2, 3]);
  });

  it('are all refused when the transaction itself is lost, and the next ones go on', async () => {
    const answers = await Promise.allSettled([
      insert(1),
      driver.transact(async (connection) => {
        await connection.query('ROLLBACK', []);
        throw new Error('the disk is full');
      }),
      insert(3),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['rejected', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await kept(), [3]);
  });

  it('have no answer before another program lets go of the file, and meanwhile the process goes on', async () => {
    const other = new SqliteHandle(path.join(dataDir, 'sunlit.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    let answered = false;
    const waiting = Promise.all([insert(1), insert(2)]).then(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(answered, false);
    assert.deepEqual(await kept(), []);
    other.exec('COMMIT');
    await waiting;
    assert.deepEqual(await kept(), [1, 2]);
    other.close();
  });
});
