/** A year whose calendar nobody has loaded is told by name, whoever runs into it. */
import assert from 'node:assert/strict';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';

eachDatabase('a year without a calendar', (database) => {
  let cases: CasesOn;
  before(async function () {
    this.timeout(180_000);
    cases = await casesOn(database());
  });
  after(() => cases.close());

  it('is named to who asks for its working days', async () => {
    const { status, body } = await cases.call('lead', 'GET', '/calendar/working-days?from=2038-03-01&days=5');
    assert.deepEqual([status, body.error.code, body.error.details], [422, 'calendar-year-missing', { year: 2038 }]);
    assert.match(body.error.message, /2038/);
  });

  it('that has begun stops nobody from reading, registering and deciding', async () => {
    const before = await cases.register();
    await cases.moveTo('2038-03-02T10:00:00+08:00');
    const READ: [account: string, path: string][] = [
      ['supervisor', `/cases/${before}`],
      ['supervisor', '/cases'],
      ['supervisor', '/supervision/wall'],
      ['supervisor', '/supervision/signals'],
      ['supervisor', '/matters'],
      ['supervisor', '/matters/statistics'],
      ['officer', '/inbox'],
      ['officer', '/calendar'],
    ];
    for (const [account, path] of READ) {
      const { status, text } = await cases.call(account, 'GET', path);
      assert.equal(status, 200, `${path}: ${text}`);
    }
    const { status, body, text } = await cases.call('window', 'POST', '/cases', cases.application());
    assert.ok(status === 201 || (status === 422 && body.error.code === 'calendar-year-missing'), text);
    await cases.walk(before, 'accept');
  });
});
