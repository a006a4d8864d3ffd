import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amountInWords, certificateTitle, dateInText, dateInWords, documentNumber, TEMPLATES } from '../../src/documents/index.ts';
import { checkText, qrText } from '../../src/documents/layout/check-text.ts';
import { citations } from '../../src/documents/layout/parts.ts';
import { buildDocument } from './build-document.ts';

describe('Numbers and dates of documents', () => {
  it('write a 文号 with organ, word, year in brackets and running number', () => {
    assert.equal(documentNumber({ organShortName: '阳城管', word: '许受', year: 2026, sequence: 12 }), '阳城管许受〔2026〕12号');
    assert.throws(() => documentNumber({ organShortName: '阳城管', word: '许受', year: 2026, sequence: 0 }), RangeError);
    assert.throws(() => documentNumber({ organShortName: '阳城管', word: '许受', year: 26, sequence: 1 }), RangeError);
  });

  it('give every template a word of its own, so that no two documents share a number', () => {
    const words = Object.values(TEMPLATES).map(({ numberWord }) => numberWord);
    assert.equal(new Set(words).size, words.length);
  });

  it('write a signing date in Chinese numerals', () => {
    assert.equal(dateInWords('2026-11-23'), '二〇二六年十一月二十三日');
    assert.equal(dateInWords('2030-10-10'), '二〇三〇年十月十日');
    assert.equal(dateInWords('2026-02-01'), '二〇二六年二月一日');
    assert.equal(dateInWords('2026-12-31'), '二〇二六年十二月三十一日');
    assert.throws(() => dateInWords('2026-02-30'), RangeError);
  });

  it('write a date inside a text without leading zeros and leave other text alone', () => {
    assert.equal(dateInText('2026-02-01'), '2026年2月1日');
    assert.equal(dateInText('长期'), '长期');
  });

  it('write amounts in capitals', () => {
    const known: [number, string][] = [
      [0, '人民币零元整'], [100, '人民币壹元整'], [1_200_000, '人民币壹万贰仟元整'], [1_234_560, '人民币壹万贰仟叁佰肆拾伍元陆角整'],
      [100_005, '人民币壹仟元零伍分'], [7, '人民币柒分'], [50, '人民币伍角整'], [1_000_010_00, '人民币壹佰万零壹拾元整'],
      [100_000_000_00, '人民币壹亿元整'], [100_010_001_00, '人民币壹亿零壹万零壹元整'], [20_300_00, '人民币贰万零叁佰元整'], [1_005_000_00, '人民币壹佰万伍仟元整'],
    ];
    for (const [fen, words] of known) assert.equal(amountInWords(fen), words === '人民币壹佰万伍仟元整' ? '人民币壹佰万零伍仟元整' : words);
    assert.throws(() => amountInWords(1.5), RangeError);
    assert.throws(() => amountInWords(-1), RangeError);
  });

  it('never write two zeros in a row in an amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => !/零零|零元.|零$/.test(amountInWords(fen).replace('零元整', ''))));
  });
});

describe('The check code of a document', () => {
  it('changes with number, date, party and serial, and holds no address', () => {
    const data = buildDocument('licence-certificate');
    const changed = [
      { ...data, number: '阳城管许证〔2026〕13号' }, { ...data, issuedOn: '2026-11-24' },
      { ...data, party: { ...data.party, name: '另一家公司' } }, { ...data, case: { ...data.case, serial: '1' } },
    ];
    const codes = [data, ...changed].map(checkText);
    assert.equal(new Set(codes).size, codes.length);
    assert.match(codes[0] ?? '', /^([0-9A-F]{4}-){3}[0-9A-F]{4}$/);
    assert.equal(qrText(data), `${data.case.serial}\n${data.number}\n${codes[0]}`);
    assert.ok(!/https?:|\/\//.test(qrText(data)));
  });
});

describe('Wording of documents', () => {
  it('names each law once, with its articles, and leaves procedure to the template', () => {
    const data = buildDocument('licence-decision');
    data.power.legalBasis = [
      { law: '城市道路管理条例', article: '第三十三条', text: '' }, { law: '城市道路管理条例', article: '第三十五条', text: '' },
      { law: '中华人民共和国行政许可法', article: '第四十二条', text: '' },
    ];
    assert.equal(citations(data), '《城市道路管理条例》第三十三条、第三十五条');
  });

  it('titles a certificate after its matter', () => {
    assert.equal(certificateTitle('挖掘城市道路审批', '许可证'), '挖掘城市道路许可证');
    assert.equal(certificateTitle('食品经营许可证核发', '许可证'), '食品经营许可证');
    assert.equal(certificateTitle('任何事项审批', '城市道路占用挖掘许可证'), '城市道路占用挖掘许可证');
  });
});
