import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '../../../modeler-ui/app/dictionary/en.ts';
import { zh } from '../../../modeler-ui/app/dictionary/zh.ts';

const PAGES = path.resolve(import.meta.dirname, '../../../modeler-ui');
const FOLDERS = ['app', 'parts', 'sign-in', 'inbox', 'application', 'cases', 'matters', 'supervision', 'calendar', 'status', 'repairs'];

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
const flat = (dictionary: object, prefix = ''): [string, string][] =>
  Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value as object, `${prefix}${key}.`),
  );

describe('the dictionary of the pages', () => {
  it('has a Chinese and an English text for every key that a page names', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\('([\w.-]+)'/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => typeof at(zh, key) !== 'string' || typeof at(en, key) !== 'string')
        .map((key) => `${name}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });

  it('has a group for every key that a page builds', () => {
    const missing = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\(`([\w.-]+)\.\$\{/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => typeof at(zh, key) !== 'object')
        .map((key) => `${name}: ${key}`),
    );
    assert.deepEqual(missing, []);
  });

  it('fills the same places in both languages', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place ?? '').sort();
    const english = new Map(flat(en));
    for (const [key, text] of flat(zh)) assert.deepEqual(places(english.get(key) ?? ''), places(text), key);
  });

  it('holds no English text in the Chinese one by mistake', () => {
    const untranslated = flat(zh)
      .filter(([key, text]) => !/[\u4e00-\u9fff]/.test(text) && !['flow.closer'].includes(key))
      .map(([key]) => key);
    assert.deepEqual(untranslated, []);
  });
});
