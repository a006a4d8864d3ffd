/** The record: one gapless hash chain, and what verification finds when somebody changes it (R12a). */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { systemTime as time } from '../../../src/platform/time/time.ts';
import { createRecord, hashOf, verifyRecord, type RecordRow } from '../../../src/platform/record/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { eachDatabase } from '../../support/databases.ts';
import { withoutTriggers } from '../../support/rows.ts';

const rowsOf = (database: Database): Promise<RecordRow[]> => database.all<RecordRow>('SELECT * FROM record ORDER BY seq');

eachDatabase('The record', (database) => {
  const record = () => createRecord(database(), time);

  it('keeps one gapless chain when a hundred use cases append at once, each case numbered by itself', async () => {
    const book = record();
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        database().write(async () => {
          book.append({ kind: 'test-done', matterId: `case-${i % 7}`, actorId: 'person-a', payload: { i } });
          if (i % 3 === 0) book.append({ kind: 'test-more', payload: { i, text: '汉字 𠮷 "引号"' } });
          await Promise.resolve();
        }),
      ),
    );
    const rows = await rowsOf(database());
    assert.equal(rows.length, 134);
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      Array.from({ length: 134 }, (_, i) => i + 1),
    );
    for (let one = 0; one < 7; one += 1) {
      const own = await book.ofMatter(`case-${one}`);
      assert.deepEqual(
        own.map(({ case_seq }) => case_seq),
        own.map((_, i) => i + 1),
      );
    }
    const verified = await verifyRecord(database());
    assert.deepEqual(verified, { ok: true, rows: 134, head: { seq: 134, hash: rows.at(-1)?.hash }, documents: 0, files: 0 });
  });

  it('keeps nothing of a use case that fails, and no gap is left', async () => {
    const book = record();
    await assert.rejects(
      database().write(async () => {
        book.append({ kind: 'test-lost', payload: {} });
        await Promise.reject(new Error('the use case fails'));
      }),
      /the use case fails/,
    );
    await database().write(() => {
      book.append({ kind: 'test-kept', payload: {} });
      return Promise.resolve();
    });
    const rows = await rowsOf(database());
    assert.deepEqual([rows.length, rows.at(-1)?.seq, rows.at(-1)?.kind], [135, 135, 'test-kept']);
    assert.ok((await verifyRecord(database())).ok);
  });

  it('refuses an entry outside a use case', () => {
    assert.throws(() => record().append({ kind: 'test', payload: {} }), /database\.write/);
  });

  it('refuses a payload that has no canonical spelling, and stores nothing', async () => {
    const book = record();
    await assert.rejects(
      database().write(() => {
        book.append({ kind: 'test', payload: { n: Number.NaN } });
        return Promise.resolve();
      }),
      TypeError,
    );
    assert.equal((await rowsOf(database())).length, 135);
  });
});

type Tampering = [title: string, seq: number, problem: RegExp, work: (database: Database) => Promise<unknown>];

const TAMPERINGS: Tampering[] = [
  ['a changed payload', 4, /content was changed/, (database) => database.run(`UPDATE record SET payload = '{"i":99}' WHERE seq = 4`)],
  ['another person named', 6, /content was changed/, (database) => database.run(`UPDATE record SET actor_id = 'person-b' WHERE seq = 6`)],
  ['another time', 6, /content was changed/, (database) => database.run('UPDATE record SET at = at + 1 WHERE seq = 6')],
  ['a deleted row', 6, /row 5 is missing/, (database) => database.run('DELETE FROM record WHERE seq = 5')],
  ['a cut tail', 8, /rows are missing/, (database) => database.run('DELETE FROM record WHERE seq > 8')],
  [
    'two swapped rows',
    3,
    /does not continue the row before it/,
    async (database) => {
      await database.run('UPDATE record SET seq = 100 WHERE seq = 3');
      await database.run('UPDATE record SET seq = 3 WHERE seq = 7');
      await database.run('UPDATE record SET seq = 7 WHERE seq = 100');
    },
  ],
  [
    'a row written anew with its own hash',
    5,
    /does not continue the row before it/,
    async (database) => {
      const row = await database.get<RecordRow>('SELECT * FROM record WHERE seq = 4');
      if (!row) throw new Error('no row');
      const forged = { ...row, payload: '{"forged":true}' };
      await database.run('UPDATE record SET payload = $1, hash = $2 WHERE seq = 4', [forged.payload, hashOf(forged)]);
    },
  ],
  [
    'changed bytes of a document',
    11,
    /document doc-1 is not the one that was recorded/,
    (database) => database.run('UPDATE document_content SET bytes = $1', [Buffer.from('%PDF-another')]),
  ],
  ['a document taken away', 11, /document doc-1 is missing/, (database) => database.run('DELETE FROM document_content')],
  [
    'changed bytes of one part of a file',
    11,
    /file file-1 is not the one that was recorded/,
    (database) => database.run('UPDATE matter_file_part SET bytes = $1 WHERE position = 1', [Buffer.from('x')]),
  ],
  ['a file taken away', 11, /file file-1 is missing/, (database) => database.run('DELETE FROM matter_file')],
];

