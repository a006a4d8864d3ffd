/** Wordings of templates over HTTP: read, tried, proposed and approved by the legal office. */
import { z } from 'zod';
import { dryRun, templateDetail, templateList, wordingCheck } from '../../../domain/api/templates.ts';
import { itsId } from '../../../domain/api/basics.ts';
import { wordingSchema } from '../../../domain/documents/wording.ts';
import { sendFile, type Api } from '../../platform/http/index.ts';
import type { Wordings } from './templates-service.ts';

export function wordingRoutes({ api, wordings }: { api: Api; wordings: Wordings }): void {
  const params = z.object({ code: z.string().max(64) });
  const version = z.object({ id: z.string().max(64) });
  const body = z.strictObject({ body: wordingSchema });
  const reason = z.string().max(2_000);

  api.route({
    method: 'get',
    path: '/document-templates',
    summary: 'Every document template, and which version words it',
    action: 'template.edit',
    answer: templateList,
    async handle({ scope }) {
      wordings.refuseOutsiders(scope);
      return { items: await wordings.list() };
    },
  });

  api.route({
    method: 'get',
    path: '/document-templates/:code',
    summary: 'A template: the text that is shipped, the text in force, its versions, and what may be named',
    action: 'template.edit',
    params,
    answer: templateDetail,
    handle({ person, scope, params: { code } }) {
      wordings.refuseOutsiders(scope);
      return wordings.detail(person, code);
    },
  });

  api.route({
    method: 'post',
    path: '/document-templates/:code/check',
    summary: 'What is wrong with a wording; nothing is kept',
    action: 'template.edit',
    params,
    body,
    answer: wordingCheck,
    async handle({ scope, params: { code }, body: given }) {
      wordings.refuseOutsiders(scope);
      return Promise.resolve(wordings.check(code, given.body));
    },
  });

  api.route({
    method: 'post',
    path: '/document-templates/:code/preview',
    summary: 'A wording as PDF, with the facts of a sample or of an issued paper; nothing is kept',
    action: 'template.edit',
    params,
    body: body.extend({ documentId: z.string().max(64).optional() }),
    sends: ['application/pdf'],
    cost: 'export',
    async handle({ scope, params: { code }, body: given, response }) {
      wordings.refuseOutsiders(scope);
      const bytes = await wordings.preview(code, given.body, given.documentId);
      return sendFile(response, { bytes, type: 'application/pdf', name: `${code}.pdf`, inline: true, cache: 'private, no-store' });
    },
  });

  api.route({
    method: 'post',
    path: '/document-templates/:code/dry-run',
    summary: 'What a wording would make of the papers issued so far; nothing is kept, and no paper changes',
    action: 'template.edit',
    params,
    body,
    answer: dryRun,
    cost: 'export',
    handle({ scope, params: { code }, body: given }) {
      wordings.refuseOutsiders(scope);
      return wordings.dryRun(code, given.body);
    },
  });

  api.route({
    method: 'post',
    path: '/document-templates/:code/versions',
    summary: 'Propose a wording; an empty one is that which is shipped',
    action: 'template.edit',
    status: 201,
    params,
    body: body.extend({ reason, base: z.number().int().min(0).describe('The version that was in force when it was read') }),
    answer: itsId,
    refusals: { 409: ['proposal-waits', 'template-changed'] },
    handle({ person, scope, params: { code }, body: given }) {
      wordings.refuseOutsiders(scope);
      return wordings.propose(person, code, given);
    },
  });

  api.route({
    method: 'post',
    path: '/document-template-versions/:id/approve',
    summary: 'Put a proposed wording in force, by a second person',
    action: 'template.edit',
    params: version,
    body: z.strictObject({ reason: reason.default('') }),
    answer: itsId,
    refusals: { 403: ['same-person'], 409: ['already-answered', 'dry-run-fails'] },
    async handle({ person, scope, params: { id }, body: given }) {
      wordings.refuseOutsiders(scope);
      await wordings.approve(person, id, given.reason);
      return { id };
    },
  });

  api.route({
    method: 'post',
    path: '/document-template-versions/:id/decline',
    summary: 'Return a proposed wording, or withdraw one’s own',
    action: 'template.edit',
    params: version,
    body: z.strictObject({ reason }),
    answer: itsId,
    refusals: { 409: ['already-answered'] },
    async handle({ person, scope, params: { id }, body: given }) {
      wordings.refuseOutsiders(scope);
      await wordings.decline(person, id, given.reason);
      return { id };
    },
  });
}
