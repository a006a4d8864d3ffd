import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig } from '../src/platform/config.ts';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  networks: string[] | Record<string, unknown>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  restart?: string;
  read_only?: boolean;
}

const file = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const compose = parse(file('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
};
const { services } = compose;
const service = (name: string): Service => services[name] ?? assert.fail(`No service ${name}`);
const brokers = ['zeebe-0', 'zeebe-1', 'zeebe-2'];
const settingsOf = (name: string): Record<string, string> => service(name).environment ?? {};

/** What Compose puts in for `${NAME:?why}` and `${NAME:-default}`. */
function substitute(text: string, values: Record<string, string>): string {
  return text.replace(
    /\$\{(\w+)(?::([?-])([^}]*))?\}/g,
    (_, name: string, kind: string | undefined, rest: string) => values[name] ?? (kind === '-' ? rest : assert.fail(`${name} is missing`)),
  );
}

describe('docker-compose.yml', () => {
  it('runs three brokers of line 8.5 that each have every partition', () => {
    for (const [index, name] of brokers.entries()) {
      const settings = settingsOf(name);
      assert.match(service(name).image ?? '', /^camunda\/zeebe:8\.5\.\d+$/);
      assert.deepEqual(
        ['NODEID', 'CLUSTERSIZE', 'PARTITIONSCOUNT', 'REPLICATIONFACTOR', 'INITIALCONTACTPOINTS'].map(
          (key) => settings[`ZEEBE_BROKER_CLUSTER_${key}`],
        ),
        [String(index), '3', '2', '3', brokers.map((broker) => `${broker}:26502`).join(',')],
      );
      assert.equal(settings.ZEEBE_BROKER_NETWORK_ADVERTISEDHOST, name);
    }
  });

  it("names in the platform's environment only settings that the platform reads", () => {
    const known = new Set(
      (file('src/platform/config.ts') + file('src/platform/engine-settings.ts'))
        .match(/^ {2}[A-Z][A-Z0-9_]+(?=:)/gm)
        ?.map((name) => name.trim()),
    );
    for (const name of ['web', 'workers']) {
      for (const setting of Object.keys(settingsOf(name))) assert.ok(known.has(setting), `${name}: ${setting}`);
    }
  });

  it('gives settings that the platform accepts for production', () => {
    const secrets = { SESSION_SECRET: '0123456789abcdef0123456789abcdef', SUNLIT_DATABASE_PASSWORD: 'letters0and1digits' };
    const [web, workers] = ['web', 'workers'].map((name) =>
      readConfig(Object.fromEntries(Object.entries(settingsOf(name)).map(([key, value]) => [key, substitute(value, secrets)]))),
    );
    assert.deepEqual([web?.mode, web?.host, web?.workers, web?.port], ['production', '0.0.0.0', 'none', 8600]);
    assert.equal(workers?.mode, 'production');
    assert.equal(workers?.engine.address, 'zeebe:26500');
    assert.equal(workers?.databaseUrl, 'mysql://sunlit:letters0and1digits@mysql:3306/sunlit');
    assert.deepEqual(service('workers').command?.slice(-1), ['workers/main.ts']);
  });

  it('has no secret and no default for one', () => {
    for (const [name, { environment = {} }] of Object.entries(services)) {
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET/.test(key)) assert.match(value, /^\$\{[A-Z_]+:\?[^}]+\}$/, `${name}: ${key}`);
      }
    }
    assert.match(settingsOf('web').DATABASE_URL ?? '', /:\$\{SUNLIT_DATABASE_PASSWORD:\?[^}]+\}@/);
    assert.match(file('.dockerignore'), /^\.env\*$/m);
  });

  it('publishes the web port only, on this machine only, and keeps engine and database on an internal network', () => {
    assert.deepEqual(
      Object.keys(services).filter((name) => services[name]?.ports),
      ['web'],
    );
    assert.deepEqual(service('web').ports, ['127.0.0.1:${SUNLIT_PUBLISHED_PORT:-8600}:8600']);
    assert.equal(compose.networks.inside?.internal, true);
    const networks = (name: string): string[] => {
      const { networks: list } = service(name);
      return Array.isArray(list) ? list : Object.keys(list);
    };
    assert.deepEqual(networks('web'), ['inside', 'outside']);
    for (const name of ['workers', 'migrate', 'mysql', ...brokers]) assert.deepEqual(networks(name), ['inside'], name);
    for (const name of brokers) assert.deepEqual(service(name).networks, { inside: { aliases: ['zeebe'] } });
  });

  it('starts the platform once database and engine are healthy, and everything again when it fails', () => {
    const healthy = (names: string[]): object => Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' }]));
    const migrated = { migrate: { condition: 'service_completed_successfully' } };
    assert.deepEqual(service('web').depends_on, { ...healthy(['mysql', ...brokers]), ...migrated });
    assert.deepEqual(service('workers').depends_on, { ...healthy(['mysql', ...brokers, 'web']), ...migrated });
    assert.deepEqual(service('migrate').depends_on, healthy(['mysql']));
    for (const name of ['web', 'mysql', ...brokers]) assert.ok(service(name).healthcheck, name);
    assert.match(service('web').healthcheck?.test.join(' ') ?? '', /:8600\/healthz/);
    for (const [name, { restart }] of Object.entries(services))
      assert.equal(restart, name === 'migrate' ? 'on-failure' : 'unless-stopped', name);
  });

  it("keeps each one's data in a volume of its own", () => {
    const used = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((name) => !name.startsWith('.'));
    // Sealed case files are written by the one and opened by the other (R12b).
    assert.deepEqual(used.filter((name) => name === 'archive').length, 2);
    const others = (names: string[]): string[] => names.filter((name) => name !== 'archive').sort();
    assert.deepEqual(others(used), others(Object.keys(compose.volumes)));
  });

  it("lets one account make tables and triggers, and the platform's own account only read and write rows (R12a)", () => {
    assert.match(service('mysql').image ?? '', /^mysql:8\./);
    assert.ok(service('mysql').command?.includes('--log-bin-trust-function-creators=1'));
    const grants = file('docker/mysql/create-account.sh').match(/^GRANT .*$/gm) ?? [];
    assert.equal(grants.length, 2);
    assert.ok(grants.includes("GRANT SELECT, INSERT, UPDATE, DELETE ON sunlit.* TO 'sunlit'@'%';"));
    for (const grant of grants) assert.doesNotMatch(grant, /\bALL\b|GRANT OPTION|SUPER|FILE|\*\.\*/);
    assert.match(settingsOf('migrate').DATABASE_URL ?? '', /^mysql:\/\/sunlit_owner:/);
    assert.match(settingsOf('web').DATABASE_URL ?? '', /^mysql:\/\/sunlit:/);
  });

  it('runs the platform as an ordinary user that cannot change the program', () => {
    const dockerfile = file('Dockerfile');
    assert.match(dockerfile, /^FROM node:20-bookworm-slim$/m);
    assert.match(dockerfile, /^USER node$/m);
    assert.match(dockerfile, /npm ci /);
    assert.match(dockerfile, /vite\.js build modeler-ui/);
    for (const name of ['web', 'workers']) assert.equal(service(name).read_only, true, name);
  });
});
