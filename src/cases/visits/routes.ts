/** Merged inspection visits over HTTP (国办发〔2024〕54号, R14). */
import { z } from 'zod';
import { visitPage, visitsOfCase } from '../../../domain/api/visits.ts';
import { civilDate } from '../../../domain/api/basics.ts';
import { VISIT_STATES } from '../../../domain/inspections/visits.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { pageQuery, type Api } from '../../platform/http/index.ts';
import { exportRoute, type Sheets } from '../../platform/sheets/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { VISIT_SHEET } from './export.ts';
import { ANSWER_REFUSALS, PROPOSAL_REFUSALS, type Merging } from './merging.ts';
import type { VisitViews } from './views.ts';

const filter = z.object({
  state: z.enum(VISIT_STATES).optional(),
  q: z.string().max(100).optional(),
  organ: z.string().max(64).optional(),
  within: z.coerce.number().int().min(0).max(365).optional(),
});
const LONGEST_REASON = 500;
const params = z.object({ id: z.string().max(64) });

export function visitRoutes({
  api,
  sheets,
  time,
  merging,
  views,
}: {
  api: Api;
  sheets: Sheets;
  time: Time;
  merging: Merging;
  views: VisitViews;
}): void {
  api.route({
    method: 'get',
    path: '/visits',
    summary: 'Inspections within your scope that could share a visit with another one of the same enterprise, or do',
    description: 'Of other organs no more is told than whose inspection it is, of which power, its number and its day.',
    action: 'case.read',
    query: filter.extend(pageQuery),
    answer: visitPage,
    handle: ({ person, scope, query }) => views.list(person, scope, query),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/visits/export',
      action: 'case.read',
      filter,
      name: { text: '合并检查', textEn: 'Merged inspections' },
      columns: VISIT_SHEET,
      page: ({ person, scope }, asked, place) => views.list(person, scope, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'get',
    path: '/cases/:id/visits',
    summary: 'Which inspections an inspection could share a visit with, what was proposed, and the shared visit',
    action: 'case.read',
    params,
    answer: visitsOfCase,
    handle: ({ person, params: { id } }) => views.ofCase(person, id),
  });

  api.route({
    method: 'post',
    path: '/cases/:id/visits',
    summary: 'Propose to another inspection of the same enterprise to make one visit on one day',
    description: 'Only who holds a position that plans, announces or carries out the inspection.',
    action: 'visit.merge',
    status: 201,
    params,
    body: z.strictObject({
      otherId: z.string().max(64),
      day: civilDate,
      reason: z.string().max(LONGEST_REASON).transform(typedText).default(''),
    }),
    answer: visitsOfCase,
    refusals: PROPOSAL_REFUSALS,
    async handle({ person, params: { id }, body }) {
      await merging.propose(person, id, body);
      return views.ofCase(person, id);
    },
  });

  api.route({
    method: 'post',
    path: '/visits/:id/accept',
    summary: 'Accept a proposal: both inspections are one visit on the proposed day, linked with each other',
    action: 'visit.merge',
    params,
    body: z.strictObject({}),
    answer: visitsOfCase,
    refusals: ANSWER_REFUSALS,
    handle: async ({ person, params: { id } }) => views.ofCase(person, await merging.answer(person, id, { accepted: true, reason: '' })),
  });

  api.route({
    method: 'post',
    path: '/visits/:id/decline',
    summary: 'Decline a proposal, with the reason',
    action: 'visit.merge',
    params,
    body: z.strictObject({ reason: statedReason(LONGEST_REASON) }),
    answer: visitsOfCase,
    refusals: { 409: ['visit-answered-already'] },
    handle: async ({ person, params: { id }, body: { reason } }) =>
      views.ofCase(person, await merging.answer(person, id, { accepted: false, reason })),
  });

  api.route({
    method: 'post',
    path: '/visits/:id/withdraw',
    summary: 'Withdraw a proposal that nobody has answered, with the reason',
    action: 'visit.merge',
    params,
    body: z.strictObject({ reason: statedReason(LONGEST_REASON) }),
    answer: visitsOfCase,
    refusals: { 409: ['visit-answered-already'] },
    handle: async ({ person, params: { id }, body: { reason } }) => views.ofCase(person, await merging.withdraw(person, id, reason)),
  });
}
