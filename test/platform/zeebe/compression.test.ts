/** What packing costs is spared where engine and platform share a machine, and not where a line lies between them. */
import assert from 'node:assert/strict';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '../../../src/platform/logger.ts';
import { connectGateway } from '../../../src/platform/zeebe/gateway.ts';

describe('messages to the engine', () => {
  let server: http2.Http2Server;
  let encodings: (string | undefined)[];
  /** The first byte of a message says whether it is packed. */
  let packed: number[];

  beforeEach(async () => {
    [encodings, packed] = [[], []];
    server = http2.createServer().on('stream', (stream, headers) => {
      encodings.push(headers['grpc-encoding'] as string | undefined);
      stream.once('data', (chunk: Buffer) => packed.push(chunk[0] ?? -1));
      stream.on('end', () => {
        stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '5', 'grpc-message': 'no such job' }));
        stream.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  async function completeOn(host: string): Promise<void> {
    const { port } = server.address() as AddressInfo;
    const gateway = connectGateway({ address: `${host}:${port}`, access: { credentials: { kind: 'none' } }, logger: silentLogger });
    await assert.rejects(gateway.call('completeJob', { jobKey: '1', variables: '{}' }), { code: 5 });
    await gateway.close();
  }

  it('are sent as they are to one on this machine', async () => {
    await completeOn('127.0.0.1');
    assert.deepEqual([encodings, packed], [[undefined], [0]]);
  });

  it('are packed for one elsewhere', async () => {
    // Any other name than the machine's own stands for elsewhere.
    await completeOn('127.1');
    assert.deepEqual([encodings, packed], [['gzip'], [1]]);
  });
});
