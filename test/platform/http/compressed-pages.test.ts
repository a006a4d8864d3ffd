/** Built files go over the wire as the build compressed them, to whoever can read that, and stay in the browser for good. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openDatabase, type Database } from '../../../src/platform/database/index.ts';
import { startServer, type TestServer } from '../../support/test-server.ts';

const SCRIPT = `console.log('${'阳光行权'.repeat(500)}');`;

describe('the files of the pages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sunlit-pages-'));
  let database: Database;
  let server: TestServer;
  before(async () => {
    mkdirSync(path.join(folder, 'assets'));
    const file = path.join(folder, 'assets', 'index-abc.js');
    writeFileSync(file, SCRIPT);
    writeFileSync(path.join(folder, 'index.html'), '<title>阳光行权</title>');
    writeFileSync(`${file}.br`, brotliCompressSync(SCRIPT));
    writeFileSync(`${file}.gz`, gzipSync(SCRIPT));
    database = await openDatabase({ dataDir: folder });
    server = await startServer(database, () => undefined, { pages: folder });
  });
  after(async () => {
    await server.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  /** Without a client that decompresses by itself. */
  const ask = (accepted: string) =>
    new Promise<{ headers: IncomingHttpHeaders; bytes: number }>((resolve, reject) => {
      get(`${server.url}/assets/index-abc.js`, { headers: { 'Accept-Encoding': accepted } }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => (bytes += chunk.length));
        response.on('end', () => resolve({ headers: response.headers, bytes }));
      }).on('error', reject);
    });

  for (const [accepted, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', undefined],
  ] as const) {
    it(`come as ${encoding ?? 'they are'} to whoever accepts "${accepted}"`, async () => {
      const { headers, bytes } = await ask(accepted);
      assert.equal(headers['content-encoding'], encoding);
      assert.match(headers['content-type'] ?? '', /^(text|application)\/javascript/);
      assert.equal(headers.vary, 'Accept-Encoding');
      assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
      assert.ok(encoding ? bytes < 200 : bytes === Buffer.byteLength(SCRIPT), `${bytes} bytes`);
    });
  }

  it('are one page at every address that names no file, also where a rule’s number has a dot', async () => {
    const at = async (address: string) => {
      const { status, headers } = await fetch(server.url + address);
      return [status, headers.get('content-type')?.split(';')[0]];
    };
    for (const address of ['/', '/inbox', '/supervision/rules/R15.7']) assert.deepEqual(await at(address), [200, 'text/html'], address);
    for (const address of ['/missing.js', '/.env']) assert.equal((await at(address))[0], 404, address);
  });
});
