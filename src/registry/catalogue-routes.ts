/** The catalogue over HTTP (R5, R6b): search, facets, skeletons, new powers, comments. */
import { z } from 'zod';
import { drawingOf, listSkeletons } from './skeletons.ts';
import {
  facets as facetsAnswer,
  powerCreated,
  powerPage,
  registryStatistics,
  skeletonDrawing,
  skeletonList,
  versionComment,
  versionComments,
  type PowerSummary,
  type VersionComment,
} from '../../domain/api/catalogue.ts';
import { givenEntry } from '../../domain/api/registry.ts';
import { CATEGORIES } from '../../domain/registry/registry-entry.ts';
import { VERSION_STATES } from '../../domain/registry/version-life.ts';
import { ANY_POWER_CODE, type PowerCodeRule } from '../../domain/registry/power-code.ts';
import { notFound } from '../platform/errors.ts';
import { pageSize, type Api } from '../platform/http/index.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import type { CommentRow, Comments } from './comments.ts';
import type { CreatePower } from './create-power.ts';
import type { PowerIndexRow } from './power-index.ts';
import type { RegistryService } from './service.ts';
import type { RegistryStatistics } from './statistics.ts';

interface CatalogueNames {
  person(id: string | null): string;
  organ(id: string): string;
  district(id: string): string;
}

export interface CatalogueRouteDependencies {
  api: Api;
  registry: RegistryService;
  createPower: CreatePower;
  codeRule: PowerCodeRule;
  comments: Comments;
  statistics: () => Promise<RegistryStatistics>;
  names: () => Promise<CatalogueNames>;
}

/** The columns by which a catalogue is narrowed; `district=city` are the organs of the city itself. */
export const catalogueFilter = z.object({
  q: z.string().max(100).optional(),
  organ: z.string().max(64).optional(),
  district: z.string().max(64).optional(),
  category: z.enum(CATEGORIES).optional(),
  state: z.enum(VERSION_STATES).optional(),
});

/** One power as every list shows it. */
export function powerSummary(row: PowerIndexRow, names: Pick<CatalogueNames, 'organ' | 'district'>): PowerSummary {
  return {
    id: row.power_id,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    category: row.category,
    organ: { id: row.organ_id, name: names.organ(row.organ_id) },
    district: row.district_id === null ? null : { id: row.district_id, name: names.district(row.district_id) },
    state: row.state,
    publishedVersion: row.published_number,
    publishedVersionId: row.published_id,
    latestVersion: row.latest_number,
    openVersion: openVersionOf(row),
  };
}

/** The three columns are there together. */
const openVersionOf = ({ open_id: id, open_number: number, open_state: state }: PowerIndexRow): PowerSummary['openVersion'] =>
  id === null || number === null || state === null ? undefined : { id, number, state };

