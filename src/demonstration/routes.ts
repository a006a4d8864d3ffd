/** The adjustable clock over HTTP; these routes exist in demonstration mode only. */
import { z } from 'zod';
import { advanced } from '../../domain/api/demonstration.ts';
import type { Api } from '../platform/http/index.ts';
import type { Demonstration } from './demonstration.ts';

export function demonstrationRoutes({ api, demonstration }: { api: Api; demonstration: Demonstration }): void {
  const amount = z.number().min(0).max(366).optional();
  api.route({
    method: 'post',
    path: '/demonstration/advance',
    summary: 'Move platform and engine clocks forward',
    action: 'demonstration.advance',
    body: z.strictObject({ days: amount, workingDays: z.number().int().min(0).max(250).optional(), hours: amount }),
    answer: advanced,
    refusals: { 403: ['clock-not-adjustable'], 409: ['clock-not-adjustable'], 422: ['calendar-year-missing'] },
    handle: ({ body }) => demonstration.advance(body),
  });
}
