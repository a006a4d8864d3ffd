/** R16.9 as a rule by itself: which notices of a clock are a signal, and that the same situation is the same signal. */
import assert from 'node:assert/strict';
import type { DueNotice } from '../../src/clocks/index.ts';
import { overdueCase } from '../../src/supervision/rules/overdue-case.ts';
import { signalId } from '../../src/supervision/raise-signals.ts';
import { inScope } from '../../src/supervision/routes.ts';

const notice = (kind: DueNotice['kind'], purpose: DueNotice['purpose'] = 'handling'): DueNotice => ({
  clockId: 'c',
  matterId: 'case-1',
  purpose,
  round: 1,
  kind,
  occurrence: 'x',
  dueAt: 1,
  noticedAt: 2,
  source: 'engine',
});

describe('R16.9 办件超期办理', () => {
  it('is raised for a passed promise, grave for a passed statutory limit, and for nothing less', () => {
    assert.deepEqual(overdueCase.fromNotice(notice('promised-overdue')), {
      matterId: 'case-1',
      occurrence: 'overdue',
      limit: 'promised',
      dueAt: 1,
      grave: false,
    });
    assert.equal(overdueCase.fromNotice(notice('statutory-overdue'))?.grave, true);
    for (const kind of ['promised-warning', 'statutory-warning', 'step-warning', 'step-overdue'] as const)
      assert.equal(overdueCase.fromNotice(notice(kind)), null, kind);
    assert.equal(overdueCase.fromNotice(notice('promised-overdue', 'review')), null);
  });

  it('is one signal per case, whichever limit or alarm saw it first', () => {
    const ids = (['promised-overdue', 'statutory-overdue'] as const).map((kind) =>
      signalId('R16.9', 'case-1', overdueCase.fromNotice(notice(kind))?.occurrence ?? ''),
    );
    assert.equal(ids[0], ids[1]);
    assert.notEqual(ids[0], signalId('R16.9', 'case-2', 'overdue'));
  });
});

describe('A live event (R14)', () => {
  const event = { organId: 'organ-a', districtId: 'district-a', addresseeId: null };
  it('is told to the city, its district and its organ, and to nobody else', () => {
    assert.equal(inScope({ kind: 'city' }, event), true);
    assert.equal(inScope({ kind: 'limited', districtIds: ['district-a'], organIds: [] }, event), true);
    assert.equal(inScope({ kind: 'limited', districtIds: [], organIds: ['organ-a'] }, event), true);
    assert.equal(inScope({ kind: 'limited', districtIds: ['district-b'], organIds: ['organ-b'] }, event), false);
    assert.equal(
      inScope({ kind: 'limited', districtIds: [], organIds: ['organ-b'] }, { ...event, addresseeId: 'organ-b' }),
      true,
      'and to the organ that answers for it',
    );
    assert.equal(inScope({ kind: 'limited', districtIds: ['district-a'], organIds: [] }, { ...event, districtId: null }), false);
    assert.equal(inScope({ kind: 'none' }, event), false);
  });
});
