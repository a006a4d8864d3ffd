/** Materials of cases over HTTP. */
import { z } from 'zod';
import { awaitedList, caseMaterials, checkedPromises, materialTick, promisesToCheck } from '../../../domain/api/cases.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import type { MatterViews } from '../../matters/index.ts';
import type { Api } from '../../platform/http/index.ts';
import { notFound } from '../../platform/errors.ts';
import { CASE } from '../store.ts';
import type { Materials } from './materials.ts';
import type { Promises } from './promises.ts';

export function materialRoutes({
  api,
  matters,
  materials,
  promises,
}: {
  api: Api;
  matters: Pick<MatterViews, 'readable'>;
  materials: Materials;
  promises: Promises;
}): void {
  api.route({
    method: 'get',
    path: '/cases/awaited',
    summary: 'Materials that were tolerated and have to follow, at your positions',
    action: 'case.create',
    answer: awaitedList,
    async handle({ person }) {
      const items = await materials.awaitedBy(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/cases/:id/materials',
    summary: 'Note how one material of a case stands now: received, promised, tolerated or missing (R15.11, XK32)',
    action: 'matter.add',
    params: z.object({ id: z.string().max(64) }),
    body: materialTick,
    answer: caseMaterials,
    refusals: { 409: ['case-closed'] },
    async handle({ person, params: { id }, body }) {
      const { kind } = await matters.readable(person, id);
      if (kind !== CASE) throw notFound('该办件', 'case');
      const items = await materials.tick(person, id, body);
      return { items };
    },
  });

  api.route({
    method: 'get',
    path: '/cases/promises',
    summary: 'Promises in the place of materials that are to be checked after the decision, at your positions',
    action: 'matter.add',
    answer: promisesToCheck,
    async handle({ person }) {
      const items = await promises.toCheckBy(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/cases/:id/promises',
    summary: 'Note what the check of a promise found; of a false one the answer names the power by which the licence is revoked',
    action: 'matter.add',
    params: z.object({ id: z.string().max(64) }),
    body: z.strictObject({ code: z.string().max(64), kept: z.boolean(), note: statedReason(2_000) }),
    answer: checkedPromises,
    refusals: { 409: ['no-promise-to-check'] },
    async handle({ person, params: { id }, body }) {
      const { kind } = await matters.readable(person, id);
      if (kind !== CASE) throw notFound('该办件', 'case');
      const items = await promises.check(person, id, body);
      return { items, next: null, total: items.length };
    },
  });
}
