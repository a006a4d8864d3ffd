/** No raw key reaches the modeler's page: every word that its files name is there in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EFFECT_CODES } from '../../../domain/registry/effects.ts';
import { KINDS } from '../../../modeler-ui/modeler/bpmn/kinds.ts';
import { en } from '../../../modeler-ui/modeler/i18n.en.ts';
import { zh } from '../../../modeler-ui/modeler/i18n.zh.ts';
import { enForms, zhForms } from '../../../modeler-ui/registry/forms/dictionary.ts';

const PAGES = path.resolve(import.meta.dirname, '../../../modeler-ui');
const files = (folder: string): { name: string; text: string }[] =>
  readdirSync(path.join(PAGES, folder), { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(path.join(PAGES, folder, name), 'utf8') }));
const at = (dictionary: object, key: string): unknown =>
  key
    .split('.')
    .reduce<unknown>(
      (found, part) => (typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined),
      dictionary,
    );
const has = (dictionary: object, key: string): boolean =>
  typeof at(dictionary, key) === 'string' ||
  (typeof at(dictionary, `${key}_one`) === 'string' && typeof at(dictionary, `${key}_other`) === 'string');
const flat = (dictionary: object, prefix = ''): [string, string][] =>
  Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value as object, `${prefix}${key}.`),
  );
const KEYS = [/\bt\('([\w.-]+)'/g, /\bt\([^`'()]*\? '([\w.-]+)'/g, /\bt\([^`'()]*\? '[\w.-]+' : '([\w.-]+)'/g];

for (const [folder, chinese, english] of [
  ['modeler', zh, en],
  ['registry/forms', zhForms, enForms],
] as const) {
  describe(`the words of modeler-ui/${folder}`, () => {
    const sources = files(folder);

    it('are there for every key that is named or chosen between', () => {
      const missing = sources.flatMap(({ name, text }) =>
        KEYS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, key]) => key ?? ''))
          .filter((key) => !has(chinese, key) || !has(english, key))
          .map((key) => `${name}: ${key}`),
      );
      assert.deepEqual(missing, []);
    });

    it('are there in groups for every key that is built', () => {
      const missing = sources.flatMap(({ name, text }) =>
        [...text.matchAll(/\bt\(`([\w.-]+)\.\$\{/g)]
          .map(([, key]) => key ?? '')
          .filter((key) => typeof at(chinese, key) !== 'object')
          .map((key) => `${name}: ${key}`),
      );
      assert.deepEqual(missing, []);
    });

    it('fill the same places in both languages', () => {
      const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place]) => place ?? '').sort();
      const byKey = new Map(flat(chinese));
      for (const [key, text] of flat(english))
        assert.deepEqual(places(text), places(byKey.get(key.replace(/_(one|other)$/, '')) ?? ''), key);
    });

    it('are Chinese in the Chinese ones', () => {
      const untranslated = flat(chinese)
        .filter(([key, text]) => !/[\u4e00-\u9fff]/.test(text) && !/^keys\.\w+Key$|^walk\.step$/.test(key))
        .map(([key]) => key);
      assert.deepEqual(untranslated, []);
    });
  });
}

describe('the words for what a flowchart says', () => {
  it('exist for every kind of element and every effect', () => {
    for (const kind of KINDS) assert.ok(has(zh, `kind.${kind}`) && has(en, `kind.${kind}`), kind);
    for (const effect of EFFECT_CODES) assert.ok(has(zh, `effectHelp.${effect}`) && has(en, `effectHelp.${effect}`), effect);
  });
});
