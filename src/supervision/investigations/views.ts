/** What supervisors read of investigations within their scope (R14, R17). In SQL, as signals are (docs/adr/0029-models.md). */
import type { InvestigationName, InvestigationStatistics, InvestigationView, RedSignal } from '../../../domain/api/investigations.ts';
import type { Page } from '../../../domain/api/basics.ts';
import { statesOf } from '../../../domain/procedures/procedure-entry.ts';
import { GRAVITY_NAMES, type Gravity } from '../../../domain/supervision/measures.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { createMatterStore, createQuery, matterScope } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import { may, scopeOf, type Person } from '../../platform/auth/index.ts';
import { placeholders, type Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { LinkTarget } from '../../platform/feature.ts';
import { readPlatformEntry } from '../../procedures/index.ts';
import { createStandingStore } from '../signals/standing.ts';
import type { SupervisionViews } from '../views.ts';
import { createInvestigationStore, INVESTIGATION, type FindingRow, type InvestigatedRow } from './store.ts';

export interface InvestigationViewDependencies {
  database: Database;
  names: () => Promise<Directory>;
  signals: SupervisionViews;
  /** Asked when all features are there. */
  targets: () => readonly LinkTarget[];
}

interface Investigated {
  id: string;
  state: string;
  closed_at: number | null;
  concerned: string;
}

export type InvestigationViews = ReturnType<typeof createInvestigationViews>;

export function createInvestigationViews({ database, names, signals, targets }: InvestigationViewDependencies) {
  const store = createInvestigationStore(database);
  const matters = createMatterStore(database);
  const states = new Map(
    statesOf(readPlatformEntry(INVESTIGATION)).map(({ code, name, nameEn }) => [code, { text: name, textEn: nameEn }]),
  );

  const nameOf = ({ id, number, state, closed_at }: InvestigatedRow): InvestigationName => ({
    ...{ id, number, stateName: states.get(state) ?? { text: state, textEn: state }, closed: closed_at !== null },
  });

  /** The last finding of each. */
  async function findingsOf(ids: readonly string[]): Promise<Map<string, FindingRow>> {
    const rows = ids.length
      ? await database.aside.all<FindingRow>(
          `SELECT * FROM investigation_finding WHERE investigation_id IN (${placeholders(ids.length)}) ORDER BY at, opinion_id`,
          [...ids],
        )
      : [];
    return new Map(rows.map((row) => [row.investigation_id, row]));
  }

  /** When each turned red: when somebody said so, or when it was raised. */
  async function redSince(ids: readonly string[]): Promise<Map<string, number>> {
    const rows = ids.length
      ? await database.aside.all<{ signal_id: string; at: number }>(
          `SELECT signal_id, at FROM warning_signal_event WHERE kind = 'reddened' AND signal_id IN (${placeholders(ids.length)})`,
          [...ids],
        )
      : [];
    return new Map(rows.map(({ signal_id, at }) => [signal_id, Number(at)]));
  }

  return {
    /** Investigations in which a signal of the reader's scope rests. */
    async ofSignal(person: Person, id: string): Promise<InvestigationName[]> {
      await signals.signal(scopeOf(person, 'supervision.read'), id);
      return (await store.resting('signal', [id])).map(nameOf);
    },
    ofComplaint: async (id: string): Promise<InvestigationName[]> => (await store.resting('complaint', [id])).map(nameOf),

    /** Of a matter that is an investigation; whoever asks may see it. */
    async view(person: Person, id: string): Promise<InvestigationView> {
      const matter = await matters.matter(id);
      if (matter?.kind !== INVESTIGATION) throw notFound('该调查', 'investigation');
      const [known, organId, people, grounds, findings] = [
        await names(),
        await store.organOf(id),
        await store.people(id),
        await store.grounds(id),
        await store.findings(id),
      ];
      const named = (ids: readonly string[]) => ids.map((one) => ({ id: one, name: known.person(one) }));
      const idsOf = (kind: string) => grounds.flatMap((row) => (row.kind === kind ? [row.ground_id] : []));
      const standing = new Map((await createStandingStore(database).all(idsOf('signal'))).map((row) => [row.id, Boolean(row.stands)]));
      const find = async (kind: 'signal' | 'matter', ids: string[]) =>
        (ids.length
          ? await targets()
              .find((one) => one.kind === kind)
              ?.find(person, ids)
          : undefined) ?? new Map<string, never>();
      const [seenSignals, seenComplaints] = [await find('signal', idsOf('signal')), await find('matter', idsOf('complaint'))];
      const views = grounds.map((row) => ({
        kind: row.kind,
        id: row.ground_id,
        target: (row.kind === 'signal' ? seenSignals : seenComplaints).get(row.ground_id) ?? null,
        stands: row.kind === 'complaint' || (standing.get(row.ground_id) ?? false),
        at: isoInChina(row.at),
      }));
      const district = known.organRow(organId)?.district_id ?? null;
      return {
        id,
        organ: { id: organId, name: known.organ(organId) },
        concerned: named(people.concerned),
        investigators: named(people.investigators),
        peopleVersion: people.version,
        grounds: views,
        groundGone: !views.some(({ stands }) => stands),
        findings: findings.map((row) => ({
          result: row.result,
          gravity: row.gravity === null ? null : gravityName(row.gravity as Gravity),
          measure: row.measure_text,
          responsible: named(JSON.parse(row.responsible) as string[]),
          at: isoInChina(row.at),
        })),
        mayChange: matter.closed_at === null && may(person, 'investigation.handle', { organId, districtId: district }),
      };
    },

    /** Red signals that stand, the newest first: those that wait for an investigation, or all. */
    async redSignals(
      person: Person,
      asked: { waiting?: boolean; organ?: string; after?: string; limit?: number },
    ): Promise<Page<RedSignal>> {
      const page = await signals.signals(scopeOf(person, 'supervision.read'), {
        ...{ colour: 'red', stands: true, organ: asked.organ, after: asked.after, limit: asked.limit },
        ...(asked.waiting ? { investigated: false } : {}),
      });
      const ids = page.items.map(({ id }) => id);
      const [rows, since] = await Promise.all([store.resting('signal', ids), redSince(ids)]);
      const byId = new Map(rows.map((row) => [row.ground_id, row]));
      return {
        ...page,
        items: page.items.map((signal) => {
          const row = byId.get(signal.id);
          const reddened = since.get(signal.id);
          return {
            ...signal,
            redSince: reddened === undefined ? signal.raisedAt : isoInChina(reddened),
            investigation: row ? nameOf(row) : null,
          };
        }),
      };
    },

    /** By organ and by person, within the scope. */
    async statistics(person: Person): Promise<InvestigationStatistics> {
      const { values, bind } = createQuery();
      const scope = scopeOf(person, 'investigation.handle');
      const waiting = await signals.uninvestigated(scopeOf(person, 'supervision.read'));
      const rows = await database.aside.all<Investigated>(
        `SELECT m.id, m.state, m.closed_at, i.organ_id AS concerned FROM matter m JOIN investigation i ON i.id = m.id
         WHERE m.kind = '${INVESTIGATION}' AND ${matterScope(scope, bind)}`,
        values,
      );
      const [known, findings] = await Promise.all([names(), findingsOf(rows.map(({ id }) => id))]);
      const organs = [...new Set(rows.map(({ concerned }) => concerned))].map((id) => {
        const own = rows.filter(({ concerned }) => concerned === id);
        const closedAs = (state: string): number => own.filter((row) => row.closed_at !== null && row.state === state).length;
        return {
          organ: { id, name: known.organ(id) },
          open: own.filter(({ closed_at }) => closed_at === null).length,
          ...{ fault: closedAs('fault'), cleared: closedAs('cleared'), revoked: closedAs('revoked'), ended: closedAs('ended') },
        };
      });
      const people = new Map<string, { organ: string; measures: Map<string, number> }>();
      for (const row of rows) {
        const finding = findings.get(row.id);
        if (!finding || (finding.result !== 'fault' && finding.result !== 'amended')) continue;
        for (const id of JSON.parse(finding.responsible) as string[]) {
          const one = people.get(id) ?? { organ: row.concerned, measures: new Map<string, number>() };
          const measure = finding.measure_text ?? '';
          one.measures.set(measure, (one.measures.get(measure) ?? 0) + 1);
          people.set(id, one);
        }
      }
      return {
        waiting: waiting.total,
        oldestSince: isoInChina(waiting.oldest),
        organs: organs.sort((a, b) => b.open + b.fault - (a.open + a.fault) || (a.organ.id < b.organ.id ? -1 : 1)),
        people: [...people]
          .map(([id, { organ, measures }]) => ({
            person: { id, name: known.person(id) },
            organ: { id: organ, name: known.organ(organ) },
            faults: [...measures.values()].reduce((sum, n) => sum + n, 0),
            measures: [...measures].map(([measure, n]) => ({ measure, n })),
          }))
          .sort((a, b) => b.faults - a.faults || (a.person.id < b.person.id ? -1 : 1)),
      };
    },
  };
}

const gravityName = (gravity: Gravity) => ({ text: GRAVITY_NAMES[gravity].name, textEn: GRAVITY_NAMES[gravity].nameEn });
