/**
 * Who acts in whose place while they are away (R10; docs/adr/0035-shared-work.md): the position passes on for a period, conflicts never.
 * The person enters it, or whoever leads in their organ.
 */
import { randomUUID } from 'node:crypto';
import type { SubstitutionView } from '../../domain/api/organisation.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import { daysBetween } from '../../domain/time/civil-date.ts';
import { may, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound, Refusal } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { PersonRow } from './models.ts';
import type { OrganisationService } from './service.ts';

export interface SubstitutionRow {
  id: string;
  person_id: string;
  substitute_id: string;
  from_day: string;
  to_day: string;
  reason: string;
  entered_by: string;
  entered_at: number;
  ended_by: string | null;
  ended_at: number | null;
}

export interface NewSubstitution {
  personId: string;
  substituteId: string;
  from: string;
  to: string;
  reason: string;
}

/** Longer is no absence but a change of positions. */
const LONGEST_DAYS = 366;

/** Who assigns the work of an organ: whoever leads there, and the supervision that its scope gives. */
export const mayAssignIn = (person: Person, organ: { id: string; districtId: string | null }): boolean =>
  person.positions.some(({ organId, leads }) => leads === true && organId === organ.id) ||
  may(person, 'step.assign', { organId: organ.id, districtId: organ.districtId });

export type Substitutions = ReturnType<typeof createSubstitutions>;

