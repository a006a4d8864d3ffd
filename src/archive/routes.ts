/** Case files and their archive over HTTP (R12a, R12b, R14). */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Response } from 'express';
import { z } from 'zod';
import {
  archiveFigures,
  selfCheck as selfCheckAnswer,
  volume,
  volumePage,
  type SelfCheck as SelfCheckAnswer,
} from '../../domain/api/archive.ts';
import { itsId, nothing } from '../../domain/api/basics.ts';
import { fileView } from '../../domain/api/matters.ts';
import { CHECKED_AFTER, hindrances } from '../../domain/archive/four-properties.ts';
import { VOLUME_STATES } from '../../domain/archive/states.ts';
import { statedReason } from '../../domain/text/reason-schema.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { bytesOfBase64, FILE_REFUSALS, type MatterRow } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { conflict, notFound, Refusal } from '../platform/errors.ts';
import { pageQuery, sendFile, type Api } from '../platform/http/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { VOLUME_SHEET } from './export.ts';
import type { ArchiveFolder } from './folder.ts';
import type { Keeping } from './keep.ts';
import { mayOpen, notArchivist } from './may-open.ts';
import type { WritePackage } from './package.ts';
import type { ReadVolume } from './read-volume.ts';
import type { SelfCheck } from './self-check.ts';
import type { Standing } from './standing.ts';
import type { ArchiveViews } from './views.ts';
import type { VolumePdf } from './volume-pdf.ts';

export interface ArchiveRouteDependencies {
  api: Api;
  sheets: Sheets;
  time: Time;
  views: ArchiveViews;
  keeping: Keeping;
  standing: Standing;
  readVolume: ReadVolume;
  selfCheck: SelfCheck;
  volumePdf: VolumePdf;
  writePackage: WritePackage;
  /** Null where the platform has no directory for its data. */
  folder: ArchiveFolder | null;
  readable: (person: Person, matterId: string) => Promise<MatterRow>;
}

const ZIP = 'application/zip';
const REASON = 500;
const params = z.object({ id: z.string().max(64) });
const filter = z.object({
  q: z.string().max(100).optional(),
  state: z.enum(['due', ...VOLUME_STATES]).optional(),
  organ: z.string().max(64).optional(),
});
const NOT_ARCHIVIST = { 403: ['not-archivist'] };

