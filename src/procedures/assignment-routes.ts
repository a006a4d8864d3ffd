/** Steps that go to somebody else, and people who step aside, over HTTP (R10, CF43). */
import { z } from 'zod';
import { assignedSteps, candidateList, matterWork, unattendedList, type MatterWork } from '../../domain/api/steps.ts';
import { nothing } from '../../domain/api/basics.ts';
import { statedReason } from '../../domain/text/reason-schema.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Api } from '../platform/http/index.ts';
import type { AssignSteps } from './assign-step.ts';
import type { Recusals } from './recuse.ts';
import type { WhoCanFinish } from './who-can-finish.ts';
import { MAY_NOT_ACT, STEP_REFUSALS } from './refusals.ts';

/** As many as a page of the inbox shows. */
const MOST_AT_ONCE = 100;

export interface AssignmentRouteDependencies {
  api: Api;
  steps: AssignSteps;
  recusals: Recusals;
  finish: WhoCanFinish;
  work: (person: Person, matterId: string) => Promise<MatterWork>;
}

export function assignmentRoutes({ api, steps, recusals, finish, work }: AssignmentRouteDependencies): void {
  const id = z.string().max(64);
  const stepIds = z.array(id).min(1).max(MOST_AT_ONCE);
  const matter = z.object({ id });
  const aside = z.strictObject({ personId: id, reason: statedReason(1_000) });

  api.route({
    method: 'post',
    path: '/steps/candidates',
    summary: 'Who holds the positions of these steps, how much they have in hand, and which of the steps may go to each',
    action: 'step.decide',
    remember: false,
    body: z.strictObject({ stepIds }),
    answer: candidateList,
    refusals: { 404: ['not-found'] },
    async handle({ person, body }) {
      const items = await steps.candidates(person, body.stepIds);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/steps/assign',
    summary: 'Give steps to somebody who may act at them: what you have in hand, or as whoever leads in or supervises their organ',
    description:
      'Each step goes or says why not. One step asked for alone is refused as a whole. What waited at a step for a second officer lapses.',
    action: 'step.decide',
    body: z.strictObject({ stepIds, personId: id, reason: statedReason(1_000) }),
    answer: assignedSteps,
    refusals: {
      403: MAY_NOT_ACT,
      404: ['not-found'],
      409: [...STEP_REFUSALS[409], 'step-theirs-already', 'own-declaration', 'state-forbids'],
    },
    handle: async ({ person, body }) => ({ items: await steps.assign(person, body) }),
  });

  api.route({
    method: 'get',
    path: '/matters/:id/work',
    summary: 'Who works on a matter: who has stepped aside (CF43), what may be given on, and where nobody may lawfully act',
    action: 'matter.read',
    params: matter,
    answer: matterWork,
    handle: ({ person, params }) => work(person, params.id),
  });

  api.route({
    method: 'get',
    path: '/work/unattended',
    summary: 'Open matters of your scope that nobody can lawfully finish as things stand, in groups that stand alike',
    action: 'matter.read',
    answer: unattendedList,
    cost: 'search',
    async handle({ person }) {
      const items = await finish.groups(person);
      return { items, next: null, total: items.length };
    },
  });

  api.route({
    method: 'post',
    path: '/matters/:id/recusals',
    summary: 'Step aside from a matter; whoever leads in or supervises its organ says so of others',
    action: 'step.decide',
    params: matter,
    body: aside,
    answer: nothing,
    refusals: { 409: ['recused-already', 'matter-closed'] },
    async handle({ person, params, body }) {
      await recusals.recuse(person, params.id, body);
      return undefined;
    },
  });

  api.route({
    method: 'post',
    path: '/matters/:id/recusals/lift',
    summary: 'Let somebody act again who had stepped aside without ground',
    action: 'step.assign',
    params: matter,
    body: aside,
    answer: nothing,
    async handle({ person, params, body }) {
      await recusals.lift(person, params.id, body);
      return undefined;
    },
  });
}
