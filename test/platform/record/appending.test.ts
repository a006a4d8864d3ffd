/** Who listens to what is being recorded is part of the use case: both are kept or neither (R12a). */
import assert from 'node:assert/strict';
import { createRecord, verifyRecord, type RecordEntry } from '../../../src/platform/record/index.ts';
import { systemTime as time } from '../../../src/platform/time/time.ts';
import { eachDatabase } from '../../support/databases.ts';

eachDatabase('A listener to what is being recorded', (database) => {
  const kinds = async (): Promise<string[]> =>
    (await database().all<{ kind: string }>('SELECT kind FROM record ORDER BY seq')).map(({ kind }) => kind);

  it('is handed all entries of a transaction at once, before they are written, and only those that will be kept', async () => {
    const record = createRecord(database(), time);
    const handed: string[][] = [];
    record.onAppending(async (entries) => {
      handed.push(entries.map(({ kind }) => kind));
      assert.deepEqual(await kinds(), []);
    });
    await assert.rejects(
      database().write(() => {
        record.append({ kind: 'lost', payload: {} });
        return Promise.reject(new Error('the use case fails'));
      }),
    );
    await database().write(async () => {
      record.append({ kind: 'first', payload: {} });
      // A use case inside another is part of it.
      await database().write(() => Promise.resolve(record.append({ kind: 'second', payload: {} })));
    });
    await database().write(() => Promise.resolve());
    assert.deepEqual(handed, [['first', 'second']]);
    assert.deepEqual(await kinds(), ['first', 'second']);
  });

  it('ends the use case when it fails, with everything that the use case did', async () => {
    const record = createRecord(database(), time);
    const before = await kinds();
    record.onAppending(async () => {
      record.append({ kind: 'of-the-listener', payload: {} });
      await Promise.reject(new Error('the listener fails'));
    });
    await assert.rejects(
      database().write(async () => {
        await database().insert('calendar_year', { year: 1, body: '{}', loaded_at: 1 });
        record.append({ kind: 'of-the-use-case', payload: {} });
      }),
      /the listener fails/,
    );
    assert.deepEqual(await kinds(), before);
    assert.equal(await database().get('SELECT year FROM calendar_year WHERE year = 1'), undefined);
  });

  it('appends to the same transaction, and is not handed what listeners append', async () => {
    const record = createRecord(database(), time);
    const before = await kinds();
    const handed: RecordEntry[] = [];
    for (const name of ['a', 'b'])
      record.onAppending((entries) => {
        handed.push(...entries);
        for (const { kind } of entries) record.append({ kind: `${name}-saw-${kind}`, matterId: 'case-1', payload: {} });
        return Promise.resolve();
      });
    await database().write(() => Promise.resolve(record.append({ kind: 'act', matterId: 'case-1', payload: {} })));
    assert.deepEqual(
      handed.map(({ kind }) => kind),
      ['act', 'act'],
    );
    assert.deepEqual((await kinds()).slice(before.length), ['act', 'a-saw-act', 'b-saw-act']);
    assert.deepEqual(
      (await record.ofMatter('case-1')).map(({ case_seq }) => case_seq),
      [1, 2, 3],
    );
    assert.ok((await verifyRecord(database())).ok);
  });
});