export function catalogueRoutes({ api, registry, createPower, codeRule, comments, statistics, names }: CatalogueRouteDependencies): void {
  const { index } = registry.store;

  api.route({
    method: 'get',
    path: '/registry/powers',
    summary: 'The catalogue of powers',
    action: 'registry.read',
    query: catalogueFilter.extend({
      after: z.string().regex(ANY_POWER_CODE).optional(),
      limit: pageSize.default(50),
    }),
    answer: powerPage,
    async handle({ query: { after, limit, ...filter } }) {
      const [{ rows, next, total }, known] = await Promise.all([index.search(filter, { after, limit }), names()]);
      return { items: rows.map((row) => powerSummary(row, known)), next, total };
    },
  });

  api.route({
    method: 'get',
    path: '/registry/facets',
    summary: 'How many powers each filter value has',
    action: 'registry.read',
    query: catalogueFilter,
    answer: facetsAnswer,
    async handle({ query }) {
      const [{ organs, districts, categories, states }, known] = await Promise.all([index.facets(query), names()]);
      return {
        organs: organs.map(({ id, count }) => ({ id, name: known.organ(id), count })),
        districts: districts.map(({ id, count }) => ({ id: id ?? 'city', name: id === null ? '市级' : known.district(id), count })),
        categories,
        states,
      };
    },
  });

  api.route({
    method: 'get',
    path: '/registry/statistics',
    summary: 'Figures of the registry and its changes (R19.5)',
    action: 'registry.read',
    answer: registryStatistics,
    async handle() {
      const [figures, known] = await Promise.all([statistics(), names()]);
      return {
        ...figures,
        byOrgan: figures.byOrgan.map(({ organId, ...rest }) => ({ organ: { id: organId, name: known.organ(organId) }, ...rest })),
      };
    },
  });

  api.route({
    method: 'get',
    path: '/registry/skeletons',
    summary: 'What a new power starts from: drawings, and the rule for its code',
    action: 'registry.read',
    answer: skeletonList,
    handle() {
      const items = [...listSkeletons()];
      return Promise.resolve({ items, next: null, total: items.length, powerCode: codeRule });
    },
  });

  api.route({
    method: 'get',
    path: '/registry/skeletons/:id',
    summary: 'A drawing to start from, under the id and name of a power',
    action: 'registry.read',
    params: z.object({ id: z.string().max(64) }),
    query: z.object({
      processId: z
        .string()
        .regex(/^[A-Za-z_][\w.-]*$/)
        .max(100),
      name: z.string().trim().min(1).max(200),
    }),
    answer: skeletonDrawing,
    handle({ params, query }) {
      const xml = drawingOf(params.id, query);
      if (xml === undefined) throw notFound('该骨架', 'skeleton');
      return Promise.resolve({ id: params.id, xml });
    },
  });

  api.route({
    method: 'post',
    path: '/registry/powers',
    summary: 'A new power as draft 1, from a skeleton or from nothing',
    action: 'registry.edit',
    status: 201,
    body: z.strictObject({ basics: givenEntry, skeleton: z.string().max(64).nullable().default(null) }),
    answer: powerCreated,
    refusals: { 409: ['power-code-taken', 'process-id-taken'] },
    async handle({ person, body }) {
      const version = await createPower(person, body);
      return {
        powerId: version.power_id,
        version: {
          id: version.id,
          number: version.number,
          state: version.state,
          lockVersion: version.lock_version,
          bpmnHash: version.bpmn_hash,
        },
      };
    },
  });

  const id = z.object({ id: z.string().max(64) });
  const view = (row: CommentRow, known: CatalogueNames): VersionComment => ({
    id: row.id,
    elementId: row.element_id,
    person: { id: row.person_id, name: known.person(row.person_id) },
    at: isoInChina(row.at),
    text: row.text,
    resolvedAt: isoInChina(row.resolved_at),
    resolvedBy: row.resolved_by === null ? null : { id: row.resolved_by, name: known.person(row.resolved_by) },
  });

  api.route({
    method: 'get',
    path: '/registry/versions/:id/comments',
    summary: 'What was said about a version',
    action: 'registry.read',
    params: id,
    answer: versionComments,
    async handle({ params }) {
      await registry.versionOr404(params.id);
      const [rows, known] = await Promise.all([comments.of(params.id), names()]);
      return { items: rows.map((row) => view(row, known)), next: null, total: rows.length };
    },
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/comments',
    summary: 'Say something about a version or an element',
    action: 'registry.read',
    params: id,
    status: 201,
    body: z.strictObject({ elementId: z.string().max(120).nullable().default(null), text: z.string().trim().min(1).max(2000) }),
    answer: versionComment,
    handle: async ({ person, params, body }) => view(await comments.add(person, params.id, body), await names()),
  });

  api.route({
    method: 'post',
    path: '/registry/comments/:id/resolve',
    summary: 'Mark a comment as settled',
    action: 'registry.read',
    params: id,
    body: z.strictObject({}).default({}),
    answer: versionComment,
    handle: async ({ person, params }) => view(await comments.resolve(person, params.id), await names()),
  });
}
