/** A line that says nothing is ended whenever something was asked on it, however long nothing had been asked before. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUnreachable } from '../../../src/platform/database/index.ts';
import { connectionOptions, ServerConnection } from '../../../src/platform/database/server-connection.ts';
import { ownMysql } from '../../support/platform.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';

const SILENT_MS = 300;

describe('a silent connection (MariaDB/MySQL)', () => {
  it('is ended when it is asked, also after it had lain idle for longer', async function () {
    const own = await ownMysql();
    if (!own) return this.skip();
    const url = new URL(own.url);
    const proxy = new TcpProxy(url.hostname, Number(url.port || 3306));
    await proxy.open();
    url.port = String(proxy.port);
    try {
      const connection = await ServerConnection.open(connectionOptions(url.href), { silentMs: SILENT_MS });
      assert.deepEqual((await connection.ask('SELECT 1 AS one', [])).rows, [{ one: 1 }]);
      await sleep(2 * SILENT_MS);
      assert.equal(connection.isOver, false, 'an idle line is no fault');
      proxy.swallow();
      const answer = await Promise.race([
        connection.ask('SELECT 2 AS two', []).then(
          () => 'answered',
          (error: unknown) => error,
        ),
        sleep(10 * SILENT_MS).then(() => 'waits for ever'),
      ]);
      assert.match(String(answer), /does not answer/);
      assert.equal(isUnreachable(answer), true);
      connection.destroy();
    } finally {
      await proxy.cut();
      await own.drop();
    }
  });
});
