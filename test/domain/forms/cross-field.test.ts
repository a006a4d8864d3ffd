/** Fields of one form against each other (R11.3). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FormField } from '../../../domain/contract.ts';
import { CROSS_FIELD_RULES } from '../../../domain/forms/cross-field.ts';
import { checkFormValues } from '../../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

const POWERS = path.resolve(import.meta.dirname, '../../../processes/powers');
const date = (key: string, label: string, labelEn: string): FormField => ({ key, label, labelEn, type: 'date' });
const FIELDS = [date('from', '计划开工日期', 'Start'), date('to', '计划完工日期', 'End')];
const problems = (fields: FormField[], input: Record<string, unknown>, outcome?: string) =>
  checkFormValues(fields, input, 'form', outcome).problems;

describe('Dates of one form', () => {
  it('are in order, told at the later one by the names that the form gives them', () => {
    assert.deepEqual(problems(FIELDS, { from: '2026-12-01', to: '2026-11-30' }), [
      {
        path: 'form.to',
        code: 'before-start',
        message: '“计划完工日期”不能早于“计划开工日期”。',
        messageEn: '"End" cannot be before "Start".',
      },
    ]);
  });

  it('may be one day', () => assert.deepEqual(problems(FIELDS, { from: '2026-12-01', to: '2026-12-01' }), []));

  it('are not compared where one is missing, wrong or not asked', () => {
    assert.deepEqual(problems(FIELDS, { from: '2026-12-01' }), []);
    assert.deepEqual(
      problems(FIELDS, { from: '2026-12-01', to: '2026-02-30' }).map(({ code }) => code),
      ['not-a-date'],
    );
    const [from, to] = FIELDS as [FormField, FormField];
    assert.deepEqual(problems([from, { ...to, outcomes: ['grant'] }], { from: '2026-12-01', to: '2026-11-30' }, 'deny'), []);
  });

  it('are compared only as dates', () => {
    const texts = FIELDS.map((field): FormField => ({ ...field, type: 'text' }));
    assert.deepEqual(problems(texts, { from: '北', to: '南' }), []);
  });
});

describe('The pairs of dates', () => {
  const forms = readdirSync(POWERS)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(POWERS, name), 'utf8')) as RegistryEntry)
    .flatMap(({ caseForm, forms: steps }) => [caseForm, ...Object.values(steps).map(({ fields }) => fields)]);

  for (const { earlier, later } of CROSS_FIELD_RULES) {
    it(`${earlier} and ${later} stand together in a form of some power`, () => {
      const together = forms.filter((fields) =>
        [earlier, later].every((key) => fields.some((one) => one.key === key && one.type === 'date')),
      );
      assert.ok(together.length > 0);
    });
  }
});
