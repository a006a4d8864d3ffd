/** Which checks the real powers cannot do without: taken away, each is called for at its step (R11.3, XK32, XK44, CF51). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { lintFlowchart } from '../../../processes/lint/index.ts';
import type { Check } from '../../../domain/forms/checks/check.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';

const read = (file: string): string => readFileSync(new URL(`../../../processes/powers/${file}`, import.meta.url), 'utf8');

async function calledFor(power: string, keep: (check: Check) => boolean): Promise<string[]> {
  const entry = JSON.parse(read(`${power}.json`)) as RegistryEntry;
  const { findings } = await lintFlowchart({
    xml: read(`${power}.bpmn`),
    entry: { ...entry, checks: (entry.checks ?? []).filter(keep) },
    engineLine: '8.0',
  });
  return findings.filter(({ rule }) => rule === 'guards-present').map(({ elementId }) => String(elementId));
}

describe('The checks that powers need', () => {
  it('are all there', async () => {
    for (const power of ['road-excavation', 'littering-penalty', 'unlicensed-excavation-penalty', 'rental-subsidy'])
      assert.deepEqual(await calledFor(power, () => true), [], power);
  });

  it('are of acceptance, whose answers agree with it', async () => {
    const steps = await calledFor('road-excavation', ({ kind }) => kind !== 'answers-for-outcome');
    assert.deepEqual([...new Set(steps)], ['Step_Acceptance', 'Step_AcceptanceAfterSupplement']);
  });

  it('are of competence: what is not ours names whose it is, and no other refusal says so (XK32(1)(2))', async () => {
    const apart = (value: boolean) => (check: Check) =>
      !(check.kind === 'answers-for-outcome' && check.need === 'every' && check.fields.length === 1 && check.value === value);
    for (const value of [true, false]) assert.deepEqual(await calledFor('road-excavation', apart(value)), ['Step_Acceptance']);
  });

  it('are of a licence, which is not valid before it was granted', async () => {
    assert.deepEqual(await calledFor('road-excavation', ({ kind }) => kind !== 'not-before'), ['Step_Certificate']);
  });

  it('are of a fine on the spot, which has its tier and its limit', async () => {
    assert.equal((await calledFor('littering-penalty', ({ kind }) => kind !== 'amount-limit')).length, 1);
    assert.equal((await calledFor('littering-penalty', () => false)).length, 2);
  });

  const OF_CATEGORIES: readonly [power: string, taken: (check: Check) => boolean, steps: string[]][] = [
    ['road-repair-fee', ({ kind }) => kind === 'at-most', ['Step_Decision']],
    ['road-repair-fee', (check) => check.kind === 'forbidden-fact', ['Step_CourtApplication']],
    ['unsafe-food-seizure', (check) => check.kind === 'answers-for-outcome', ['Step_Notification', 'Step_Emergency']],
    ['obstacle-removal', (check) => check.kind === 'not-in-future', ['Step_Proposal']],
    ['obstacle-removal', (check) => check.kind === 'answers-for-outcome', ['Step_Performance', 'Step_PerformanceImmediate']],
    ['food-inspection', (check) => check.kind === 'forbidden-fact', ['Step_Result']],
    ['food-inspection', (check) => check.kind === 'answers-for-outcome', ['Step_OnSite']],
    ['rental-subsidy', ({ kind }) => kind === 'term-from', ['Step_Publish']],
    ['rental-subsidy', ({ kind }) => kind === 'at-most', ['Step_Payment']],
    ['blood-donation-award', ({ kind }) => kind === 'term-from', ['Step_Publish']],
    ['patent-ruling', ({ kind }) => kind === 'not-before', ['Step_ArrangeHearing']],
  ];
  for (const [power, taken, steps] of OF_CATEGORIES)
    it(`are of ${power}, at ${steps.join(' and ')}`, async () => {
      assert.deepEqual((await calledFor(power, (check) => !taken(check))).sort(), [...steps].sort());
    });

  it('do not count where they are for another form or another outcome', async () => {
    const entry = JSON.parse(read('road-excavation.json')) as RegistryEntry;
    const checks = (entry.checks ?? []).map((check): Check => ({ ...check, forms: ['archive'] }));
    const { findings } = await lintFlowchart({ xml: read('road-excavation.bpmn'), entry: { ...entry, checks }, engineLine: '8.0' });
    assert.equal(findings.filter(({ rule }) => rule === 'guards-present').length, 5);
  });
});
