/** What a dry run of a migration says: pure, on small flowcharts. */
import assert from 'node:assert/strict';
import type { StepDescription } from '../../processes/lint/index.ts';
import { checkCase, completeMapping, mappingProblems, type ActiveStep } from '../../src/cases/check-migration.ts';

const step = (elementId: string, changes: Partial<StepDescription> = {}): StepDescription => ({
  elementId,
  name: elementId,
  position: 'window',
  limit: null,
  outcomes: [],
  form: null,
  officers: 1,
  stage: null,
  limitPassed: null,
  ...changes,
});
const chart = (...steps: StepDescription[]) => ({ steps, step: (id: string) => steps.find(({ elementId }) => elementId === id) });
const active = (elementId: string, changes: Partial<ActiveStep> = {}): ActiveStep => ({
  id: elementId,
  elementId,
  name: elementId,
  state: 'open',
  positionCode: 'window',
  ...changes,
});

const from = chart(step('A', { stage: 'review' }), step('B'), step('Old'));
const to = chart(step('A', { stage: 'review' }), step('B', { position: 'archive' }), step('New'));
const codesOf = (one: ActiveStep[], mapping = completeMapping(from, to, {})) => {
  const { problems, warnings, ok } = checkCase({ id: 'case', serial: '1', steps: one }, from, to, mapping);
  return { ok, problems: problems.map(({ code }) => code), warnings: warnings.map(({ code }) => code) };
};

describe('the dry run of a migration', () => {
  it('leaves steps of the same id where they are, and takes what the person says on top', () => {
    assert.deepEqual(completeMapping(from, to, { Old: 'New' }), { A: 'A', B: 'B', Old: 'New' });
  });

  it('leaves a case where it is while another timer, or none, would decide its open step', () => {
    const limitPassed = {
      elementId: 'Timer',
      outcome: { code: 'limit-passed', label: '视为受理' },
      count: 5,
      unit: 'working-day',
      roll: true,
    } as const;
    const timed = chart(step('A', { limitPassed }));
    const codes = (before: typeof timed, after: typeof timed): string[] =>
      checkCase({ id: 'case', serial: '1', steps: [active('A')] }, before, after, { A: 'A' }).problems.map(({ code }) => code);
    assert.deepEqual(codes(timed, timed), []);
    assert.deepEqual(codes(timed, chart(step('A'))), ['period-differs']);
    assert.deepEqual(codes(chart(step('A')), timed), ['period-differs']);
    assert.deepEqual(codes(timed, chart(step('A', { limitPassed: { ...limitPassed, count: 3 } }))), ['period-differs']);
  });

  it('refuses a mapping that names unknown steps or makes two into one', () => {
    assert.deepEqual(
      mappingProblems(from, to, { A: 'A', Nothing: 'A', B: 'Nothing', Old: 'A' }).map(({ code, elementId }) => [code, elementId]),
      [
        ['unknown-source', 'Nothing'],
        ['unknown-target', 'B'],
        ['two-to-one', 'Old'],
      ],
    );
    assert.deepEqual(mappingProblems(from, to, { A: 'A', B: 'B' }), []);
  });

  it('lets a case go whose steps under way have their place', () => {
    assert.deepEqual(codesOf([active('A')]), { ok: true, problems: [], warnings: [] });
  });

  it('refuses a step under way without a place, one just decided, and a case between two steps', () => {
    assert.deepEqual(codesOf([active('Old')]).problems, ['step-unmapped']);
    assert.deepEqual(codesOf([active('A', { state: 'decided' })]).problems, ['decision-under-way']);
    assert.deepEqual(codesOf([]).problems, ['between-steps']);
    assert.deepEqual(codesOf([active('A'), active('Old')]).problems, ['step-unmapped']);
  });

  it('warns where another position takes over, and refuses it while somebody has the work in hand', () => {
    assert.deepEqual(codesOf([active('B')]), { ok: true, problems: [], warnings: ['position-differs'] });
    assert.deepEqual(codesOf([active('B', { state: 'claimed' })]).problems, ['claimed-elsewhere']);
  });

  it('refuses to make one stage of the law into another', () => {
    const other = chart(step('Other', { stage: 'decision' }));
    assert.deepEqual(
      checkCase({ id: 'case', serial: '1', steps: [active('A')] }, from, other, { A: 'Other' }).problems.map(({ code }) => code),
      ['stage-differs'],
    );
  });
});
