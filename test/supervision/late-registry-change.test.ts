/** R7a, R7b and R8 as rules by themselves: which notices of a change's clock are a signal, and whose. */
import assert from 'node:assert/strict';
import type { DueNotice } from '../../src/platform/clock/index.ts';
import { lateAdjustment } from '../../src/supervision/rules/late-adjustment.ts';
import { lateDeclaration } from '../../src/supervision/rules/late-declaration.ts';
import { lateReview } from '../../src/supervision/rules/late-review.ts';

const RULES = [lateDeclaration, lateReview, lateAdjustment];
const notice = (ownerId: string, kind: DueNotice['kind'] = 'statutory-overdue', ownerKind = 'registry-change'): DueNotice =>
  ({ clockId: ownerId, ownerKind, ownerId, kind, occurrence: 'x', dueAt: 1, noticedAt: 2, source: 'engine' });

describe('A missed deadline of a registry change', () => {
  it('is one rule\'s each: R7a to declare, R7b to review, R8 to enter', () => {
    for (const [index, kind] of ['declare', 'review', 'adjust'].entries()) {
      const found = RULES.map((rule) => rule.fromNotice(notice(`c-1:${kind}`)));
      assert.deepEqual(found.map((candidate) => candidate !== null), RULES.map((_, at) => at === index), kind);
      assert.deepEqual([found[index]?.ownerKind, found[index]?.ownerId, found[index]?.occurrence, found[index]?.limit], ['registry-change', 'c-1', kind, kind]);
    }
  });

  it('is one signal however often it is declared anew, and one for each round of review, for which the legal office answers', () => {
    assert.equal(lateDeclaration.fromNotice(notice('c-1:declare:3'))?.occurrence, 'declare');
    assert.deepEqual([lateReview.fromNotice(notice('c-1:review:2'))?.occurrence, lateReview.fromNotice(notice('c-1:review:2'))?.addressee], ['review:2', 'legal-office']);
    assert.equal(lateAdjustment.fromNotice(notice('c-1:adjust'))?.addressee, undefined);
  });

  it('is no early warning, and nothing of a case', () => {
    for (const rule of RULES) {
      assert.equal(rule.fromNotice(notice('c-1:declare', 'statutory-warning')), null);
      assert.equal(rule.fromNotice(notice('case-1', 'statutory-overdue', 'case')), null);
      assert.equal(rule.fromNotice(notice('c-1')), null);
    }
  });
});
