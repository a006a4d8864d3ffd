/** How a cluster of one's own is reached: what is shown to it, and over which line (docs/adr/0016-engine-secret.md). */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../../src/platform/logger.ts';
import { headersFor, type EngineAccess } from '../../../src/platform/zeebe/access.ts';
import { connectGateway } from '../../../src/platform/zeebe/gateway.ts';
import { mayHaveBeenObeyed, refusalOf } from '../../../src/platform/zeebe/refusal.ts';
import { removeDirectory, temporaryDirectory } from '../../support/broker.ts';

const UNAUTHENTICATED = 16;
const portOf = (server: Server | Http2SecureServer): number => (server.address() as AddressInfo).port;

describe('A token server', () => {
  let server: Server;
  let asked: URLSearchParams[];
  let given: string[];
  beforeEach(async () => {
    asked = [];
    given = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        asked.push(new URLSearchParams(body));
        const token = jwt({ sub: 'sunlit', number: asked.length, exp: Math.floor(Date.now() / 1_000) + 3_600 });
        given.push(`Bearer ${token}`);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3_600 }));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });
  const access = (url: string): EngineAccess => ({
    credentials: { kind: 'oauth', clientId: 'sunlit', clientSecret: 'a client secret', url, audience: 'zeebe-api' },
  });

  it('is asked once for many calls, and again when the engine did not believe us', async () => {
    const headers = headersFor(access(`http://127.0.0.1:${portOf(server)}/token`));
    const shown = await Promise.all([headers.getHeaders(), headers.getHeaders()]);
    shown.push(await headers.getHeaders());
    assert.deepEqual(
      shown.map(({ authorization }) => authorization),
      [given[0], given[0], given[0]],
    );
    assert.deepEqual(Object.fromEntries(asked[0] ?? []), {
      audience: 'zeebe-api',
      client_id: 'sunlit',
      client_secret: 'a client secret',
      grant_type: 'client_credentials',
    });
    headers.forget();
    assert.equal((await headers.getHeaders()).authorization, given[1]);
    assert.equal(asked.length, 2);
  });

  it('that is away delays a command, which was certainly never sent', async function () {
    this.timeout(180_000);
    const headers = headersFor(access(`http://127.0.0.1:${portOf(server)}/token`));
    server.close();
    await assert.rejects(headers.getHeaders(), (error: unknown) => {
      assert.equal(refusalOf(error), undefined);
      assert.equal(mayHaveBeenObeyed(error), false);
      assert.doesNotMatch(String(error), /a client secret/);
      return true;
    });
  });
});

describe('An encrypted line', function () {
  this.timeout(180_000);
  let folder: string;
  let server: Http2SecureServer;
  let heard: { path?: string; authorization?: string }[];
  before(async () => {
    folder = temporaryDirectory();
    const keytool = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'keytool') : 'keytool';
    const store = ['-keystore', path.join(folder, 'store.p12'), '-storetype', 'PKCS12', '-storepass', 'of-the-test', '-alias', 'engine'];
    execFileSync(keytool, ['-genkeypair', ...store, '-keyalg', 'EC', '-dname', 'CN=localhost', '-ext', 'san=dns:localhost'], {
      stdio: 'ignore',
    });
    execFileSync(keytool, ['-exportcert', '-rfc', ...store, '-file', path.join(folder, 'ca.pem')], { stdio: 'ignore' });
    heard = [];
    // Speaks just enough of gRPC to turn everybody away.
    server = createSecureServer({ pfx: readFileSync(path.join(folder, 'store.p12')), passphrase: 'of-the-test' });
    server.on('stream', (stream, headers) => {
      heard.push({ path: headers[':path'], authorization: headers.authorization });
      stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(UNAUTHENTICATED) }, { endStream: true });
    });
    server.listen(0, 'localhost');
    await once(server, 'listening');
  });
  after(() => {
    server.close();
    removeDirectory(folder);
  });
  async function topologyOver(access: Pick<EngineAccess, 'tls' | 'caFile'>): Promise<unknown> {
    const credentials = { kind: 'bearer', token: 'a-token' } as const;
    const gateway = connectGateway({ address: `localhost:${portOf(server)}`, access: { credentials, ...access }, logger: silentLogger });
    return gateway
      .call('topology', {})
      .catch((error: { code?: unknown }) => error.code)
      .finally(() => gateway.close());
  }

  it('carries the token to an engine whose certificate is trusted', async () => {
    assert.equal(await topologyOver({ tls: true, caFile: path.join(folder, 'ca.pem') }), UNAUTHENTICATED);
    assert.deepEqual(heard, [{ path: '/gateway_protocol.Gateway/Topology', authorization: 'Bearer a-token' }]);
  });

  it('carries nothing to an engine whose certificate is not', async () => {
    heard.length = 0;
    assert.equal(await topologyOver({ tls: true }), 14);
    assert.deepEqual(heard, []);
  });
});

/** A token as its reader needs it; nobody here looks at the signature. */
const jwt = (claims: object): string =>
  [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.unsigned';
