/** What the registry lets an entry say of its limits: extensions in a unit of their own, and several departments together (XK42(2)). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Limits, RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../../domain/registry/registry-entry-schema.ts';

const read = (power: string): RegistryEntry =>
  JSON.parse(readFileSync(new URL(`../../../processes/powers/${power}.json`, import.meta.url), 'utf8')) as RegistryEntry;

/** Paths of what is refused. */
function refused(limits: Partial<Limits>, power = 'road-excavation'): string[] {
  const entry = read(power);
  const found = validateRegistryEntry({ ...entry, limits: { ...entry.limits, ...limits } });
  return found.ok ? [] : found.problems.map(({ path }) => path);
}

const JOINT = { way: 'joint', departments: ['市公安局'] } as const;
const limit = (days: number) => ({ days, unit: 'working-day', basis: '行政许可法第四十二条第二款' }) as const;

describe('Limits of an entry', () => {
  it('are extended in any unit of days, hours by hours alone', () => {
    assert.deepEqual(refused({ extension: { days: 1, unit: 'month', basis: '行政许可法第四十二条' } }), []);
    const wrong = ['limits.extension.unit', 'limits.extension.unit'];
    assert.deepEqual(refused({ extension: { days: 12, unit: 'hour', basis: '行政许可法第四十二条' } }), wrong);
  });

  it('are 45 and 15 working days where departments act together, and not more', () => {
    const joint = { joint: { ...JOINT, departments: [...JOINT.departments] } };
    assert.deepEqual(refused({ ...joint, statutory: limit(45), extension: { days: 15, basis: '行政许可法第四十二条第二款' } }), []);
    assert.deepEqual(refused({ ...joint, statutory: limit(46) }), ['limits.statutory.days']);
    assert.deepEqual(refused({ ...joint, statutory: limit(45), extension: { days: 16, basis: '行政许可法第四十二条第二款' } }), [
      'limits.extension.days',
    ]);
    assert.deepEqual(refused({ joint: { way: 'joint', departments: [] } }), ['limits.joint.departments']);
    assert.deepEqual(refused(joint, 'rental-subsidy'), ['limits.joint']);
  });
});
