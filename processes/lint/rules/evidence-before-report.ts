import { isOrdinaryPenalty } from '../../../domain/registry/separations.ts';
import { orderRule } from '../order-rule.ts';

/** CF40, CF54, R15.12: the investigation ends on evidence that is listed: the list comes before the report on every path. */
export const evidenceBeforeReport = orderRule({
  name: 'evidence-before-report',
  applies: isOrdinaryPenalty,
  demands: [
    {
      at: ({ stage, template }) => stage === 'investigation-report' || template === 'investigation-report',
      needs: ['document:evidence-list'],
      basis: 'CF40, R15.12',
    },
  ],
});
