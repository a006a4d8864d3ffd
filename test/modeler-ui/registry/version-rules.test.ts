import assert from 'node:assert/strict';
import { confirmHindrance, declarationDays, isEditable, isOpen, isOwn, isToBeEntered } from '../../../modeler-ui/registry/version-rules.ts';

describe('what the pages offer for a version', () => {
  const officer = { state: 'declared' as const, mayReview: true, own: false, errors: 0 };

  it('lets a legal officer confirm what somebody else declared', () => {
    assert.equal(confirmHindrance(officer), null);
  });

  it('never offers to confirm what the person drew or declared (R6a)', () => {
    assert.equal(confirmHindrance({ ...officer, own: true }), 'own-declaration');
    assert.equal(isOwn({ declaredBy: { id: 'fazhi1' } }, 'fazhi1'), true);
    assert.equal(isOwn({ declaredBy: { id: 'shixiang' }, createdBy: { id: 'fazhi1' } }, 'fazhi1'), true);
    assert.equal(isOwn({ declaredBy: { id: 'shixiang' } }, 'fazhi1'), false);
    assert.equal(isOwn({}, null), false);
  });

  it('says why a version cannot be confirmed', () => {
    assert.equal(confirmHindrance({ ...officer, errors: 2 }), 'has-errors');
    assert.equal(confirmHindrance({ ...officer, mayReview: false }), 'not-permitted');
    for (const state of ['draft', 'confirmed', 'published'] as const) assert.equal(confirmHindrance({ ...officer, state }), 'wrong-state');
  });

  it('lets only a draft or a returned version be drawn on', () => {
    assert.deepEqual((['draft', 'declared', 'returned', 'confirmed', 'published', 'superseded'] as const).filter(isEditable), [
      'draft',
      'returned',
    ]);
    assert.deepEqual((['declared', 'under-review', 'confirmed', 'published'] as const).filter(isToBeEntered), ['confirmed']);
    assert.equal(isOpen('confirmed'), true);
    assert.equal(isOpen('published'), false);
  });

  it('counts the 20 days for a declaration in calendar days from the cause (R7a)', () => {
    assert.deepEqual(declarationDays('2026-11-10', '2026-11-23'), { elapsed: 13, left: 7 });
    assert.deepEqual(declarationDays('2026-10-01', '2026-11-23'), { elapsed: 53, left: -33 });
  });
});
