import { searchWords } from '../domain/text/search-words.ts';
import type { Schema } from '../src/platform/database/index.ts';

const AT_ONCE = 500;

/** What matters are found by: one table for both databases, and the full-text index that each has (docs/adr/0024-scale.md). */
export async function up(schema: Schema): Promise<void> {
  const isMysql = schema.dialect === 'mysql';
  await schema.table(
    'matter_words',
    `
    id ${isMysql ? 'BIGINT AUTO_INCREMENT' : 'INTEGER'} PRIMARY KEY,
    matter_id VARCHAR(64) NOT NULL UNIQUE,
    words TEXT NOT NULL`,
  );
  if (isMysql) await schema.index('matter_words', 'words', { fullText: true });
  else await indexOfSqlite(schema);
  await fill(schema);
}

async function indexOfSqlite(schema: Schema): Promise<void> {
  await schema.run(
    "CREATE VIRTUAL TABLE IF NOT EXISTS matter_words_index USING fts5(words, content='matter_words', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
  );
  const gone = "INSERT INTO matter_words_index(matter_words_index, rowid, words) VALUES ('delete', old.id, old.words);";
  const come = 'INSERT INTO matter_words_index(rowid, words) VALUES (new.id, new.words);';
  const trigger = (name: string, when: string, work: string): Promise<void> =>
    schema.run(`CREATE TRIGGER IF NOT EXISTS matter_words_${name} AFTER ${when} ON matter_words BEGIN ${work} END`);
  await trigger('inserted', 'INSERT', come);
  await trigger('updated', 'UPDATE', `${gone} ${come}`);
  await trigger('deleted', 'DELETE', gone);
}

/** Oldest first, so that the newest have the highest numbers, as those that are still to come. */
async function fill(schema: Schema): Promise<void> {
  const ids = (
    await schema.all<{ id: string }>(
      'SELECT m.id FROM matter m WHERE NOT EXISTS (SELECT 1 FROM matter_words w WHERE w.matter_id = m.id) ORDER BY m.opened_at, m.id',
    )
  ).map(({ id }) => id);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    const rows = await schema.all<{ id: string; number: string; title: string; party_name: string | null }>(
      `SELECT m.id, m.number, m.title, c.party_name FROM matter m LEFT JOIN case_file c ON c.id = m.id
       WHERE m.id IN (${some.map((_, index) => `$${index + 1}`).join(',')}) ORDER BY m.opened_at, m.id`,
      some,
    );
    await schema.insertAll(
      'matter_words',
      rows.map(({ id, number, title, party_name }) => ({
        matter_id: id,
        words: [number, title, party_name ?? ''].map(searchWords).join(' '),
      })),
    );
  }
}
