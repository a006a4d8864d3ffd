/** A signed-in person as every part of the platform knows them. */
import type { Role } from '../../../domain/organisation/roles.ts';

export interface Person {
  id: string;
  account: string;
  name: string;
  organ: { id: string; name: string; districtId: string | null };
  positions: { id: string; code: string; name: string; organId: string }[];
  grants: RoleGrant[];
  demonstration: boolean;
}

/** A role held for the whole city, one district or one organ. */
export interface RoleGrant {
  role: Role;
  scope: 'city' | 'district' | 'organ';
  scopeId: string;
}
