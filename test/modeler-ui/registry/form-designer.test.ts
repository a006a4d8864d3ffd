/** Step forms are designed as data (R11.3; docs/adr/0011-form-designer.md). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FormField } from '../../../domain/contract.ts';
import { formFieldSchema } from '../../../domain/registry/registry-entry-schema.ts';
import { enForms, zhForms } from '../../../modeler-ui/registry/forms/dictionary.ts';
import { changeType, FIELD_TYPES, formProblems, moveField, newField, setPart } from '../../../modeler-ui/registry/forms/form-edits.ts';

const FIELDS: FormField[] = [
  { key: 'road', label: '道路', type: 'text', max: 50, required: true },
  { key: 'area', label: '面积', type: 'number', min: 1, max: 500, unit: '㎡' },
  { key: 'kind', label: '类型', type: 'choice', options: [{ value: 'a', label: '甲' }] },
];
const codes = (fields: FormField[], outcomes?: string[]): string[] =>
  formProblems(fields, outcomes).map(({ field, code }) => `${field} ${code}`);

describe('The designer of step forms', () => {
  it('makes fields of every kind that the server accepts once they are named', () => {
    for (const type of FIELD_TYPES) {
      const field = newField(FIELDS, type);
      assert.deepEqual(
        formProblems([field]).map(({ code }) => code),
        type === 'choice' ? ['label-missing', 'option-missing'] : ['label-missing'],
        type,
      );
      const named = { ...field, label: '名称', ...(field.options ? { options: [{ value: 'a', label: '甲' }] } : {}) };
      assert.ok(formFieldSchema.safeParse(named).success, type);
    }
  });

  it('moves a field to any place and loses none', () => {
    assert.deepEqual(
      moveField(FIELDS, 0, 2).map(({ key }) => key),
      ['area', 'kind', 'road'],
    );
    assert.deepEqual(
      moveField(FIELDS, 2, -5).map(({ key }) => key),
      ['kind', 'road', 'area'],
    );
    assert.deepEqual(moveField(FIELDS, 7, 0), FIELDS);
  });

  it('keeps of a field what makes sense for its new kind', () => {
    assert.deepEqual(changeType(FIELDS[1]!, 'text'), { key: 'area', label: '面积', type: 'text' });
    assert.deepEqual(changeType(FIELDS[0]!, 'long-text'), { key: 'road', label: '道路', type: 'long-text', max: 50, required: true });
    assert.deepEqual(changeType(FIELDS[0]!, 'choice').options, [{ value: 'a', label: '' }]);
    assert.equal(changeType(FIELDS[2]!, 'date').options, undefined);
  });

  it('takes away what is emptied, so that nothing empty is stored', () => {
    assert.deepEqual(setPart(FIELDS[1]!, 'unit', ''), { key: 'area', label: '面积', type: 'number', min: 1, max: 500 });
    assert.equal('help' in setPart(FIELDS[0]!, 'help', undefined), false);
  });

  it('tells what the server would refuse, at the field', () => {
    assert.deepEqual(codes(FIELDS), []);
    assert.deepEqual(
      codes([
        { ...FIELDS[0]!, key: 'Road' },
        { ...FIELDS[1]!, max: 0 },
        {
          ...FIELDS[2]!,
          options: [
            { value: 'a', label: '甲' },
            { value: 'a', label: '乙' },
          ],
        },
      ]),
      ['0 key-form', '1 bounds', '2 option-taken'],
    );
    assert.deepEqual(codes([FIELDS[0]!, { ...FIELDS[1]!, key: 'road' }]), ['0 key-taken', '1 key-taken']);
    assert.deepEqual(codes([{ ...FIELDS[0]!, outcomes: ['pass', 'gone'] }], ['pass']), ['0 outcome-unknown']);
  });

  it('has no problem with the forms of any power', () => {
    const folder = path.resolve(import.meta.dirname, '../../../processes/powers');
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const { forms } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { forms: Record<string, { fields: FormField[] }> };
      for (const [key, { fields }] of Object.entries(forms)) assert.deepEqual(formProblems(fields), [], `${name} ${key}`);
    }
  });

  it('speaks both languages', () => {
    const keys = (dictionary: object, prefix = ''): string[] =>
      [
        ...new Set(
          Object.entries(dictionary).flatMap(([key, value]) =>
            typeof value === 'string' ? [prefix + key.replace(/_(one|other)$/, '')] : keys(value as object, `${prefix}${key}.`),
          ),
        ),
      ].sort();
    assert.deepEqual(keys(enForms), keys(zhForms));
  });
});
