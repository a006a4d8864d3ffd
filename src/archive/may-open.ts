/**
 * Who opens the whole file of a case and who keeps it (R12a, R14): the contents show to everybody who reads the case; the file itself, in
 * which nothing is masked, opens for the organ's archivist and for the supervision in its scope; the archivist alone adds and holds back.
 */
import { ARCHIVE_POSITION } from '../../domain/archive/states.ts';
import type { MatterRow } from '../matters/index.ts';
import { may, type Person } from '../platform/auth/index.ts';
import { Refusal } from '../platform/errors.ts';

type Place = Pick<MatterRow, 'organ_id' | 'district_id'>;

export const mayKeep = (person: Person, { organ_id: organId }: Place): boolean =>
  may(person, 'archive.keep', { organId }) &&
  person.positions.some((position) => position.organId === organId && position.code === ARCHIVE_POSITION);

/** Being a clerk is not enough without the position. */
export function mayOpen(person: Person, matter: Place): boolean {
  const others = { ...person, grants: person.grants.filter(({ role }) => role !== 'clerk') };
  return mayKeep(person, matter) || may(others, 'archive.read', { organId: matter.organ_id, districtId: matter.district_id });
}

export const notArchivist = (): Refusal =>
  new Refusal(
    403,
    'not-archivist',
    '案卷由承办机关的档案岗保管，只有档案岗（监察机关在其范围内查阅）可以办理。',
    "The file of a case is kept by the archivist of its organ: this is the archivist's to do, and the supervision's to read in its scope.",
  );
