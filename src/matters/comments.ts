/**
 * Notes on a matter by those who handle it: for colleagues, never printed, never changed. Whoever reads the matter reads them.
 * Remarks on a drawing stay with the drawing (docs/adr/0018-what-every-matter-has.md).
 */
import { randomUUID } from 'node:crypto';
import type { CommentView } from '../../domain/api/matters.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { MayAct } from './may-act.ts';
import { createMatterStore } from './store.ts';

interface CommentRow {
  id: string;
  matter_id: string;
  person_id: string;
  at: number;
  text: string;
}

export interface CommentDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  mayAct: MayAct;
  names: () => Promise<Directory>;
}

export type Comments = ReturnType<typeof createComments>;

export function createComments({ database, record, time, mayAct, names }: CommentDependencies) {
  const store = createMatterStore(database);
  const view = ({ id, text, person_id: personId, at }: CommentRow, known: Directory): CommentView => ({
    id,
    text,
    by: { id: personId, name: known.person(personId) },
    at: isoInChina(at),
  });
  return {
    async of(matterId: string): Promise<CommentView[]> {
      const [rows, known] = await Promise.all([
        database.all<CommentRow>('SELECT * FROM matter_comment WHERE matter_id = $1 ORDER BY at, id', [matterId]),
        names(),
      ]);
      return rows.map((row) => view(row, known));
    },

    add: (person: Person, matterId: string, text: string): Promise<CommentView> =>
      database.write(async () => {
        const matter = await store.matter(matterId);
        if (!matter) throw notFound('该办理事项', 'matter');
        if (!mayAct.note(person, matter, await store.stepsOf(matterId))) throw forbidden('matter.add');
        const row: CommentRow = { id: randomUUID(), matter_id: matterId, person_id: person.id, at: time.now().getTime(), text };
        await database.insert('matter_comment', { ...row });
        record.append({ kind: 'matter-commented', matterId, actorId: person.id, payload: { commentId: row.id, text } });
        return view(row, await names());
      }),
  };
}
