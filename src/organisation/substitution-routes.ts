/** Substitutes in absence, over HTTP (R10). */
import { z } from 'zod';
import { nothing } from '../../domain/api/basics.ts';
import { substitutionList, substitutionView } from '../../domain/api/organisation.ts';
import { statedReason } from '../../domain/text/reason-schema.ts';
import type { Api } from '../platform/http/index.ts';
import type { Substitutions } from './substitutions.ts';

export function substitutionRoutes({ api, substitutions }: { api: Api; substitutions: Substitutions }): void {
  const id = z.string().max(64);

  api.route({
    method: 'get',
    path: '/substitutions',
    summary: 'Who stands in for whom, now and to come: for you, by you, and for the people whom you lead',
    action: 'step.decide',
    answer: substitutionList,
    async handle({ person }) {
      const items = await substitutions.of(person);
      return { items, next: null, total: items.length, ...(await substitutions.people(person)) };
    },
  });

  api.route({
    method: 'post',
    path: '/substitutions',
    summary: 'Name who acts at your positions while you are away; whoever leads in the organ names it for others',
    description:
      'The positions pass on from `from` to `to`, both included. Whoever has decided another step of a matter does not act in it as a substitute.',
    action: 'step.decide',
    status: 201,
    body: z.strictObject({ personId: id, substituteId: id, from: z.iso.date(), to: z.iso.date(), reason: statedReason(500) }),
    answer: substitutionView,
    refusals: { 404: ['not-found'], 409: ['substitution-overlaps'], 422: ['certificate-missing'] },
    handle: ({ person, body }) => substitutions.enter(person, body),
  });

  api.route({
    method: 'post',
    path: '/substitutions/:id/end',
    summary: 'End it before its last day',
    action: 'step.decide',
    params: z.object({ id }),
    answer: nothing,
    async handle({ person, params }) {
      await substitutions.end(person, params.id);
      return undefined;
    },
  });
}
