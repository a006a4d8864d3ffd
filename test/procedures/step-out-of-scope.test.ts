/** Whoever may not see a matter learns nothing of its steps by claiming, releasing or deciding them (R14). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('a step outside one’s scope', (database) => {
  let cases: CasesOn;
  before(async function () {
    this.timeout(180_000);
    cases = await casesOn(database());
  });
  after(() => cases.close());

  const MOVES = ['claim', 'release', 'decide'];
  const answers = async (account: string, stepId: string): Promise<[number, string][]> => {
    const found: [number, string][] = [];
    for (const move of MOVES) {
      const body = move === 'decide' ? { outcome: 'accept' } : undefined;
      const { status, body: answer } = await cases.call(account, 'POST', `/steps/${stepId}/${move}`, body);
      found.push([status, answer.error.code]);
    }
    return found;
  };

  it('is not there, whether it is open, claimed by somebody or decided, just as one that never was', async () => {
    const caseId = await cases.register();
    const step = await cases.openStep(caseId);
    const nothing = MOVES.map((): [number, string] => [404, 'not-found']);
    assert.deepEqual(await answers('stranger', 'no-such-step'), nothing);
    assert.deepEqual(await answers('stranger', step.id), nothing, 'open');
    await cases.ask('officer', 'POST', `/steps/${step.id}/claim`);
    assert.deepEqual(await answers('stranger', step.id), nothing, 'claimed');
    await cases.walk(caseId, 'accept');
    assert.deepEqual(await answers('stranger', step.id), nothing, 'decided');
  });

  it('within one’s scope tells what is the matter with it, as before', async () => {
    const caseId = await cases.register();
    const step = await cases.openStep(caseId);
    assert.deepEqual(
      (await answers('leader', step.id)).map(([status]) => status),
      [403, 403, 403],
      'another position of the same organ',
    );
    await cases.walk(caseId, 'accept');
    assert.deepEqual((await answers('leader', step.id))[0], [409, 'step-already-decided']);
  });
});
