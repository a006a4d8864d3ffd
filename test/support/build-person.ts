/** A person for a test: a clerk at the window of one organ, unless said otherwise. */
import type { Person } from '../../src/platform/auth/index.ts';

export function buildPerson(changes: Partial<Person> = {}): Person {
  const organ = changes.organ ?? { id: 'organ-a', name: '甲局', districtId: null };
  return {
    id: `person-${changes.account ?? 'zhou'}`,
    account: 'zhou',
    name: '周某',
    organ,
    demonstration: false,
    positions: [{ id: `${organ.id}/window`, code: 'window', name: '窗口岗', organId: organ.id }],
    grants: [{ role: 'clerk', scope: 'organ', scopeId: organ.id }],
    ...changes,
  };
}
