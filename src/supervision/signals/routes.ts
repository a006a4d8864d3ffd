/** A signal as a matter over HTTP (R13, R16.11): issuing one by hand, and what a matter that is a signal shows of it. */
import { z } from 'zod';
import { formAnswers } from '../../../domain/api/form-answers.ts';
import { signalDetail, signalForm, signalIssued } from '../../../domain/api/supervision.ts';
import type { Person } from '../../platform/auth/index.ts';
import { notFound } from '../../platform/errors.ts';
import type { Api } from '../../platform/http/index.ts';
import type { PlatformProcedures } from '../../procedures/index.ts';
import type { Addressees } from '../orders/addressees.ts';
import type { SupervisionViews } from '../views.ts';
import { ASKED_BY_HAND, rulesByHand, type IssueByHand } from './issue-by-hand.ts';
import { WARNING_SIGNAL } from './open-act.ts';

export interface SignalRouteDependencies {
  api: Api;
  views: SupervisionViews;
  issueByHand: IssueByHand;
  addressees: Addressees;
  procedures: PlatformProcedures;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}

export function signalRoutes({ api, views, issueByHand, addressees, procedures, mayRead }: SignalRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/signals/form',
    summary: 'What is asked when a signal is issued by hand, for which situations, and to whom (R16.11)',
    action: 'signal.issue',
    answer: signalForm,
    handle: async ({ person }) => ({
      organs: await addressees.all(person),
      rules: rulesByHand().map(({ id, colour, text, textEn }) => ({ id, colour, text, textEn })),
      fields: (await procedures.current(WARNING_SIGNAL)).entry.intake.fields.filter(({ key }) => ASKED_BY_HAND.some((one) => one === key)),
    }),
  });

  api.route({
    method: 'post',
    path: '/signals',
    summary: 'Issue a warning signal by hand (R16.11)',
    action: 'signal.issue',
    status: 201,
    body: z.strictObject({
      rule: z.string().min(1).max(16),
      matterId: z.string().min(1).max(64).optional(),
      organId: z.string().min(1).max(64).optional(),
      answers: formAnswers,
    }),
    answer: signalIssued,
    refusals: { 403: ['organ-out-of-scope'], 404: ['not-found'], 409: ['own-organ', 'contact-missing'] },
    handle: ({ person, body }) => issueByHand(person, body),
  });

  api.route({
    method: 'get',
    path: '/matters/:id/signal',
    summary: 'The signal that a matter is',
    action: 'matter.read',
    params: z.object({ id: z.string().max(64) }),
    answer: signalDetail,
    async handle({ person, params }) {
      if (!(await mayRead(person, params.id))) throw notFound('该信号', 'signal');
      return views.ofAct(params.id);
    },
  });
}
