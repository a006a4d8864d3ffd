/** Cases, the inbox, steps and documents over HTTP (R9–R12). */
import { z } from 'zod';
import type { Api } from '../platform/http/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Person, Scope } from '../platform/auth/index.ts';
import { partySchema } from './party.ts';
import type { createDecideStep } from './decide-step.ts';
import type { RegisterCase } from './register-case.ts';
import type { RegistrablePowers } from './registrable-powers.ts';
import { caseScope } from './scope.ts';
import type { CaseViews } from './views.ts';

export interface CaseRouteDependencies {
  api: Api; database: Database; views: CaseViews; registerCase: RegisterCase; registrablePowers: RegistrablePowers; steps: ReturnType<typeof createDecideStep>;
  colleagues: (organId: string, positionCode: string) => Promise<{ id: string; name: string }[]>;
}

const id = z.object({ id: z.string().max(64) });
const count = z.number().int().min(0).max(999);

export function caseRoutes({ api, database, views, registerCase, registrablePowers, steps, colleagues }: CaseRouteDependencies): void {
  api.route({
    method: 'get', path: '/cases', summary: 'Cases within your scope', action: 'case.read',
    query: z.object({
      q: z.string().max(100).optional(), state: z.string().max(20).optional(), clock: z.string().max(20).optional(), power: z.string().max(64).optional(), organ: z.string().max(64).optional(),
      signal: z.enum(['yellow', 'red']).optional(), due: z.enum(['today']).optional(), after: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(300).optional(),
    }),
    handle: ({ scope, query }) => views.list(scope, query),
  });

  api.route({
    method: 'post', path: '/cases', summary: 'Register an application (R11.1–R11.3)', action: 'case.create', status: 201,
    body: z.strictObject({
      powerId: z.string().max(64), party: partySchema, subject: z.string().max(200), form: z.record(z.string(), z.unknown()),
      materials: z.array(z.strictObject({ code: z.string().max(64), originals: count, copies: count, provided: z.boolean() })).max(200),
    }),
    async handle({ person, body }) {
      const row = await registerCase(person, body);
      return { id: row.id, serial: row.serial, subject: row.subject, state: row.state };
    },
  });

  api.route({
    method: 'get', path: '/cases/powers', summary: 'Powers whose cases you may register', action: 'case.create',
    async handle({ person }) {
      const items = await registrablePowers(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({ method: 'get', path: '/cases/:id', summary: 'One case with everything about it', action: 'case.read', params: id, handle: ({ person, scope, params }) => views.detail(person, scope, params.id) });

  api.route({
    method: 'get', path: '/inbox', summary: 'Steps at your positions', action: 'step.decide',
    query: z.object({ tab: z.enum(['open', 'mine', 'done']).default('open'), q: z.string().max(100).optional() }),
    handle: ({ person, query }) => views.inbox(person, query.tab, query.q),
  });

  const stepAnswer = async (person: Person, scope: Scope, stepId: string) => {
    const found = await views.step(person, scope, stepId);
    const row = await views.stepOf(stepId);
    return { ...found, colleagues: row ? await colleagues(row.organ_id, row.position_code) : [] };
  };

  api.route({ method: 'get', path: '/steps/:id', summary: 'One step: what is known and what to do', action: 'case.read', params: id, handle: ({ person, scope, params }) => stepAnswer(person, scope, params.id) });

  api.route({
    method: 'post', path: '/steps/:id/claim', summary: 'Claim a step', action: 'step.decide', params: id,
    async handle({ person, scope, params }) {
      await steps.claim(person, params.id);
      return (await views.step(person, scope, params.id)).step;
    },
  });

  api.route({
    method: 'post', path: '/steps/:id/release', summary: 'Give a claimed step back', action: 'step.decide', params: id,
    async handle({ person, scope, params }) {
      await steps.release(person, params.id);
      return (await views.step(person, scope, params.id)).step;
    },
  });

  api.route({
    method: 'post', path: '/steps/:id/decide', summary: 'Decide a step with outcome and opinion (R11.4)', action: 'step.decide', params: id,
    body: z.strictObject({ outcome: z.string().max(64), text: z.string().max(10_000).default(''), fields: z.record(z.string(), z.unknown()).default({}), coOfficerId: z.string().max(64).nullish() }),
    handle: async ({ person, params, body }) => ({ stepId: params.id, ...await steps.decide(person, params.id, body) }),
  });

  api.route({
    method: 'get', path: '/documents/:id/content', summary: 'A document as PDF', action: 'case.read', params: id,
    async handle({ scope, params, response }) {
      const values: string[] = [];
      const bind = (value: string): string => `$${values.push(value)}`;
      const row = await database.get<{ bytes: Buffer; sha256: string; number: string; title: string }>(
        `SELECT k.bytes, k.sha256, d.number, d.title FROM document d JOIN document_content k ON k.document_id = d.id JOIN case_file c ON c.id = d.case_id
         WHERE d.id = ${bind(params.id)} AND ${caseScope(scope, bind)}`, values);
      if (!row) throw notFound('该文书', 'document');
      response.status(200).set({
        'Content-Type': 'application/pdf', 'Content-Length': String(row.bytes.length), ETag: `"${row.sha256}"`, 'Cache-Control': 'private, max-age=3600',
        'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${row.title} ${row.number}.pdf`)}`,
      }).end(row.bytes);
      return undefined;
    },
  });
}
