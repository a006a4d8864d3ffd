/**
 * The compiler knows which keys there are and what each leaves open (modeler-ui/app/dictionary/texts.ts). Here is what it cannot say of
 * the texts themselves, and that it says the rest.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '../../modeler-ui/app/dictionary/en.ts';
import type { Groups, Keys, Texts } from '../../modeler-ui/app/dictionary/texts.ts';
import { zh } from '../../modeler-ui/app/dictionary/zh.ts';
import { en as modelerEn } from '../../modeler-ui/modeler/i18n.en.ts';
import { zh as modelerZh } from '../../modeler-ui/modeler/i18n.zh.ts';
import { enForms, zhForms } from '../../modeler-ui/registry/forms/dictionary.ts';
import { en as registryEn } from '../../modeler-ui/registry/i18n.en.ts';
import { zh as registryZh } from '../../modeler-ui/registry/i18n.zh.ts';

const PAGES = path.resolve(import.meta.dirname, '../../modeler-ui');

/** `form.title` with its text; both forms of a counted text have the key that pages name. */
const texts = (dictionary: object, before = ''): { key: string; text: string }[] =>
  Object.entries(dictionary).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [{ key: before + name.replace(/_(one|other)$/, ''), text: value }]
      : texts(value as object, `${before}${name}.`),
  );
const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place = '']) => place).sort();

for (const [part, chinese, english] of [
  ['app', zh, en],
  ['registry', registryZh, registryEn],
  ['modeler', modelerZh, modelerEn],
  ['forms', zhForms, enForms],
] as const) {
  describe(`the words of ${part}`, () => {
    it('leave the same open in both languages', () => {
      const open = new Map(texts(chinese).map(({ key, text }) => [key, places(text)]));
      for (const { key, text } of texts(english)) assert.deepEqual(places(text), open.get(key), key);
    });

    it('are Chinese in the Chinese ones', () => {
      const marks = /^keys\.\w+Key$|^(walk\.step|flow\.closer|title)$/;
      const others = texts(chinese).filter(({ key, text }) => !/[\u4e00-\u9fff、]/.test(text) && !marks.test(key));
      assert.deepEqual(others, []);
    });

    it('are each named by a page', () => {
      assert.deepEqual(
        texts(chinese)
          .map(({ key }) => key)
          .filter((key) => !named.has(key) && !built.some((pattern) => pattern.test(key))),
        [],
      );
    });
  });
}

const source = readdirSync(PAGES, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name) && !/^dist|dictionary/.test(name))
  .map((name) => readFileSync(path.join(PAGES, name), 'utf8'))
  .join('\n');
const named = new Set([...source.matchAll(/'(?:\w+:)?([\w.-]+)'/g)].map(([, key]) => key));
/** `` `state.${state}` `` and `wordOf('state', state)` name every key of their group. */
const built = [
  ...[...source.matchAll(/`(?:\w+:)?(\w[\w.-]*(?:\$\{[^`}]+\}[\w.-]*)+)`/g)].map(([, key = '']) => key),
  ...[...source.matchAll(/wordOf\('([\w.-]+)'/g)].map(([, group = '']) => `${group}.\${code}`),
].map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[\\w-]+')}$`));

describe('the types of the words', () => {
  const small = { page: { title: '标题', returned: '{{name}}于 {{at}} 退回', days_other: '{{count}} 天' } } as const;
  type Small = typeof small;

  it('know every key with what it leaves open', () => {
    const keys: Record<keyof Keys<Small>, string> = {
      'page.title': '标题',
      'page.returned': small.page.returned,
      'page.days': '{{count}} 天',
    };
    assert.deepEqual(
      texts(small),
      Object.entries(keys).map(([key, text]) => ({ key, text })),
    );
    const open: Keys<Small>['page.returned'][] = ['name', 'at'];
    assert.deepEqual(places(keys['page.returned']), open.toSorted());
    // @ts-expect-error There is no such key.
    assert.equal(keys['page.other'], undefined);
    // @ts-expect-error The text leaves no such place open.
    const wrong: Keys<Small>['page.days'] = 'number';
    assert.ok(!places(keys['page.days']).includes(wrong));
    const group: Groups<Small> = 'page';
    assert.ok(group in small);
  });

  it('ask of English the same keys, and one and many where Chinese counts', () => {
    const english: Texts<Small> = {
      page: { title: 'Title', returned: '{{name}} at {{at}}', days_one: 'a day', days_other: '{{count}} days' },
    };
    assert.equal(english.page.days_one, 'a day');
    // @ts-expect-error `days_one` is missing.
    const fewer: Texts<Small> = { page: { title: 'Title', returned: '', days_other: '' } };
    assert.ok(!('days_one' in fewer.page));
    // @ts-expect-error `more` is not in Chinese.
    const more: Texts<Small> = { page: { title: 'Title', returned: '', days_one: '', days_other: '', more: '' } };
    assert.ok('more' in more.page);
  });
});
