/** How many cases are under way, by version and by power: numbers only (R5). */
import assert from 'node:assert/strict';
import { createOpenCases, createRunningCases } from '../../src/cases/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The number of running cases', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  it('counts by the version that each began with, and no longer what is complete', async () => {
    const { processId } = cases.power.entry;
    const running = createRunningCases(database());
    const open = createOpenCases(database());
    assert.deepEqual(await running(processId), []);
    const [first] = [await cases.register(), await cases.register()];
    const second = await cases.publish({ ...cases.power, xml: `${cases.power.xml}\n` });
    await cases.register();
    assert.deepEqual(
      (await running(processId)).map(({ versionId, versionNumber, running: count }) => [versionId, versionNumber, count]),
      [
        [cases.versionId, 1, 2],
        [second, 2, 1],
      ],
    );
    assert.deepEqual([...(await open([processId, 'power-nowhere']))], [[processId, 3]]);
    await cases.walk(first ?? '', 'accept');
    assert.equal((await open([processId])).get(processId), 3, 'an accepted case is still under way');
    await cases.walk(first ?? '', 'grant');
    assert.equal((await open([processId])).get(processId), 2);
    assert.deepEqual(await open([]), new Map());
  });
});
