/** Who may move running cases, and of which powers (R5, R14). */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('The routes of migration', (database) => {
  let cases: CasesOn;
  before(async () => {
    cases = await casesOn(database(), { engineLine: '8.8' });
  });
  after(() => cases?.close());

  const request = () => ({ powerId: cases.power.entry.processId, fromVersionId: cases.versionId, toVersionId: cases.versionId });

  it('are the legal office’s: nobody else is let through', async () => {
    for (const account of ['window', 'registrar', 'supervisor', 'administrator'])
      for (const [method, path, body] of [
        ['GET', `/cases/migrations/options?powerId=${request().powerId}`, undefined],
        ['POST', '/cases/migrations/check', request()],
        ['POST', '/cases/migrations', request()],
      ] as const) {
        const answer = await cases.call(account, method, path, body);
        assert.deepEqual([answer.status, answer.body.error.code], [403, 'forbidden'], `${account} ${method} ${path}`);
      }
  });

  it('offer every version but the published one', async () => {
    await cases.register();
    const options = (): Promise<{ supported: boolean; fromVersions: { versionNumber: number }[]; toVersion: { number: number } }> =>
      cases.ask('legal', 'GET', `/cases/migrations/options?powerId=${request().powerId}`);
    assert.deepEqual([(await options()).supported, (await options()).fromVersions, (await options()).toVersion.number], [true, [], 1]);
    await cases.publish({ ...cases.power, xml: `${cases.power.xml}\n` });
    assert.deepEqual(
      [(await options()).fromVersions.map(({ versionNumber }) => versionNumber), (await options()).toVersion.number],
      [[1], 2],
    );
  });

  it('refuse what they do not know: powers, fields, a mapping of something else than names', async () => {
    assert.equal((await cases.call('legal', 'GET', '/cases/migrations/options?powerId=power-nowhere')).status, 404);
    for (const wrong of [{ ...request(), force: true }, { ...request(), mapping: { a: 1 } }, { powerId: request().powerId }])
      assert.equal((await cases.call('legal', 'POST', '/cases/migrations', wrong)).status, 422, JSON.stringify(wrong));
  });
});
