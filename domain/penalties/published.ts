/**
 * What is published of a penalty decision (CF48; docs/law.md, "Documents"): numbers of persons never, the name of a person but for its last
 * character, neither of them in the words of officers.
 */
import { describeParty } from '../party/describe-party.ts';
import { maskName } from '../party/mask-name.ts';
import type { Party } from '../party/party.ts';

export const publishedName = (party: Party): string => {
  const { kind, name } = describeParty(party);
  return kind === 'person' ? maskName(name) : name;
};

/** Identity cards, telephones and other long numbers; what is shorter is an amount, a date or an article. */
const LONG_NUMBER = /(?<![\dA-Za-z])\d[\d ]{9,}[\dXx](?![\dA-Za-z])/g;

/** Words of officers without what tells of a person. */
export function publishedText(text: string, party: Party): string {
  const { kind, name } = describeParty(party);
  if (kind !== 'person') return text.replace(LONG_NUMBER, masked);
  return text.split(name).join(maskName(name)).replace(LONG_NUMBER, masked);
}

const masked = (number: string): string => number.replace(/[\dXx]/g, '*');

/** Why a publication was withdrawn. */
export const WITHDRAWAL_GROUNDS = {
  term: { name: '公开期限届满', nameEn: 'its term is over' },
  annulled: { name: '决定被撤销、变更或者确认违法', nameEn: 'the decision was revoked, altered or found unlawful' },
  'by-hand': { name: '人工撤回', nameEn: 'withdrawn by hand' },
} as const satisfies Record<string, { name: string; nameEn: string }>;
export type WithdrawalGround = keyof typeof WITHDRAWAL_GROUNDS;
export const WITHDRAWAL_GROUND_CODES = Object.keys(WITHDRAWAL_GROUNDS) as WithdrawalGround[];
