/** Cases over HTTP (R9–R12). */
import { z } from 'zod';
import { caseDetail, casePage, caseRegistered, registrablePowers as registrableList } from '../../domain/api/cases.ts';
import { colour, signalColour } from '../../domain/api/basics.ts';
import { formAnswers } from '../../domain/api/form-answers.ts';
import { CASE_STATES } from '../../domain/cases/case-states.ts';
import { pageQuery, type Api } from '../platform/http/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { partySchema } from '../../domain/party/party-schema.ts';
import { CASE_SHEET } from './export.ts';
import type { RegisterCase } from './register-case.ts';
import type { RegistrablePowers } from './registrable-powers.ts';
import type { CaseViews } from './views.ts';

export interface CaseRouteDependencies {
  api: Api;
  sheets: Sheets;
  time: Time;
  views: CaseViews;
  registerCase: RegisterCase;
  registrablePowers: RegistrablePowers;
}

const id = z.object({ id: z.string().max(64) });
const count = z.number().int().min(0).max(999);

const filter = z.object({
  q: z.string().max(100).optional(),
  /** `running`: every state but the last. */
  state: z.enum(['running', ...CASE_STATES]).optional(),
  clock: colour.optional(),
  power: z.string().max(64).optional(),
  organ: z.string().max(64).optional(),
  signal: signalColour.optional(),
  due: z.enum(['today']).optional(),
});

export function caseRoutes({ api, sheets, time, views, registerCase, registrablePowers }: CaseRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/cases',
    summary: 'Cases within your scope',
    action: 'case.read',
    query: filter.extend(pageQuery),
    answer: casePage,
    handle: ({ scope, query }) => views.list(scope, query),
  });

  exportRoute(
    { api, sheets, time },
    {
      path: '/cases/export',
      action: 'case.read',
      filter,
      name: { text: '办件', textEn: 'Cases' },
      columns: CASE_SHEET,
      page: ({ scope }, asked, place) => views.list(scope, { ...asked, ...place }),
    },
  );

  api.route({
    method: 'post',
    path: '/cases',
    summary: 'Register an application (R11.1–R11.3)',
    action: 'case.create',
    status: 201,
    body: z.strictObject({
      powerId: z.string().max(64),
      party: partySchema,
      subject: z.string().max(LONGEST.subject),
      form: formAnswers,
      materials: z.array(z.strictObject({ code: z.string().max(64), originals: count, copies: count, provided: z.boolean() })).max(200),
    }),
    answer: caseRegistered,
    refusals: { 403: ['position-not-held'], 404: ['not-found'], 409: ['power-not-published', 'power-suspended', 'power-abolished'] },
    async handle({ person, body }) {
      const row = await registerCase(person, body);
      return { id: row.id, serial: row.serial, subject: row.subject, state: row.state };
    },
  });

  api.route({
    method: 'get',
    path: '/cases/powers',
    summary: 'Powers whose cases you may register',
    action: 'case.create',
    answer: registrableList,
    async handle({ person }) {
      const items = await registrablePowers(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'get',
    path: '/cases/:id',
    summary: 'One case with everything about it',
    action: 'case.read',
    params: id,
    answer: caseDetail,
    handle: ({ person, params }) => views.detail(person, params.id),
  });
}
