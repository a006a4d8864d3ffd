/** From when a period runs that the law counts from a service (CF62, CF64, QZ53, QZ54; docs/adr/0014-periods-are-drawn.md). */
import assert from 'node:assert/strict';
import { HEADERS } from '../../domain/contract.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../../domain/time/civil-time.ts';
import { createCountedFrom, SERVICE_FIELD } from '../../src/procedures/periods/counted-from.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower } from '../support/small-power.ts';

eachDatabase('A period that is counted from a service', (database) => {
  let cases: CasesOn;
  before(async () => {
    const served = { key: SERVICE_FIELD, label: '送达日期', type: 'date' as const, required: true };
    cases = await casesOn(database(), {
      power: buildPower({ forms: { review: { title: '送达', titleEn: 'Service', fields: [served] } } }),
    });
  });
  after(() => cases?.close());

  /** The day from which it runs when the service is answered with that many days from today; null = nothing was served. */
  async function countedFrom(days: number | null): Promise<{ from: number; today: string; now: number }> {
    const id = await cases.register();
    const step = await cases.openStep(id);
    const today = civilDateInChina(cases.time.now());
    if (days !== null) {
      const { status, text } = await cases.decideStep(step, 'accept', { fields: { [SERVICE_FIELD]: daysAfter(today, days) } });
      assert.equal(status, 200, text);
    }
    const now = cases.time.now();
    const headers = { [HEADERS.countedFrom]: step.element_id };
    return { from: (await createCountedFrom({ database: database() })(id, { headers }, now)).getTime(), today, now: now.getTime() };
  }

  it('runs from the day of service', async () => {
    const { from, today } = await countedFrom(0);
    assert.equal(from, startOfDate(today).getTime());
  });

  it('never from a day before its paper was there to be served, whatever is typed (CF62)', async () => {
    const { from, today } = await countedFrom(-9);
    assert.equal(from, startOfDate(today).getTime());
  });

  it('from now where nothing was served yet', async () => {
    const { from, now } = await countedFrom(null);
    assert.equal(from, now);
  });
});
