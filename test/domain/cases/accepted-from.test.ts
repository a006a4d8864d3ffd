/** From when a case counts as accepted (XK32). */
import assert from 'node:assert/strict';
import { acceptedFrom } from '../../../domain/cases/accepted-from.ts';

const at = (day: string): Date => new Date(`${day}T10:00:00+08:00`);
const round = (day: string, exceeded = false) => ({ startedAt: at(day), exceeded });

describe('A case counts as accepted', () => {
  it('from the moment it is said, within the five days and without a supplement', () => {
    assert.deepEqual(acceptedFrom([round('2026-11-02')], at('2026-11-05')), at('2026-11-05'));
  });

  it('from its receipt where five days passed in silence, also when a supplement was asked for afterwards', () => {
    assert.deepEqual(acceptedFrom([round('2026-11-02', true)], at('2026-11-13')), at('2026-11-02'));
    assert.deepEqual(acceptedFrom([round('2026-11-02', true), round('2026-11-16')], at('2026-11-20')), at('2026-11-02'));
  });

  it('from the day on which the supplement was whole, whenever it is said', () => {
    const rounds = [round('2026-11-02'), round('2026-11-16')];
    assert.deepEqual(acceptedFrom(rounds, at('2026-11-20')), at('2026-11-16'));
    assert.deepEqual(acceptedFrom(rounds, null), at('2026-11-16'));
  });

  it('by the law alone from the start of the round; without a round only when it is said', () => {
    assert.deepEqual(acceptedFrom([round('2026-11-02')], null), at('2026-11-02'));
    assert.deepEqual([acceptedFrom([], at('2026-11-05')), acceptedFrom([], null)], [at('2026-11-05'), null]);
  });
});
