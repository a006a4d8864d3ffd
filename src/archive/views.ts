/** What pages read of case files: one file with its contents, the list on its way to permanent storage, and its figures (R12, R14). */
import { Op } from 'sequelize';
import { sealableFrom } from '../../domain/archive/retention.ts';
import type { ArchiveFigures, CaseVolume, VolumeRow as ListedRow } from '../../domain/api/archive.ts';
import type { Bilingual, Page } from '../../domain/api/basics.ts';
import { civilDateInChina, isoInChina } from '../../domain/time/civil-time.ts';
import { CASES } from '../cases/index.ts';
import { conditionsOf, holdsText, matterScope, readPage, createQuery, type Filters, type MatterRow } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Person, Scope } from '../platform/auth/index.ts';
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import type { CaseEnding } from '../../domain/registry/results.ts';
import { mayKeep, mayOpen } from './may-open.ts';
import { archiveModels, type VolumeRow } from './models.ts';
import type { ReadVolume } from './read-volume.ts';
import type { Standing } from './standing.ts';

const USUAL_PAGE = 50;
const MOST = 300;

export interface VolumeFilter {
  /** What number, title or party's name hold. */
  q?: string;
  /** `due`, or a state. */
  state?: string;
  organ?: string;
}

export type ArchiveViews = ReturnType<typeof createArchiveViews>;

