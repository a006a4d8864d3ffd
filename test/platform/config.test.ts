/** What each mode refuses (issue 3, item 1). */
import assert from 'node:assert/strict';
import { ConfigError, readConfig } from '../../src/platform/config.ts';
import { temporaryDirectory } from '../support/broker.ts';

const SECRET = '7f1d0c6b5a4e39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00';
const production = (settings: Record<string, string>) => readConfig({ SUNLIT_MODE: 'production', SUNLIT_DATA: '/nowhere', ...settings });
const refused = (settings: Record<string, string>, name: string): void => {
  assert.throws(() => readConfig({ SUNLIT_DATA: temporaryDirectory(), ...settings }), (error: unknown) => error instanceof ConfigError && error.message.includes(name));
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

  it('keep a demonstration\'s own random secret with its data', () => {
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
  });
});
