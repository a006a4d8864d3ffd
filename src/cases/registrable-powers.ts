/** The powers whose cases a person may register now: published, of their organ, begun at a position that they hold (R6a, R10). */
import type { LicenceAct } from '../../domain/licences/acts.ts';
import { intakeOf, type Intake, type PowerCategory } from '../../domain/registry/registry-entry.ts';
import type { Person } from '../platform/auth/index.ts';
import { entryOfVersion, type RegistryService } from '../registry/index.ts';

export interface RegistrablePower {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  category: PowerCategory;
  organ: { id: string; name: string };
  versionId: string;
  versionNumber: number;
  intake: Intake;
  /** What it does to licences of which power. */
  licence: { act: LicenceAct; of: string } | null;
}

export type RegistrablePowers = (person: Person) => Promise<RegistrablePower[]>;

export function createRegistrablePowers({
  registry,
  mayRegister,
  organName,
}: {
  registry: RegistryService;
  mayRegister: (person: Person, organId: string, positionCode: string) => boolean;
  organName: (organId: string) => Promise<string>;
}): RegistrablePowers {
  return async (person) => {
    const organIds = [...new Set(person.positions.map(({ organId }) => organId))];
    const found = await registry.store.publishedOfOrgans(organIds);
    const powers = found
      .map(({ power, version }) => ({ power, version, entry: entryOfVersion(version) }))
      .map((one) => ({ ...one, intake: intakeOf(one.entry) }))
      .filter(({ power, intake }) => mayRegister(person, power.organ_id, intake.position));
    return Promise.all(
      powers.map(async ({ power, version, entry, intake }) => ({
        id: power.id,
        code: power.code,
        name: power.name,
        nameEn: power.name_en,
        category: power.category,
        organ: { id: power.organ_id, name: await organName(power.organ_id) },
        versionId: version.id,
        versionNumber: version.number,
        intake,
        licence: entry.licenceAct && entry.licenceOf ? { act: entry.licenceAct, of: entry.licenceOf } : null,
      })),
    );
  };
}