export function createArchiveViews(deps: {
  database: Database;
  time: Time;
  years: number;
  standing: Standing;
  readVolume: ReadVolume;
  names: () => Promise<Directory>;
  readable: (person: Person, matterId: string) => Promise<MatterRow>;
}) {
  const { database, time, years, standing, readVolume, names } = deps;
  const { volume: model } = archiveModels(database);

  const filters: Filters<VolumeFilter, VolumeRow> = {
    q: (text) => (bind) => `archive_volume.id IN (SELECT m.id FROM matter m WHERE ${holdsText(database, text, bind)})`,
    state: (state) =>
      state === 'due'
        ? { state: { [Op.ne]: 'sealed' }, next_at: { [Op.lte]: time.now().getTime() } }
        : { state: state as VolumeRow['state'] },
    organ: (organ) => ({ organ_id: organ }),
  };

  const inScope =
    (scope: Scope) =>
    (bind: (value: string | number) => string): string =>
      matterScope(scope, bind, { district: 'archive_volume.district_id', organs: ['archive_volume.organ_id'] });

  const isDue = ({ state, next_at: next }: VolumeRow): boolean =>
    state !== 'sealed' && next !== null && Number(next) <= time.now().getTime();

  return {
    async volume(person: Person, caseId: string): Promise<CaseVolume> {
      const matter = await deps.readable(person, caseId);
      const volume = await readVolume.read(matter);
      const [row, packages, holds] = await Promise.all([standing.of(caseId), standing.packagesOf(caseId), standing.holdsOf(caseId)]);
      const { filed, names: known } = volume;
      const person_ = (id: string): string => known.person(id);
      const last = packages.at(-1);
      return {
        caseId,
        serial: matter.number,
        closedAt: isoInChina(matter.closed_at),
        filed: filed && {
          at: isoInChina(filed.at),
          by: filed.personId === null ? '' : person_(filed.personId),
          volumeNumber: filed.volumeNumber,
          retention: filed.retention,
          pages: filed.pages,
        },
        state: row?.state ?? 'kept',
        sealableFrom: matter.closed_at === null ? null : sealableFrom(Number(matter.closed_at), years),
        problem: problemOf(row),
        items: volume.papers.map((paper, index) => ({
          position: index + 1,
          kind: paper.kind,
          id: paper.id,
          title: paper.title,
          number: paper.number,
          responsible: paper.responsible,
          date: civilDateInChina(paper.at),
          mediaType: paper.mediaType,
          size: paper.size,
          sha256: paper.sha256,
          pages: paper.pages,
          withdrawn: paper.withdrawn,
          late: paper.lateReason === null ? null : { at: isoInChina(paper.at), by: paper.responsible, reason: paper.lateReason },
        })),
        rows: volume.rows.length,
        version: volume.version,
        packages: packages.map(({ id, version, sha256, size, at, reason }) => ({
          ...{ id, version: Number(version), sha256, size: Number(size), at: isoInChina(Number(at)), reason },
          superseded: id !== last?.id,
        })),
        holds: holds.map(({ id, at, person_id: by, reason, ended }) => ({
          ...{ id, at: isoInChina(Number(at)), by: person_(by), reason },
          ended: ended && { at: isoInChina(Number(ended.at)), by: person_(ended.person_id), reason: ended.reason },
        })),
        mayOpen: mayOpen(person, matter),
        mayKeep: mayKeep(person, matter) && matter.closed_at !== null,
      };
    },

    async list(
      scope: Scope,
      { after, limit = USUAL_PAGE, ...filter }: VolumeFilter & { after?: string; limit?: number },
    ): Promise<Page<ListedRow>> {
      const { rows, next, total } = await readPage<VolumeRow>(
        database.aside,
        { model, newest: 'closed_at', parts: [inScope(scope)], where: conditionsOf(filters, filter) },
        { after, limit: Math.min(Math.max(limit, 1), MOST) },
      );
      return { items: await this.shown(rows), next, total };
    },

    async shown(rows: readonly VolumeRow[]): Promise<ListedRow[]> {
      if (!rows.length) return [];
      const ids = rows.map(({ id }) => id);
      const [known, cases, packages] = await Promise.all([
        names(),
        database.all<{ id: string; number: string; title: string; result: CaseEnding | null }>(
          `SELECT m.id, m.number, m.title, c.result FROM ${CASES} WHERE m.id IN (${placeholders(ids.length)})`,
          ids,
        ),
        database.all<{ matter_id: string; version: number; sha256: string }>(
          `SELECT matter_id, version, sha256 FROM archive_package WHERE matter_id IN (${placeholders(ids.length)}) ORDER BY version`,
          ids,
        ),
      ]);
      const byId = new Map(cases.map((one) => [one.id, one]));
      const latest = new Map(packages.map((one) => [one.matter_id, one]));
      return rows.map((row) => {
        const found = byId.get(row.id);
        const sealed = latest.get(row.id);
        return {
          id: row.id,
          serial: found?.number ?? '',
          subject: found?.title ?? '',
          organ: { id: row.organ_id, name: known.organ(row.organ_id) },
          result: found?.result ?? null,
          closedAt: isoInChina(Number(row.closed_at)),
          state: row.state,
          due: isDue(row),
          sealableFrom: sealableFrom(Number(row.closed_at), years),
          problem: problemOf(row),
          version: sealed ? Number(sealed.version) : null,
          sha256: sealed?.sha256 ?? null,
        };
      });
    },

    async figures(scope: Scope): Promise<ArchiveFigures> {
      const { values, bind } = createQuery();
      const where = inScope(scope)(bind);
      const states = await database.aside.all<{ state: VolumeRow['state']; n: number }>(
        `SELECT state, COUNT(*) AS n FROM archive_volume WHERE ${where} GROUP BY state`,
        values,
      );
      const due = await database.aside.get<{ n: number }>(
        `SELECT COUNT(*) AS n FROM archive_volume WHERE ${where} AND state <> 'sealed' AND next_at <= ${bind(time.now().getTime())}`,
        values,
      );
      const of = (state: VolumeRow['state']): number => Number(states.find((one) => one.state === state)?.n ?? 0);
      return { years, kept: of('kept'), due: Number(due?.n ?? 0), held: of('held'), failed: of('failed'), sealed: of('sealed') };
    },
  };
}

const problemOf = (row: VolumeRow | undefined): Bilingual | null => (row?.problem ? (JSON.parse(row.problem) as Bilingual) : null);
