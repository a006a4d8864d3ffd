/** A signed-in person as every part of the platform knows them. */
export interface Person {
  id: string;
  account: string;
  name: string;
  organ: { id: string; name: string; districtId: string | null };
  positions: { id: string; code: string; name: string; organId: string }[];
  grants: RoleGrant[];
  demonstration: boolean;
}

export const ROLES = [
  'lead-office', 'system-administrator', 'security-administrator', 'auditor', 'supervisor', 'legal-officer', 'service-centre', 'organ-registrar', 'clerk',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held for the whole city, one district or one organ. */
export interface RoleGrant { role: Role; scope: 'city' | 'district' | 'organ'; scopeId: string }