const tableOf = (title: string): string => {
  if (title.includes('document')) return 'document_content';
  if (title.includes('part of a file')) return 'matter_file_part';
  return title.includes('file') ? 'matter_file' : 'record';
};

eachDatabase('A record that is being written', (database) => {
  it('is whole to a verification that runs meanwhile', async () => {
    const book = createRecord(database(), time);
    const append = () =>
      database().write(() => {
        book.append({ kind: 'test', payload: {} });
        return Promise.resolve();
      });
    for (let i = 0; i < 3; i += 1) await append();
    // One more entry after every question of the verification.
    const written = new Proxy(database(), {
      get: (target, name, receiver) =>
        name === 'all' || name === 'get'
          ? async (...question: Parameters<Database['all']>) => {
              const answer = await target[name](...question);
              await append();
              return answer;
            }
          : (Reflect.get(target, name, receiver) as unknown),
    });
    const verified = await verifyRecord(written);
    assert.deepEqual([verified.ok, verified.ok && verified.rows], [true, 4]);
  });
});

for (const [title, seq, problem, work] of TAMPERINGS) {
  eachDatabase(`Verification finds ${title}`, (database) => {
    it('and names the first bad row', async () => {
      const book = createRecord(database(), time);
      for (let i = 1; i <= 9; i += 1)
        await database().write(() => {
          book.append({ kind: 'test', matterId: 'case-1', actorId: 'person-a', payload: { i } });
          return Promise.resolve();
        });
      const bytes = Buffer.from('%PDF-1.7 kept');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await database().write(async () => {
        await database().insert('document_content', { document_id: 'doc-1', bytes, size: bytes.length, pages: 1, sha256, created_at: 1 });
        book.append({ kind: 'document-kept', matterId: 'case-1', payload: { documentId: 'doc-1', sha256 } });
      });
      await database().write(async () => {
        const file = { id: 'file-1', matter_id: 'case-1', name: 'a.pdf', media_type: 'application/pdf', size: bytes.length, sha256 };
        await database().insert('matter_file', { ...file, person_id: 'person-a', at: 1 });
        // In two parts, as large ones are kept.
        for (const [position, part] of [bytes.subarray(0, 5), bytes.subarray(5)].entries())
          await database().insert('matter_file_part', { id: `file-1:${position}`, file_id: 'file-1', position, bytes: part });
        book.append({ kind: 'file-added', matterId: 'case-1', payload: { fileId: 'file-1', sha256 } });
      });
      assert.deepEqual(await verifyRecord(database()), {
        ok: true,
        rows: 11,
        head: { seq: 11, hash: (await rowsOf(database())).at(-1)?.hash },
        documents: 1,
        files: 1,
      });
      await withoutTriggers(database(), tableOf(title), () => work(database()));
      const verified = await verifyRecord(database());
      assert.equal(verified.ok, false);
      assert.equal(verified.ok ? 0 : verified.seq, seq);
      assert.match(verified.ok ? '' : verified.problem, problem);
    });
  });
}