export function archiveRoutes(deps: ArchiveRouteDependencies): void {
  const { api, sheets, time, views, keeping, standing, readVolume, selfCheck, volumePdf, writePackage, folder, readable } = deps;

  /** The case, where the reader may open its whole file. */
  async function opened(person: Person, id: string): Promise<MatterRow> {
    const matter = await readable(person, id);
    if (!mayOpen(person, matter)) throw notArchivist();
    return matter;
  }

  const sealedNow = async (caseId: string) => {
    const last = (await standing.packagesOf(caseId)).at(-1);
    return { last, damage: last && folder ? await folder.check(last.sha256) : null };
  };

  api.route({
    method: 'get',
    path: '/archive',
    summary: 'Files of closed cases within your scope, and how each stands on its way to permanent storage',
    action: 'archive.read',
    query: filter.extend(pageQuery),
    answer: volumePage,
    handle: ({ scope, query }) => views.list(scope, query),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/archive/export',
      action: 'archive.read',
      filter,
      name: { text: '案卷档案', textEn: 'Case files' },
      columns: VOLUME_SHEET,
      page: ({ scope }, asked, place) => views.list(scope, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'get',
    path: '/archive/figures',
    summary: 'How many files are kept online, due, held back, sealed, or could not be sealed',
    action: 'archive.read',
    answer: archiveFigures,
    handle: ({ scope }) => views.figures(scope),
  });

  api.route({
    method: 'get',
    path: '/cases/:id/volume',
    summary: 'The file of a case: its contents in order, its filing, its sealed versions and what holds it back',
    action: 'case.read',
    params,
    answer: volume,
    handle: ({ person, params: { id } }) => views.volume(person, id),
  });

  api.route({
    method: 'get',
    path: '/cases/:id/self-check',
    summary: 'The self-check of a case file by the four properties; every paper is read and hashed',
    action: 'archive.read',
    params,
    cost: 'export',
    answer: selfCheckAnswer,
    refusals: NOT_ARCHIVIST,
    async handle({ person, params: { id } }): Promise<SelfCheckAnswer> {
      const read = await readVolume.read(await opened(person, id));
      const findings = await selfCheck(read, (await sealedNow(id)).damage);
      return { at: isoInChina(time.now()), after: CHECKED_AFTER, ok: hindrances(findings).length === 0, findings };
    },
  });

  api.route({
    method: 'get',
    path: '/cases/:id/volume.pdf',
    summary: 'The file of a case as one PDF: cover, contents, papers with numbered pages, closing note',
    description: 'Made for this once. What cannot be bound in is listed with its size and hash; the package has it.',
    action: 'archive.read',
    params,
    cost: 'export',
    sends: ['application/pdf'],
    refusals: { ...NOT_ARCHIVIST, 422: ['input-too-costly'], 503: ['parsers-busy', 'printing-off'] },
    async handle({ person, params: { id }, response }) {
      const matter = await opened(person, id);
      const bytes = await volumePdf(await readVolume.read(matter), time.now());
      return sendFile(response, {
        bytes,
        type: 'application/pdf',
        name: `案卷 ${matter.number}.pdf`,
        inline: true,
        cache: 'private, no-store',
      });
    },
  });

  api.route({
    method: 'get',
    path: '/cases/:id/volume.zip',
    summary: 'The file of a case as a package that proves itself: the sealed one, or one of this moment',
    description: 'To be checked with scripts/verify-case-file.mjs, which needs neither the platform nor any package.',
    action: 'archive.read',
    params,
    cost: 'export',
    sends: [ZIP],
    refusals: { ...NOT_ARCHIVIST, 409: ['matter-still-open'] },
    async handle({ person, params: { id }, response }) {
      const matter = await opened(person, id);
      if (matter.closed_at === null) throw stillOpen();
      const read = await readVolume.read(matter);
      const { last, damage } = await sealedNow(id);
      if (last && folder && Number(last.version) === read.version && damage === 'whole')
        return send(response, folder.read(last.sha256), { name: nameOf(matter, last.version), size: Number(last.size) });
      const findings = await selfCheck(read, damage);
      const supersedes = last ? { version: Number(last.version), sha256: last.sha256 } : null;
      const bytes = Readable.from(writePackage({ volume: read, findings, supersedes, at: time.now() }), { objectMode: false });
      return send(response, bytes, { name: nameOf(matter, read.version) });
    },
  });

  api.route({
    method: 'get',
    path: '/archive/packages/:id/content',
    summary: 'A sealed version of a case file, earlier ones too',
    action: 'archive.read',
    params,
    cost: 'export',
    sends: [ZIP],
    refusals: { ...NOT_ARCHIVIST, 500: ['package-damaged'] },
    async handle({ person, params: { id }, response }) {
      const row = await standing.package(id);
      if (!row || !folder) throw notFound('该档案包', 'package');
      const matter = await opened(person, row.matter_id);
      // Read whole before the first byte goes out: nobody is handed a damaged one as if it were sound.
      if ((await folder.check(row.sha256)) !== 'whole') throw damaged();
      return send(response, folder.read(row.sha256), { name: nameOf(matter, row.version), size: Number(row.size) });
    },
  });

  api.route({
    method: 'post',
    path: '/matters/:id/late-files',
    cost: 'file',
    summary: 'Add a paper that came after the case had ended (base64), with the reason; the archivist only',
    action: 'archive.keep',
    status: 201,
    params,
    body: z.strictObject({ name: z.string().min(1).max(500), content: z.string(), reason: statedReason(REASON) }),
    answer: fileView,
    refusals: { ...FILE_REFUSALS, ...NOT_ARCHIVIST, 409: [...FILE_REFUSALS[409], 'matter-still-open'] },
    handle: ({ person, params: { id }, body }) =>
      keeping.addLate(person, id, { name: body.name, bytes: bytesOfBase64(body.content) }, body.reason),
  });

  api.route({
    method: 'post',
    path: '/cases/:id/holds',
    summary: 'Hold a case file back from sealing, with the reason; the archivist only',
    action: 'archive.keep',
    status: 201,
    params,
    body: z.strictObject({ reason: statedReason(REASON) }),
    answer: itsId,
    refusals: { ...NOT_ARCHIVIST, 409: ['matter-still-open', 'already-held', 'already-sealed'] },
    handle: async ({ person, params: { id }, body }) => ({ id: (await keeping.hold(person, id, body.reason)).id }),
  });

  api.route({
    method: 'post',
    path: '/cases/:id/holds/:holdId/end',
    summary: 'End a hold, with the reason; the archivist only',
    action: 'archive.keep',
    params: params.extend({ holdId: z.string().max(64) }),
    body: z.strictObject({ reason: statedReason(REASON) }),
    answer: nothing,
    refusals: { ...NOT_ARCHIVIST, 409: ['hold-ended'] },
    handle: ({ person, params: { id, holdId }, body }) => keeping.endHold(person, id, holdId, body.reason) as Promise<undefined>,
  });
}

const nameOf = ({ number }: MatterRow, version: number): string => `案卷 ${number} 第${version}版.zip`;

const stillOpen = (): Refusal =>
  conflict(
    'matter-still-open',
    '该办件尚未办结，办结后才能导出档案包；可以先打印案卷。',
    'The case has not ended: its package can be had afterwards. Its papers can be had as one PDF.',
  );

const damaged = (): Refusal =>
  new Refusal(
    500,
    'package-damaged',
    '档案包与封存时的散列值不符或者缺失，请系统管理员从备份恢复后再试。',
    'The package is missing or not the one that was sealed. Have the system administrator restore it from the backup.',
  );

/** Piece by piece; whoever leaves early ends the reading. */
async function send(response: Response, bytes: Readable, { name, size }: { name: string; size?: number }): Promise<undefined> {
  response.status(200).set({
    'Content-Type': ZIP,
    'Cache-Control': 'private, no-store',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(size === undefined ? {} : { 'Content-Length': String(size) }),
  });
  await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
