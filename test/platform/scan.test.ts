/** A virus scanner of the city's own, asked before a file is kept. */
import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { createScan, SCAN_SETTING } from '../../src/platform/scan/index.ts';

const EICAR = Buffer.from('X5O!P%@AP…EICAR-STANDARD-ANTIVIRUS-TEST-FILE');
const code = (checked: Promise<void>): Promise<string> =>
  checked.then(
    () => 'clean',
    (error: { code?: string }) => error.code ?? 'a fault',
  );

describe('A virus scanner', () => {
  it('is off unless set, and set as a socket or a command', async () => {
    const off = createScan(undefined);
    assert.deepEqual([off.kind, await code(off.check(EICAR))], ['off', 'clean']);
    for (const good of ['clamd:/run/clamd.ctl', 'clamd:127.0.0.1:3310', 'command:/usr/bin/scan --stdin']) assert.match(good, SCAN_SETTING);
    for (const bad of ['clamd', 'clamd:', 'command:scan', 'http://x']) assert.doesNotMatch(bad, SCAN_SETTING);
  });

  it('that is a command says clean with 0, found with 1, and anything else refuses', async () => {
    const scan = createScan('command:/bin/grep -qv EICAR');
    // `grep -v` ends with 1 where every line holds the word.
    assert.deepEqual(
      [scan.kind, await code(scan.check(Buffer.from('fine\n'))), await code(scan.check(EICAR))],
      ['command', 'clean', 'file-infected'],
    );
    assert.equal(await code(createScan('command:/nonexistent/scanner').check(EICAR)), 'scan-unavailable');
    assert.equal(await code(createScan('command:/bin/grep -q --no-such-option').check(EICAR)), 'scan-unavailable');
  });

  it('that is clamd gets the whole file in pieces', async () => {
    const server = createServer((socket) => {
      let got = Buffer.alloc(0);
      socket.on('data', (piece) => {
        got = Buffer.concat([got, piece]);
        if (!got.subarray(-4).equals(Buffer.alloc(4))) return;
        socket.end(
          got.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : `stream: ${got.length > 2_000_000 ? 'OK' : 'short ERROR'}\0`,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const scan = createScan(`clamd:127.0.0.1:${(server.address() as AddressInfo).port}`);
    assert.equal(scan.kind, 'clamd');
    assert.equal(await code(scan.check(Buffer.alloc(2_500_000, 'a'))), 'clean');
    assert.equal(await code(scan.check(EICAR)), 'file-infected');
    assert.equal(await code(scan.check(Buffer.from('a'))), 'scan-unavailable', 'an error is no verdict');
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await code(scan.check(EICAR)), 'scan-unavailable');
  });
});
