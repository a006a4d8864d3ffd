/** R7a, R7b and R8 as rules by themselves: which notices of a change's clock are a signal, and whose. */
import assert from 'node:assert/strict';
import type { DueNotice } from '../../src/clocks/index.ts';
import { lateAdjustment } from '../../src/supervision/rules/late-adjustment.ts';
import { lateDeclaration } from '../../src/supervision/rules/late-declaration.ts';
import { lateReview } from '../../src/supervision/rules/late-review.ts';

const RULES = [lateDeclaration, lateReview, lateAdjustment];
const notice = (purpose: DueNotice['purpose'], kind: DueNotice['kind'] = 'statutory-overdue', round = 1): DueNotice => ({
  clockId: 'clock-1',
  matterId: 'c-1',
  purpose,
  round,
  kind,
  occurrence: 'x',
  dueAt: 1,
  noticedAt: 2,
  source: 'engine',
});

describe('A missed deadline of a registry change', () => {
  it("is one rule's each: R7a to declare, R7b to review, R8 to enter", () => {
    for (const [index, kind] of (['declare', 'review', 'adjust'] as const).entries()) {
      const found = RULES.map((rule) => rule.fromNotice(notice(kind)));
      assert.deepEqual(
        found.map((candidate) => candidate !== null),
        RULES.map((_, at) => at === index),
        kind,
      );
      assert.deepEqual([found[index]?.matterId, found[index]?.occurrence, found[index]?.limit], ['c-1', kind, kind]);
    }
  });

  it('is one signal however often it is declared anew, and one for each round of review, for which the legal office answers', () => {
    assert.equal(lateDeclaration.fromNotice(notice('declare', 'statutory-overdue', 3))?.occurrence, 'declare');
    assert.deepEqual(
      [
        lateReview.fromNotice(notice('review', 'statutory-overdue', 2))?.occurrence,
        lateReview.fromNotice(notice('review', 'statutory-overdue', 2))?.addressee,
      ],
      ['review:2', 'answering-organ'],
    );
    assert.equal(lateAdjustment.fromNotice(notice('adjust'))?.addressee, undefined);
  });

  it('is no early warning, and nothing of a case', () => {
    for (const rule of RULES) {
      assert.equal(rule.fromNotice(notice('declare', 'statutory-warning')), null);
      assert.equal(rule.fromNotice(notice('handling')), null);
    }
  });
});
