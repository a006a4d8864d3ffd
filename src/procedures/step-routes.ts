/** Claiming, releasing and deciding a step of any matter over HTTP (R10, R11.4). */
import { z } from 'zod';
import { formAnswers } from '../../domain/api/form-answers.ts';
import { decisionConfirmed, decisionTaken, stepView, type StepView } from '../../domain/api/steps.ts';
import { statedReason } from '../../domain/text/reason-schema.ts';
import { sendFile, type Api } from '../platform/http/index.ts';
import type { DecideStep } from './decide-step.ts';
import type { PreviewDecision } from './preview-decision.ts';
import { CONFIRMATION_REFUSALS, DECISION_REFUSALS, PREVIEW_CODES, PROPOSAL_REFUSALS, STEP_REFUSALS } from './refusals.ts';

export interface StepRouteDependencies {
  api: Api;
  steps: DecideStep;
  preview: PreviewDecision;
  stepOf: (stepId: string) => Promise<StepView>;
}

const HOW_A_STEP_IS_DECIDED = `What to send is learned from \`GET /steps/{id}\`:
- \`outcome\`: the code of one of the step's \`outcomes\`. Where that one is \`negative\`, \`text\` must state the reason in words.
- \`fields\`: by key, an answer to each field of \`form\`, where the step has one. A field with \`outcomes\` is asked for those outcomes alone. By type: text, long-text, date (YYYY-MM-DD) and choice (the \`value\` of one of its \`options\`) are strings, number is a number, money is whole fen, yes-no is true or false.
- \`coOfficerId\`: where \`officers\` is 2, the id of one of the \`colleagues\`, who acts with you and is not you. The answer then has a \`proposalId\` and no \`opinionId\`: the step is decided when that colleague has sent \`POST /steps/{id}/confirm\` with it. Deciding again before replaces what waits.

The next step stands when the engine has come there: ask the inbox or the matter again.`;

const WHAT_A_PREVIEW_IS = `Takes what \`POST /steps/{id}/decide\` takes, refuses what that refuses, and decides nothing: nothing is stored, numbered or recorded. Each page bears the mark 预览 · PREVIEW, and no document has a number.`;

export function stepRoutes({ api, steps, preview, stepOf }: StepRouteDependencies): void {
  const params = z.object({ id: z.string().max(64) });
  const decision = z.strictObject({
    outcome: z.string().max(64),
    text: z.string().max(10_000).default(''),
    fields: formAnswers.default({}),
    coOfficerId: z.string().max(64).nullish(),
  });

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
    body: decision,
    answer: decisionTaken,
    refusals: DECISION_REFUSALS,
    handle: async ({ person, params: { id }, body }) => ({ stepId: id, ...(await steps.decide(person, id, body)) }),
  });

  const proposal = { proposalId: z.string().max(64) };

  api.route({
    method: 'post',
    path: '/steps/:id/confirm',
    summary: 'Confirm, as the second officer, what the first one proposed: only then is the step decided (XK34, CF42)',
    description:
      '`step.proposal` of `GET /steps/{id}` is what you confirm; one that was changed meanwhile is refused. Its author and you are asked again whether you may act.',
    action: 'step.decide',
    params,
    body: z.strictObject(proposal),
    answer: decisionConfirmed,
    refusals: CONFIRMATION_REFUSALS,
    handle: async ({ person, params: { id }, body }) => ({ stepId: id, ...(await steps.confirm(person, id, body.proposalId)) }),
  });

  api.route({
    method: 'post',
    path: '/steps/:id/decline',
    summary: 'Send back, as the second officer, what the first one proposed, with the reason',
    action: 'step.decide',
    params,
    body: z.strictObject({ ...proposal, reason: statedReason(2_000) }),
    answer: stepView,
    refusals: PROPOSAL_REFUSALS,
    async handle({ person, params: { id }, body }) {
      await steps.decline(person, id, body);
      return stepOf(id);
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/withdraw',
    summary: 'Take back what you proposed, before the second officer has answered',
    action: 'step.decide',
    params,
    body: z.strictObject(proposal),
    answer: stepView,
    refusals: PROPOSAL_REFUSALS,
    async handle({ person, params: { id }, body }) {
      await steps.withdraw(person, id, body.proposalId);
      return stepOf(id);
    },
  });

  api.route({
    method: 'post',
    path: '/steps/:id/preview',
    summary: 'The documents that a decision would make next, as one PDF, before it is made (R11.5)',
    description: WHAT_A_PREVIEW_IS,
    action: 'step.decide',
    params,
    body: decision,
    sends: ['application/pdf'],
    refusals: { ...DECISION_REFUSALS, 422: [...DECISION_REFUSALS[422], ...PREVIEW_CODES] },
    remember: false,
    cost: 'file',
    async handle({ person, params: { id }, body, response }) {
      const bytes = await preview(person, id, body);
      return sendFile(response, { bytes, type: 'application/pdf', name: '文书预览.pdf', inline: true, cache: 'private, no-store' });
    },
  });
}
