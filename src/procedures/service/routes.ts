/** Service of documents over HTTP (CF61): of any matter that the reader may see; recorded by whoever has or had it in hand. */
import { z } from 'zod';
import { formAnswers } from '../../../domain/api/form-answers.ts';
import { addressConfirmed, matterServices, serviceRecorded } from '../../../domain/api/service.ts';
import { sendFile, type Api } from '../../platform/http/index.ts';
import type { PrintService } from './print-service.ts';
import type { Services } from './services.ts';

const HOW = `\`fields\` are asked as \`GET /matters/{id}/services\` names them: each way of service asks for its own evidence, and the day of service follows from it. With \`served\` false it is an attempt that failed: \`reason\` says why, \`attemptedOn\` when.`;

export function serviceRoutes({ api, services, print }: { api: Api; services: Services; print: PrintService }): void {
  const params = z.object({ id: z.string().max(64) });

  api.route({
    method: 'get',
    path: '/matters/:id/services',
    summary: 'Which documents of a matter have reached the party, when and how',
    action: 'matter.read',
    params,
    answer: matterServices,
    handle: ({ person, params: { id } }) => services.of(person, id),
  });

  api.route({
    method: 'post',
    path: '/matters/:id/services',
    summary: 'Record that documents were served beside a step, or that an attempt failed',
    description: HOW,
    action: 'service.record',
    status: 201,
    params,
    body: z.strictObject({
      documents: z.array(z.string().max(64)).min(1).max(60),
      served: z.boolean(),
      reason: z.string().max(2_000).default(''),
      fields: formAnswers,
    }),
    answer: serviceRecorded,
    refusals: { 409: ['already-served'] },
    handle: ({ person, params: { id }, body }) => services.record(person, id, body),
  });

  api.route({
    method: 'get',
    path: '/matters/:id/services/:serviceId/receipt',
    summary: 'The receipt of one service as PDF: what was recorded, and nothing else',
    action: 'matter.read',
    params: params.extend({ serviceId: z.string().max(64) }),
    sends: ['application/pdf'],
    cost: 'export',
    async handle({ person, params: { id, serviceId }, response }) {
      const bytes = await print.receipt(person, id, serviceId);
      return sendFile(response, { bytes, type: 'application/pdf', name: '送达回证.pdf', inline: true, cache: 'private, no-store' });
    },
  });

  api.route({
    method: 'post',
    path: '/matters/:id/service-addresses',
    summary: 'Record where and how the party wants to be served, as it signed it',
    action: 'service.record',
    status: 201,
    params,
    body: z.strictObject({ fields: formAnswers }),
    answer: addressConfirmed,
    handle: ({ person, params: { id }, body }) => services.confirmAddress(person, id, body.fields),
  });

  api.route({
    method: 'get',
    path: '/matters/:id/service-address.pdf',
    summary: 'The confirmation of addresses as PDF: as recorded, or to be filled in and signed',
    action: 'matter.read',
    params,
    query: z.object({ address: z.string().max(64).optional().describe('Id of a recorded one; absent = a blank one') }),
    sends: ['application/pdf'],
    cost: 'export',
    async handle({ person, params: { id }, query, response }) {
      const bytes = await print.address(person, id, query.address ?? null);
      return sendFile(response, { bytes, type: 'application/pdf', name: '送达地址确认书.pdf', inline: true, cache: 'private, no-store' });
    },
  });
}
