/** What holds in every form, whatever its entry says (R11.3). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FormField } from '../../../../domain/contract.ts';
import { checkSchema } from '../../../../domain/forms/checks/check-schema.ts';
import { NOTHING_KNOWN, type KnownFacts } from '../../../../domain/forms/checks/judging.ts';
import { PLATFORM_CHECKS } from '../../../../domain/forms/checks/platform-checks.ts';
import { refsOf } from '../../../../domain/forms/checks/refs.ts';
import { ADDRESS_FIELDS, serviceFields } from '../../../../domain/service/service-form.ts';
import { checkFormValues } from '../../../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../../../domain/registry/registry-entry.ts';

const POWERS = path.resolve(import.meta.dirname, '../../../../processes/powers');
const TODAY = '2026-03-02';
const date = (key: string): FormField => ({ key, label: key, type: 'date' });
const codes = (values: Record<string, string>, known: Partial<KnownFacts> = {}) =>
  checkFormValues(Object.keys(values).map(date), values, 'form', undefined, {
    checks: [],
    today: TODAY,
    known: { ...NOTHING_KNOWN, ...known },
  }).problems.map(({ path: at, code }) => `${at}:${code}`);

/** What forms of service ask instead of a day of their own. */
const SERVICE = [...serviceFields(30), ...ADDRESS_FIELDS].map(({ key }) => key);

describe('The checks of the platform', () => {
  it('are checks as the schema has them', () => {
    for (const check of PLATFORM_CHECKS) assert.deepEqual(checkSchema.parse(check), check);
  });

  it('are about keys that forms of the powers have', () => {
    const keys = new Set(
      readdirSync(POWERS)
        .filter((name) => name.endsWith('.json'))
        .map((name) => JSON.parse(readFileSync(path.join(POWERS, name), 'utf8')) as RegistryEntry)
        .flatMap(({ caseForm, forms }) => [caseForm, ...Object.values(forms).map(({ fields }) => fields)])
        .flatMap((fields) => fields.map(({ key }) => key)),
    );
    const own = PLATFORM_CHECKS.flatMap(refsOf).filter((ref) => ref !== 'today' && !ref.includes('.'));
    assert.deepEqual(
      own.filter((key) => !keys.has(key) && !SERVICE.includes(key) && key !== 'payBy'),
      [],
    );
  });

  it('keep starts before ends, told by the names that the form gives them', () => {
    assert.deepEqual(codes({ from: '2026-12-01', to: '2026-11-30' }), ['form.to:before-start']);
    assert.deepEqual(codes({ validFrom: '2026-12-01', validTo: '2026-11-30' }), ['form.validTo:before-start']);
    assert.deepEqual(codes({ publicityFrom: '2026-12-01', publicityTo: '2026-12-01' }), []);
  });

  it('let nothing have happened in the future', () => {
    assert.deepEqual(codes({ recordDate: '2027-01-01', inspectedOn: '2026-03-03' }), [
      'form.recordDate:in-the-future',
      'form.inspectedOn:in-the-future',
    ]);
    assert.deepEqual(codes({ recordDate: TODAY }), []);
  });

  it('let nothing be due in the past', () => {
    assert.deepEqual(codes({ rectifyBy: '2026-03-01' }), ['form.rectifyBy:before-date']);
    assert.deepEqual(codes({ rectifyBy: TODAY }), []);
  });

  it('let nothing be served before it was decided', () => {
    const decided = { days: { decidedOn: '2026-02-20' } };
    assert.deepEqual(codes({ deliveredOn: '2026-02-11' }, decided), ['form.deliveredOn:before-date']);
    assert.deepEqual(codes({ deliveredOn: '2026-02-20' }, decided), []);
    assert.deepEqual(codes({ deliveredOn: '2026-02-11' }), []);
  });
});
