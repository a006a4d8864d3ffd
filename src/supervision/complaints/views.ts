/** What supervisors read of complaints within their scope (R14, R18). */
import type { ComplaintStatistics, ComplaintView } from '../../../domain/api/complaints.ts';
import { statesOf } from '../../../domain/procedures/procedure-entry.ts';
import { createMatterStore, createQuery, matterScope, type MatterRow } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { scopeOf, type Person } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { readPlatformEntry } from '../../procedures/index.ts';
import type { InvestigationViews } from '../investigations/views.ts';
import type { Complaints } from './open-complaint.ts';
import { COMPLAINT, COMPLAINT_TRANSFER, createComplaintStore, type Verdict } from './store.ts';

export interface ComplaintViewDependencies {
  database: Database;
  names: () => Promise<Directory>;
  complaints: Complaints;
  investigations: InvestigationViews;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

export type ComplaintViews = ReturnType<typeof createComplaintViews>;

const VERDICTS: Readonly<Record<Verdict, { text: string; textEn: string }>> = {
  upheld: { text: '投诉属实', textEn: 'Upheld' },
  partly: { text: '部分属实', textEn: 'Upheld in part' },
  unfounded: { text: '不属实', textEn: 'Unfounded' },
};
const OVERDUE = 2;
const MOST_SIMILAR = 20;

export function createComplaintViews({ database, names, complaints, investigations, mayRead }: ComplaintViewDependencies) {
  const store = createComplaintStore(database);
  const matters = createMatterStore(database);
  const states = new Map(
    [COMPLAINT, COMPLAINT_TRANSFER].flatMap((kind) =>
      statesOf(readPlatformEntry(kind)).map(({ code, name, nameEn }) => [`${kind} ${code}`, { text: name, textEn: nameEn }] as const),
    ),
  );
  const shown = ({ id, kind, number, title, state }: MatterRow) => ({
    ...{ id, number, title },
    stateName: states.get(`${kind} ${state}`) ?? { text: state, textEn: state },
  });
  const readable = async (person: Person, ids: readonly string[]): Promise<MatterRow[]> => {
    const rows = await matters.matters(ids);
    const seen = await Promise.all(rows.map(({ id }) => mayRead(person, id)));
    return rows.filter((_, index) => seen[index]);
  };

  return {
    /** Of a matter that the reader may see. */
    async view(person: Person, matter: MatterRow): Promise<ComplaintView> {
      const [known, subject, transfers, verdict] = [
        await names(),
        await store.subject(matter.id),
        await store.transfers(matter.id),
        await store.verdict(matter.id),
      ];
      const about = subject.caseId === null ? undefined : await matters.matter(subject.caseId);
      const sameCase = subject.caseId === null ? [] : (await store.ofCase(subject.caseId)).map(({ id }) => id);
      const similar = [...new Set([...sameCase, ...(await store.bySame(matter.id))])].filter((id) => id !== matter.id);
      const sheets = await matters.matters(transfers.map(({ transfer_id }) => transfer_id));
      return {
        id: matter.id,
        named: (await store.complaint(matter.id))?.named ?? false,
        organ: subject.organId === null ? null : { id: subject.organId, name: known.organ(subject.organId) },
        case: about ? { id: about.id, number: about.number } : null,
        person: subject.personId === null ? null : { id: subject.personId, name: known.person(subject.personId) },
        subjectVersion: subject.version,
        text: await store.text(matter.id),
        verdict: verdict && VERDICTS[verdict],
        transfers: sheets.map((row) => ({
          ...shown(row),
          open: row.closed_at === null,
          overdue: Number(row.colour) === OVERDUE,
        })),
        similar: (await readable(person, similar.slice(0, MOST_SIMILAR))).map(shown),
        investigations: await investigations.ofComplaint(matter.id),
        mayHandle: await complaints.mayHandle(person, matter),
      };
    },

    /** Complaints about a case, among those the reader may see. */
    ofCase: async (person: Person, caseId: string) => ({
      items: (
        await readable(
          person,
          (await store.ofCase(caseId)).map(({ id }) => id),
        )
      ).map(shown),
    }),

    /** By organ, within the scope. */
    async statistics(person: Person): Promise<ComplaintStatistics> {
      const { values, bind } = createQuery();
      const rows = await database.aside.all<{ id: string; state: string; closed_at: number | null; colour: number }>(
        `SELECT m.id, m.state, m.closed_at, m.colour FROM matter m
         WHERE m.kind = '${COMPLAINT}' AND ${matterScope(scopeOf(person, 'complaint.handle'), bind)}`,
        values,
      );
      const ids = rows.map(({ id }) => id);
      const [subjects, verdicts, known] = [await latest(ids, 'complaint_subject'), await latest(ids, 'complaint_verdict'), await names()];
      const organOf = new Map(subjects.map((row) => [row.complaint_id, row.organ_id]));
      const upheld = new Set(verdicts.flatMap((row) => (row.verdict === 'unfounded' ? [] : [row.complaint_id])));
      const organs = [...new Set([...organOf.values()].filter((id) => id !== null && id !== undefined))];
      const count = (holds: (row: (typeof rows)[number]) => boolean): number => rows.filter(holds).length;
      return {
        open: count(({ closed_at }) => closed_at === null),
        toAccept: count(({ closed_at, state }) => closed_at === null && ['opened', 'registered'].includes(state)),
        transferred: count(({ closed_at, state }) => closed_at === null && state === 'transferred'),
        overdue: count(({ closed_at, colour }) => closed_at === null && Number(colour) === OVERDUE),
        closed: count(({ closed_at }) => closed_at !== null),
        organs: organs
          .map((id) => {
            const own = rows.filter((row) => organOf.get(row.id) === id);
            return {
              organ: { id, name: known.organ(id) },
              open: own.filter(({ closed_at }) => closed_at === null).length,
              upheld: own.filter((row) => upheld.has(row.id)).length,
              total: own.length,
            };
          })
          .sort((a, b) => b.total - a.total || (a.organ.id < b.organ.id ? -1 : 1)),
      };
    },
  };

  /** In the order in which they were stored: the last of each counts. */
  function latest(ids: readonly string[], table: 'complaint_subject' | 'complaint_verdict') {
    return ids.length
      ? database.aside.all<{ complaint_id: string; organ_id?: string | null; verdict?: Verdict }>(
          `SELECT * FROM ${table} WHERE complaint_id IN (${placeholders(ids.length)}) ORDER BY at`,
          [...ids],
        )
      : Promise.resolve([]);
  }
}
