/** The warning rules against their own examples, by the official calendar of 2026 (R15, R16). */
import assert from 'node:assert/strict';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { exampleFires } from '../../../src/supervision/rules/parts/ask.ts';
import { SIGNAL_RULES } from '../../../src/supervision/rules/index.ts';
import { standardsOf } from '../../../src/supervision/rules/parts/settings.ts';

const calendar = new WorkingCalendar(seedCalendarYears());

describe('The warning rules', () => {
  it('are the thirteen of article 15, the eleven of article 16, and the deadlines of articles 7 and 8', () => {
    const ids = [
      ...Array.from({ length: 13 }, (_, index) => `R15.${index + 1}`),
      ...Array.from({ length: 11 }, (_, index) => `R16.${index + 1}`),
      ...['R7a', 'R7b', 'R8'],
    ];
    assert.deepEqual(
      SIGNAL_RULES.map(({ id }) => id),
      ids,
    );
    for (const { id, colour } of SIGNAL_RULES) assert.equal(colour, id.startsWith('R16') ? 'red' : 'yellow', id);
  });

  for (const rule of SIGNAL_RULES) {
    describe(`${rule.id} ${rule.text}`, () => {
      it('has an example that fires and one that does not', () => {
        assert.ok(rule.examples.some(({ fires }) => !fires));
        assert.ok(rule.trigger === 'by-hand' || rule.examples.some(({ fires }) => fires));
      });
      rule.examples.forEach(({ text, fires, on }, index) => {
        it(`${fires ? 'fires' : 'does not fire'} on ${on}: ${text}`, () => {
          assert.equal(exampleFires(rule, index, { calendar, settings: standardsOf(rule.settings) }), fires);
        });
      });
    });
  }
});
