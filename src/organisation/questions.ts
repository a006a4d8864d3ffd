/** What other features ask about organs and people, from the directory as it is now. */
import type { Directory, OrganisationService } from './service.ts';

export type OrganisationQuestions = ReturnType<typeof createQuestions>;

export function createQuestions(organisation: OrganisationService, cityName: string) {
  const names = (): Promise<Directory> => organisation.directory();
  const organRow = async (organId: string) => (await names()).organRow(organId);
  return {
    names,
    personName: async (id: string): Promise<string> => (await names()).person(id),
    organName: async (organId: string): Promise<string> => (await names()).organ(organId),
    districtOf: async (organId: string): Promise<string | null> => (await organRow(organId))?.district_id ?? null,
    /** Code, name and district; undefined where there is no such organ. */
    async organ(organId: string) {
      const row = await organRow(organId);
      return row && { code: row.code, name: row.name, districtId: row.district_id };
    },
    position: async (organId: string, code: string): Promise<string> => (await names()).position(organId, code),
    /** As a document names who acted (R19.2). */
    async officer(id: string) {
      const known = await names();
      return { name: known.person(id), certificate: known.certificate(id) };
    },
    /** What an organ's documents say of it. */
    async letterhead(organId: string) {
      const row = await organRow(organId);
      return {
        name: row?.name ?? '',
        shortName: row?.short_name ?? '',
        city: cityName,
        government: `${(row?.district_id && (await names()).district(row.district_id)) || cityName}人民政府`,
        address: row?.address ?? undefined,
        phone: row?.phone ?? undefined,
        court: row?.court ?? undefined,
      };
    },
  };
}
