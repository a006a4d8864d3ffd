import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatCondition, parseCondition, renameInCondition } from '../../../modeler-ui/modeler/bpmn/condition.ts';

describe('condition of a flow', () => {
  it('is one comparison for one outcome and joined by "or" for several', () => {
    assert.equal(formatCondition(['accept']), '=outcome = "accept"');
    assert.equal(formatCondition(['return', 'disagree']), '=outcome = "return" or outcome = "disagree"');
    assert.equal(formatCondition([]), undefined);
  });

  it('is read whatever its spaces and brackets', () => {
    for (const same of ['=outcome = "a" or outcome = "b"', '= outcome="a"  or  outcome = "b"', '=(outcome = "a") or (outcome = "b")'])
      assert.deepEqual(parseCondition(same), ['a', 'b'], same);
  });

  it('is empty where nothing is stored', () => {
    assert.deepEqual(parseCondition(undefined), []);
    assert.deepEqual(parseCondition('  '), []);
  });

  it('is left alone where it says something else', () => {
    for (const other of [
      'outcome = "a"',
      '=amount > 5',
      '=outcome = "a" and outcome = "b"',
      '=not(outcome = "a")',
      '=outcome != "a"',
      '=outcome = x',
      '=outcome = "a" or amount = 1',
      '=list contains(["a"], outcome)',
    ])
      assert.equal(parseCondition(other), null, other);
  });

  it('follows an outcome whose code changed', () => {
    assert.equal(renameInCondition('=outcome = "a" or outcome = "b"', 'a', 'c'), '=outcome = "c" or outcome = "b"');
    assert.equal(renameInCondition('=amount > 5', 'a', 'c'), '=amount > 5');
  });

  it('says back whatever outcomes were chosen', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)), (codes) => {
        assert.deepEqual(parseCondition(formatCondition(codes)), codes);
      }),
    );
  });
});
