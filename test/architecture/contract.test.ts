/** What the contract names is served, and what serves is named: job types ↔ workers, signal rules ↔ articles 15 and 16. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { JOB_TYPES } from '../../domain/contract.ts';
import { SIGNAL_RULES } from '../../src/supervision/rules/index.ts';
import type { Worker } from '../../workers/worker.ts';

const folder = (name: string): URL => new URL(`../../${name}/`, import.meta.url);
const filesIn = (name: string, ...except: string[]): string[] =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.ts') && !except.includes(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());

describe('The workers', () => {
  it('are one to a job type of the contract, each in a file of its name', async () => {
    const served = await Promise.all(
      filesIn('workers', 'index.ts', 'main.ts', 'worker.ts').map(async (file) => {
        const module = (await import(new URL(`${file}.ts`, folder('workers')).href)) as Record<string, (effect: unknown) => Worker>;
        assert.deepEqual(Object.keys(module), [camelCase(file)], `${file} exports its worker only`);
        const { type } = module[camelCase(file)]?.({}) ?? {};
        if (type !== JOB_TYPES.userTask) assert.equal(type, file);
        return type;
      }),
    );
    assert.deepEqual(served.sort(), Object.values(JOB_TYPES).sort());
  });
});

describe('The signal rules', () => {
  const SITUATIONS = [...Array.from({ length: 13 }, (_, i) => `R15.${i + 1}`), ...Array.from({ length: 11 }, (_, i) => `R16.${i + 1}`)];

  /** Duties of articles 7 and 8 whose days are counted by the platform; missed, they are yellow. */
  const DUTIES = ['R7a', 'R7b', 'R8'];

  it('carry ids of articles 7, 8, 15 and 16, each once, red by the last and yellow by the others', () => {
    const ids = SIGNAL_RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, colour, text, textEn } of SIGNAL_RULES) {
      assert.ok([...SITUATIONS, ...DUTIES].includes(id), id);
      assert.equal(colour, id.startsWith('R16.') ? 'red' : 'yellow', id);
      assert.match(text, /\p{Script=Han}/u);
      assert.match(textEn, /[a-z]/);
    }
  });

  it('live in one file each, all listed, and each file says which rule it is', async () => {
    const files = filesIn('src/supervision/rules', 'index.ts', 'rule.ts');
    assert.equal(files.length, SIGNAL_RULES.length);
    for (const file of files) {
      const rule = ((await import(new URL(`${file}.ts`, folder('src/supervision/rules')).href)) as Record<string, { id: string }>)[
        camelCase(file)
      ];
      assert.ok(rule && SIGNAL_RULES.some(({ id }) => id === rule.id), file);
      assert.match(
        readFileSync(new URL(`${file}.ts`, folder('src/supervision/rules')), 'utf8').split('*/')[0] ?? '',
        new RegExp(rule.id.replace('.', '\\.')),
      );
    }
  });
});
