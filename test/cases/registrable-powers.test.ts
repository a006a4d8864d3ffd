/** Which powers a person may begin a case of (R6a, R10). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { buildPower } from '../support/small-power.ts';

interface Listed {
  id: string;
  versionId: string;
  versionNumber: number;
  organ: { name: string };
  intake: { kind: string; position: string };
}

eachDatabase('The powers whose cases a person may register', (database) => {
  let cases: CasesOn;
  const ownMotion = buildPower({ intake: { kind: 'own-motion', position: 'first-review' } });
  const draft = buildPower();
  before(async () => {
    cases = await casesOn(database());
    await cases.publish(ownMotion);
    await cases.store(draft, 'draft');
  });
  after(() => cases?.close());

  const offered = async (account: string): Promise<Listed[]> =>
    (await cases.ask<{ items: Listed[] }>(account, 'GET', '/cases/powers')).items;
  const ids = async (account: string): Promise<string[]> => (await offered(account)).map(({ id }) => id);

  it('are those of their organ that begin at a position they hold, published only', async () => {
    assert.deepEqual(await ids('window'), [cases.power.entry.processId]);
    assert.deepEqual(await ids('officer'), [ownMotion.entry.processId]);
    assert.deepEqual(await ids('leader'), []);
    assert.deepEqual(await ids('stranger'), [], 'of another organ');
    assert.equal((await cases.call('supervisor', 'GET', '/cases/powers')).body.error.code, 'forbidden');
  });

  it('come with the version that a case would start on, which follows the latest published one', async () => {
    const [before] = await offered('window');
    assert.deepEqual([before?.versionId, before?.versionNumber, before?.organ.name], [cases.versionId, 1, '小城市建设局']);
    assert.deepEqual(before?.intake, { kind: 'application', position: 'window' });
    const second = await cases.publish({ ...cases.power, xml: `${cases.power.xml}\n` });
    const [after] = await offered('window');
    assert.deepEqual([after?.versionId, after?.versionNumber], [second, 2]);
  });
});
