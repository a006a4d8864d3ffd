import assert from 'node:assert/strict';
import { OUTCOME_CATALOGUE } from '../../../modeler-ui/modeler/bpmn/outcome-catalogue.ts';
import { OUTCOME_CODE, formatOutcomes, freeCode, parseOutcomes } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';

describe('outcomes of a step', () => {
  it('survive writing and reading, with nothing written that is not set', () => {
    const outcomes = [{ code: 'accept', label: '受理', effect: 'accept' as const }, { code: 'decline', label: '不予受理', negative: true }];
    const stored = formatOutcomes(outcomes);
    assert.equal(stored, '[{"code":"accept","label":"受理","effect":"accept"},{"code":"decline","label":"不予受理","negative":true}]');
    assert.deepEqual(parseOutcomes(stored), { outcomes, broken: false });
  });

  it('are nothing, not an empty list, when the last one goes', () => {
    assert.equal(formatOutcomes([]), '');
    assert.deepEqual(parseOutcomes(''), { outcomes: [], broken: false });
  });

  it('are reported as broken, never thrown, when the stored text is no list of outcomes', () => {
    for (const bad of ['{', 'null', '{"code":"a"}', '"x"']) assert.deepEqual(parseOutcomes(bad), { outcomes: [], broken: true }, bad);
    assert.deepEqual(parseOutcomes('[{"code":"a","label":"甲","effect":"explode"},7]'), { outcomes: [{ code: 'a', label: '甲' }], broken: true });
  });

  it('get a code that the step does not use yet', () => {
    assert.equal(freeCode([], 'done'), 'done');
    assert.equal(freeCode([{ code: 'done', label: 'a' }, { code: 'done-2', label: 'b' }], 'done'), 'done-3');
  });

  it('come from a catalogue whose codes the engine takes and which says every one only once', () => {
    const codes = OUTCOME_CATALOGUE.map((outcome) => outcome.code);
    assert.equal(new Set(codes).size, codes.length);
    for (const code of codes) assert.match(code, OUTCOME_CODE);
  });
});
