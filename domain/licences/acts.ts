/**
 * What may happen to a licence or an award after it was issued, and what a decision then does to it (XK8, XK49, XK50, XK69, XK70;
 * docs/law.md, "Procedures").
 *
 * One table, like `registry/effects.ts`: what it is done to, who begins it, in which states that is possible, which ruling carries it
 * out, and what the licence or award is afterwards. An act that replaces the licence does so with the new certificate, every other with
 * the decision.
 */
import type { Effect } from '../registry/effects.ts';
import type { RegisteredCategory } from './registered.ts';
import type { LicenceState } from './states.ts';

export interface LicenceActDescription {
  name: string;
  nameEn: string;
  /** What it is done to: what powers of this category have issued. The power of the act is of the same category. */
  of: RegisteredCategory;
  basis: string;
  intake: 'application' | 'own-motion';
  /** States of the licence in which it may be begun and decided. */
  from: readonly LicenceState[];
  /** The ruling that carries it out. */
  ruling: Effect;
  /** A new certificate takes the licence's place. */
  replaces: boolean;
  /** What the licence is afterwards. */
  becomes: LicenceState;
  /** The document that states the decision, and the one by which nothing is done. */
  decision: string;
  refusal: string;
  /** The document by which the case that issued it takes it back itself, before it closes. */
  within?: string;
}

export const LICENCE_ACTS = {
  change: {
    name: '变更',
    nameEn: 'Change',
    of: 'licence',
    basis: 'XK49',
    intake: 'application',
    from: ['valid'],
    ruling: 'grant',
    replaces: true,
    becomes: 'changed',
    decision: 'licence-change-decision',
    refusal: 'licence-refusal',
  },
  renew: {
    name: '延续',
    nameEn: 'Renewal',
    of: 'licence',
    basis: 'XK50',
    intake: 'application',
    from: ['valid'],
    ruling: 'grant',
    replaces: true,
    becomes: 'renewed',
    decision: 'licence-renewal-decision',
    refusal: 'licence-refusal',
  },
  reissue: {
    name: '补发',
    nameEn: 'Re-issue',
    of: 'licence',
    basis: 'XK49',
    intake: 'application',
    from: ['valid'],
    ruling: 'grant',
    replaces: true,
    becomes: 'reissued',
    decision: 'licence-reissue-decision',
    refusal: 'licence-refusal',
  },
  withdraw: {
    name: '撤回',
    nameEn: 'Withdrawal',
    of: 'licence',
    basis: 'XK8',
    intake: 'own-motion',
    from: ['valid'],
    ruling: 'impose',
    replaces: false,
    becomes: 'withdrawn',
    decision: 'licence-withdrawal-decision',
    refusal: 'licence-kept-notice',
  },
  revoke: {
    name: '撤销',
    nameEn: 'Revocation',
    of: 'licence',
    basis: 'XK69',
    intake: 'own-motion',
    from: ['valid', 'expired'],
    ruling: 'impose',
    replaces: false,
    becomes: 'revoked',
    decision: 'licence-revocation-decision',
    refusal: 'licence-kept-notice',
  },
  cancel: {
    name: '注销',
    nameEn: 'Cancellation',
    of: 'licence',
    basis: 'XK70',
    intake: 'own-motion',
    from: ['valid', 'expired', 'withdrawn', 'revoked'],
    ruling: 'impose',
    replaces: false,
    becomes: 'cancelled',
    decision: 'licence-cancellation-decision',
    refusal: 'licence-kept-notice',
  },
  'revoke-award': {
    name: '撤销奖励',
    nameEn: 'Revocation of an award',
    of: 'reward',
    basis: 'R9, R11.5',
    intake: 'own-motion',
    from: ['valid', 'expired'],
    ruling: 'impose',
    replaces: false,
    becomes: 'revoked',
    decision: 'reward-revocation-decision',
    refusal: 'reward-kept-notice',
    within: 'reward-withdrawal',
  },
} as const satisfies Record<string, LicenceActDescription>;

export type LicenceAct = keyof typeof LICENCE_ACTS;

export const LICENCE_ACT_CODES = Object.keys(LICENCE_ACTS) as LicenceAct[];

/** The description of an act, typed widely so that its states can be asked. */
export const licenceAct = (code: LicenceAct): LicenceActDescription => LICENCE_ACTS[code];
