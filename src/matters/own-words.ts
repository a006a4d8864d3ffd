/** What each person keeps for themselves: phrases by outcome, and filters of lists under names. Nobody else sees them. */
import { randomUUID } from 'node:crypto';
import type { OwnPhrase, SavedFilter } from '../../domain/api/steps.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, notFound } from '../platform/errors.ts';
import type { Time } from '../platform/time/time.ts';

/** More would be looked through longer than typed. */
const MOST = 50;

export type OwnWords = ReturnType<typeof createOwnWords>;

export function createOwnWords({ database, time }: { database: Database; time: Time }) {
  async function refuseTooMany(table: 'own_phrase' | 'saved_filter', personId: string): Promise<void> {
    const row = await database.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE person_id = $1`, [personId]);
    if (Number(row?.n ?? 0) >= MOST)
      throw conflict('too-many-kept', `最多保存 ${MOST} 条，请先删除不用的。`, `${MOST} at most; drop some first.`);
  }
  const drop = (table: 'own_phrase' | 'saved_filter', person: Person, id: string): Promise<void> =>
    database.write(async () => {
      if (!(await database.run(`DELETE FROM ${table} WHERE id = $1 AND person_id = $2`, [id, person.id])))
        throw notFound('该内容', 'entry');
    });

  return {
    phrases: (person: Person): Promise<OwnPhrase[]> =>
      database.all<OwnPhrase>('SELECT id, outcome, body AS text FROM own_phrase WHERE person_id = $1 ORDER BY at, id', [person.id]),

    keepPhrase: (person: Person, { outcome, text }: { outcome: string; text: string }): Promise<{ id: string }> =>
      database.write(async () => {
        const known = await database.get<{ id: string }>('SELECT id FROM own_phrase WHERE person_id = $1 AND outcome = $2 AND body = $3', [
          person.id,
          outcome,
          text,
        ]);
        if (known) return { id: known.id };
        await refuseTooMany('own_phrase', person.id);
        const id = randomUUID();
        await database.insert('own_phrase', { id, person_id: person.id, outcome, body: text, at: time.now().getTime() });
        return { id };
      }),
    dropPhrase: (person: Person, id: string): Promise<void> => drop('own_phrase', person, id),

    filters: (person: Person, page: string): Promise<SavedFilter[]> =>
      database.all<SavedFilter>('SELECT id, name, query FROM saved_filter WHERE person_id = $1 AND page = $2 ORDER BY at, id', [
        person.id,
        page,
      ]),

    /** The same name again takes the place of the earlier one. */
    keepFilter: (person: Person, { page, name, query }: { page: string; name: string; query: string }): Promise<{ id: string }> =>
      database.write(async () => {
        await database.run('DELETE FROM saved_filter WHERE person_id = $1 AND page = $2 AND name = $3', [person.id, page, name]);
        await refuseTooMany('saved_filter', person.id);
        const id = randomUUID();
        await database.insert('saved_filter', { id, person_id: person.id, page, name, query, at: time.now().getTime() });
        return { id };
      }),
    dropFilter: (person: Person, id: string): Promise<void> => drop('saved_filter', person, id),
  };
}
