/**
 * A case as a kind of matter (R9, R10, R15.2): it runs on the drawing it began with, and ends with one of the results that the law knows.
 */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { ACCEPT, buildPower, DECLINE, endOf, stepOf } from '../support/small-power.ts';

eachDatabase('A case', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database());
  });
  after(() => cases?.close());

  const resultOf = async (id: string): Promise<unknown> =>
    (await database().get<{ result: string | null }>('SELECT result FROM case_file WHERE id = $1', [id]))?.result;

  for (const [outcomes, result] of [
    [['decline'], 'declined'],
    [['accept', 'grant'], 'granted'],
    [['accept', 'deny'], 'denied'],
  ] as const) {
    it(`is complete as "${result}" where the drawing's end says so`, async () => {
      const id = await cases.register();
      await cases.walk(id, ...outcomes);
      const { state, closed_at } = await cases.matter(id);
      assert.deepEqual([state, await resultOf(id), closed_at !== null], ['completed', result, true]);
      assert.deepEqual([(await cases.openSteps(id)).length, cases.engine.jobsOf(id).length], [0, 0]);
    });
  }

  it('stays on the version that it began with, when another is published meanwhile', async () => {
    const id = await cases.register();
    const other = stepOf('另行审查', 'deciding-leader', [ACCEPT, DECLINE]);
    await cases.publish({ ...cases.power, xml: buildPower(cases.power.entry, { tAccept: other }).xml });
    const [old, fresh] = [await cases.openStep(id), await cases.openStep(await cases.register())];
    assert.deepEqual([old.name, fresh.name], ['受理审查', '另行审查']);
    await cases.walk(id, 'accept', 'grant');
    assert.equal((await cases.matter(id)).procedure_id, cases.versionId);
  });

  it('is not closed with a result that nobody knows; the job waits for who repairs it', async () => {
    const odd = await casesOn(database(), { power: buildPower({}, { cDeclined: endOf('lost') }) });
    const id = await odd.register();
    await assert.rejects(odd.walk(id, 'decline'), /Unknown case result "lost" at cDeclined/);
    assert.equal((await odd.matter(id)).closed_at, null);
    assert.deepEqual(
      odd.engine.jobsOf(id).map(({ elementId }) => elementId),
      ['cDeclined'],
    );
    await odd.close();
  });
});
