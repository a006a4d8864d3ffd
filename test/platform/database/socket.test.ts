/** A server on the same machine, asked over its socket (docs/adr/0022-hot-path.md). */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { openDatabase } from '../../../src/platform/database/index.ts';
import { ownMysql } from '../../support/platform.ts';

describe('A database server that is asked over its socket (MariaDB/MySQL)', () => {
  it('is asked over it alone where the URL names one', async function () {
    const own = await ownMysql();
    if (!own) return this.skip();
    const byNetwork = await openDatabase({ url: own.url });
    const socket = (await byNetwork.get<{ path: string }>('SELECT @@socket AS path'))?.path ?? '';
    await byNetwork.close();
    try {
      if (!existsSync(socket)) return this.skip();
      const database = await openDatabase({ url: `${own.url}?socketPath=${socket}` });
      try {
        const hosts = await database.write(() =>
          database.all<{ host: string }>('SELECT HOST AS host FROM information_schema.processlist WHERE ID = CONNECTION_ID()'),
        );
        assert.deepEqual(hosts, [{ host: 'localhost' }]);
      } finally {
        await database.close();
      }
    } finally {
      await own.drop();
    }
  });
});
