import { orderRule } from '../order-rule.ts';

const CERTIFICATES: ReadonlySet<string> = new Set(['licence-certificate', 'confirmation-certificate', 'payment-voucher']);

/** XK39, R16.5: a certificate is made and money is paid out only after the case was decided in favour, on every path. */
export const certificateAfterGrant = orderRule({
  name: 'certificate-after-grant',
  applies: ({ category }) => ['licence', 'grant', 'confirmation', 'reward', 'other'].includes(category),
  demands: [
    {
      at: ({ stage, template }) => stage === 'certificate' || CERTIFICATES.has(template ?? ''),
      needs: ['effect:grant'],
      basis: 'XK39, R16.5',
    },
  ],
});
