/** Registry changes over HTTP (R6a, R7a, R7b, R8): who may read the registry reads them; no case content is in them. */
import { z } from 'zod';
import { changeDetail, changePage, type ChangeDetail } from '../../../domain/api/changes.ts';
import { notFound } from '../../platform/errors.ts';
import type { Person } from '../../platform/auth/index.ts';
import { pageQuery, sendFile, type Api } from '../../platform/http/index.ts';
import { MOVE_REFUSALS } from '../refusals.ts';
import type { RegistryService } from '../service.ts';
import { CHANGE_KINDS, CHANGE_STATES } from '../../../domain/registry/change-life.ts';
import type { ChangeRow } from './store.ts';
import type { ChangeViews } from './views.ts';

const params = z.object({ id: z.string().max(64) });
const text = z.string().trim().min(1).max(4000);
/** Given by a page that shows the change; a program that does not need it leaves it out. */
const lockVersion = z.number().int().min(1).optional();

export function registryChangeRoutes({ api, registry, views }: { api: Api; registry: RegistryService; views: ChangeViews }): void {
  const { changes } = registry;
  const shown = async (person: Person, change: ChangeRow): Promise<ChangeDetail> => views.one(person, change.id);

  api.route({
    method: 'get',
    path: '/registry/changes',
    summary: 'Changes of the registry, newest first, with their deadlines',
    action: 'registry.read',
    query: z.object({
      state: z.enum(CHANGE_STATES).optional(),
      kind: z.enum(CHANGE_KINDS).optional(),
      organ: z.string().max(64).optional(),
      power: z.string().max(64).optional(),
      late: z
        .enum(['true', 'false'])
        .transform((value) => value === 'true')
        .optional(),
      ...pageQuery,
    }),
    answer: changePage,
    handle: ({ query }) => views.list(query),
  });

  api.route({
    method: 'get',
    path: '/registry/changes/:id',
    summary: 'One change with its history, answers and running cases',
    action: 'registry.read',
    params,
    answer: changeDetail,
    handle: ({ person, params: { id } }) => views.one(person, id),
  });

  api.route({
    method: 'post',
    path: '/registry/powers/:id/changes',
    summary: 'Declare that a power is to be suspended, resumed or abolished (R7a)',
    action: 'registry.declare',
    params,
    status: 201,
    body: z.strictObject({ kind: z.enum(['suspend', 'resume', 'abolish']), cause: text, causeDate: z.iso.date() }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.declarePower(person, id, body.kind, body.cause, body.causeDate)),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/take-up',
    summary: 'Take a declaration up for review',
    action: 'registry.review',
    params,
    body: z.strictObject({ lockVersion }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) => shown(person, await changes.takeUp(person, id, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/return',
    summary: 'Return a declaration with reasons, in writing (R7b)',
    action: 'registry.review',
    params,
    body: z.strictObject({ opinion: text, lockVersion }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.returnChange(person, id, body.opinion, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/confirm',
    summary: 'Confirm a declaration, in writing (R6a, R7b)',
    action: 'registry.review',
    params,
    body: z.strictObject({ opinion: text, lockVersion }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.confirm(person, id, body.opinion, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/adjust',
    summary: 'Enter what was confirmed; basics and xml, when given, must equal it (R8)',
    action: 'registry.declare',
    params,
    body: z.strictObject({ lockVersion, basics: z.record(z.string(), z.unknown()).optional(), xml: z.string().max(1_200_000).optional() }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.adjust(person, id, { basics: body.basics, xml: body.xml }, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/withdraw',
    summary: 'Withdraw a declaration; what a law expects stays expected',
    action: 'registry.declare',
    params,
    body: z.strictObject({ lockVersion }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.withdraw(person, id, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'post',
    path: '/registry/changes/:id/dismiss',
    summary: 'Find that an expected change is not needed',
    action: 'registry.review',
    params,
    body: z.strictObject({ opinion: text, lockVersion }),
    answer: changeDetail,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params: { id }, body }) =>
      shown(person, await changes.dismiss(person, id, body.opinion, { lockVersion: body.lockVersion })),
  });

  api.route({
    method: 'get',
    path: '/registry/change-documents/:id/content',
    summary: 'A written answer as PDF (R7b)',
    action: 'registry.read',
    params,
    sends: ['application/pdf'],
    async handle({ params: { id }, response }) {
      const [document, content] = await Promise.all([changes.store.document(id), changes.store.content(id)]);
      if (!document || !content) throw notFound('该文书', 'document');
      const name = `${document.title} ${document.number}.pdf`;
      return sendFile(response, { ...content, type: 'application/pdf', name, inline: true, cache: 'private, max-age=3600' });
    },
  });
}
