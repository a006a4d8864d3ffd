/** One answer and its field: bounds are told in what people count, and a Chinese keyboard is no reason to refuse (R11.3). */
import assert from 'node:assert/strict';
import type { FormField } from '../../../domain/contract.ts';
import { checkField, numberText, readNumber } from '../../../domain/forms/check-field.ts';

const field = (rest: Partial<FormField> & { type: FormField['type'] }): FormField => ({
  key: 'one',
  label: '一项',
  labelEn: 'One',
  ...rest,
});
const problem = (of: FormField, raw: unknown) => checkField(of, raw, 'form.one').problem;

describe('A field', () => {
  it('of money tells its bounds in yuan, though they are kept in 分', () => {
    const fee = field({ type: 'money', min: 5_000, max: 20_000_050 });
    assert.deepEqual(problem(fee, 4_999), {
      path: 'form.one',
      code: 'too-small',
      message: '“一项”不能小于 50 元。',
      messageEn: '"One" must be at least 50 yuan.',
    });
    assert.equal(problem(fee, 20_000_051)?.message, '“一项”不能大于 200,000.50 元。');
    assert.equal(checkField(fee, 5_000, 'form.one').value, 5_000);
  });

  it('of numbers tells its bounds as they are', () => {
    assert.equal(problem(field({ type: 'number', min: 0.1 }), 0)?.message, '“一项”不能小于 0.1。');
  });

  it('of time keeps hours and minutes, however people write them', () => {
    const heard = field({ type: 'time' });
    for (const typed of ['14:20', '14：20', '14时20分', '下午2:20', ' 下午２时20分 '])
      assert.equal(checkField(heard, typed, 'form.one').value, '14:20');
    assert.equal(checkField(heard, '9:05', 'form.one').value, '09:05');
    for (const typed of ['24:00', '9:60', '午后', 920, true]) assert.equal(problem(heard, typed)?.code, 'not-a-time');
    assert.equal(problem(field({ type: 'time', required: true }), '')?.code, 'required');
  });

  it('of numbers takes full-width digits, blanks and thousands', () => {
    for (const [typed, value] of [
      ['１２．５', 12.5],
      ['12。5', 12.5],
      [' 1 200 ', 1_200],
      ['12,345.5', 12_345.5],
      ['１，２３４', 1_234],
      ['-3', -3],
      ['\u200b7', 7],
    ] as const)
      assert.equal(checkField(field({ type: 'number' }), typed, 'form.one').value, value, typed);
  });

  it('of numbers takes nothing that is not written as one', () => {
    for (const typed of ['0x10', '1e3', '12,34', '1.2.3', '一', 'NaN', 'Infinity', '9'.repeat(400), [], {}, true])
      assert.equal(readNumber(typed), undefined, String(typed));
  });

  it('leaves alone what is still being typed', () => {
    assert.deepEqual(['', undefined, '-', '1.', '１，２３４．', '１２'].map(numberText), ['', '', '-', '1.', '1234.', '12']);
  });

  it('of dates takes real days between 1900 and 2100, also with full-width digits', () => {
    const day = field({ type: 'date' });
    for (const typed of ['2026-11-23', '1900-01-01', '2100-12-31', '2024-02-29', '２０２６－１１－２３'])
      assert.equal(problem(day, typed), undefined, typed);
    for (const typed of ['1000-01-01', '1899-12-31', '2101-01-01', '9999-12-31'])
      assert.equal(problem(day, typed)?.code, 'date-out-of-range', typed);
    for (const typed of ['2026-02-29', '2026-13-01', '2026-1-1', '26-11-23', '0001-01-01', 20_261_123])
      assert.equal(problem(day, typed)?.code, 'not-a-date', String(typed));
  });

  it('of text counts what a reader sees, a rare character being one', () => {
    assert.equal(problem(field({ type: 'text', max: 3 }), ' 𠮷𠮷\u200b𠮷 '), undefined);
    assert.equal(problem(field({ type: 'text' }), '长'.repeat(201))?.code, 'too-long');
    assert.equal(problem(field({ type: 'long-text' }), '长'.repeat(4_001))?.message, '“一项”最多 4000 字。');
  });

  it('of text is stored as it can be seen', () => {
    assert.equal(checkField(field({ type: 'long-text' }), ' 一\r\n二\u202e三 ', 'form.one').value, '一\n二三');
  });
});
