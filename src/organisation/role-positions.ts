/**
 * Roles whose holders do steps of the rules' own procedures (R6a, R7a, R7b, R20): a role counts as a position of its holder's own organ,
 * most under the role's own code. A role gives no enforcement power, so that no certificate is asked for (R19.2).
 */
import type { Role, RoleGrant } from '../platform/auth/index.ts';

export const ROLE_POSITIONS = {
  'lead-office': { name: '牵头办', roles: ['lead-office'] },
  supervisor: { name: '监察', roles: ['supervisor'] },
  'legal-officer': { name: '法制', roles: ['legal-officer'] },
  'service-centre': { name: '政务服务', roles: ['service-centre'] },
  'organ-registrar': { name: '事项管理员', roles: ['organ-registrar'] },
  /** R20: the supervision office and the legal office alike issue orders. */
  oversight: { name: '监督岗', roles: ['supervisor', 'legal-officer'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>;

export type PositionRole = keyof typeof ROLE_POSITIONS;

export const isPositionRole = (code: string): code is PositionRole => Object.hasOwn(ROLE_POSITIONS, code);

/** The roles that count as the position. */
export const rolesOf = (code: PositionRole): readonly Role[] => ROLE_POSITIONS[code].roles;

/** The position that a role is, in one organ. */
export const rolePosition = (organId: string, code: PositionRole) => ({
  id: `${organId}/${code}`,
  organ_id: organId,
  code,
  name: ROLE_POSITIONS[code].name,
  enforcement: 0,
  leads: 0,
});

/** The positions that these grants are in the holder's organ, each once. */
export const positionsOfRoles = (organId: string, grants: readonly Pick<RoleGrant, 'role'>[]) =>
  Object.keys(ROLE_POSITIONS)
    .filter(isPositionRole)
    .filter((code) => grants.some(({ role }) => rolesOf(code).includes(role)))
    .map((code) => rolePosition(organId, code));
