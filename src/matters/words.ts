/**
 * What a matter is found by: its number, its title and what its kind adds (R14; docs/adr/0024-scale.md). SQLite keeps the words in its
 * full-text index, MariaDB and MySQL in a table of ours: theirs looks at every text that holds a word before it answers. Both get the same
 * words, so that both find the same.
 */
import { searchWords, soughtWords, type SoughtWords } from '../../domain/text/search-words.ts';
import { halfWidth } from '../../domain/text/half-width.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { Database } from '../platform/database/index.ts';
import type { Bind } from './query.ts';

const wordsOf = (texts: readonly string[]): string => texts.map(searchWords).join(' ');

/** Of a new matter. */
export async function keepWords(database: Database, matterId: string, texts: readonly string[]): Promise<void> {
  const words = wordsOf(texts);
  await database.insert('matter_words', { matter_id: matterId, words });
  await keepEach(database, matterId, words);
}

/** Adds what a matter is found by; what it was found by before still finds it. */
export async function addWords(database: Database, matterId: string, texts: readonly string[]): Promise<void> {
  const known = await database.get<{ words: string }>('SELECT words FROM matter_words WHERE matter_id = $1', [matterId]);
  if (!known) return keepWords(database, matterId, texts);
  const words = wordsOf(texts);
  await database.run('UPDATE matter_words SET words = $1 WHERE matter_id = $2', [`${known.words} ${words}`, matterId]);
  await keepEach(database, matterId, words);
}

/** One statement, whatever the number of words: it is prepared once. */
async function keepEach(database: Database, matterId: string, words: string): Promise<void> {
  if (database.dialect !== 'mysql') return;
  await database.run(
    `INSERT IGNORE INTO matter_word (word, id) SELECT w.word, found.id
     FROM matter_words found JOIN JSON_TABLE($1, '$[*]' COLUMNS (word VARCHAR(64) PATH '$')) w WHERE found.matter_id = $2`,
    [JSON.stringify([...new Set(words.split(' '))]), matterId],
  );
}

/** SQL over `matter m`: its number is the text, or what it is found by holds all of its words. */
export function holdsText({ dialect }: Pick<Database, 'dialect'>, text: string, bind: Bind): string {
  const byNumber = `SELECT exact.id FROM matter exact WHERE exact.number = ${bind(halfWidth(typedText(text)))}`;
  const sought = soughtWords(text);
  if (!sought.length) return `m.id IN (${byNumber})`;
  // A table of its own: MariaDB would else ask the union anew for every matter that it looks at.
  return `m.id IN (SELECT id FROM (${byNumber} UNION SELECT found.matter_id FROM ${foundBy(dialect, sought, bind)}) holding)`;
}

/** SQL after `FROM`: rows `found` of `matter_words`, with what is `joined` to them, and the first condition. */
export function foundBy(dialect: Database['dialect'], sought: readonly SoughtWords[], bind: Bind, joined = ''): string {
  if (dialect === 'mysql') return foundByEach(sought, bind, joined);
  const quoted = ({ phrase, mayGoOn }: SoughtWords): string => (mayGoOn ? `${phrase.join(' ')}*` : `"${phrase.join(' ')}"`);
  const asked = bind(sought.map(quoted).join(' AND '));
  return `matter_words_index sought JOIN matter_words found ON found.id = sought.rowid ${joined} WHERE matter_words_index MATCH ${asked}`;
}

/** More would only make the database think about their order; the text itself is looked at in any case. */
const MOST_WORDS = 6;

/** The rarest word leads, which the database knows best, and those of a phrase must stand side by side in the text. */
function foundByEach(sought: readonly SoughtWords[], bind: Bind, joined: string): string {
  const whole = sought.filter(({ mayGoOn }) => !mayGoOn);
  const words = [...new Set(whole.flatMap(({ phrase }) => phrase))].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
  const begun = sought.filter(({ mayGoOn }) => mayGoOn).flatMap(({ phrase }) => phrase);
  const tables = [
    ...words.map((word, index) => `JOIN matter_word w${index} ON w${index}.id = found.id AND w${index}.word = ${bind(word)}`),
    ...begun.map(
      (word, index) =>
        `JOIN (SELECT DISTINCT id FROM matter_word WHERE word LIKE ${bind(`${word}%`)}) begun${index} ON begun${index}.id = found.id`,
    ),
  ];
  const inText = whole.map(({ phrase }) => `LOCATE(${bind(` ${phrase.join(' ')} `)}, CONCAT(' ', found.words, ' ')) > 0`);
  return `matter_words found ${[...tables, joined].join(' ')} WHERE ${['1 = 1', ...inText].join(' AND ')}`;
}
