/** A signed-in person as every part of the platform knows them. */
import type { Role } from '../../../domain/organisation/roles.ts';

export interface Person {
  id: string;
  account: string;
  name: string;
  organ: { id: string; name: string; districtId: string | null };
  positions: HeldPosition[];
  grants: RoleGrant[];
  demonstration: boolean;
}

/** A position that somebody acts at today. */
export interface HeldPosition {
  id: string;
  code: string;
  name: string;
  organId: string;
  /** Its holders lead their organ's people: they assign steps and enter substitutes. */
  leads?: boolean;
  /** The absent colleague in whose place they act at it; none at a position of their own. */
  substituteFor?: string;
}

/** A role held for the whole city, one district or one organ. */
export interface RoleGrant {
  role: Role;
  scope: 'city' | 'district' | 'organ';
  scopeId: string;
}
