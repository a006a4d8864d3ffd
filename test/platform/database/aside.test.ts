/** Questions aside: they see what is committed, hold up nobody, and end at their limits (docs/adr/0025-aside.md). */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type Database } from '../../../src/platform/database/index.ts';
import { Refusal } from '../../../src/platform/errors.ts';
import { eachDatabase, onFile } from '../../support/databases.ts';

const COUNTING = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT COUNT(*) AS n FROM n';

const ASKED = 1_000_000_000;

/** Keeps a processor busy for longer than any limit here. */
const ENDLESS = {
  sqlite: COUNTING,
  mysql:
    'SELECT COUNT(*) AS n FROM aside_thing a JOIN aside_thing b JOIN aside_thing c JOIN aside_thing d WHERE a.id + b.id + c.id + d.id < $1',
};

const slowOn = (database: Database): Promise<unknown> => database.aside.get(ENDLESS[database.dialect], [ASKED]);

const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refusal ? [error.status, error.code] : error),
  );

eachDatabase(
  'a question aside',
  (open) => {
    let database: Database;
    const slow = (): Promise<unknown> => slowOn(database);
    const insert = (id: number): Promise<unknown> =>
      database.write(() => database.run('INSERT INTO aside_thing (id, word) VALUES ($1, $2)', [id, `词${id}`]));

    /** On a server, too many wait for a connection; on SQLite, for a thread. */
    const REFUSED = ['question-too-costly', 'questions-busy'];

    before(async function () {
      this.timeout(180_000);
      database = open();
      await database.sequelize.query('CREATE TABLE aside_thing (id INTEGER PRIMARY KEY, word VARCHAR(100))');
      await database.aside.get('SELECT 1 AS one');
    });

    it('sees at once what has been committed, two hundred times in a row', async function () {
      this.timeout(180_000);
      for (let id = 1; id <= 200; id += 1) {
        await insert(id);
        assert.deepEqual(await database.aside.get('SELECT id, word FROM aside_thing WHERE id = $1', [id]), { id, word: `词${id}` });
      }
      const rows = await database.aside.all<{ id: number }>('SELECT id FROM aside_thing WHERE id > $1 ORDER BY id', [197]);
      assert.deepEqual(
        rows.map(({ id }) => id),
        [198, 199, 200],
      );
      assert.equal(await database.aside.get('SELECT id FROM aside_thing WHERE id = $1', [-1]), undefined);
    });

    it('cannot change rows, and says what is wrong with it as the database does', async () => {
      await assert.rejects(database.aside.all('INSERT INTO aside_thing (id) VALUES (-7)'), /read.?only|READ ONLY/i);
      await assert.rejects(database.aside.all('SELECT nothing FROM aside_thing'), /nothing/);
      assert.equal(await database.get('SELECT id FROM aside_thing WHERE id = -7'), undefined);
    });

    it('is a mistake inside a transaction, whose changes it would not see', async () => {
      await assert.rejects(
        database.write(() => database.aside.get('SELECT 1 AS one')),
        /does not read aside/,
      );
    });

    it('holds up neither the event loop nor a write while it takes its time', async function () {
      this.timeout(180_000);
      const asked = codeOf(slow());
      const waits: number[] = [];
      for (let id = 1_001; id <= 1_020; id += 1) {
        const began = performance.now();
        await insert(id);
        const written = performance.now();
        await sleep(10);
        waits.push(Math.max(written - began, performance.now() - written - 10));
      }
      // Half of them: a machine that others use as well lets anybody wait now and then.
      const middle = waits.sort((one, other) => one - other)[10] ?? Infinity;
      assert.ok(middle < 50, `waited ${waits.map(Math.round).join(', ')} ms`);
      assert.deepEqual(await asked, [503, 'question-too-costly']);
    });

    it('is refused at its limit of time, and the next ones are answered', async function () {
      this.timeout(180_000);
      assert.deepEqual(await codeOf(slow()), [503, 'question-too-costly']);
      assert.deepEqual(await database.aside.get('SELECT id FROM aside_thing WHERE id = 5'), { id: 5 });
    });

    it('is refused as busy where many slow ones are before it', async function () {
      this.timeout(180_000);
      const answers = await Promise.all(Array.from({ length: 24 }, () => codeOf(slow())));
      const codes = answers.map((answer) => (Array.isArray(answer) ? String(answer[1]) : String(answer)));
      assert.deepEqual([...new Set(codes)].sort(), REFUSED);
    });
  },
  { asideSeconds: 1 },
);

onFile(
  'a thread of questions aside',
  (open) => {
    it('ends in time also after many other questions, whose statements are cleared away meanwhile', async function () {
      this.timeout(180_000);
      for (let other = 0; other < 1_000; other += 1) await open().aside.get(`SELECT ${other} AS n`);
      const began = performance.now();
      const garbage = setInterval(
        () =>
          void open()
            .aside.get('SELECT 1 AS one')
            .catch(() => undefined),
        20,
      );
      assert.deepEqual(await codeOf(slowOn(open())), [503, 'question-too-costly']);
      clearInterval(garbage);
      assert.ok(performance.now() - began < 5_000, `${performance.now() - began} ms`);
    });

    it('ends its thread alone at the limit of memory, and the next ones are answered', async function () {
      this.timeout(180_000);
      const greedy =
        'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT hex(randomblob(10000)) AS text FROM n';
      assert.deepEqual(await codeOf(open().aside.all(greedy, [100_000])), [503, 'question-too-costly']);
      assert.deepEqual(await open().aside.get('SELECT 6 AS id'), { id: 6 });
    });
  },
  { asideSeconds: 1 },
);

describe('a database that is closed while a question aside runs (SQLite)', function () {
  this.timeout(180_000);

  it('ends the question, does not wait for it, and asks no more', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'sunlit-aside-'));
    const database = await openDatabase({ dataDir });
    await database.aside.get('SELECT 1 AS one');
    const asked = database.aside.get(COUNTING, [ASKED]);
    const isClosed = assert.rejects(asked, { code: 'DATABASE_CLOSED' });
    await sleep(200);
    const began = performance.now();
    await database.close();
    await isClosed;
    // Its own limit is ten seconds.
    assert.ok(performance.now() - began < 8_000, `closing took ${performance.now() - began} ms`);
    await assert.rejects(database.aside.get('SELECT 1 AS one'), { code: 'DATABASE_CLOSED' });
    rmSync(dataDir, { recursive: true });
  });
});
