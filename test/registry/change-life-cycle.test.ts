/** Which move of a change is open in which state, how its deadlines are named, and what counts as different (R6a, R7a, R7b, R8). */
import assert from 'node:assert/strict';
import { Refusal } from '../../src/platform/errors.ts';
import { seedCalendarYears, WorkingCalendar } from '../../src/platform/clock/index.ts';
import { readClock } from '../../src/platform/clock/ledger.ts';
import { CHANGE_STATES, changeStateAfter, type ChangeMove } from '../../src/registry/changes/change-life-cycle.ts';
import { contentParts, differences } from '../../src/registry/changes/content.ts';
import { clockIdOf, limitsOfDeadline, readClockId, type DeadlineKind } from '../../src/registry/changes/deadlines.ts';

const OPEN: Record<ChangeMove, string> = {
  'declare': 'expected→declared returned→declared', 'take-up': 'declared→under-review', 'return': 'declared→returned under-review→returned',
  'confirm': 'declared→confirmed under-review→confirmed', 'adjust': 'confirmed→confirmed', 'finish': 'confirmed→done',
  'withdraw': 'declared→withdrawn under-review→withdrawn returned→withdrawn', 'recall': 'declared→expected under-review→expected returned→expected', 'dismiss': 'expected→withdrawn',
};

describe('The life of a registry change', () => {
  for (const [move, expected] of Object.entries(OPEN) as [ChangeMove, string][]) {
    it(`allows "${move}" from the states that the rules name, and from no other`, () => {
      const found = CHANGE_STATES.flatMap((state) => {
        try {
          return [`${state}→${changeStateAfter(state, move)}`];
        } catch (error) {
          assert.ok(error instanceof Refusal && error.code === 'state-forbids' && error.status === 409);
          return [];
        }
      });
      assert.equal(found.join(' '), expected);
    });
  }
});

describe('The deadlines of a registry change', () => {
  const calendar = new WorkingCalendar(seedCalendarYears());
  const due = (kind: DeadlineKind, from: string): { due: string; warn: string } => {
    const [limit] = readClock(limitsOfDeadline(kind), [{ kind: 'start', at: new Date(from) }], calendar, new Date(from)).limits;
    return { due: limit?.dueAt?.toISOString() ?? '', warn: limit?.warnAt?.toISOString() ?? '' };
  };

  it('are 20 days from the cause and 10 from receipt and confirmation: calendar days, rolled to a working day', () => {
    // 2026-02-15 to 23 are off: the twentieth day falls into them.
    assert.deepEqual(due('declare', '2026-01-30T00:00:00+08:00'), { due: '2026-02-24T09:30:00.000Z', warn: '2026-02-12T01:00:00.000Z' });
    assert.deepEqual(due('declare', '2026-03-02T00:00:00+08:00').due, '2026-03-23T09:30:00.000Z', 'a Sunday rolls to Monday');
    assert.deepEqual(due('review', '2026-03-03T16:00:00+08:00'), { due: '2026-03-13T09:30:00.000Z', warn: '2026-03-11T01:00:00.000Z' });
    assert.deepEqual(due('adjust', '2026-03-04T23:59:00+08:00').due, '2026-03-16T09:30:00.000Z');
  });

  it('are named by their clock and read back from it', () => {
    for (const deadline of [{ changeId: 'c-1', kind: 'declare', round: 1 }, { changeId: 'c-1', kind: 'review', round: 3 }] as const) assert.deepEqual(readClockId(clockIdOf(deadline)), deadline);
    for (const other of ['c-1', 'c-1:constructor', 'c-1:step', '']) assert.equal(readClockId(other), null, other);
  });
});

describe('What is entered', () => {
  const basics = { powerName: '挖掘城市道路审批', fees: [{ name: '修复费' }], conditions: ['一'] };

  it('equals what was confirmed whatever the order of its fields', () => {
    assert.deepEqual(differences(contentParts(basics, '<x/>'), contentParts({ conditions: ['一'], fees: [{ name: '修复费' }], powerName: '挖掘城市道路审批' }, '<x/>')), []);
  });

  it('is compared part by part: what changed, came or went is named', () => {
    const { fees: _, ...without } = basics;
    assert.deepEqual(differences(contentParts(basics, '<x/>'), contentParts({ ...without, conditions: ['二'], note: 'x' }, '<y/>')), ['conditions', 'fees', 'flowchart', 'note']);
  });
});
