/** Links from a matter to another matter, a signal, a document or a power: made once, shown at both ends, never changed. */
import { randomUUID } from 'node:crypto';
import type { LinkView } from '../../domain/api/matters.ts';
import { keptFor } from '../../domain/matters/kept-kinds.ts';
import { RELATIONS, type LinkKind, type Relation } from '../../domain/matters/relations.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound } from '../platform/errors.ts';
import type { LinkTarget } from '../platform/feature.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { MayAct } from './may-act.ts';
import { createMatterStore } from './store.ts';

interface LinkRow {
  id: string;
  matter_id: string;
  to_kind: LinkKind;
  to_id: string;
  relation: Relation;
  person_id: string;
  at: number;
}

export interface NewLink {
  kind: LinkKind;
  id: string;
  relation: Relation;
}

export interface LinkDependencies {
  database: Database;
  record: RecordBook;
  time: Time;
  mayAct: MayAct;
  names: () => Promise<Directory>;
  /** Asked when all features are there. */
  targets: () => readonly LinkTarget[];
}

/** Links a matter, for somebody who may act in it; refused where the other end is not theirs to see. */
export type Link = Links['add'];
/** Links a matter that is just being registered. */
export type LinkRegistered = Links['register'];
export type Links = ReturnType<typeof createLinks>;

export function createLinks({ database, record, time, mayAct, names, targets }: LinkDependencies) {
  const store = createMatterStore(database);

  const find = async (person: Person, kind: LinkKind, ids: readonly string[]) =>
    (ids.length
      ? await targets()
          .find((one) => one.kind === kind)
          ?.find(person, [...new Set(ids)])
      : undefined) ?? new Map<string, { text: string; textEn: string; page: string }>();

  async function shown(person: Person, matterId: string, rows: readonly LinkRow[]): Promise<LinkView[]> {
    const known = await names();
    const ends = rows.map((row) => ({
      row,
      direction: row.matter_id === matterId ? ('to' as const) : ('from' as const),
      end: row.matter_id === matterId ? { kind: row.to_kind, id: row.to_id } : { kind: 'matter' as const, id: row.matter_id },
    }));
    const kinds = [...new Set(ends.map(({ end }) => end.kind))];
    const found = new Map(
      await Promise.all(
        kinds.map(
          async (kind) =>
            [
              kind,
              await find(
                person,
                kind,
                ends.flatMap(({ end }) => (end.kind === kind ? [end.id] : [])),
              ),
            ] as const,
        ),
      ),
    );
    return ends.map(({ row, direction, end }): LinkView => {
      const words = RELATIONS[row.relation];
      const target = found.get(end.kind)?.get(end.id);
      return {
        id: row.id,
        direction,
        kind: end.kind,
        relation: row.relation,
        relationName: direction === 'to' ? { text: words.name, textEn: words.nameEn } : { text: words.reverse, textEn: words.reverseEn },
        target: target ? { id: end.id, ...target } : null,
        by: { id: row.person_id, name: known.person(row.person_id) },
        at: isoInChina(row.at),
      };
    });
  }

  async function keptAmong(matterIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (!matterIds.length) return new Set();
    const rows = await database.all<{ id: string; kind: string }>(
      `SELECT id, kind FROM matter WHERE id IN (${placeholders(matterIds.length)})`,
      [...matterIds],
    );
    return new Set(rows.flatMap(({ id, kind }) => (keptFor(kind) ? [id] : [])));
  }

  async function write(person: Person, matterId: string, link: NewLink): Promise<LinkRow> {
    const row: LinkRow = {
      id: randomUUID(),
      matter_id: matterId,
      to_kind: link.kind,
      to_id: link.id,
      relation: link.relation,
      person_id: person.id,
      at: time.now().getTime(),
    };
    await database.insert('matter_link', { ...row });
    record.append({
      kind: 'matter-linked',
      matterId,
      actorId: person.id,
      payload: { linkId: row.id, toKind: link.kind, toId: link.id, relation: link.relation },
    });
    return row;
  }

  return {
    /** A link that belongs to how the matter was registered; whoever registers it was asked before. Inside the caller's transaction. */
    async register(person: Person, matterId: string, link: NewLink): Promise<void> {
      await write(person, matterId, link);
    },

    /** From and to the matter; the other end is named only where the person may see it (R14). */
    async of(person: Person, matterId: string): Promise<LinkView[]> {
      const rows = await database.all<LinkRow>(
        `SELECT * FROM matter_link WHERE matter_id = $1 OR (to_kind = 'matter' AND to_id = $1) ORDER BY at, id`,
        [matterId],
      );
      const kept = await keptAmong(rows.flatMap(({ matter_id }) => (matter_id === matterId ? [] : [matter_id])));
      const views = await shown(person, matterId, rows);
      // Not even without a name, where the other end is of a kind that is kept (R17, R18).
      return views.filter(({ target }, index) => target !== null || !kept.has(rows[index]?.matter_id ?? ''));
    },

    add: (person: Person, matterId: string, link: NewLink): Promise<LinkView> =>
      database.write(async () => {
        const matter = await store.lock(matterId);
        if (!matter) throw notFound('该办理事项', 'matter');
        if (!mayAct.add(person, matter, await store.stepsOf(matterId))) throw forbidden('matter.add');
        if (link.kind === 'matter' && link.id === matterId)
          throw badInput([
            { path: 'id', code: 'link-to-itself', message: '不能关联自身。', messageEn: 'A matter cannot be linked to itself.' },
          ]);
        if (!(await find(person, link.kind, [link.id])).has(link.id)) throw notFound('关联的对象', 'thing to link to');
        const known = await database.get(
          'SELECT id FROM matter_link WHERE matter_id = $1 AND to_kind = $2 AND to_id = $3 AND relation = $4',
          [matterId, link.kind, link.id, link.relation],
        );
        if (known) throw conflict('link-exists', '已经有同样的关联。', 'There is such a link already.');
        const row = await write(person, matterId, link);
        return (await shown(person, matterId, [row]))[0] as LinkView;
      }),
  };
}
