/** The party of a case (R11.1): an organisation or a person, with checked numbers; sensitive ones masked for most readers. */
import { z } from 'zod';
import type { FieldProblem } from '../platform/errors.ts';
import { checkIdentifier, maskIdentifier, type IdentifierKind } from '../platform/identifiers/index.ts';

const name = z.string().max(100);
const phone = z.string().max(40);
const address = z.string().max(200).optional();

export const partySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organisation'), name, codeType: z.enum(['uscc', 'organisation-code']), code: z.string().max(40), contact: z.string().max(100), phone, address }),
  z.strictObject({ kind: z.literal('person'), name, idType: z.enum(['identity-card', 'officer-card', 'passport']), idNumber: z.string().max(40), phone, address }),
]);

export type PartyInput = z.infer<typeof partySchema>;
export type Party = PartyInput;

export function checkParty(input: PartyInput, path: string): { party: Party | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const required = (key: string, value: string, label: string, labelEn: string): void => {
    if (!value.trim()) problems.push({ path: `${path}.${key}`, code: 'required', message: `请填写${label}。`, messageEn: `${labelEn} is required.` });
  };
  const number = (key: string, kind: IdentifierKind, value: string): string => {
    const checked = checkIdentifier(kind, value);
    if (!checked.ok && checked.problem) problems.push({ path: `${path}.${key}`, ...checked.problem });
    return checked.normalised;
  };
  required('name', input.name, input.kind === 'organisation' ? '单位名称' : '姓名', 'A name');
  const phoneNumber = number('phone', 'phone', input.phone);
  const common = { name: input.name.trim(), phone: phoneNumber, address: input.address?.trim() || undefined };
  let party: Party;
  if (input.kind === 'organisation') {
    required('contact', input.contact, '联系人', 'A contact person');
    party = { ...input, ...common, code: number('code', input.codeType, input.code), contact: input.contact.trim() };
  } else {
    party = { ...input, ...common, idNumber: number('idNumber', input.idType, input.idNumber) };
  }
  return { party: problems.length ? null : party, problems };
}

const ID_LABELS = {
  'uscc': '统一社会信用代码', 'organisation-code': '组织机构代码', 'identity-card': '居民身份证号码', 'officer-card': '军官证号码', 'passport': '护照号码',
} as const;

/** The party in the words of a document. */
export function describeParty(party: Party): { kind: 'organisation' | 'person'; name: string; idLabel: string; idNumber: string; contact?: string; phone: string; address?: string } {
  return {
    kind: party.kind, name: party.name, phone: party.phone, address: party.address,
    ...(party.kind === 'organisation' ? { idLabel: ID_LABELS[party.codeType], idNumber: party.code, contact: party.contact } : { idLabel: ID_LABELS[party.idType], idNumber: party.idNumber }),
  };
}

/** For every reader who does not have the case in hand. */
export function maskParty(party: Party): Party {
  const phoneNumber = maskIdentifier('phone', party.phone);
  return party.kind === 'organisation' ? { ...party, phone: phoneNumber } : { ...party, phone: phoneNumber, idNumber: maskIdentifier(party.idType, party.idNumber) };
}
