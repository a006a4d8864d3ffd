import type { Schema } from '../src/platform/database/index.ts';

const AT_ONCE = 500;

/** Each word that a matter is found by, on MariaDB and MySQL, instead of their full-text index (docs/adr/0024-scale.md). */
export async function up(schema: Schema): Promise<void> {
  if (schema.dialect !== 'mysql') return;
  await schema.table('matter_word', 'word VARCHAR(64) NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (word, id)');
  const [range] = await schema.all<{ last: number | null }>('SELECT MAX(id) AS last FROM matter_words');
  // Carried out again, it leaves what is there. Words hold letters and digits only, so that a list of them is one of JSON.
  for (let start = 0; start < Number(range?.last ?? 0); start += AT_ONCE)
    await schema.run(
      `INSERT IGNORE INTO matter_word (word, id) SELECT w.word, found.id FROM matter_words found
       JOIN JSON_TABLE(CONCAT('["', REPLACE(found.words, ' ', '","'), '"]'), '$[*]' COLUMNS (word VARCHAR(64) PATH '$')) w
       WHERE found.id > ${start} AND found.id <= ${start + AT_ONCE}`,
    );
  await schema.dropIndex('matter_words', 'words');
}
