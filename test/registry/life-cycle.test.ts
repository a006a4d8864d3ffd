/** Which move is open in which state (R6a): everything not listed is refused. */
import assert from 'node:assert/strict';
import { MOVES, VERSION_STATES, type VersionMove } from '../../domain/registry/version-life.ts';
import { stateAfter } from '../../src/registry/life-cycle.ts';
import { Refusal } from '../../src/platform/errors.ts';

const OPEN: Record<VersionMove, string> = {
  edit: 'draft→draft returned→returned',
  declare: 'draft→declared returned→declared',
  'take-up': 'declared→under-review',
  withdraw: 'declared→draft under-review→draft returned→draft',
  return: 'declared→returned under-review→returned',
  confirm: 'declared→confirmed under-review→confirmed',
  adjust: 'confirmed→confirmed',
  publish: 'confirmed→published',
  supersede: 'published→superseded suspended→superseded',
  suspend: 'published→suspended',
  resume: 'suspended→published',
  abolish: 'published→abolished suspended→abolished',
};

describe('The life of a version', () => {
  for (const [move, expected] of Object.entries(OPEN) as [VersionMove, string][]) {
    it(`allows "${move}" from the states that the rules name, and from no other`, () => {
      const found = VERSION_STATES.flatMap((state) => {
        try {
          return [`${state}→${stateAfter(state, move)}`];
        } catch (error) {
          assert.ok(error instanceof Refusal && error.code === 'state-forbids' && error.status === 409);
          return [];
        }
      });
      assert.equal(found.join(' '), expected);
    });
  }

  it('reaches the engine by confirmation only', () => {
    assert.deepEqual(
      Object.entries(MOVES)
        .filter(([, { to }]) => to === 'published')
        .map(([move]) => move),
      ['publish', 'resume'],
    );
    assert.deepEqual(MOVES.publish.from, ['confirmed']);
  });
});
