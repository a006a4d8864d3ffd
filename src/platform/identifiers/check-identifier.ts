/** One entrance to all identifier checks, by the kind that a form names. */
import type { CheckResult } from './check-result.ts';
import { checkIdentityCard } from './identity-card.ts';
import type { IdentifierKind } from './mask.ts';
import { checkOfficerCard } from './officer-card.ts';
import { checkOrganisationCode } from './organisation-code.ts';
import { checkPassport } from './passport.ts';
import { checkPhone } from './phone.ts';
import { checkUscc } from './uscc.ts';

const CHECKS: Record<IdentifierKind, (text: string) => CheckResult> = {
  'uscc': checkUscc,
  'organisation-code': checkOrganisationCode,
  'identity-card': (text) => checkIdentityCard(text),
  'officer-card': checkOfficerCard,
  'passport': checkPassport,
  'phone': checkPhone,
};

export const checkIdentifier = (kind: IdentifierKind, text: string): CheckResult => CHECKS[kind](text);
