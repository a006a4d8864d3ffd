/**
 * The party of a matter (R11.1): an organisation or a person. One description of its fields for the page that asks and the server that
 * keeps.
 */
import type { IdentifierKind } from '../identifiers/kinds.ts';

export const CODE_TYPES = ['uscc', 'organisation-code'] as const satisfies readonly IdentifierKind[];
export const ID_TYPES = ['identity-card', 'officer-card', 'passport'] as const satisfies readonly IdentifierKind[];

export interface OrganisationParty {
  kind: 'organisation';
  name: string;
  codeType: (typeof CODE_TYPES)[number];
  code: string;
  contact: string;
  phone: string;
  address?: string;
}

export interface PersonParty {
  kind: 'person';
  name: string;
  idType: (typeof ID_TYPES)[number];
  idNumber: string;
  phone: string;
  address?: string;
}

export type Party = OrganisationParty | PersonParty;
export type PartyKind = Party['kind'];

/** The number by which a party is the same, whatever its name. */
export const numberOfParty = (party: Party): string => (party.kind === 'organisation' ? party.code : party.idNumber);

export type PartyFieldKey = 'name' | 'code' | 'idNumber' | 'contact' | 'phone' | 'address';

export interface PartyField {
  key: PartyFieldKey;
  label: string;
  labelEn: string;
  required: boolean;
  /** Most characters. */
  longest: number;
}

/** Most characters of each fact about a party. */
export const LONGEST_PARTY_FIELD: Readonly<Record<PartyFieldKey, number>> = {
  name: 100,
  code: 40,
  idNumber: 40,
  contact: 100,
  phone: 40,
  address: 200,
};

const field = (key: PartyFieldKey, label: string, labelEn: string, required = true): PartyField => ({
  key,
  label,
  labelEn,
  required,
  longest: LONGEST_PARTY_FIELD[key],
});
const PHONE = field('phone', '联系电话', 'Telephone');
const ADDRESS = field('address', '地址', 'Address', false);

/** What is asked of each kind of party, in the order of the page. */
export const PARTY_FIELDS: Readonly<Record<PartyKind, readonly PartyField[]>> = {
  organisation: [
    field('name', '单位名称', 'Organisation'),
    field('code', '代码', 'Code'),
    field('contact', '联系人', 'Contact'),
    PHONE,
    ADDRESS,
  ],
  person: [field('name', '姓名', 'Name'), field('idNumber', '证件号码', 'Number'), PHONE, ADDRESS],
};

/** The kind of number that a field of this party holds; undefined where it holds words. */
export function identifierOf(party: Party, key: PartyFieldKey): IdentifierKind | undefined {
  if (key === 'phone') return 'phone';
  if (key === 'code' && party.kind === 'organisation') return party.codeType;
  return key === 'idNumber' && party.kind === 'person' ? party.idType : undefined;
}

/** What a party's field holds; empty where this kind of party has none. */
export function partyValue(party: Party, key: PartyFieldKey): string {
  const values: Partial<Record<PartyFieldKey, string>> = party;
  return values[key] ?? '';
}
