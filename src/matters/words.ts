/**
 * What a matter is found by: its number, its title and what its kind adds, in a full-text index (R14; docs/adr/0024-scale.md). SQLite and
 * MariaDB/MySQL get the same words, so that both find the same.
 */
import { searchWords, soughtWords, type SoughtWords } from '../../domain/text/search-words.ts';
import { halfWidth } from '../../domain/text/half-width.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { Database } from '../platform/database/index.ts';
import type { Bind } from './query.ts';

const wordsOf = (texts: readonly string[]): string => texts.map(searchWords).join(' ');

/** Of a new matter. */
export const keepWords = (database: Database, matterId: string, texts: readonly string[]): Promise<void> =>
  database.insert('matter_words', { matter_id: matterId, words: wordsOf(texts) });

/** Adds what a matter is found by; what it was found by before still finds it. */
export async function addWords(database: Database, matterId: string, texts: readonly string[]): Promise<void> {
  const known = await database.get<{ words: string }>('SELECT words FROM matter_words WHERE matter_id = $1', [matterId]);
  if (known) await database.run('UPDATE matter_words SET words = $1 WHERE matter_id = $2', [`${known.words} ${wordsOf(texts)}`, matterId]);
  else await keepWords(database, matterId, texts);
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
  const quoted = ({ phrase, mayGoOn }: SoughtWords): string => (mayGoOn ? `${phrase.join(' ')}*` : `"${phrase.join(' ')}"`);
  if (dialect === 'mysql') {
    const asked = bind(sought.map((one) => `+${quoted(one)}`).join(' '));
    return `matter_words found ${joined} WHERE MATCH(found.words) AGAINST(${asked} IN BOOLEAN MODE)`;
  }
  const asked = bind(sought.map(quoted).join(' AND '));
  return `matter_words_index sought JOIN matter_words found ON found.id = sought.rowid ${joined} WHERE matter_words_index MATCH ${asked}`;
}