export function createSubstitutions(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  organisation: Pick<OrganisationService, 'store' | 'directory' | 'forgetPeople'>;
}) {
  const { database, record, time, organisation } = deps;
  const { store } = organisation;
  const today = (): string => civilDateInChina(time.now());

  async function mayEnterFor(person: Person, row: Pick<PersonRow, 'id' | 'organ_id'>): Promise<boolean> {
    if (row.id === person.id) return true;
    const organ = (await organisation.directory()).organRow(row.organ_id);
    return organ !== undefined && mayAssignIn(person, { id: organ.id, districtId: organ.district_id });
  }

  async function view(row: SubstitutionRow): Promise<SubstitutionView> {
    const names = await organisation.directory();
    const named = (id: string) => ({ id, name: names.person(id) });
    return {
      id: row.id,
      person: named(row.person_id),
      substitute: named(row.substitute_id),
      from: row.from_day,
      to: row.to_day,
      reason: row.reason,
      enteredBy: named(row.entered_by),
      enteredAt: isoInChina(row.entered_at),
    };
  }

  /** Checked when it is entered; at every act it is asked again, of that day. */
  async function check({ personId, substituteId, from, to }: NewSubstitution): Promise<void> {
    const [absent, substitute] = await Promise.all([store.personRow(personId), store.personRow(substituteId)]);
    const wrong = (path: string, code: string, message: string, messageEn: string) => badInput([{ path, code, message, messageEn }]);
    if (!substitute || substitute.active !== 1 || substitute.organ_id !== absent?.organ_id)
      throw wrong('substituteId', 'not-a-colleague', '请选择本机关的在岗人员。', 'Choose an active colleague of the same organ.');
    if (substituteId === personId)
      throw wrong('substituteId', 'substitute-same', '不能由本人代理本人。', 'Nobody stands in for themselves.');
    if (to < from) throw wrong('to', 'before-start', '结束日期不能早于开始日期。', 'The end lies before the beginning.');
    if (to < today()) throw wrong('to', 'in-the-past', '结束日期已经过去。', 'The end lies in the past.');
    if (daysBetween(from, to) >= LONGEST_DAYS)
      throw wrong('to', 'too-long', '代理期限最长一年；更长的请调整岗位。', 'A year at most; longer is a change of positions.');
    const overlapping = await database.get<SubstitutionRow>(
      'SELECT * FROM substitution WHERE person_id = $1 AND ended_at IS NULL AND from_day <= $2 AND to_day >= $3',
      [personId, to, from],
    );
    if (overlapping)
      throw conflict(
        'substitution-overlaps',
        `该期间已由他人代理（${overlapping.from_day} 至 ${overlapping.to_day}），请先结束。`,
        `Somebody stands in from ${overlapping.from_day} to ${overlapping.to_day} already; end that first.`,
      );
    const takesEnforcement = await database.get(
      'SELECT 1 AS one FROM holding h JOIN position p ON p.id = h.position_id WHERE h.person_id = $1 AND p.enforcement = 1',
      [personId],
    );
    if (takesEnforcement && !isCertified(substitute, from, to))
      throw new Refusal(
        422,
        'certificate-missing',
        `${substitute.name}没有在整个代理期间有效的行政执法证，不能代理执法岗位。`,
        `${substitute.name} has no enforcement certificate that is valid for the whole period, and cannot stand in at an enforcement position.`,
      );
  }

  return {
    /** Those that run or are to come: of oneself, in whose place one stands, and of the people whom one leads. */
    async of(person: Person): Promise<SubstitutionView[]> {
      const rows = await database.all<SubstitutionRow & { organ_id: string }>(
        `SELECT s.*, a.organ_id FROM substitution s JOIN person a ON a.id = s.person_id
         WHERE s.ended_at IS NULL AND s.to_day >= $1 ORDER BY s.from_day, s.id`,
        [today()],
      );
      const seen: SubstitutionRow[] = [];
      for (const row of rows)
        if (row.substitute_id === person.id || (await mayEnterFor(person, { id: row.person_id, organ_id: row.organ_id }))) seen.push(row);
      return Promise.all(seen.map(view));
    },

    /** For whom the person may enter one: themselves, and those of their organ whom they lead. */
    async people(person: Person): Promise<{ entersFor: { id: string; name: string }[]; colleagues: { id: string; name: string }[] }> {
      const people = (await store.people()).filter(({ active, organ_id }) => active === 1 && organ_id === person.organ.id);
      const colleagues = people.map(({ id, name }) => ({ id, name }));
      return { entersFor: mayAssignIn(person, person.organ) ? colleagues : colleagues.filter(({ id }) => id === person.id), colleagues };
    },

    enter: (person: Person, given: NewSubstitution): Promise<SubstitutionView> =>
      database.write(async () => {
        const absent = await store.personRow(given.personId);
        if (!absent || !(await mayEnterFor(person, absent))) throw notFound('该人员', 'person');
        await check(given);
        const row: SubstitutionRow = {
          id: randomUUID(),
          person_id: given.personId,
          substitute_id: given.substituteId,
          from_day: given.from,
          to_day: given.to,
          reason: given.reason,
          entered_by: person.id,
          entered_at: time.now().getTime(),
          ended_by: null,
          ended_at: null,
        };
        await database.insert('substitution', { ...row });
        record.append({ kind: 'substitution-entered', actorId: person.id, payload: { substitutionId: row.id, ...given } });
        database.afterCommit(organisation.forgetPeople);
        return view(row);
      }),

    end: (person: Person, id: string): Promise<void> =>
      database.write(async () => {
        const row = await database.get<SubstitutionRow>(`SELECT * FROM substitution WHERE id = $1${database.forUpdate}`, [id]);
        const absent = row && (await store.personRow(row.person_id));
        const mayEnd = absent && (await mayEnterFor(person, absent));
        if (!row || !absent || !(mayEnd || row.substitute_id === person.id)) throw notFound('该代理', 'substitution');
        if (!mayEnd) throw forbidden('step.assign');
        if (row.ended_at !== null) return;
        await database.run('UPDATE substitution SET ended_by = $1, ended_at = $2 WHERE id = $3', [person.id, time.now().getTime(), id]);
        record.append({ kind: 'substitution-ended', actorId: person.id, payload: { substitutionId: id } });
        database.afterCommit(organisation.forgetPeople);
      }),
  };
}

const isCertified = (row: PersonRow, from: string, to: string): boolean =>
  row.certificate_number !== null &&
  (row.certificate_from === null || row.certificate_from <= from) &&
  (row.certificate_to === null || row.certificate_to >= to);
