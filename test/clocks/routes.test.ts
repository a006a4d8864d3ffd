import assert from 'node:assert/strict';
import { eachDatabase } from '../support/databases.ts';
import { platformOn, type PlatformOn } from '../support/platform-on.ts';
import type { ErrorBody } from '../support/test-server.ts';

eachDatabase('The working-day calendar over HTTP', (database) => {
  let platform: PlatformOn;
  before(async () => {
    platform = await platformOn(database());
  });
  after(() => platform.close());

  const ask = (query: string) => platform.call<{ date: string } & ErrorBody>('window', 'GET', `/calendar/working-days?${query}`);

  it('counts working days from a date', async () => {
    const { status, body } = await ask('from=2026-03-02&days=5');
    assert.deepEqual([status, body.date], [200, '2026-03-09']);
  });

  it('names the year that is not loaded, and guesses nothing', async () => {
    for (const query of ['from=2093-03-02&days=5', 'from=1900-01-01&days=1']) {
      const { status, body } = await ask(query);
      assert.deepEqual([status, body.error.code], [422, 'calendar-year-missing'], query);
      assert.equal(body.error.details?.year, Number(query.slice(5, 9)));
      assert.match(body.error.message, new RegExp(query.slice(5, 9)));
    }
  });

  it('takes a number in decimal digits alone', async () => {
    for (const days of ['0x10', '1e2', '', '-1', '1.5', '1001', '%205']) {
      const { status, body } = await ask(`from=2026-03-02&days=${days}`);
      assert.deepEqual([status, body.error.fields?.map(({ path }) => path)], [422, ['days']], `days=${days}`);
    }
  });
});
