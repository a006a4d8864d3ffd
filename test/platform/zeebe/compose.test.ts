import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readConfig } from '../../../src/platform/config.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const text = readFileSync(`${ROOT}docker-compose.yml`, 'utf8');

interface Service {
  image?: string; build?: string; command?: string[]; environment?: Record<string, string>; networks: string[] | Record<string, { aliases?: string[] }>;
  ports?: string[]; volumes?: string[]; healthcheck?: { test: string[] }; restart?: string; depends_on?: Record<string, { condition: string }>;
}
interface Compose { services: Record<string, Service>; networks: Record<string, { internal?: boolean }>; volumes: Record<string, object> }

const SECRETS = { SESSION_SECRET: '4f1d09b7c2a86e35f1d09b7c2a86e35f', MYSQL_ROOT_PASSWORD: 'r00t', SUNLIT_OWNER_PASSWORD: '0wner', SUNLIT_DATABASE_PASSWORD: 'database' };

describe('docker-compose.yml', () => {
  const compose = parse(text, { merge: true }) as Compose;
  const service = (name: string): Service => compose.services[name] ?? assert.fail(`no service ${name}`);
  const brokers = ['zeebe-0', 'zeebe-1', 'zeebe-2'];

  it('runs three official brokers of line 8.5 as one cluster: 2 partitions, each kept three times', () => {
    for (const [node, name] of brokers.entries()) {
      const { image, environment = {}, volumes } = service(name);
      assert.match(image ?? '', /^camunda\/zeebe:8\.5\.\d+$/);
      assert.equal(environment.ZEEBE_BROKER_CLUSTER_NODEID, String(node));
      assert.equal(environment.ZEEBE_BROKER_NETWORK_ADVERTISEDHOST, name);
      assert.deepEqual(
        [environment.ZEEBE_BROKER_CLUSTER_CLUSTERSIZE, environment.ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT, environment.ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR], ['3', '2', '3']);
      assert.equal(environment.ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS, brokers.map((other) => `${other}:26502`).join(','));
      assert.deepEqual(volumes, [`${name}:/usr/local/zeebe/data`]);
    }
  });

  it('publishes the platform\'s port and no other, by default on this machine only', () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports?.length);
    assert.deepEqual(published.map(([name]) => name), ['platform']);
    assert.deepEqual(service('platform').ports, ['${SUNLIT_PUBLISH:-127.0.0.1:8600}:8600']);
    assert.equal(compose.networks.inside?.internal, true);
    const outside = Object.entries(compose.services).filter(([, { networks }]) => (Array.isArray(networks) ? networks : Object.keys(networks)).some((name) => name !== 'inside'));
    assert.deepEqual(outside.map(([name]) => name), ['platform']);
  });

  it('has no password of its own: every secret must be given', () => {
    for (const [name, { environment = {} }] of Object.entries(compose.services)) {
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET/.test(key)) assert.match(value, /^\$\{[A-Z_]+:\?/, `${name}.${key}`);
        for (const [, password] of value.matchAll(/:\/\/[^:]+:([^@]*)@/g)) assert.match(password ?? '', /^\$\{[A-Z_]+:\?/, `${name}.${key}`);
      }
    }
    assert.deepEqual([...new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name))].sort(), Object.keys(SECRETS).sort());
  });

  it('watches every service that stays, starts it again, and starts them in order', () => {
    for (const [name, { healthcheck, restart }] of Object.entries(compose.services)) {
      if (name === 'migrate') continue;
      assert.ok(healthcheck?.test.length, name);
      assert.equal(restart, 'unless-stopped', name);
    }
    for (const name of ['platform', 'workers']) {
      assert.deepEqual(Object.keys(service(name).depends_on ?? {}).sort(), ['migrate', 'mysql', ...brokers].sort());
      assert.equal(service(name).depends_on?.migrate?.condition, 'service_completed_successfully');
    }
  });

  it('keeps data in volumes that are declared', () => {
    for (const [name, { volumes = [] }] of Object.entries(compose.services)) {
      for (const volume of volumes) {
        const source = volume.split(':')[0] ?? '';
        assert.ok(source.startsWith('./') ? existsSync(ROOT + source) : source in compose.volumes, `${name}: ${volume}`);
      }
    }
  });

  it('gives the platform and the workers settings that they accept in production', () => {
    for (const [name, workers] of [['platform', 'none'], ['workers', 'in-process']] as const) {
      const config = readConfig({ SUNLIT_DATA: '/tmp/unused', ...fill(service(name).environment ?? {}) });
      assert.equal(config.mode, 'production');
      assert.equal(config.workers, workers);
      assert.equal(config.engine.address, 'zeebe:26500');
      assert.equal(config.databaseUrl, 'mysql://sunlit:database@mysql:3306/sunlit');
    }
    for (const name of brokers) assert.ok('inside' in service(name).networks && (service(name).networks as Record<string, { aliases?: string[] }>).inside?.aliases?.includes('zeebe'));
  });

  it('runs programs that are there', () => {
    for (const { command = [] } of Object.values(compose.services)) {
      for (const file of command.filter((word) => word.endsWith('.ts'))) assert.ok(existsSync(ROOT + file), file);
    }
    for (const [, file] of readFileSync(`${ROOT}Dockerfile`, 'utf8').matchAll(/"([a-z/-]+\.ts)"/g)) assert.ok(existsSync(ROOT + (file ?? '')), file);
  });

  it('is accepted by docker compose', function accepted() {
    if (spawnSync('docker', ['compose', 'version']).status !== 0) return this.skip();
    const { status, stderr } = spawnSync('docker', ['compose', '-f', `${ROOT}docker-compose.yml`, 'config', '-q'], { env: { ...process.env, ...SECRETS }, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const without = spawnSync('docker', ['compose', '-f', `${ROOT}docker-compose.yml`, 'config', '-q'], { env: { PATH: process.env.PATH, HOME: '/nowhere' }, encoding: 'utf8' });
    assert.notEqual(without.status, 0, 'accepted without secrets');
  });
});

/** What compose does with `${NAME:?problem}` and `${NAME:-default}`. */
function fill(environment: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{([A-Z_]+):([?-])([^}]*)\}/g, (_, name: string, kind: string, rest: string) =>
    SECRETS[name as keyof typeof SECRETS] ?? (kind === '-' ? rest : assert.fail(`no value for ${name}`)))]));
}
