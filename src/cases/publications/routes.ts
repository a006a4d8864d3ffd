/** Published decisions over HTTP (CF48): the list of what is published now, and withdrawing one by hand. */
import { z } from 'zod';
import { publicationPage, publicationRow } from '../../../domain/api/publications.ts';
import { statedReason } from '../../../domain/text/reason-schema.ts';
import { forbidden } from '../../platform/errors.ts';
import { pageQuery, type Api } from '../../platform/http/index.ts';
import type { Publications } from './publications.ts';
import type { PublicationViews } from './views.ts';

export function publicationRoutes({
  api,
  views,
  publications,
}: {
  api: Api;
  views: PublicationViews;
  publications: Pick<Publications, 'withdrawByHand'>;
}): void {
  api.route({
    method: 'get',
    path: '/publications',
    summary: 'Penalty decisions that are published, or were, within your scope (CF48)',
    action: 'case.read',
    query: z.object({
      state: z.enum(['now', 'withdrawn']).optional(),
      q: z.string().max(100).optional(),
      case: z.string().max(64).optional(),
      ...pageQuery,
    }),
    answer: publicationPage,
    handle: ({ person, scope, query }) => views.list(person, scope, query),
  });

  api.route({
    method: 'post',
    path: '/publications/:id/withdraw',
    summary: 'Withdraw a published decision before its term is over, with the reasons told in public (CF48(2))',
    description: 'Only who holds the position that published it.',
    action: 'step.decide',
    params: z.object({ id: z.string().max(64) }),
    body: z.strictObject({ reason: statedReason(500) }),
    answer: publicationRow,
    refusals: { 409: ['publication-withdrawn'] },
    async handle({ person, params: { id }, body: { reason } }) {
      const row = await views.ofReader(person, id);
      if (!(await views.mayWithdraw(person, row))) throw forbidden('step.decide');
      await publications.withdrawByHand(person, row, reason);
      const [shown] = await views.shown(person, [row]);
      if (!shown) throw new Error(`Publication ${id} is gone`);
      return shown;
    },
  });
}
