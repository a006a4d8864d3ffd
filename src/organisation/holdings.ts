/**
 * What people hold on a day (R10), as acts and sessions ask it. SQL, because every act asks `holder`, every step that is shown `holdersOf`
 * and everybody who is signed in every two seconds `person`: 10 to 40 µs of processor time each, by models 400 to 1,100
 * (docs/adr/0029-models.md), and Sequelize's way around each statement is what made a case dear before (docs/adr/0022-hot-path.md).
 */
import { placeholders, type Database } from '../platform/database/index.ts';
import type { HeldPosition, Person } from '../platform/auth/index.ts';
import type { PersonRow, PositionRow, RoleGrantRow } from './models.ts';
import { isPositionRole, positionsOfRoles, rolesOf } from './role-positions.ts';

/** Whoever acts at a position, whether that takes enforcement steps, and in whose place they act, if not in their own. */
export type Holder = PersonRow & Pick<PositionRow, 'enforcement'> & { substitute_for: string | null };

/** The holding `h` covers the day bound to this mark. */
const HELD_ON = (mark: string): string => `(h.held_from IS NULL OR h.held_from <= ${mark}) AND (h.held_to IS NULL OR h.held_to >= ${mark})`;

/** The substitution `s` covers the day bound to this mark; whoever is gone has no substitute. */
const STANDS_IN_ON = (mark: string): string =>
  `s.ended_at IS NULL AND s.from_day <= ${mark} AND s.to_day >= ${mark} AND absent.active = 1 AND ${HELD_ON(mark)}`;
/** What an absent colleague holds, by their own right: a substitute's substitute does not act. */
const IN_PLACE_OF = `substitution s JOIN person absent ON absent.id = s.person_id JOIN holding h ON h.person_id = s.person_id
  JOIN position p ON p.id = h.position_id JOIN person r ON r.id = s.substitute_id`;

export function createHoldings(database: Database) {
  return {
    /** The active person, if they hold the position on that day; a role is one of the person's own organ. Asked for every act. */
    holder: async (personId: string, organId: string, code: string, day: string): Promise<Holder | undefined> =>
      isPositionRole(code)
        ? database.get<Holder>(
            `SELECT r.*, 0 AS enforcement, NULL AS substitute_for FROM person r JOIN role_grant g ON g.person_id = r.id
             WHERE r.id = $1 AND r.organ_id = $2 AND r.active = 1 AND g.role IN (${placeholders(rolesOf(code).length, 3)}) LIMIT 1`,
            [personId, organId, ...rolesOf(code)],
          )
        : ((await database.get<Holder>(
            `SELECT r.*, p.enforcement, NULL AS substitute_for FROM person r JOIN holding h ON h.person_id = r.id
             JOIN position p ON p.id = h.position_id
             WHERE r.id = $1 AND r.active = 1 AND p.organ_id = $2 AND p.code = $3 AND ${HELD_ON('$4')}`,
            [personId, organId, code, day],
          )) ??
          database.get<Holder>(
            `SELECT r.*, p.enforcement, s.person_id AS substitute_for FROM ${IN_PLACE_OF}
             WHERE s.substitute_id = $1 AND r.active = 1 AND p.organ_id = $2 AND p.code = $3 AND ${STANDS_IN_ON('$4')} ORDER BY s.id LIMIT 1`,
            [personId, organId, code, day],
          )),
    holdersOf: (organId: string, code: string, day: string): Promise<{ id: string; name: string }[]> =>
      isPositionRole(code)
        ? database.all(
            `SELECT DISTINCT r.id, r.name FROM person r JOIN role_grant g ON g.person_id = r.id
             WHERE r.organ_id = $1 AND g.role IN (${placeholders(rolesOf(code).length, 2)}) AND r.active = 1 ORDER BY r.id`,
            [organId, ...rolesOf(code)],
          )
        : database.all(
            `SELECT r.id, r.name FROM person r JOIN holding h ON h.person_id = r.id JOIN position p ON p.id = h.position_id
             WHERE p.organ_id = $1 AND p.code = $2 AND r.active = 1 AND ${HELD_ON('$3')}
             UNION SELECT r.id, r.name FROM ${IN_PLACE_OF} WHERE p.organ_id = $1 AND p.code = $2 AND r.active = 1 AND ${STANDS_IN_ON('$3')}
             ORDER BY 1`,
            [organId, code, day],
          ),

    /** An active person with what they hold on that day. */
    async person(id: string, day: string): Promise<Person | undefined> {
      const row = await database.get<PersonRow & { organ_name: string; district_id: string | null }>(
        'SELECT r.*, o.name AS organ_name, o.district_id FROM person r JOIN organ o ON o.id = r.organ_id WHERE r.id = $1 AND r.active = 1',
        [id],
      );
      if (!row) return undefined;
      const [own, inPlace, grants] = await Promise.all([
        database.all<PositionRow>(
          `SELECT p.* FROM position p JOIN holding h ON h.position_id = p.id WHERE h.person_id = $1 AND ${HELD_ON('$2')} ORDER BY p.id`,
          [id, day],
        ),
        database.all<PositionRow & { substitute_for: string }>(
          `SELECT p.*, s.person_id AS substitute_for FROM ${IN_PLACE_OF} WHERE s.substitute_id = $1 AND ${STANDS_IN_ON('$2')} ORDER BY p.id, s.id`,
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
        positions: [
          ...[...own, ...positionsOfRoles(row.organ_id, grants)].map(positionHeld),
          ...inPlace
            .filter(
              ({ id: one }, index) => !own.some((held) => held.id === one) && inPlace.findIndex((first) => first.id === one) === index,
            )
            .map((position) => ({ ...positionHeld(position), substituteFor: position.substitute_for })),
        ],
        grants: grants.map(({ role, scope, scope_id }) => ({ role, scope, scopeId: scope_id })),
      };
    },
  };
}

const positionHeld = ({ id, organ_id, code, name, leads }: PositionRow): HeldPosition => ({
  ...{ id, code, name, organId: organ_id },
  ...(leads === 1 ? { leads: true } : {}),
});
