/** What the checks of the real entries refuse, as walks through the product found it (R11.3, XK32, XK44, CF45, CF51, CF62). */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { CASE_FORM, NOTHING_KNOWN, type KnownAnswer, type KnownFacts } from '../../domain/forms/checks/judging.ts';
import { refsOf } from '../../domain/forms/checks/refs.ts';
import { formProblems } from '../../domain/forms/form-values.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { plausibleAnswers } from '../../src/demonstration/index.ts';

const read = (room: string): [name: string, entry: RegistryEntry][] => {
  const folder = new URL(`../../processes/${room}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RegistryEntry]);
};
const POWERS = new Map(read('powers'));
const TODAY = '2026-11-24';
const answer = (value: KnownAnswer['value'], label = '先前'): KnownAnswer => ({ label, value, words: String(value) });

/** `field:code` of what is refused, in the entry's own form. */
function refused(power: string, form: string, outcome: string, values: Record<string, unknown>, known: Partial<KnownFacts> = {}): string[] {
  const entry = POWERS.get(`${power}.json`);
  assert.ok(entry);
  const fields = entry.forms[form]?.fields ?? [];
  const typed = { ...plausibleAnswers(fields, TODAY, outcome), ...values };
  const judging = {
    form,
    checks: entry.checks ?? [],
    today: TODAY,
    known: { ...NOTHING_KNOWN, benchmarks: entry.benchmarks ?? [], ...known },
  };
  return formProblems(fields, typed, 'fields', outcome, judging).map(({ path, code }) => `${path.replace('fields.', '')}:${code}`);
}

describe('What no office may do', () => {
  const NO = { withinPowers: false, materialsComplete: false, statutoryForm: false };
  const YES = { withinPowers: true, materialsComplete: true, statutoryForm: true };

  it('is accepting with every answer "no"', () => {
    assert.deepEqual(refused('road-excavation', 'acceptanceChecklist', 'accept', NO), [
      'withinPowers:contradicts-outcome',
      'materialsComplete:contradicts-outcome',
      'statutoryForm:contradicts-outcome',
    ]);
    assert.deepEqual(refused('road-excavation', 'acceptanceChecklist', 'accept', YES), []);
  });

  it('is declining, or asking for a supplement, with every answer "yes"', () => {
    assert.deepEqual(refused('road-excavation', 'acceptanceChecklist', 'decline', YES), ['withinPowers:contradicts-outcome']);
    assert.deepEqual(refused('road-excavation', 'acceptanceChecklist', 'supplement', YES), ['materialsComplete:contradicts-outcome']);
  });

  it('is declining what is not ours without naming whose it is, and naming another organ for what is ours (XK32(1)(2))', () => {
    const notOurs = { ...YES, withinPowers: false };
    for (const power of ['road-excavation', 'rental-subsidy', 'patent-ruling', 'hygiene-change'])
      assert.deepEqual(
        [
          refused(power, 'acceptanceChecklist', 'decline', notOurs),
          refused(power, 'acceptanceChecklist', 'not-ours', YES),
          refused(power, 'acceptanceChecklist', 'not-ours', notOurs),
          refused(power, 'acceptanceChecklist', 'not-ours', { ...notOurs, competentOrgan: '' }),
        ],
        [['withinPowers:contradicts-outcome'], ['withinPowers:contradicts-outcome'], [], ['competentOrgan:required']],
        power,
      );
  });

  it('is a validity that ends before it starts, 2,400 m² for 24, and a licence valid before it was granted', () => {
    const known = { applied: { area: answer(24, '挖掘面积') }, days: { decidedOn: '2026-11-20' } };
    const values = { approvedArea: 2400, validFrom: '2026-11-19', validTo: '2026-11-01' };
    assert.deepEqual(refused('road-excavation', 'certificate', 'made', values, known), [
      'validTo:before-start',
      'approvedArea:more-than-allowed',
      'validFrom:before-date',
    ]);
    assert.deepEqual(refused('road-excavation', 'certificate', 'made', { approvedArea: 24 }, known), []);
  });

  it('is an inspection in 2027, or before the application came in', () => {
    const known = { days: { receivedOn: '2026-11-20' } };
    assert.deepEqual(refused('road-excavation', 'siteInspection', 'pass', { inspectedOn: '2027-01-08' }, known), [
      'inspectedOn:in-the-future',
    ]);
    assert.deepEqual(refused('road-excavation', 'siteInspection', 'pass', { inspectedOn: '2026-11-19' }, known), [
      'inspectedOn:before-date',
    ]);
    assert.deepEqual(refused('road-excavation', 'siteInspection', 'pass', { inspectedOn: '2026-11-20' }, known), []);
  });

  it('is service nine days before the decision', () => {
    const known = { days: { decidedOn: '2026-11-24' } };
    assert.deepEqual(refused('road-excavation', 'delivery', '*', { deliveredOn: '2026-11-15' }, known), ['deliveredOn:before-date']);
  });

  it('is a fine of 20,000 yuan in a tier of up to 6,000, above the 5,000 that were notified', () => {
    const known = { earlier: { fineAmount: answer(500_000), tier: answer('lenient') } };
    const values = { tier: 'lenient', penaltyKind: 'fine', fineAmount: 2_000_000 };
    const told = refused('unlicensed-excavation-penalty', 'decision', 'impose', values, known);
    assert.deepEqual(told, ['fineAmount:fine-outside-tier', 'fineAmount:more-than-allowed']);
    assert.deepEqual(refused('unlicensed-excavation-penalty', 'decision', 'impose', { ...values, fineAmount: 500_000 }, known), []);
  });

  it('is more than 200 yuan for a person on the spot', () => {
    const known = { partyKind: 'person' as const };
    const told = refused('littering-penalty', 'decision', 'impose', { tier: 'severe', penaltyKind: 'fine', fineAmount: 20_001 }, known);
    assert.ok(told.includes('fineAmount:above-party-limit'), told.join());
  });
});

describe('The checks of the entries', () => {
  for (const [name, entry] of [...read('powers'), ...read('skeletons')]) {
    it(`of ${name} are about forms, fields and outcomes that the entry has`, () => {
      const forms: Record<string, string[]> = {
        [CASE_FORM]: (entry.caseForm ?? []).map(({ key }) => key),
        ...Object.fromEntries(Object.entries(entry.forms).map(([key, { fields }]) => [key, fields.map((field) => field.key)])),
      };
      const all = new Set(Object.values(forms).flat());
      for (const check of entry.checks ?? []) {
        for (const form of check.forms ?? []) assert.ok(forms[form], `${check.kind} names the form ${form}`);
        for (const ref of refsOf(check).filter((one) => !one.startsWith('case.') && one !== 'today')) {
          const key = ref.slice(ref.indexOf('.') + 1);
          // A skeleton has no form of the case yet, and a simple penalty may do without a field for the violation.
          assert.ok(all.has(key) || key === 'violation', `${check.kind} asks for ${ref}`);
        }
      }
    });
  }
});
