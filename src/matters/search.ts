/**
 * One search over everything that a person may see: numbers, titles and what a kind adds (R14); an exact number comes first. In SQL of its
 * own: the full-text index leads, which no model says, and without it a search took 0.8 s (docs/adr/0024-scale.md).
 */
import type { SearchHits } from '../../domain/api/matters.ts';
import { soughtWords } from '../../domain/text/search-words.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import { halfWidth } from '../../domain/text/half-width.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Reader } from '../platform/database/index.ts';
import type { Kinds } from './kinds.ts';
import { createQuery } from './query.ts';
import type { Reach } from './reach.ts';
import type { MatterRow } from './store.ts';
import { foundBy } from './words.ts';

const MOST = 20;

export interface SearchDependencies {
  reader: Reader;
  kinds: Kinds;
  reach: Reach;
  names: () => Promise<Directory>;
}

export function createSearch({ reader, kinds, reach, names }: SearchDependencies) {
  function byNumber(person: Person, number: string): Promise<MatterRow | undefined> {
    const { values, bind } = createQuery();
    return reader.get<MatterRow>(`SELECT m.* FROM matter m WHERE m.number = ${bind(number)} AND ${reach.inScope(person, bind)}`, values);
  }

  /** Read from the end of the index, the newest first, until there are enough: common words are in half of all matters. */
  async function byWords(person: Person, text: string): Promise<MatterRow[]> {
    const sought = soughtWords(text);
    if (!sought.length) return [];
    const { values, bind } = createQuery();
    return reader.all<MatterRow>(
      `SELECT m.* FROM ${foundBy(reader.dialect, sought, bind, 'JOIN matter m ON m.id = found.matter_id')} AND ${reach.inScope(person, bind)}
       ORDER BY ${reader.dialect === 'mysql' ? 'found.id' : 'sought.rowid'} DESC LIMIT ${MOST}`,
      values,
    );
  }

  return async (person: Person, typed: string): Promise<SearchHits> => {
    const text = typedText(typed);
    if (!text) return { items: [] };
    const exact = await byNumber(person, halfWidth(text));
    const holding = (await byWords(person, text)).filter(({ id }) => id !== exact?.id);
    const rows = [...(exact ? [exact] : []), ...holding].slice(0, MOST);
    const known = await names();
    return {
      items: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        kindName: kinds.named(row.kind),
        page: kinds.pageOf(row),
        number: row.number,
        title: row.title,
        organ: { id: row.organ_id, name: known.organ(row.organ_id) },
        closed: row.closed_at !== null,
      })),
    };
  };
}
