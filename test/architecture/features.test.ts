/**
 * Whatever the platform does is reached through the list of features: routes, jobs, outbox commands and signal rules, and nothing beside
 * it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JOB_TYPES } from '../../domain/contract.ts';
import { foldFeatures } from '../../src/platform/feature.ts';
import { createApi, type Api } from '../../src/platform/http/index.ts';
import { SIGNAL_RULES } from '../../src/supervision/index.ts';
import { featuresAlone } from '../support/features.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Every source file of a folder with its text. */
const sourcesIn = (folder: string): { file: string; text: string }[] =>
  readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(`${ROOT}${folder}/${file}`, 'utf8') }));

const filesOf = (folder: string, ...except: string[]): string[] =>
  readdirSync(ROOT + folder)
    .filter((file) => file.endsWith('.ts') && !except.includes(file))
    .map((file) => file.slice(0, -'.ts'.length));
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

describe('The list of features', () => {
  let features: Awaited<ReturnType<typeof featuresAlone>>;
  let api: Api;
  const sources = sourcesIn('src');
  /** Constants that name something, by their name. */
  const named = new Map(
    sources.flatMap(({ text }) => [...text.matchAll(/^export const ([A-Z_]+) = '([^']+)'/gm)].map(([, name, value]) => [name, value])),
  );

  before(async () => {
    features = await featuresAlone();
    api = createApi({ database: features.database, personOf: () => Promise.resolve(undefined) });
    features.folded.routes(api);
  });
  after(() => features.close());

  it('names each feature once, after its folder', () => {
    const names = features.list.map(({ name }) => name);
    const folders = readdirSync(`${ROOT}src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'platform' && readdirSync(`${ROOT}src/${entry.name}`).includes('feature.ts'))
      .map(({ name }) => name);
    assert.deepEqual([...names].sort(), folders.sort());
  });

  it('reaches every worker file, and every job type of the contract once', () => {
    const types = features.folded.jobs.map(({ type }) => type);
    assert.deepEqual([...types].sort(), Object.values(JOB_TYPES).sort());
    for (const file of filesOf('workers', 'index.ts', 'main.ts', 'worker.ts'))
      assert.equal(
        sources.filter(({ file: path, text }) => path.endsWith('/feature.ts') && text.includes(`${camelCase(file)}(`)).length,
        1,
        `${file} is one feature's`,
      );
  });

  it('reaches every route that a file declares', () => {
    const declared = sources
      .filter(({ file }) => !file.startsWith('src/platform/'))
      .reduce((sum, { text }) => sum + [...text.matchAll(/\b(api\.route|exportRoute)\(/g)].length, 0);
    assert.equal(api.routes.length, declared);
    const addresses = api.routes.map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length, 'each address once');
  });

  it('has a handler for every kind of command that is put into the outbox, and no other', () => {
    // Put by migration 0037 alone.
    const put = new Set<string>(['stop-old-clock']);
    for (const { file, text } of sources.filter((source) => !source.file.startsWith('src/platform/'))) {
      // A command is an object with id, kind and stream, in this order.
      const kinds = [...text.matchAll(/^ +kind: (.+),\n +stream: /gm)].map(([, kind = '']) => kind);
      assert.ok(
        kinds.length >= [...text.matchAll(/\boutbox\.put\(\{\s+id: /g)].length,
        `${file} puts a command that this test cannot read`,
      );
      for (const kind of kinds) {
        const value = named.get(kind);
        assert.ok(value, `${file} puts a command whose kind has no name: ${kind}`);
        put.add(value);
      }
    }
    assert.deepEqual([...put].sort(), Object.keys(features.folded.commands).sort());
  });

  it('carries every signal rule, no two of one id', () => {
    const ids = features.folded.signalRules.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id } of SIGNAL_RULES) assert.ok(ids.includes(id), id);
  });

  it('gives every kind of matter that rows name an address and words in both languages', () => {
    assert.deepEqual(features.folded.matterPages.map(({ name }) => name).sort(), [
      'case',
      'complaint',
      'complaint-transfer',
      'investigation',
      'registry-change',
      'supervisory-order',
      'warning-signal',
    ]);
    for (const { page, text, textEn } of features.folded.matterPages) {
      assert.match(page, /^\/.*:id$/);
      assert.match(text, /\p{Script=Han}/u);
      assert.match(textEn, /[a-z]/);
    }
  });

  it('is all that the composition root knows of features', () => {
    for (const file of ['src/app.ts', 'workers/index.ts', 'workers/main.ts']) {
      const imported = [...readFileSync(ROOT + file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, path = '']) => path);
      for (const { name } of features.list)
        assert.deepEqual(
          imported.filter((path) => path.includes(`/${name}/`)),
          [],
          `${file} knows ${name} by the list only`,
        );
    }
  });
});

describe('The fold of features', () => {
  it('starts them in order and stops them the other way round', async () => {
    const told: string[] = [];
    const one = (name: string) => ({
      name,
      start: ({ web }: { web: boolean }) => Promise.resolve(void told.push(`start ${name} ${web ? 'web' : ''}`.trim())),
      stop: () => Promise.resolve(void told.push(`stop ${name}`)),
    });
    const folded = foldFeatures([one('a'), { name: 'quiet' }, one('b')]);
    await folded.start({ web: true, workers: false });
    await folded.stop();
    assert.deepEqual(told, ['start a web', 'start b web', 'stop b', 'stop a']);
  });

  it('refuses two features that claim the same', () => {
    const page = { name: 'case', page: '/cases/:id', text: '办件', textEn: 'Case' };
    const twice: [RegExp, Parameters<typeof foldFeatures>[0][number]][] = [
      [/matter page case/, { name: 'x', matterPages: [page] }],
      [/outbox command send/, { name: 'x', commands: { send: () => Promise.resolve() } }],
      [/signal rule R16\.9/, { name: 'x', signalRules: [{ id: 'R16.9' }] }],
      [
        /job type print/,
        { name: 'x', jobs: [{ type: 'print', timeoutMs: 1, maxActive: 1, fetchVariables: [], handle: () => Promise.resolve('keep') }] },
      ],
    ];
    for (const [problem, feature] of twice) {
      assert.doesNotThrow(() => foldFeatures([feature]));
      assert.throws(() => foldFeatures([feature, { ...feature, name: 'y' }]), problem);
    }
  });
});
