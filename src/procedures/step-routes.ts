/** Claiming, releasing and deciding a step of any matter over HTTP (R10, R11.4). */
import { z } from 'zod';
import { formAnswers } from '../../domain/api/form-answers.ts';
import { decisionTaken, stepView, type StepView } from '../../domain/api/steps.ts';
import type { Api } from '../platform/http/index.ts';
import type { DecideStep } from './decide-step.ts';
import { DECISION_REFUSALS, STEP_REFUSALS } from './refusals.ts';

export interface StepRouteDependencies {
  api: Api;
  steps: DecideStep;
  stepOf: (stepId: string) => Promise<StepView>;
}

const HOW_A_STEP_IS_DECIDED = `What to send is learned from \`GET /steps/{id}\`:
- \`outcome\`: the code of one of the step's \`outcomes\`. Where that one is \`negative\`, \`text\` must state the reason in words.
- \`fields\`: by key, an answer to each field of \`form\`, where the step has one. A field with \`outcomes\` is asked for those outcomes alone. By type: text, long-text, date (YYYY-MM-DD) and choice (the \`value\` of one of its \`options\`) are strings, number is a number, money is whole fen, yes-no is true or false.
- \`coOfficerId\`: where \`officers\` is 2, the id of one of the \`colleagues\`, who acts with you and is not you.

The next step stands when the engine has come there: ask the inbox or the matter again.`;

export function stepRoutes({ api, steps, stepOf }: StepRouteDependencies): void {
  const params = z.object({ id: z.string().max(64) });

  api.route({
    method: 'post',
    path: '/steps/:id/claim',
    summary: 'Claim a step',
    action: 'step.decide',
    params,
    answer: stepView,
    refusals: STEP_REFUSALS,
    async handle({ person, params: { id } }) {
      await steps.claim(person, id);
      return stepOf(id);
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/release',
    summary: 'Give a claimed step back',
    action: 'step.decide',
    params,
    answer: stepView,
    refusals: STEP_REFUSALS,
    async handle({ person, params: { id } }) {
      await steps.release(person, id);
      return stepOf(id);
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/decide',
    summary: 'Decide a step with outcome and opinion (R11.4)',
    description: HOW_A_STEP_IS_DECIDED,
    action: 'step.decide',
    params,
    body: z.strictObject({
      outcome: z.string().max(64),
      text: z.string().max(10_000).default(''),
      fields: formAnswers.default({}),
      coOfficerId: z.string().max(64).nullish(),
    }),
    answer: decisionTaken,
    refusals: DECISION_REFUSALS,
    handle: async ({ person, params: { id }, body }) => ({ stepId: id, ...(await steps.decide(person, id, body)) }),
  });
}
