import assert from 'node:assert/strict';
import { PIECES } from '../../../modeler-ui/modeler/bpmn/pieces.ts';
import { translateWith } from '../../../modeler-ui/modeler/bpmn/translate.ts';
import { CANVAS_ZH } from '../../../modeler-ui/modeler/bpmn/translations.ts';

describe('the words of the modeler and the registry', () => {
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
