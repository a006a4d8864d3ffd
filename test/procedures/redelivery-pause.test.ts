import assert from 'node:assert/strict';
import { pauseFor } from '../../src/procedures/redelivery-pause.ts';

describe("The pause before an open step's job comes again", () => {
  it('is short while there are few cases, so that a lost delivery is made up for in seconds', () => {
    for (const openCases of [0, 1, 499]) assert.equal(pauseFor(openCases), 10_000);
  });

  it('grows with the number of cases, so that no more than fifty jobs come again in a second', () => {
    for (const openCases of [2_000, 10_000, 100_000]) assert.equal(openCases / (pauseFor(openCases) / 1_000), 50);
    assert.equal(pauseFor(10_000), 200_000);
  });

  it('is never longer than an hour', () => {
    assert.equal(pauseFor(10_000_000), 3_600_000);
  });
});
