/** Rows of organs, positions and people. */
import { placeholders, type Database } from '../platform/database/index.ts';
import type { Person, Role, RoleGrant } from '../platform/auth/index.ts';
import { isPositionRole, positionsOfRoles, rolesOf } from './role-positions.ts';

export interface DistrictRow {
  id: string;
  code: string;
  name: string;
}
export interface OrganRow {
  id: string;
  code: string;
  name: string;
  name_en: string;
  short_name: string;
  district_id: string | null;
  address: string | null;
  phone: string | null;
}
export interface PositionRow {
  id: string;
  organ_id: string;
  code: string;
  name: string;
  /** 1: its holders take enforcement steps and need a valid certificate (R19.2). */
  enforcement: number;
}
export interface PersonRow {
  id: string;
  account: string;
  name: string;
  organ_id: string;
  password_hash: string;
  demonstration: number;
  active: number;
  certificate_number: string | null;
  certificate_from: string | null;
  certificate_to: string | null;
  duty: string | null;
  duty_en: string | null;
}

/** Whoever holds a position, and whether that takes enforcement steps. */
export type Holder = PersonRow & Pick<PositionRow, 'enforcement'>;

/** The holding `h` covers the day bound to this mark. */
const HELD_ON = (mark: string): string => `(h.held_from IS NULL OR h.held_from <= ${mark}) AND (h.held_to IS NULL OR h.held_to >= ${mark})`;

export type OrganisationStore = ReturnType<typeof createOrganisationStore>;

export function createOrganisationStore(database: Database) {
  return {
    districts: () => database.all<DistrictRow>('SELECT * FROM district ORDER BY code'),
    organs: () => database.all<OrganRow>('SELECT * FROM organ ORDER BY district_id, code'),
    positions: () => database.all<PositionRow>('SELECT * FROM position ORDER BY organ_id, id'),
    people: () => database.all<PersonRow>('SELECT * FROM person ORDER BY id'),
    organ: (id: string) => database.get<OrganRow>('SELECT * FROM organ WHERE id = $1', [id]),
    personRow: (id: string) => database.get<PersonRow>('SELECT * FROM person WHERE id = $1', [id]),
    personByAccount: (account: string) => database.get<PersonRow>('SELECT * FROM person WHERE account = $1', [account]),
    /** The active person, if they hold the position on that day; a role is one of the person's own organ. Asked for every act. */
    holder: (personId: string, organId: string, code: string, day: string): Promise<Holder | undefined> =>
      isPositionRole(code)
        ? database.get<Holder>(
            `SELECT r.*, 0 AS enforcement FROM person r JOIN role_grant g ON g.person_id = r.id
             WHERE r.id = $1 AND r.organ_id = $2 AND r.active = 1 AND g.role IN (${placeholders(rolesOf(code).length, 3)}) LIMIT 1`,
            [personId, organId, ...rolesOf(code)],
          )
        : database.get<Holder>(
            `SELECT r.*, p.enforcement FROM person r JOIN holding h ON h.person_id = r.id JOIN position p ON p.id = h.position_id
             WHERE r.id = $1 AND r.active = 1 AND p.organ_id = $2 AND p.code = $3 AND ${HELD_ON('$4')}`,
            [personId, organId, code, day],
          ),
    holdersOf: (organId: string, code: string, day: string): Promise<{ id: string; name: string }[]> =>
      isPositionRole(code)
        ? database.all(
            `SELECT DISTINCT r.id, r.name FROM person r JOIN role_grant g ON g.person_id = r.id
             WHERE r.organ_id = $1 AND g.role IN (${placeholders(rolesOf(code).length, 2)}) AND r.active = 1 ORDER BY r.id`,
            [organId, ...rolesOf(code)],
          )
        : database.all(
            `SELECT r.id, r.name FROM person r JOIN holding h ON h.person_id = r.id JOIN position p ON p.id = h.position_id
       WHERE p.organ_id = $1 AND p.code = $2 AND r.active = 1 AND ${HELD_ON('$3')} ORDER BY r.id`,
            [organId, code, day],
          ),

    registrarOf: async (organId: string): Promise<string | null> =>
      (
        await database.get<{ id: string }>(
          "SELECT r.id FROM person r JOIN role_grant g ON g.person_id = r.id AND g.role = 'organ-registrar' WHERE r.organ_id = $1 AND r.active = 1 ORDER BY r.id LIMIT 1",
          [organId],
        )
      )?.id ?? null,
    /** Organ of those who review this organ's powers: the nearest appointed legal officers (R2c). */
    legalOfficeOf: async (organId: string): Promise<string | null> =>
      (
        await database.get<{ organ_id: string }>(
          `SELECT r.organ_id FROM organ o JOIN role_grant g ON g.role = 'legal-officer' AND (g.scope = 'city' OR (g.scope = 'district' AND g.scope_id = o.district_id) OR (g.scope = 'organ' AND g.scope_id = o.id))
       JOIN person r ON r.id = g.person_id AND r.active = 1 WHERE o.id = $1 ORDER BY CASE g.scope WHEN 'organ' THEN 0 WHEN 'district' THEN 1 ELSE 2 END, r.organ_id LIMIT 1`,
          [organId],
        )
      )?.organ_id ?? null,

    /** An active person with what they hold on that day. */
    async person(id: string, day: string): Promise<Person | undefined> {
      const row = await database.get<PersonRow & { organ_name: string; district_id: string | null }>(
        'SELECT r.*, o.name AS organ_name, o.district_id FROM person r JOIN organ o ON o.id = r.organ_id WHERE r.id = $1 AND r.active = 1',
        [id],
      );
      if (!row) return undefined;
      const [positions, grants] = await Promise.all([
        database.all<PositionRow>(
          `SELECT p.* FROM position p JOIN holding h ON h.position_id = p.id WHERE h.person_id = $1 AND ${HELD_ON('$2')} ORDER BY p.id`,
          [id, day],
        ),
        database.all<{ role: Role; scope: RoleGrant['scope']; scope_id: string }>(
          'SELECT role, scope, scope_id FROM role_grant WHERE person_id = $1 ORDER BY role',
          [id],
        ),
      ]);
      return {
        id: row.id,
        account: row.account,
        name: row.name,
        organ: { id: row.organ_id, name: row.organ_name, districtId: row.district_id },
        demonstration: row.demonstration === 1,
        positions: [...positions, ...positionsOfRoles(row.organ_id, grants)].map(({ id: positionId, organ_id, code, name }) => ({
          id: positionId,
          code,
          name,
          organId: organ_id,
        })),
        grants: grants.map(({ role, scope, scope_id }) => ({ role, scope, scopeId: scope_id })),
      };
    },
  };
}
