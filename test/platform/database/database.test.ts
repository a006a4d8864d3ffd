/** One use case is one transaction, on either database (docs/adr/0003-database.md). */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUniqueViolation } from '../../../src/platform/database/index.ts';
import { eachDatabase } from '../../support/databases.ts';

eachDatabase('database.write', (database) => {
  before(() => database().sequelize.query('CREATE TABLE counter (id VARCHAR(64) PRIMARY KEY, n INTEGER NOT NULL)'));
  const valueOf = async (id: string): Promise<number | undefined> =>
    (await database().get<{ n: number }>('SELECT n FROM counter WHERE id = $1', [id]))?.n;
  const insert = (id: string, n = 0): Promise<void> => database().insert('counter', { id, n });

  it('joins a call inside another: both are kept or neither', async () => {
    await assert.rejects(
      database().write(async () => {
        await insert('outer');
        await database().write(() => insert('inner'));
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.deepEqual([await valueOf('outer'), await valueOf('inner')], [undefined, undefined]);
    await database().write(async () => {
      await insert('outer');
      await database().write(() => insert('inner'));
    });
    assert.deepEqual([await valueOf('outer'), await valueOf('inner')], [0, 0]);
  });

  it('sees its own changes, which nobody else sees before the end', async () => {
    await database().write(async () => {
      await insert('own', 7);
      assert.equal(await valueOf('own'), 7);
    });
    assert.equal(await valueOf('own'), 7);
  });

  it('carries changes out in their order, whoever asks in between', async () => {
    await database().write(async () => {
      await insert('first', 1);
      await database().change("UPDATE counter SET n = n + 1 WHERE id = 'first'");
      await database().change("UPDATE counter SET n = n * 10 WHERE id = 'first'");
      const [asked, changed] = await Promise.all([valueOf('first'), database().run("UPDATE counter SET n = n + 5 WHERE id = 'first'")]);
      assert.deepEqual([asked, changed], [20, 1]);
      await database().change("UPDATE counter SET n = n * 2 WHERE id = 'first'");
    });
    assert.equal(await valueOf('first'), 50);
  });

  it('keeps what is in texts as it is, and bytes as bytes', async () => {
    await database().sequelize.query('CREATE TABLE kept (id VARCHAR(8) PRIMARY KEY, words TEXT, bytes BLOB)');
    const words = 'a\'b"c\\d?e$1;-- 阳光\n\u{1F600}';
    const long = words.repeat(700);
    const bytes = Buffer.from([0, 39, 92, 255]);
    await database().write(async () => {
      await database().insert('kept', { id: 'a', words, bytes });
      await database().insert('kept', { id: 'b', words, bytes: null });
      await database().insert('kept', { id: 'c', words: long, bytes: null });
      await database().change('UPDATE kept SET words = $2, bytes = NULL WHERE id = $1', ['b', `${words}${words}`]);
    });
    assert.deepEqual(
      (await database().all<{ words: string; bytes: Buffer | null }>('SELECT words, bytes FROM kept ORDER BY id')).map((row) => [
        row.words,
        row.bytes && Buffer.from(row.bytes),
      ]),
      [
        [words, bytes],
        [words + words, null],
        [long, null],
      ],
    );
  });

  it('commits nothing after a change that failed, even where whoever was told swallows it', async () => {
    await assert.rejects(
      database().write(async () => {
        await insert('before');
        await insert('before').catch(() => undefined);
        await valueOf('before').catch(() => undefined);
        // SQLite tells it at once; there the use case itself has to end.
        if (database().dialect === 'sqlite') throw new Error('ended');
        await insert('after');
      }),
    );
    assert.deepEqual([await valueOf('before'), await valueOf('after')], [undefined, undefined]);
  });

  it('carries changes out once where its end is contradicted and asked for anew', async () => {
    await database().write(() => insert('head', 1));
    const asked: boolean[] = [];
    await database().write(async () => {
      await insert('changed', 1);
      await database().change("UPDATE counter SET n = n + 1 WHERE id = 'changed'");
      database().lastly((fresh) => {
        asked.push(fresh);
        return Promise.resolve([{ sql: `UPDATE counter SET n = ${fresh ? 'n + 1' : 'NULL'} WHERE id = 'head'`, values: [] }]);
      });
    });
    assert.deepEqual([asked, await valueOf('head'), await valueOf('changed')], [[false, true], 2, 2]);
  });

  it('lets forty writers change one row at once and loses no change', async () => {
    await database().write(() => insert('busy'));
    await Promise.all(
      Array.from({ length: 40 }, () =>
        database().write(async () => {
          const row = await database().get<{ n: number }>(`SELECT n FROM counter WHERE id = 'busy'${database().forUpdate}`);
          await sleep(1);
          await database().run("UPDATE counter SET n = $1 WHERE id = 'busy'", [(row?.n ?? 0) + 1]);
        }),
      ),
    );
    assert.equal(await valueOf('busy'), 40);
  });

  it('runs a use case again, from its start, when it and another lock each other out', async function () {
    this.timeout(180_000);
    await database().write(async () => {
      await insert('left');
      await insert('right');
    });
    let runs = 0;
    const add = (first: string, second: string): Promise<void> =>
      database().write(async () => {
        runs += 1;
        await database().run('UPDATE counter SET n = n + 1 WHERE id = $1', [first]);
        await sleep(100);
        await database().run('UPDATE counter SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([add('left', 'right'), add('right', 'left')]);
    assert.deepEqual([await valueOf('left'), await valueOf('right')], [2, 2]);
    // SQLite's single writer cannot deadlock.
    assert.equal(runs, database().dialect === 'mysql' ? 3 : 2);
  });

  it('tells others after the commit only, and never of what was undone', async () => {
    const told: string[] = [];
    await database().write(async () => {
      database().afterCommit(() => told.push('kept'));
      await insert('told');
      assert.deepEqual(told, []);
    });
    await assert.rejects(
      database().write(() => {
        database().afterCommit(() => told.push('undone'));
        return Promise.reject(new Error('x'));
      }),
    );
    database().afterCommit(() => told.push('outside'));
    assert.deepEqual(told, ['kept', 'outside']);
  });

  it('stores what must be kept although the rest was undone, in a transaction of its own', async () => {
    const keepInstead = (): void => database().afterRollback(() => database().write(() => insert('kept although')));
    await assert.rejects(
      database().write(async () => {
        keepInstead();
        await insert('undone');
        throw new Error('x');
      }),
      /x/,
    );
    assert.equal(await valueOf('kept although'), 0);
    assert.equal(await valueOf('undone'), undefined);
    await database().write(() => {
      database().afterRollback(() => Promise.reject(new Error('nothing was undone')));
      return Promise.resolve();
    });
  });

  it('tells a key that is taken from other refusals', async () => {
    const error = await database()
      .write(() => insert('told'))
      .catch((one: unknown) => one);
    assert.equal(isUniqueViolation(error), true);
    assert.equal(isUniqueViolation(new Error('UNIQUE')), false);
    assert.equal(await database().write(() => database().insertOnce('counter', { id: 'told', n: 5 })), false);
    assert.equal(await valueOf('told'), 0);
  });

  it('keeps text, instants and bytes as they are, also beyond the basic plane', async () => {
    const text = "𠮷野家 “引号” \\ ' %_ 😀";
    await database().write(() => database().insert('setting', { name: 'text', value: text }));
    assert.equal((await database().get<{ value: string }>("SELECT value FROM setting WHERE name = 'text'"))?.value, text);
    const bytes = Buffer.from([0, 255, 10, 13, 39, 92]);
    await database().write(() =>
      database().insert('document_content', {
        document_id: 'd',
        bytes,
        size: 6,
        pages: 1,
        sha256: 'x'.repeat(64),
        created_at: Date.parse('2026-11-23T00:00:00Z'),
      }),
    );
    const row = await database().get<{ bytes: Buffer; created_at: number }>(
      "SELECT bytes, created_at FROM document_content WHERE document_id = 'd'",
    );
    assert.deepEqual([Buffer.from(row?.bytes ?? []), Number(row?.created_at)], [bytes, Date.parse('2026-11-23T00:00:00Z')]);
  });

  it('refuses end-of-transaction work outside a transaction', () => {
    assert.throws(() => database().beforeCommit('x', () => Promise.resolve()), /database\.write/);
  });
});
