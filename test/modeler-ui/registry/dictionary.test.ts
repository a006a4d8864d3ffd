import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { en as appEn } from '../../../modeler-ui/app/dictionary/en.ts';
import { zh as appZh } from '../../../modeler-ui/app/dictionary/zh.ts';
import { en } from '../../../modeler-ui/registry/i18n.en.ts';
import { zh } from '../../../modeler-ui/registry/i18n.zh.ts';

const PAGES = path.resolve(import.meta.dirname, '../../../modeler-ui/registry');
const FOLDERS = ['.', 'catalogue', 'power', 'comparison', 'changes', 'entry', 'wizard', 'imports', 'laws', 'reports'];

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(PAGES, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path.join(PAGES, folder, name), 'utf8') })),
);
const at = (dictionary: object, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (found, part) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined),
      dictionary,
    );
/** English tells one from many; both forms must be there. */
const hasText = (dictionary: object, key: string): boolean =>
  typeof at(dictionary, key) === 'string' ||
  (typeof at(dictionary, `${key}_one`) === 'string' && typeof at(dictionary, `${key}_other`) === 'string');
const flat = (dictionary: object, prefix = ''): [string, string][] =>
  Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value as object, `${prefix}${key}.`),
  );
const base = (key: string): string => key.replace(/_(one|other)$/, '');

describe('the dictionary of the registry', () => {
  it('has a Chinese and an English text for every key that a page names', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\('(?:registry:)?([\w.-]+)'/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !hasText(zh, key) || !hasText(en, key))
        .map((key) => `${name}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });

  it('has a text for every key that a page chooses between', () => {
    const chosen = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\([^`'()]*\? '([\w.-]+)' : '([\w.-]+)'/g)]
        .flatMap(([, one, other]) => [one, other])
        .map((key) => ({ name, key: key ?? '' })),
    );
    assert.ok(chosen.length > 10);
    assert.deepEqual(
      chosen.filter(({ key }) => !hasText(zh, key) || !hasText(en, key)),
      [],
    );
  });

  it('has a group for every key that a page builds', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\(`(?:registry:)?([\w.-]+)\.\$\{/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => typeof at(zh, key) !== 'object')
        .map((key) => `${name}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });

  it('says the same keys in both languages, and fills the same places', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place ?? '').sort();
    const chinese = new Map(flat(zh).map(([key, text]) => [base(key), text]));
    const english = flat(en);
    assert.deepEqual([...new Set(english.map(([key]) => base(key)))].sort(), [...chinese.keys()].sort());
    for (const [key, text] of english) assert.deepEqual(places(text), places(chinese.get(base(key)) ?? ''), key);
  });

  it('holds no English text in the Chinese one by mistake', () => {
    const untranslated = flat(zh)
      .filter(([key, text]) => !/[\u4e00-\u9fff、]/.test(text) && key !== 'title')
      .map(([key]) => key);
    assert.deepEqual(untranslated, []);
  });

  it('borrows from the application what is there', () => {
    for (const key of ['draft.typing', 'due.overdue', 'datePlaceholder']) assert.ok(hasText(appZh, key) && hasText(appEn, key), key);
  });
});
