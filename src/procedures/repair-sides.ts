/** As whom a person repairs a matter (R12a): read from the one permission table, so that scope and duties are said once. */
import type { RepairSide } from '../../domain/flowchart/repairs.ts';
import type { MatterRow } from '../matters/index.ts';
import { may, type Person, type Role } from '../platform/auth/index.ts';

const ROLES: Readonly<Record<RepairSide, Role>> = {
  administrator: 'system-administrator',
  organ: 'organ-registrar',
  'legal-office': 'legal-officer',
};

/** Whoever runs the machines stands for that side alone, whatever else they were granted (R2a). Empty = may not repair it. */
export function repairSidesOf(person: Person, matter: Pick<MatterRow, 'organ_id' | 'district_id'>): RepairSide[] {
  const target = { organId: matter.organ_id, districtId: matter.district_id };
  const sides = (Object.keys(ROLES) as RepairSide[]).filter((side) =>
    may({ ...person, grants: person.grants.filter(({ role }) => role === ROLES[side]) }, 'matter.repair', target),
  );
  return sides.includes('administrator') ? ['administrator'] : sides;
}
