import assert from 'node:assert/strict';
import { PIECES } from '../../../modeler-ui/modeler/bpmn/pieces.ts';
import { translateWith } from '../../../modeler-ui/modeler/bpmn/translate.ts';
import { CANVAS_ZH } from '../../../modeler-ui/modeler/bpmn/translations.ts';
import { en } from '../../../modeler-ui/modeler/i18n.en.ts';
import { zh } from '../../../modeler-ui/modeler/i18n.zh.ts';
import { en as registryEn } from '../../../modeler-ui/registry/i18n.en.ts';
import { zh as registryZh } from '../../../modeler-ui/registry/i18n.zh.ts';

/** Paths of all texts; a plural form counts as its base. */
const paths = (dictionary: object, prefix = ''): string[] =>
  [
    ...new Set(
      Object.entries(dictionary).flatMap(([key, value]) =>
        typeof value === 'object' ? paths(value as object, `${prefix}${key}.`) : [`${prefix}${key.replace(/_(one|other)$/, '')}`],
      ),
    ),
  ].sort();

describe('the words of the modeler and the registry', () => {
  it('exist in both languages', () => {
    assert.deepEqual(paths(en), paths(zh));
    assert.deepEqual(paths(registryEn), paths(registryZh));
  });

  it('are Chinese for every piece of the palette, the pad and the menus', () => {
    for (const [name, piece] of Object.entries(PIECES)) {
      for (const key of [piece.short, `Add ${name}`]) assert.match(CANVAS_ZH[key] ?? '', /[\u4e00-\u9fff]/, key);
      if ('name' in piece) assert.match(CANVAS_ZH[piece.name] ?? '', /[\u4e00-\u9fff]/, piece.name);
    }
  });

  it('follow the language that the page has at that moment, and fill in values', () => {
    let language: 'zh' | 'en' = 'zh';
    const translate = translateWith(() => language);
    assert.equal(translate('{days} wd', { days: '3' }), '3日');
    language = 'en';
    assert.equal(translate('{days} wd', { days: '3' }), '3 d');
    assert.equal(translate('constructor'), 'constructor');
  });
});
