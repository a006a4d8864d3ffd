/** Cases over HTTP (R9–R12). */
import { z } from 'zod';
import {
  caseDetail,
  casePage,
  caseRegistered,
  earlierApplication,
  knownParties,
  materialTick,
  registrablePowers as registrableList,
} from '../../domain/api/cases.ts';
import { formAnswers } from '../../domain/api/form-answers.ts';
import { pageQuery, type Api } from '../platform/http/index.ts';
import { exportRoute, type Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { partySchema } from '../../domain/party/party-schema.ts';
import { caseQuery as filter } from './case-query.ts';
import { CASE_SHEET } from './export.ts';
import type { Parties } from './parties.ts';
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
  parties: Parties;
}

const id = z.object({ id: z.string().max(64) });

export function caseRoutes({ api, sheets, time, views, registerCase, registrablePowers, parties }: CaseRouteDependencies): void {
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
      materials: z.array(materialTick).max(200),
      /** The licence or award that the case is about, where the power changes, renews or ends such. */
      licenceId: z.string().max(64).optional(),
    }),
    answer: caseRegistered,
    refusals: {
      403: ['position-not-held'],
      404: ['not-found'],
      409: [
        'power-not-published',
        'power-suspended',
        'power-abolished',
        'no-such-licence',
        'act-does-not-fit',
        'not-the-holder',
        'licence-not-in-force',
        'renewal-too-late',
        'inspection-frequency',
      ],
    },
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
    path: '/cases/parties',
    summary: 'Parties of earlier cases of your organs, by name or number; numbers masked',
    action: 'case.create',
    cost: 'search',
    query: z.object({ q: z.string().max(100), power: z.string().max(64).optional() }),
    answer: knownParties,
    async handle({ person, query }) {
      const items = await parties.find(person, query.q, query.power);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'get',
    path: '/cases/:id/application',
    summary: 'An earlier application to your organ as it was registered, to begin a new one with',
    action: 'case.create',
    params: id,
    answer: earlierApplication,
    handle: ({ person, params }) => parties.application(person, params.id),
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
