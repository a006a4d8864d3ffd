/** What each mode refuses. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { ConfigError, readConfig } from '../../src/platform/config.ts';
import { temporaryDirectory } from '../support/broker.ts';

const SECRET = '7f1d0c6b5a4e39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00';
const production = (settings: Record<string, string>) => readConfig({ SUNLIT_MODE: 'production', SUNLIT_DATA: '/nowhere', ...settings });
const refused = (settings: Record<string, string>, name: string): void => {
  assert.throws(
    () => readConfig({ SUNLIT_DATA: temporaryDirectory(), ...settings }),
    (error: unknown) => error instanceof ConfigError && error.message.includes(name),
  );
};

describe('Settings', () => {
  it('of a demonstration listen on 127.0.0.1 only', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'localhost']) refused({ SUNLIT_HOST: host }, 'SUNLIT_HOST');
    assert.equal(readConfig({ SUNLIT_DATA: temporaryDirectory() }).host, '127.0.0.1');
  });

  it('of a production platform need a strong secret', () => {
    for (const secret of ['', 'secret', 'changeme', 'a'.repeat(64), 'abcabcabcabcabcabcabcabcabcabcabcabc', SECRET.slice(0, 31)]) {
      refused({ SUNLIT_MODE: 'production', ...(secret ? { SESSION_SECRET: secret } : {}) }, 'SESSION_SECRET');
    }
    assert.equal(production({ SESSION_SECRET: SECRET }).sessionSecret, SECRET);
    assert.equal(production({ SESSION_SECRET: SECRET, SUNLIT_HOST: '0.0.0.0' }).host, '0.0.0.0');
  });

  it("keep a demonstration's own random secret with its data", () => {
    const dataDir = temporaryDirectory();
    const { sessionSecret } = readConfig({ SUNLIT_DATA: dataDir });
    assert.match(sessionSecret, /^[0-9a-f]{64}$/);
    assert.equal(readConfig({ SUNLIT_DATA: dataDir }).sessionSecret, sessionSecret);
  });

  it('name the setting that is wrong', () => {
    refused({ SUNLIT_PORT: '70000' }, 'SUNLIT_PORT');
    refused({ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL');
    refused({ ZEEBE_ADDRESS: 'nowhere' }, 'ZEEBE_ADDRESS');
    refused({ SUNLIT_WORKERS: 'none' }, 'SUNLIT_WORKERS');
    refused({ SUNLIT_MODE: 'prod' }, 'SUNLIT_MODE');
    refused({ SUNLIT_POWER_CODE: '[0-9' }, 'SUNLIT_POWER_CODE');
  });

  it('with a pattern of codes that would keep the platform busy are refused', () => {
    for (const pattern of ['(0+)+1', '([0-9A-Z]+)*-', '(A|A?)+B']) refused({ SUNLIT_POWER_CODE: pattern }, 'SUNLIT_POWER_CODE');
    for (const pattern of ['[0-9]{12}', '(11|32)[0-9A-Z]{16}', 'ZJ[0-9]{4,8}'])
      assert.equal(readConfig({ SUNLIT_DATA: temporaryDirectory(), SUNLIT_POWER_CODE: pattern }).powerCodePattern, pattern);
  });

  describe('that lead to an engine of one’s own', () => {
    const ADDRESS = { ZEEBE_ADDRESS: 'zeebe:26500' };
    const OAUTH = { ZEEBE_CLIENT_ID: 'sunlit', ZEEBE_CLIENT_SECRET: 'a-client-secret', CAMUNDA_OAUTH_URL: 'https://login.example/token' };
    const engineOf = (settings: Record<string, string>) => readConfig({ SUNLIT_DATA: temporaryDirectory(), ...settings }).engine;
    const certificate = (): string => {
      const file = path.join(temporaryDirectory(), 'ca.pem');
      writeFileSync(file, rootCertificates[0] ?? '');
      return file;
    };

    it('ask for no credentials and no encryption unless told to', () => {
      const { address, access } = engineOf(ADDRESS);
      assert.deepEqual([address, access?.credentials, access?.tls], ['zeebe:26500', { kind: 'none' }, false]);
      assert.equal(engineOf({}).access, undefined);
    });

    it('name a token, or a client of a token server', () => {
      const bearer = { kind: 'bearer', token: 'a-token' };
      assert.deepEqual(engineOf({ ...ADDRESS, CAMUNDA_OAUTH_TOKEN: 'a-token' }).access?.credentials, bearer);
      assert.deepEqual(
        engineOf({ ...ADDRESS, CAMUNDA_AUTH_STRATEGY: 'BEARER', CAMUNDA_OAUTH_TOKEN: 'a-token' }).access?.credentials,
        bearer,
      );
      assert.deepEqual(engineOf({ ...ADDRESS, ...OAUTH, ZEEBE_TOKEN_AUDIENCE: 'zeebe-api' }).access?.credentials, {
        kind: 'oauth',
        clientId: 'sunlit',
        clientSecret: 'a-client-secret',
        url: 'https://login.example/token',
        audience: 'zeebe-api',
      });
    });

    it('encrypt the line by the address, trusting also an authority of one’s own', () => {
      const caFile = certificate();
      const { address, access } = engineOf({ ZEEBE_ADDRESS: 'grpcs://zeebe:443', CAMUNDA_CUSTOM_ROOT_CERT_PATH: caFile });
      assert.deepEqual([address, access?.tls, access?.caFile], ['zeebe:443', true, caFile]);
      assert.equal(engineOf({ ZEEBE_ADDRESS: 'grpc://zeebe:26500' }).access?.tls, false);
    });

    it('are refused when half given, contradictory or of no use', () => {
      for (const name of Object.keys(OAUTH)) refused({ ...ADDRESS, ...OAUTH, [name]: '' }, name);
      refused({ ...ADDRESS, CAMUNDA_AUTH_STRATEGY: 'BEARER' }, 'CAMUNDA_OAUTH_TOKEN');
      refused({ ...ADDRESS, CAMUNDA_AUTH_STRATEGY: 'BASIC' }, 'CAMUNDA_AUTH_STRATEGY');
      refused({ ...ADDRESS, CAMUNDA_AUTH_STRATEGY: 'NONE', CAMUNDA_OAUTH_TOKEN: 'a-token' }, 'CAMUNDA_OAUTH_TOKEN');
      refused({ ...ADDRESS, ...OAUTH, CAMUNDA_OAUTH_TOKEN: 'a-token' }, 'CAMUNDA_OAUTH_TOKEN');
      refused({ ...ADDRESS, ...OAUTH, CAMUNDA_OAUTH_URL: 'login.example' }, 'CAMUNDA_OAUTH_URL');
      refused({ ...ADDRESS, CAMUNDA_OAUTH_TOKEN: 'two words' }, 'CAMUNDA_OAUTH_TOKEN');
      refused({ CAMUNDA_OAUTH_TOKEN: 'a-token' }, 'CAMUNDA_OAUTH_TOKEN');
      refused({ ZEEBE_ADDRESS: 'https://zeebe:443' }, 'ZEEBE_ADDRESS');
      refused({ ...ADDRESS, CAMUNDA_CUSTOM_ROOT_CERT_PATH: certificate() }, 'CAMUNDA_CUSTOM_ROOT_CERT_PATH');
      refused({ ZEEBE_ADDRESS: 'grpcs://zeebe:443', CAMUNDA_CUSTOM_ROOT_CERT_PATH: '/nowhere' }, 'CAMUNDA_CUSTOM_ROOT_CERT_PATH');
      refused({ CAMUNDA_SUPPORT_LOG_ENABLED: 'true' }, 'CAMUNDA_SUPPORT_LOG_ENABLED');
    });

    it('are never repeated in the message that refuses them', () => {
      assert.throws(
        () => engineOf({ ...ADDRESS, CAMUNDA_OAUTH_TOKEN: 'my own secret', ZEEBE_CLIENT_SECRET: 'another secret' }),
        (error: unknown) => error instanceof ConfigError && !error.message.includes('secret'),
      );
    });
  });
});
