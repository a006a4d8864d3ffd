/**
 * Rows of organs, positions and people, by models (docs/adr/0029-models.md). Two are SQL: `holder`, which every act asks, because
 * Sequelize's way around each statement made a case three times as dear (docs/adr/0022-hot-path.md), and `person`, asked for everybody
 * who is signed in every two seconds: three statements of 32 µs of processor time together, where one `findOne` takes 790.
 */
import type { FindOptions, WhereOptions } from 'sequelize';
import { findRow, findRows, placeholders, type Database } from '../platform/database/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { heldOn, organisationModels, scopesReaching, type PersonRow, type PositionRow, type RoleGrantRow } from './models.ts';
import { isPositionRole, positionsOfRoles, rolesOf } from './role-positions.ts';

export type { OrganRow, PersonRow } from './models.ts';

/** Whoever holds a position, and whether that takes enforcement steps. */
export type Holder = PersonRow & Pick<PositionRow, 'enforcement'>;

/** The holding `h` covers the day bound to this mark. */
const HELD_ON = (mark: string): string => `(h.held_from IS NULL OR h.held_from <= ${mark}) AND (h.held_to IS NULL OR h.held_to >= ${mark})`;

export type OrganisationStore = ReturnType<typeof createOrganisationStore>;

export function createOrganisationStore(database: Database) {
  const { district, organ, position, person } = organisationModels(database);

  /** The first of these people who has such a grant. One statement: Sequelize would look for the person in a subquery. */
  const firstGranted = (grant: WhereOptions<RoleGrantRow>, people: Pick<FindOptions<PersonRow>, 'where' | 'order'>) =>
    findRow(person, { ...people, include: { association: 'grants', attributes: [], where: grant }, subQuery: false });

  return {
    districts: () => findRows(district, { order: ['code'] }),
    organs: () => findRows(organ, { order: ['district_id', 'code'] }),
    positions: () => findRows(position, { order: ['organ_id', 'id'] }),
    people: () => findRows(person, { order: ['id'] }),
    organ: (id: string) => findRow(organ, { where: { id } }),
    personRow: (id: string) => findRow(person, { where: { id } }),
    personByAccount: (account: string) => findRow(person, { where: { account } }),
    async keepPassword(id: string, hash: string): Promise<void> {
      await person.update({ password_hash: hash }, { where: { id } });
    },
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
    holdersOf: (organId: string, code: string, day: string): Promise<Pick<PersonRow, 'id' | 'name'>[]> =>
      findRows(person, {
        attributes: ['id', 'name'],
        ...(isPositionRole(code)
          ? {
              where: { organ_id: organId, active: 1 },
              include: { association: 'grants', attributes: [], where: { role: [...rolesOf(code)] } },
            }
          : {
              where: { active: 1 },
              include: {
                association: 'positions',
                attributes: [],
                where: { organ_id: organId, code },
                through: { attributes: [], where: heldOn(day) },
              },
            }),
        // Who has two of a position's roles holds it once.
        group: ['person.id', 'person.name'],
        order: ['id'],
      }),

    registrarOf: async (organId: string): Promise<string | null> =>
      (await firstGranted({ role: 'organ-registrar' }, { order: ['id'], where: { organ_id: organId, active: 1 } }))?.id ?? null,
    /** Organ of those who review this organ's powers: the nearest appointed legal officers (R2c). */
    async legalOfficeOf(organId: string): Promise<string | null> {
      const reviewed = await findRow(organ, { where: { id: organId } });
      for (const scope of reviewed ? scopesReaching(reviewed) : []) {
        const officer = await firstGranted({ role: 'legal-officer', ...scope }, { order: ['organ_id'], where: { active: 1 } });
        if (officer) return officer.organ_id;
      }
      return null;
    },

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
        database.all<Omit<RoleGrantRow, 'person_id'>>('SELECT role, scope, scope_id FROM role_grant WHERE person_id = $1 ORDER BY role', [
          id,
        ]),
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
