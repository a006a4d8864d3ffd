/** What is recorded of a matter, played on its drawing (R12a): remembered, and asked for by several at once. */
import assert from 'node:assert/strict';
import { createRuns } from '../../src/procedures/runs.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The recorded run of a matter', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  it('is played once, however many ask for it at the same time after it has gone on', async () => {
    const id = await cases.register();
    const runs = createRuns({ database: database(), kinds: cases.kinds });
    const matter = await cases.matter(id);
    assert.equal((await runs.of([matter])).get(id)?.refused, undefined);
    for (let step = 0; step < 2; step += 1) {
      await cases.walk(id, step === 0 ? 'accept' : 'grant');
      const found = await Promise.all(Array.from({ length: 5 }, () => runs.of([matter])));
      assert.deepEqual(
        found.map((one) => one.get(id)?.refused),
        Array(5).fill(undefined),
      );
    }
  });
});
