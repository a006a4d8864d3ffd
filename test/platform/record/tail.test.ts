/** What was written last is remembered, and believed only as long as the chain still ends with it (docs/adr/0022-hot-path.md). */
import assert from 'node:assert/strict';
import { createRecord, verifyRecord, type RecordBook, type RecordRow } from '../../../src/platform/record/index.ts';
import { openDatabase, type Database, type Statement } from '../../../src/platform/database/index.ts';
import { systemTime as time } from '../../../src/platform/time/time.ts';
import { eachDatabase, onServer } from '../../support/databases.ts';

const ASKING = ['all', 'get', 'run', 'insertAll'] as const;

/** The same database, and what it is asked. */
function watched(database: Database): { database: Database; asked: string[] } {
  const asked: string[] = [];
  const handler: ProxyHandler<Database> = {
    get(target, key) {
      const value = Reflect.get(target, key) as unknown;
      if (!ASKING.includes(key as (typeof ASKING)[number])) return value;
      return (first: string, ...rest: unknown[]) => {
        asked.push(first);
        return (value as (...values: unknown[]) => unknown)(first, ...rest);
      };
    },
  };
  return { database: new Proxy(database, handler), asked };
}

/** The same database, where the statements that end a transaction are carried out but for one more, which fails. */
const failingAtTheEnd = (database: Database): Database =>
  new Proxy(database, {
    get: (target, key) =>
      key === 'lastly'
        ? (ending: (fresh: boolean) => Promise<Statement[]>) =>
            target.lastly(async (fresh) => [...(await ending(fresh)), { sql: 'INSERT INTO nowhere (id) VALUES (1)', values: [] }])
        : (Reflect.get(target, key) as unknown),
  });

function recordOn(database: () => Database) {
  return {
    append: (book: RecordBook, matterId: string): Promise<void> =>
      database().write(() => {
        book.append({ kind: 'test-done', matterId, payload: { text: "汉字 𠮷 ' \\ ? $1" } });
        return Promise.resolve();
      }),
    caseSeqs: async (matterId: string): Promise<unknown[]> =>
      (await database().all<RecordRow>('SELECT case_seq FROM record WHERE case_id = $1 ORDER BY seq', [matterId])).map(
        (row) => row.case_seq,
      ),
  };
}

eachDatabase("The record's end", (database) => {
  const { append, caseSeqs } = recordOn(database);

  it('is not read again by the process that wrote it', async () => {
    const { database: seen, asked } = watched(database());
    const book = createRecord(seen, time);
    await append(book, 'matter-a');
    assert.deepEqual(asked.length, 2);
    asked.length = 0;
    await append(book, 'matter-a');
    assert.deepEqual(asked, []);
    assert.deepEqual(await caseSeqs('matter-a'), [1, 2]);
    assert.ok((await verifyRecord(database())).ok);
  });

  it('is read again after what was written has been undone', async () => {
    const { database: seen, asked } = watched(database());
    const [book, failing] = [createRecord(seen, time), createRecord(failingAtTheEnd(seen), time)];
    await append(book, 'matter-b');
    await append(failing, 'matter-b').then(
      () => assert.fail('one statement of its end fails'),
      (error: unknown) => assert.match(String(error), /nowhere/),
    );
    await assert.rejects(append(failing, 'matter-b'), /nowhere/);
    asked.length = 0;
    await append(book, 'matter-b');
    assert.deepEqual([asked, await caseSeqs('matter-b')], [[], [1, 2]]);
    assert.ok((await verifyRecord(database())).ok);
  });

  it('is read again where somebody else has written since', async () => {
    const [one, other] = [createRecord(database(), time), createRecord(database(), time)];
    for (const book of [one, other, one, one, other, other, one]) await append(book, 'matter-c');
    await Promise.all(Array.from({ length: 20 }, (_, i) => append(i % 3 ? one : other, `matter-${i % 2 ? 'c' : 'd'}`)));
    const numbers = await caseSeqs('matter-c');
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    assert.ok((await verifyRecord(database())).ok);
  });
});

onServer('The record’s end beside another process', (database) => {
  const { append, caseSeqs } = recordOn(database);

  it('moves once where another process, with connections of its own, writes beside it', async function () {
    this.timeout(180_000);
    const { database: name } = (await database().get<{ database: string }>('SELECT DATABASE() AS `database`')) ?? {};
    const url = new URL(process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306');
    url.pathname = `/${name}`;
    const elsewhere = await openDatabase({ url: url.href });
    const [here, there] = [createRecord(database(), time), createRecord(elsewhere, time)];
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        i % 2
          ? append(here, 'matter-e')
          : elsewhere.write(() => {
              there.append({ kind: 'test-done', matterId: 'matter-e', payload: { i } });
              return Promise.resolve();
            }),
      ),
    );
    await elsewhere.close();
    assert.deepEqual(
      await caseSeqs('matter-e'),
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    assert.ok((await verifyRecord(database())).ok);
  });
});
