/** Typed fields: whatever is sent, only declared and well-formed values are kept (R11.3). */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FormField } from '../../../domain/contract.ts';
import { askedFields, checkFormValues, filledValues, formProblems } from '../../../domain/forms/form-values.ts';
import { labelled } from '../../../domain/forms/labelled.ts';

const FIELDS: FormField[] = [
  { key: 'name', label: '名称', type: 'text', required: true, min: 2, max: 10 },
  { key: 'note', label: '说明', type: 'long-text' },
  { key: 'area', label: '面积', type: 'number', min: 0.1, max: 100, unit: '平方米' },
  { key: 'fee', label: '费用', type: 'money', min: 0 },
  { key: 'day', label: '日期', type: 'date' },
  { key: 'kind', label: '种类', type: 'choice', options: [{ value: 'a', label: '甲' }] },
  { key: 'agreed', label: '同意', type: 'yes-no' },
  { key: 'reason', label: '理由', type: 'text', required: true, outcomes: ['deny'] },
];
const check = (input: Record<string, unknown>, outcome?: string): { values: object; problems: string[] } => {
  const { values, problems } = checkFormValues(FIELDS, input, 'fields', outcome);
  return { values, problems: problems.map(({ path, code }) => `${path} ${code}`) };
};

describe("A form's values", () => {
  it('never throw and never let anything undeclared through, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...FIELDS.map(({ key }) => key), '__proto__', 'constructor')), fc.anything()),
        (input) => {
          const { values, problems } = checkFormValues(FIELDS, input, 'fields');
          for (const [key, value] of Object.entries(values)) {
            assert.ok(FIELDS.some((field) => field.key === key));
            assert.ok(['string', 'number', 'boolean'].includes(typeof value));
          }
          for (const { code, message, messageEn } of problems) assert.ok(code && message && messageEn);
        },
      ),
    );
  });

  it('are kept as text, numbers and truths', () => {
    assert.deepEqual(check({ name: ' 正阳路 ', area: '12.5', fee: 4_671_000, day: '2026-11-23', kind: 'a', agreed: false }), {
      values: { name: '正阳路', area: 12.5, fee: 4_671_000, day: '2026-11-23', kind: 'a', agreed: false },
      problems: [],
    });
  });

  const WRONG: [input: Record<string, unknown>, problem: string][] = [
    [{ name: '' }, 'name required'],
    [{ name: '  ' }, 'name required'],
    [{ name: '\u200b\u3164' }, 'name required'],
    [{ name: '\u200b一' }, 'name too-short'],
    [{ name: '一' }, 'name too-short'],
    [{ name: '长'.repeat(11) }, 'name too-long'],
    [{ name: ['正阳路'] }, 'name not-text'],
    [{ area: 0 }, 'area too-small'],
    [{ area: 101 }, 'area too-large'],
    [{ area: 'Infinity' }, 'area not-a-number'],
    [{ area: '一' }, 'area not-a-number'],
    [{ area: {} }, 'area not-a-number'],
    [{ fee: 0.5 }, 'fee not-a-number'],
    [{ fee: -1 }, 'fee too-small'],
    [{ day: '2026-02-29' }, 'day not-a-date'],
    [{ day: '23.11.2026' }, 'day not-a-date'],
    [{ day: 20261123 }, 'day not-a-date'],
    [{ kind: 'b' }, 'kind unknown-choice'],
    [{ agreed: 'true' }, 'agreed not-yes-no'],
    [{ more: 1 }, 'more unknown-field'],
  ];
  for (const [index, [input, problem]] of WRONG.entries()) {
    it(`are refused by name, ${index + 1}: ${problem}`, () => {
      assert.deepEqual(check({ name: '正阳路', ...input }).problems, [`fields.${problem}`]);
    });
  }

  it('are asked for an outcome only where the form says so', () => {
    assert.deepEqual(check({ name: '正阳路' }, 'grant').problems, []);
    assert.deepEqual(check({ name: '正阳路' }, 'deny').problems, ['fields.reason required']);
    assert.deepEqual(check({ name: '正阳路', reason: '写给别的结果' }, 'grant').values, { name: '正阳路' });
  });

  it('are shown in the words of the form, money in yuan', () => {
    assert.deepEqual(
      labelled(FIELDS, { name: '正阳路', area: 12.5, fee: 4_671_005, kind: 'a', agreed: true }).map(
        ({ label, value }) => `${label}=${value}`,
      ),
      ['名称=正阳路', '面积=12.5 平方米', '费用=46710.05 元', '种类=甲', '同意=是'],
    );
  });

  it('of optional fields are absent when nothing can be seen of them', () => {
    assert.deepEqual(check({ name: '正阳路', note: ' \n\u200b', area: ' ', day: '', kind: null }), {
      values: { name: '正阳路' },
      problems: [],
    });
  });

  it('go to the server only where they are asked and answered', () => {
    const typed = { name: '正阳路', reason: '写给别的结果', note: '  ', older: 1 };
    assert.deepEqual(filledValues(FIELDS, typed, 'grant'), { name: '正阳路' });
    assert.deepEqual(filledValues(FIELDS, typed, 'deny'), { name: '正阳路', reason: '写给别的结果' });
    assert.deepEqual(
      askedFields(FIELDS, 'grant').map(({ key }) => key),
      ['name', 'note', 'area', 'fee', 'day', 'kind', 'agreed'],
    );
  });

  it('that would be refused are told while the form is filled in, what an older form left behind is not', () => {
    assert.deepEqual(
      formProblems(FIELDS, { name: '一', older: 1 }, 'fields', 'deny').map(({ path, code }) => `${path} ${code}`),
      ['fields.name too-short', 'fields.reason required'],
    );
  });

  it('are never taken from what every object has', () => {
    const fields: FormField[] = [{ key: 'constructor', label: '施工单位', type: 'text', required: true }];
    assert.deepEqual(
      checkFormValues(fields, {}, 'fields').problems.map(({ code }) => code),
      ['required'],
    );
  });
});
