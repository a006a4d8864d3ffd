/** Batch export and import of the registry over HTTP (R5, R22b). */
import { z } from 'zod';
import { itsId } from '../../../domain/api/basics.ts';
import { importDetail, importList } from '../../../domain/api/imports.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput } from '../../platform/errors.ts';
import { createQuery } from '../../matters/index.ts';
import { sendFile, type Api } from '../../platform/http/index.ts';
import type { Parser, Parsers } from '../../platform/parsers/index.ts';
import { type Time } from '../../platform/time/time.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import { catalogueFilter } from '../catalogue-routes.ts';
import type { RegistryService } from '../service.ts';
import type { VersionRow } from '../store.ts';
import type { PowerIndexRow } from '../power-index.ts';
import { FORMATS } from './files.ts';
import type { ImportRow, Imports, ReportRow } from './imports.ts';
import type { PowersToWrite } from './write-export-thread.ts';

export interface ExchangeRouteDependencies {
  api: Api;
  database: Database;
  registry: RegistryService;
  imports: Imports;
  parsers: Parsers;
  time: Time;
  names: () => Promise<{ person(id: string | null): string }>;
}

const TYPES = {
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const WRITE: Parser<PowersToWrite, Uint8Array> = { file: new URL('./write-export-thread.ts', import.meta.url), seconds: 60 };
const READ_AT_ONCE = 100;

type ShownRow = Pick<PowerIndexRow, 'power_id' | 'published_number' | 'latest_number'>;
type ShownVersion = Pick<VersionRow, 'power_id' | 'basics' | 'bpmn_xml'>;

export function exchangeRoutes({ api, database, registry, imports, parsers, time, names }: ExchangeRouteDependencies): void {
  /** Of each power what is in force, or else the latest: as the catalogue shows it, and in its order. */
  async function shownVersions(rows: readonly ShownRow[]): Promise<ShownVersion[]> {
    const versions: ShownVersion[] = [];
    for (let start = 0; start < rows.length; start += READ_AT_ONCE) {
      const { values, bind } = createQuery();
      const some = rows.slice(start, start + READ_AT_ONCE);
      const places = some.map(
        (row) => `(power_id = ${bind(row.power_id)} AND number = ${bind(row.published_number ?? row.latest_number)})`,
      );
      const found = await database.aside.all<ShownVersion>(
        `SELECT power_id, basics, bpmn_xml FROM power_version WHERE ${places.join(' OR ')}`,
        values,
      );
      const byPower = new Map(found.map((version) => [version.power_id, version]));
      versions.push(...some.flatMap(({ power_id }) => byPower.get(power_id) ?? []));
    }
    return versions;
  }

  api.route({
    method: 'get',
    path: '/registry/export',
    cost: 'export',
    summary: 'The powers that a filter finds, as a spreadsheet or as JSON with drawings',
    action: 'registry.read',
    query: catalogueFilter.extend({ format: z.enum(FORMATS).default('xlsx') }),
    sends: Object.values(TYPES),
    async handle({ query: { format, ...filter }, response }) {
      const at = isoInChina(time.now()) ?? '';
      const versions = await shownVersions(await registry.store.index.all(filter));
      const bytes = await parsers.run(WRITE, { format, at, versions });
      const name = `权力库-${at.slice(0, 10)}.${format}`;
      return sendFile(response, { bytes: Buffer.from(bytes), type: TYPES[format], name, cache: 'no-store' });
    },
  });

  const id = z.object({ id: z.string().max(64) });
  const head = async (row: Omit<ImportRow, 'items' | 'report'>) => ({
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    total: row.total,
    checked: row.checked,
    applied: row.applied,
    problem: row.problem ?? undefined,
    createdBy: { id: row.person_id, name: (await names()).person(row.person_id) },
    createdAt: isoInChina(row.created_at),
    appliedAt: isoInChina(row.applied_at),
  });

  api.route({
    method: 'get',
    path: '/registry/imports',
    summary: 'Imports so far',
    action: 'registry.import',
    answer: importList,
    async handle({ person }) {
      const rows = await imports.list(person);
      return { items: await Promise.all(rows.map(head)), next: null, total: rows.length };
    },
  });

  api.route({
    method: 'post',
    path: '/registry/imports',
    cost: 'import',
    summary: 'Hand in a file: begins its dry run',
    action: 'registry.import',
    status: 202,
    body: z.strictObject({ fileName: z.string().trim().min(1).max(200), content: z.base64() }),
    answer: itsId,
    refusals: { 413: ['import-too-large'], 422: ['import-unreadable'] },
    handle: async ({ person, body }) => ({ id: await imports.begin(person, body.fileName, bytesOf(body.content)) }),
  });

  api.route({
    method: 'get',
    path: '/registry/imports/:id',
    summary: 'One import: progress and report, row by row',
    action: 'registry.import',
    params: id,
    answer: importDetail,
    async handle({ person, params }) {
      const row = await imports.shownTo(person, params.id);
      const rows = JSON.parse(row.report) as ReportRow[];
      const counts = { create: 0, change: 0, unchanged: 0, error: 0 };
      for (const { action } of rows) counts[action] += 1;
      return { ...(await head(row)), counts, rows };
    },
  });

  api.route({
    method: 'post',
    path: '/registry/imports/:id/apply',
    summary: 'Import what was checked: all of it or nothing',
    action: 'registry.import',
    status: 202,
    params: id,
    body: z.strictObject({}).default({}),
    answer: itsId,
    refusals: { 409: ['import-of-another', 'import-not-checked', 'import-has-errors', 'import-stale'] },
    async handle({ person, params }) {
      await imports.apply(person, params.id);
      return { id: params.id };
    },
  });
}

function bytesOf(content: string): Buffer {
  const bytes = Buffer.from(content, 'base64');
  if (!bytes.length) throw badInput([{ path: 'content', code: 'required', message: '文件是空的。', messageEn: 'The file is empty.' }]);
  return bytes;
}
