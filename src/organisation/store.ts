/** Rows of organs, positions and people, by models (docs/adr/0029-models.md). */
import type { FindOptions, WhereOptions } from 'sequelize';
import { findRow, findRows, type Database } from '../platform/database/index.ts';
import { createHoldings } from './holdings.ts';
import { organisationModels, scopesReaching, type PersonRow, type RoleGrantRow } from './models.ts';

export type { OrganRow, PersonRow } from './models.ts';

export type OrganisationStore = ReturnType<typeof createOrganisationStore>;

export function createOrganisationStore(database: Database) {
  const { district, organ, position, person } = organisationModels(database);

  /** The first of these people who has such a grant. One statement: Sequelize would look for the person in a subquery. */
  const firstGranted = (grant: WhereOptions<RoleGrantRow>, people: Pick<FindOptions<PersonRow>, 'where' | 'order'>) =>
    findRow(person, { ...people, include: { association: 'grants', attributes: [], where: grant }, subQuery: false });

  return {
    ...createHoldings(database),
    districts: () => findRows(district, { order: ['code'] }),
    organs: () => findRows(organ, { order: ['district_id', 'code'] }),
    positions: () => findRows(position, { order: ['organ_id', 'id'] }),
    people: () => findRows(person, { order: ['id'] }),
    personRow: (id: string) => findRow(person, { where: { id } }),
    personByAccount: (account: string) => findRow(person, { where: { account } }),
    async keepPassword(id: string, hash: string): Promise<void> {
      await person.update({ password_hash: hash }, { where: { id } });
    },
    registrarOf: async (organId: string): Promise<string | null> =>
      (await firstGranted({ role: 'organ-registrar' }, { order: ['id'], where: { organ_id: organId, active: 1 } }))?.id ?? null,
    /** Organs of the supervisors who see this organ, the nearest first (R14). */
    async supervisingOfficesOf(organId: string): Promise<string[]> {
      const seen = await findRow(organ, { where: { id: organId } });
      const offices: string[] = [];
      for (const scope of seen ? scopesReaching(seen) : []) {
        const supervisor = await firstGranted({ role: 'supervisor', ...scope }, { order: ['organ_id'], where: { active: 1 } });
        if (supervisor && !offices.includes(supervisor.organ_id)) offices.push(supervisor.organ_id);
      }
      return offices;
    },
    /** Organ of those who review this organ's powers: the nearest appointed legal officers (R2c). */
    async legalOfficeOf(organId: string): Promise<string | null> {
      const reviewed = await findRow(organ, { where: { id: organId } });
      for (const scope of reviewed ? scopesReaching(reviewed) : []) {
        const officer = await firstGranted({ role: 'legal-officer', ...scope }, { order: ['organ_id'], where: { active: 1 } });
        if (officer) return officer.organ_id;
      }
      return null;
    },
  };
}
