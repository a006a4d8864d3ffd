/**
 * The registry of administrative powers (R5–R8, R10): drafts, declaration, review, confirmation, publication.
 *
 * Nothing is handled before it is published (R6a), nobody confirms what they declared themselves, and only the bytes
 * that were confirmed reach the engine: their hash is kept and checked again at deployment.
 */
import type { Person } from '../platform/auth/index.ts';
import { createChangeService, type ChangeDependencies } from './changes/service.ts';
import type { VersionRow } from './store.ts';
import { createVersions, type VersionDependencies } from './versions.ts';

export { hashOfFlowchart, type PublishedDeployment } from './versions.ts';

export type RegistryDependencies = VersionDependencies & Omit<ChangeDependencies, 'versions'>;

export type RegistryService = ReturnType<typeof createRegistryService>;

/** The registry as the rest of the platform knows it: versions, and the changes by which they come into force. */
export function createRegistryService(deps: RegistryDependencies) {
  const versions = createVersions(deps);
  const changes = createChangeService({ ...deps, versions });
  const versionNow = async (id: string): Promise<VersionRow> => (await versions.versionOr404(id)).version;
  return {
    ...versions,
    changes,
    expectChange: changes.expect,
    /** Changes that these marks of laws opened. */
    changesOfMarks: changes.store.ofMarks,

    // The same moves as those of a change, for whoever has the version in hand; `lockVersion` is the version's.
    declare: changes.declareVersion,
    async withdraw(person: Person, versionId: string, lockVersion: number): Promise<VersionRow> {
      await changes.withdraw(person, (await changes.ofVersion(person, versionId, 'withdraw', 'registry.declare')).id, {
        versionLock: lockVersion,
      });
      return versionNow(versionId);
    },
    async returnVersion(person: Person, versionId: string, lockVersion: number, opinion: string): Promise<VersionRow> {
      await changes.returnChange(person, (await changes.ofVersion(person, versionId, 'return', 'registry.review')).id, opinion, {
        versionLock: lockVersion,
      });
      return versionNow(versionId);
    },
    async confirm(person: Person, versionId: string, lockVersion: number, opinion: string): Promise<VersionRow> {
      await changes.confirm(person, (await changes.ofVersion(person, versionId, 'confirm', 'registry.review')).id, opinion, {
        versionLock: lockVersion,
      });
      return versionNow(versionId);
    },
    async adjust(person: Person, versionId: string, lockVersion: number): Promise<VersionRow> {
      await changes.adjust(
        person,
        (await changes.ofVersion(person, versionId, 'adjust', 'registry.declare')).id,
        {},
        { versionLock: lockVersion },
      );
      return versionNow(versionId);
    },
  };
}
