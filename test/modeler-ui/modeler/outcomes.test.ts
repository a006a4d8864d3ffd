import assert from 'node:assert/strict';
import { EFFECTS } from '../../../domain/registry/effects.ts';
import { CATEGORIES } from '../../../domain/registry/registry-entry.ts';
import { outcomesOffered } from '../../../modeler-ui/modeler/bpmn/outcome-catalogue.ts';
import { nextTemplates, type StepTemplate } from '../../../modeler-ui/modeler/bpmn/step-templates.ts';
import { OUTCOME_CODE } from '../../../domain/flowchart/outcomes.ts';
import { formatOutcomes, freeCode, parseOutcomes } from '../../../modeler-ui/modeler/bpmn/outcomes.ts';

describe('outcomes of a step', () => {
  it('survive writing and reading, with nothing written that is not set', () => {
    const outcomes = [
      { code: 'accept', label: '受理', effect: 'accept' as const },
      { code: 'decline', label: '不予受理', negative: true },
      { code: 'withdraw', label: '撤回', position: 'window' },
    ];
    const stored = formatOutcomes(outcomes);
    assert.equal(
      stored,
      '[{"code":"accept","label":"受理","effect":"accept"},{"code":"decline","label":"不予受理","negative":true},{"code":"withdraw","label":"撤回","position":"window"}]',
    );
    assert.deepEqual(parseOutcomes(stored), { outcomes, broken: false });
  });

  it('are nothing, not an empty list, when the last one goes', () => {
    assert.equal(formatOutcomes([]), '');
    assert.deepEqual(parseOutcomes(''), { outcomes: [], broken: false });
  });

  it('are reported as broken, never thrown, when the stored text is no list of outcomes', () => {
    for (const bad of ['{', 'null', '{"code":"a"}', '"x"']) assert.deepEqual(parseOutcomes(bad), { outcomes: [], broken: true }, bad);
    assert.deepEqual(parseOutcomes('[{"code":"a","label":"甲","effect":"explode"},7]'), {
      outcomes: [{ code: 'a', label: '甲' }],
      broken: true,
    });
  });

  it('get a code that the step does not use yet', () => {
    assert.equal(freeCode([], 'done'), 'done');
    assert.equal(
      freeCode(
        [
          { code: 'done', label: 'a' },
          { code: 'done-2', label: 'b' },
        ],
        'done',
      ),
      'done-3',
    );
  });

  it('come from a catalogue of the category whose codes the engine takes and which says every one only once', () => {
    for (const category of CATEGORIES) {
      const offered = outcomesOffered(category);
      for (const { code, effect, negative } of offered) {
        assert.match(code, OUTCOME_CODE);
        const must = effect && EFFECTS[effect];
        if (must && 'negative' in must) assert.equal(negative === true, must.negative, `${category} ${code}`);
      }
      assert.equal(new Set(offered.map(({ code }) => code)).size, offered.length, category);
    }
  });

  it('are ready in every step that a category offers next, in the order of the law', () => {
    for (const category of CATEGORIES) {
      const walked: string[] = [];
      for (let before: StepTemplate | undefined; ;) {
        const template: StepTemplate | undefined = nextTemplates({ category }, before?.stage, before?.name)[0];
        if (!template) break;
        const known = outcomesOffered(category).map(({ code }) => code);
        assert.ok(
          template.outcomes.some((code) => known.includes(code)),
          `${category} ${template.name}`,
        );
        walked.push(template.name);
        before = template;
      }
      assert.equal(walked.at(-1), '归档', `${category}: ${walked.join(' ')}`);
    }
  });
});
