import assert from 'node:assert/strict';
import { csvCell, csvOf } from '../../../domain/text/csv.ts';

describe('the export of a list', () => {
  it('never lets a spreadsheet run a value as a formula', () => {
    for (const text of ['=1+1', '+86', '-1', '@name', '\t=1']) assert.match(csvCell(text), /^"?'/);
  });

  it('keeps long numbers as text and quotes what needs it', () => {
    assert.equal(csvCell('113211001234567881'), '"\t113211001234567881"');
    assert.equal(csvCell('道路"一"，二,三'), '"道路""一""，二,三"');
  });

  it('starts with a mark, so that Chinese opens correctly', () => {
    assert.equal(csvOf([{ title: '名称', text: (row: string) => row }], ['甲']), '\uFEFF名称\r\n甲\r\n');
  });
});
