/** Comments on a version and on elements of its flowchart: written once, resolved once, never changed (R6b, review). */
import { randomUUID } from 'node:crypto';
import { may, permit, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { RegistryService } from './service.ts';

export interface CommentRow {
  id: string;
  version_id: string;
  element_id: string | null;
  person_id: string;
  at: number;
  text: string;
  resolved_by: string | null;
  resolved_at: number | null;
}

export type Comments = ReturnType<typeof createComments>;

export function createComments({
  database,
  registry,
  record,
  time,
}: {
  database: Database;
  registry: RegistryService;
  record: RecordBook;
  time: Time;
}) {
  const read = (where: string, id: string): Promise<CommentRow[]> =>
    database.all<CommentRow>(
      `SELECT c.*, r.person_id AS resolved_by, r.at AS resolved_at FROM version_comment c LEFT JOIN version_comment_resolution r ON r.comment_id = c.id WHERE ${where} = $1 ORDER BY c.at, c.id`,
      [id],
    );

  /** Who draws or reviews the power may speak about it. */
  async function permitWriting(person: Person, versionId: string): Promise<void> {
    const { power } = await registry.versionOr404(versionId);
    const target = await registry.targetOf(power);
    permit(person, 'registry.read', target);
    if (!may(person, 'registry.edit', target) && !may(person, 'registry.review', target) && !may(person, 'registry.declare', target))
      throw forbidden('registry.edit');
  }

  return {
    of: (versionId: string): Promise<CommentRow[]> => read('c.version_id', versionId),

    async add(person: Person, versionId: string, comment: { elementId: string | null; text: string }): Promise<CommentRow> {
      return database.write(async () => {
        await permitWriting(person, versionId);
        const row = {
          id: randomUUID(),
          version_id: versionId,
          element_id: comment.elementId,
          person_id: person.id,
          at: time.now().getTime(),
          text: comment.text,
        };
        await database.insert('version_comment', row);
        record.append({
          kind: 'registry-comment',
          actorId: person.id,
          payload: { commentId: row.id, versionId, elementId: comment.elementId, text: comment.text },
        });
        return { ...row, resolved_by: null, resolved_at: null };
      });
    },

    /** Resolving twice changes nothing: the first counts. */
    async resolve(person: Person, commentId: string): Promise<CommentRow> {
      return database.write(async () => {
        const [found] = await read('c.id', commentId);
        if (!found) throw notFound('该批注', 'comment');
        await permitWriting(person, found.version_id);
        if (found.resolved_at !== null) return found;
        const at = time.now().getTime();
        await database.insert('version_comment_resolution', { comment_id: commentId, person_id: person.id, at });
        record.append({ kind: 'registry-comment-resolved', actorId: person.id, payload: { commentId, versionId: found.version_id } });
        return { ...found, resolved_by: person.id, resolved_at: at };
      });
    },
  };
}
