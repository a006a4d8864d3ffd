import assert from 'node:assert/strict';
import { certificateTitle, documentNumber, TEMPLATES } from '../../src/documents/index.ts';
import { checkText, qrText } from '../../src/documents/layout/check-text.ts';
import { citations } from '../../src/documents/layout/parts.ts';
import { sampleDocument as buildDocument } from '../../src/documents/sample-document.ts';

describe('Numbers of documents', () => {
  it('write a 文号 with organ, word, year in brackets and running number', () => {
    assert.equal(documentNumber({ organShortName: '阳城管', word: '许受', year: 2026, sequence: 12 }), '阳城管许受〔2026〕12号');
    assert.throws(() => documentNumber({ organShortName: '阳城管', word: '许受', year: 2026, sequence: 0 }), RangeError);
    assert.throws(() => documentNumber({ organShortName: '阳城管', word: '许受', year: 26, sequence: 1 }), RangeError);
  });

  it('give every template a word of its own, so that no two documents share a number', () => {
    const words = Object.values(TEMPLATES).map(({ numberWord }) => numberWord);
    assert.equal(new Set(words).size, words.length);
  });
});

describe('The check code of a document', () => {
  it('changes with number, date, party and serial, and holds no address', () => {
    const data = buildDocument('licence-certificate');
    const changed = [
      { ...data, number: '阳城管许证〔2026〕13号' },
      { ...data, issuedOn: '2026-11-24' },
      { ...data, party: { ...data.party, name: '另一家公司' } },
      { ...data, case: { ...data.case, serial: '1' } },
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
      { law: '城市道路管理条例', article: '第三十三条', text: '' },
      { law: '城市道路管理条例', article: '第三十五条', text: '' },
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
