/**
 * What somebody puts to a colleague about a matter: a copy for their notice, or a reminder to whoever has a step in hand, once a day; and
 * the matters that a person watches. None gives anybody a right: whoever cannot read the matter is told nothing of it (R14).
 */
import { randomUUID } from 'node:crypto';
import type { NoticeView } from '../../domain/api/steps.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { conflict, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { Kinds } from './kinds.ts';
import { createQuery } from './query.ts';
import type { Reach } from './reach.ts';
import { isRunning } from './step-views.ts';
import { createMatterStore, type MatterRow } from './store.ts';

interface NoticeRow {
  id: string;
  kind: 'copy' | 'reminder';
  matter_id: string;
  step_id: string | null;
  from_id: string;
  to_id: string;
  body: string;
  at: number;
  read_at: number | null;
}

export interface NoticeDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  kinds: Kinds;
  reach: Reach;
  names: () => Promise<Directory>;
  person: (id: string) => Promise<Person | undefined>;
  holdersOf: (organId: string, code: string) => Promise<{ id: string; name: string }[]>;
}

/** Those that are shown; older ones are found in the record. */
const MOST = 200;

export type Notices = ReturnType<typeof createNotices>;
export type Tell = Notices['tell'];

export function createNotices(deps: NoticeDependencies) {
  const { database, record, time, kinds, reach } = deps;
  const store = createMatterStore(database);

  async function readable(person: Person, matterId: string): Promise<MatterRow> {
    const { values, bind } = createQuery();
    const row = await database.get<MatterRow>(
      `SELECT m.* FROM matter m WHERE m.id = ${bind(matterId)} AND ${reach.readable(person, bind)}`,
      values,
    );
    if (!row) throw notFound('该办理事项', 'matter');
    return row;
  }

  /** Answers whether it was the first of its day. */
  async function put(row: Omit<NoticeRow, 'id' | 'at' | 'read_at'>, about: string): Promise<boolean> {
    const now = time.now();
    const once = `${row.kind}:${about}:${row.to_id}:${civilDateInChina(now)}`;
    return database.insertOnce('notice', { ...row, id: randomUUID(), at: now.getTime(), read_at: null, once });
  }

  return {
    /** What another feature has for those who have a matter in hand, inside its transaction; each is told once a day `about` the same. */
    async tell(
      person: Person,
      matterId: string,
      { personIds, text, about }: { personIds: readonly string[]; text: string; about: string },
    ): Promise<void> {
      for (const id of new Set(personIds))
        await put({ kind: 'copy', matter_id: matterId, step_id: null, from_id: person.id, to_id: id, body: text }, about);
    },

    /** For their notice: nothing is asked of them. */
    copy: (person: Person, matterId: string, { personIds, text }: { personIds: readonly string[]; text: string }): Promise<void> =>
      database.write(async () => {
        await readable(person, matterId);
        for (const id of new Set(personIds)) {
          const to = await deps.person(id);
          const sees = to && (await readable(to, matterId).then(Boolean, () => false));
          if (!to || !sees) {
            const name = to?.name ?? id;
            throw new Refusal(
              422,
              'reader-out-of-scope',
              `${name}无权查看该事项，不能抄送。`,
              `${name} may not read this matter; it cannot be copied to them.`,
            );
          }
          await put(
            { kind: 'copy', matter_id: matterId, step_id: null, from_id: person.id, to_id: id, body: text },
            `${matterId}/${person.id}`,
          );
        }
        record.append({ kind: 'matter-copied', matterId, actorId: person.id, payload: { personIds: [...new Set(personIds)], text } });
      }),

    /** To whoever has the step in hand, and for whose confirmation it waits; to all at the position where nobody has. Once a day. */
    remind: (person: Person, stepId: string, text: string): Promise<void> =>
      database.write(async () => {
        const step = await store.step(stepId);
        if (!step) throw notFound('该环节', 'step');
        await readable(person, step.matter_id);
        if (!isRunning(step))
          throw conflict('step-already-decided', '该环节已经办理，无需催办。', 'This step has been decided; nobody is to be reminded.');
        const waiting = await database.get<{ co_officer_id: string }>(
          "SELECT co_officer_id FROM step_proposal WHERE step_id = $1 AND state = 'waiting'",
          [stepId],
        );
        const holder = waiting?.co_officer_id ?? step.claimed_by;
        const people = holder ? [holder] : (await deps.holdersOf(step.organ_id, step.position_code)).map(({ id }) => id);
        const others = people.filter((id) => id !== person.id);
        if (!others.length)
          throw conflict('nobody-to-remind', '该环节由您本人办理，没有可以催办的人员。', 'The step is yours; there is nobody to remind.');
        let reminded = 0;
        for (const id of others) {
          const row = { kind: 'reminder' as const, matter_id: step.matter_id, step_id: stepId, from_id: person.id, to_id: id, body: text };
          if (await put(row, stepId)) reminded += 1;
        }
        if (!reminded)
          throw conflict('reminded-today', '今天已经催办过，明天可以再次催办。', 'They were reminded today; remind them again tomorrow.');
        record.append({
          kind: 'step-reminded',
          matterId: step.matter_id,
          actorId: person.id,
          payload: { stepId, stepName: step.name, personIds: others, text },
        });
      }),

    /** The latest first; of matters that the person may still read. */
    async of(person: Person): Promise<NoticeView[]> {
      const { values, bind } = createQuery();
      const rows = await database.all<NoticeRow & { matter_kind: string; number: string; title: string; step_name: string | null }>(
        `SELECT n.*, m.kind AS matter_kind, m.number, m.title, st.name AS step_name FROM notice n JOIN matter m ON m.id = n.matter_id
         LEFT JOIN step st ON st.id = n.step_id WHERE n.to_id = ${bind(person.id)} AND ${reach.readable(person, bind)}
         ORDER BY n.at DESC, n.id LIMIT ${MOST}`,
        values,
      );
      const names = await deps.names();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        matterId: row.matter_id,
        kindName: kinds.named(row.matter_kind),
        page: kinds.pageOf({ id: row.matter_id, kind: row.matter_kind }),
        serial: row.number,
        subject: row.title,
        step: row.step_id === null ? null : { id: row.step_id, name: row.step_name ?? '' },
        from: { id: row.from_id, name: names.person(row.from_id) },
        text: row.body,
        at: isoInChina(row.at),
        readAt: isoInChina(row.read_at),
      }));
    },

    async read(person: Person, id: string): Promise<void> {
      await database.write(() =>
        database.run('UPDATE notice SET read_at = $1 WHERE id = $2 AND to_id = $3 AND read_at IS NULL', [
          time.now().getTime(),
          id,
          person.id,
        ]),
      );
    },

    unread: async (person: Person): Promise<number> =>
      Number(
        (await database.get<{ n: number }>('SELECT COUNT(*) AS n FROM notice WHERE to_id = $1 AND read_at IS NULL', [person.id]))?.n ?? 0,
      ),

    async watch(person: Person, matterId: string, isWatching: boolean): Promise<void> {
      await database.write(async () => {
        await readable(person, matterId);
        if (isWatching) await database.insertOnce('watch', { person_id: person.id, matter_id: matterId, at: time.now().getTime() });
        else await database.run('DELETE FROM watch WHERE person_id = $1 AND matter_id = $2', [person.id, matterId]);
      });
    },
  };
}
