/** A party in the words of a document, and as those see it who do not handle it (R11.1). */
import { IDENTIFIERS } from '../identifiers/kinds.ts';
import { maskIdentifier } from '../identifiers/mask.ts';
import type { Party, PartyKind } from './party.ts';

export function describeParty(party: Party): {
  kind: PartyKind;
  name: string;
  idLabel: string;
  idNumber: string;
  contact?: string;
  phone: string;
  address?: string;
} {
  return {
    kind: party.kind,
    name: party.name,
    phone: party.phone,
    address: party.address,
    ...(party.kind === 'organisation'
      ? { idLabel: IDENTIFIERS[party.codeType].label, idNumber: party.code, contact: party.contact }
      : { idLabel: IDENTIFIERS[party.idType].label, idNumber: party.idNumber }),
  };
}

/** For every reader who does not have the case in hand. */
export function maskParty(party: Party): Party {
  const phone = maskIdentifier('phone', party.phone);
  return party.kind === 'organisation' ? { ...party, phone } : { ...party, phone, idNumber: maskIdentifier(party.idType, party.idNumber) };
}
