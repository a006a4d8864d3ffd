/** Waiting periods over HTTP (docs/adr/0014): what is read of them stands with the matter. */
import { z } from 'zod';
import { periodWaived } from '../../../domain/api/periods.ts';
import type { Api } from '../../platform/http/index.ts';
import { MAY_NOT_ACT } from '../refusals.ts';
import type { WaivePeriod } from './waive-period.ts';

export function periodRoutes({ api, waive }: { api: Api; waive: WaivePeriod }): void {
  api.route({
    method: 'post',
    path: '/matters/:id/waiting-periods/:elementId/waive',
    summary: "Enter the party's written waiver of a waiting period",
    action: 'step.decide',
    params: z.object({ id: z.string().max(64), elementId: z.string().max(100) }),
    body: z.strictObject({ reason: z.string().max(10_000) }),
    answer: periodWaived,
    refusals: { 403: MAY_NOT_ACT, 409: ['period-over', 'period-not-waivable', 'matter-frozen'] },
    handle: ({ person, scope, params, body }) => waive(person, scope, { matterId: params.id, elementId: params.elementId, ...body }),
  });
}
