/** Matters that go back, over HTTP (R10; docs/adr/0040-going-back.md). */
import { z } from 'zod';
import { nothing } from '../../domain/api/basics.ts';
import { returnChoices } from '../../domain/api/steps.ts';
import { statedReason } from '../../domain/text/reason-schema.ts';
import type { Api } from '../platform/http/index.ts';
import type { GoBackService } from './go-back.ts';
import { MAY_NOT_ACT, STEP_REFUSALS } from './refusals.ts';

const REFUSALS = ['matter-frozen', 'matter-closed', 'matter-moving', 'going-back-not-permitted', 'no-way-back', 'next-step-begun'];

export function returnRoutes({ api, back }: { api: Api; back: GoBackService }): void {
  const params = z.object({ id: z.string().max(64) });
  const reason = statedReason(1_000);

  api.route({
    method: 'get',
    path: '/steps/:id/returns',
    summary: 'Where you may return an open step to, or whether you may take back what you decided at it',
    action: 'matter.read',
    params,
    answer: returnChoices,
    handle: ({ person, params: { id } }) => back.choices(person, id),
  });

  api.route({
    method: 'post',
    path: '/steps/:id/return',
    summary: 'Return the matter from your open step to an earlier one that it passed, with the reason (R10)',
    description:
      'Only where the entry of the power lets it (`goBack`); never past what the party knows, what the law orders, or work of another branch. The earlier step opens anew, for whoever decided it where they still may act; the clocks of the matter run on.',
    action: 'step.decide',
    params,
    body: z.strictObject({ elementId: z.string().max(190), reason }),
    answer: nothing,
    refusals: { 403: MAY_NOT_ACT, 409: [...STEP_REFUSALS[409], ...REFUSALS] },
    async handle({ person, params: { id }, body }) {
      await back.returnTo(person, id, body);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/take-back',
    summary: 'Take back what you decided, before anybody has taken up what follows (R10)',
    action: 'step.decide',
    params,
    body: z.strictObject({ reason }),
    answer: nothing,
    refusals: { 403: MAY_NOT_ACT, 409: [...REFUSALS, 'nothing-to-take-back'] },
    async handle({ person, params: { id }, body }) {
      await back.takeBack(person, id, body.reason);
      return undefined;
    },
  });
}
