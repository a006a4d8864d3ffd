/** Supervisory orders over HTTP (R20): drawing one up. What happens to it afterwards are steps of a matter like any other. */
import { z } from 'zod';
import { formAnswers } from '../../../domain/api/form-answers.ts';
import { orderDrawnUp, orderForm } from '../../../domain/api/orders.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import type { Api } from '../../platform/http/index.ts';
import type { PlatformProcedures } from '../../procedures/index.ts';
import type { Addressees } from './addressees.ts';
import type { OpenOrder } from './open-order.ts';
import { SUPERVISORY_ORDER } from './order-kind.ts';

export interface OrderRouteDependencies {
  api: Api;
  openOrder: OpenOrder;
  addressees: Addressees;
  procedures: PlatformProcedures;
}

export function orderRoutes({ api, openOrder, addressees, procedures }: OrderRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/orders/form',
    summary: 'What is asked when a supervisory order is drawn up, and to whom it may be issued (R20)',
    action: 'order.issue',
    answer: orderForm,
    handle: async ({ person }) => ({
      organs: await addressees.all(person),
      fields: (await procedures.current(SUPERVISORY_ORDER)).entry.intake.fields,
    }),
  });

  api.route({
    method: 'post',
    path: '/orders',
    summary: 'Draw up a supervisory order against an organ (R20)',
    action: 'order.issue',
    status: 201,
    body: z.strictObject({
      organId: z.string().min(1).max(64),
      title: z.string().trim().min(1).max(LONGEST.text),
      answers: formAnswers,
      subjects: z
        .array(z.strictObject({ kind: z.enum(['matter', 'signal', 'document']), id: z.string().min(1).max(64) }))
        .max(20)
        .default([]),
    }),
    answer: orderDrawnUp,
    refusals: { 403: ['organ-out-of-scope'], 404: ['not-found'], 409: ['own-organ', 'contact-missing'] },
    async handle({ person, body }) {
      const { id, number } = await openOrder(person, body);
      return { id, number };
    },
  });
}
