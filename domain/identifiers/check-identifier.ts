/** One entrance to all identifier checks, by the kind that a form names. */
import type { CivilDate } from '../time/civil-date.ts';
import type { CheckResult } from './check-result.ts';
import { checkIdentityCard } from './identity-card.ts';
import type { IdentifierKind } from './kinds.ts';
import { checkOfficerCard } from './officer-card.ts';
import { checkOrganisationCode } from './organisation-code.ts';
import { checkPassport } from './passport.ts';
import { checkPhone } from './phone.ts';
import { checkUscc } from './uscc.ts';

const CHECKS: Record<IdentifierKind, (text: string, today: CivilDate) => CheckResult> = {
  uscc: checkUscc,
  'organisation-code': checkOrganisationCode,
  'identity-card': checkIdentityCard,
  'officer-card': checkOfficerCard,
  passport: checkPassport,
  phone: checkPhone,
};

/** `today` by the platform's clock: nobody was born later. */
export const checkIdentifier = (kind: IdentifierKind, text: string, today: CivilDate): CheckResult => CHECKS[kind](text, today);
