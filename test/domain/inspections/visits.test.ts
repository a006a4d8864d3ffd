import assert from 'node:assert/strict';
import { hindersDay, hindersMerging, visitsAmong, type PlannedInspection } from '../../../domain/inspections/visits.ts';

const inspection = (id: string, changes: Partial<PlannedInspection> = {}): PlannedInspection => ({
  ...{ id, partyNumber: '91350100M000100Y43', day: 100, isOpen: true, visitId: null },
  ...changes,
});
const mine = inspection('mine');

describe('Inspections of one enterprise', () => {
  const refused: [string, Partial<PlannedInspection>, string | undefined][] = [
    ['near each other share a visit', { day: 115 }, undefined],
    ['of another party do not', { partyNumber: '1' }, 'visit-other-party'],
    ['that were carried out do not', { isOpen: false }, 'visit-carried-out'],
    ['that nobody has planned do not', { day: null }, 'visit-not-planned'],
    ['further apart than the city says do not', { day: 116 }, 'visit-too-far'],
    ['earlier by more than that do not', { day: 84 }, 'visit-too-far'],
    ['one of which is merged already join that visit', { visitId: 'v' }, undefined],
  ];
  for (const [name, other, code] of refused) it(name, () => assert.equal(hindersMerging(mine, inspection('other', other), 15)?.code, code));

  it('are at least two', () => assert.equal(hindersMerging(mine, mine, 15)?.code, 'visit-own-case'));

  it('that belong to visits already are not merged again', () => {
    const [one, same, elsewhere] = ['v', 'v', 'w'].map((visitId, index) => inspection(String(index), { visitId }));
    assert.ok(one && same && elsewhere);
    for (const other of [same, elsewhere]) assert.equal(hindersMerging(one, other, 15)?.code, 'visit-merged-already');
    assert.notEqual(hindersMerging(one, same, 15)?.message, hindersMerging(one, elsewhere, 15)?.message);
  });

  it('are visited on a day that suits both plans, not in the past; a shared visit keeps its day', () => {
    const at = { today: 100, withinDays: 15 };
    const other = inspection('other', { day: 110 });
    const code = (day: number, second = other): string | undefined => hindersDay(day, [mine, second], at)?.code;
    assert.deepEqual(
      [99, 100, 115, 116].map((day) => code(day)),
      ['visit-day-past', undefined, undefined, 'visit-day-far'],
    );
    const joint = inspection('other', { day: 110, visitId: 'v' });
    assert.deepEqual([code(110, joint), code(109, joint)], [undefined, 'visit-day-fixed']);
  });

  it('count once where they are one visit', () => {
    const visits = [null, null, 'v', 'v', 'w'].map((visitId, index) => ({ id: String(index), visitId }));
    assert.equal(visitsAmong(visits), 4);
    assert.equal(visitsAmong([]), 0);
  });
});
