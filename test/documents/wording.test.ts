/** How the legal office words documents: what is shipped as text with names of facts, and what a wording makes of it (R11.5). */
import assert from 'node:assert/strict';
import { wordingSchema, type Wording } from '../../domain/documents/wording.ts';
import { TEMPLATES } from '../../src/documents/index.ts';
import { sampleDocument } from '../../src/documents/sample-document.ts';
import { textOf } from '../../src/documents/layout/text-of.ts';
import { applyWording, BLANK } from '../../src/documents/wording/apply-wording.ts';
import { blocksOf, contentOf } from '../../src/documents/wording/blocks.ts';
import { mandatoryIn, wordingProblems } from '../../src/documents/wording/check-wording.ts';
import { labelsOf, shippedLabels } from '../../src/documents/wording/rows.ts';
import { shippedWording } from '../../src/documents/wording/shipped-wording.ts';

const DECISION = 'penalty-decision';
const shipped = (template: string) => TEMPLATES[template]?.content(sampleDocument(template)) ?? [];
const worded = (template: string, wording: Wording, data = sampleDocument(template)) =>
  applyWording(TEMPLATES[template]?.content(data) ?? [], wording, data);
const codes = (template: string, wording: Wording): string[] =>
  wordingProblems(template, wording, (text) => (text.includes('〠') ? ['〠'] : [])).map(({ code }) => code);
const REMEDIES = '救济途径';

describe('The shipped text of a template', () => {
  for (const template of Object.keys(TEMPLATES)) {
    it(`of ${template} is the same document when it is worded as shipped, and lacks nothing`, () => {
      const content = shipped(template);
      assert.deepEqual(contentOf(blocksOf(content)), content);
      const text = shippedWording(template);
      assert.ok(wordingSchema.safeParse({ ...text, title: text.title || undefined }).success);
      const { title: _, ...rest } = text;
      assert.deepEqual(
        wordingProblems(template, rest, () => []),
        [],
      );
      assert.deepEqual(textOf(worded(template, rest).content), textOf(content));
    });
  }

  it('names facts instead of their values', () => {
    const { sections } = shippedWording(DECISION);
    assert.match(sections.find(({ key }) => key === REMEDIES)?.text?.[0]?.text ?? '', /\{救济途径\}/);
    assert.match(shippedWording('licence-decision').opening[0]?.text ?? '', /\{法律依据\}/);
  });
});

describe('A wording', () => {
  it('changes texts, titles, order and numerals, and leaves tables and seal where they are', () => {
    const { content } = worded(DECISION, {
      numerals: 'arabic',
      opening: [{ text: '{当事人}：关于“{案由}”，现作出如下决定。' }],
      sections: [{ key: '证据', title: '证据目录' }, { key: '违法事实' }, { key: '说明', text: [{ text: '另行说明。' }], added: true }],
      closing: [{ text: '本决定书一式三份。' }],
    });
    const text = textOf(content);
    assert.ok(text.includes('阳城市新奥燃气有限公司：关于“中山东路（解放路至梦溪路段）北侧人行道燃气管线改造挖掘”，现作出如下决定。'));
    const titles = blocksOf(content).sections.map(({ title }) => title);
    assert.ok(titles.indexOf('证据目录') < titles.indexOf('违法事实') && titles.includes('说明'));
    assert.equal(titles.at(-1), REMEDIES);
    assert.deepEqual(content.flatMap((part) => (part.kind === 'subheading' ? [part.text.slice(0, 2)] : [])).slice(0, 3), [
      '一、',
      '二、',
      '三、',
    ]);
    const last = content.at(-1);
    assert.ok(last?.kind === 'together' && last.content.some((part) => part.kind === 'seal' && part.date === '2026年11月23日'));
    assert.ok(textOf(content).includes('本决定书一式三份。'));
  });

  it('leaves a place to write where a fact is absent, or leaves out what is optional', () => {
    const data = { ...sampleDocument(DECISION), organ: { name: '阳城市城市管理局', shortName: '阳城管' } };
    const closing = [{ text: '地址：{机关地址}' }, { text: '电话：{机关电话}', optional: true }];
    const { content, missing } = worded(DECISION, { closing }, data);
    assert.deepEqual(missing, ['机关地址']);
    assert.ok(textOf(content).includes(`地址：${BLANK}`));
    assert.ok(!textOf(content).some((text) => text.startsWith('电话：')));
  });

  it('is refused with names that there are not, open braces, unknown sections and characters without a face', () => {
    assert.deepEqual(codes(DECISION, { closing: [{ text: '{当事人}{不存在}' }] }), ['unknown-placeholder']);
    assert.deepEqual(codes(DECISION, { closing: [{ text: '{当事人' }] }), ['placeholder-open']);
    assert.deepEqual(codes(DECISION, { sections: [{ key: '没有的部分' }] }), ['unknown-section']);
    assert.deepEqual(codes(DECISION, { sections: [{ key: '证据' }, { key: '证据' }] }), ['section-twice']);
    assert.deepEqual(codes(DECISION, { closing: [{ text: '〠' }] }), ['character-not-printable']);
  });

  it('must still say what the law makes the document say', () => {
    const without = { sections: [{ key: REMEDIES, text: [{ text: '不服本决定的，可以依法救济。' }] }] };
    assert.deepEqual(codes(DECISION, without), ['remedies-missing', 'remedies-missing']);
    assert.deepEqual(codes(DECISION, { sections: [{ key: REMEDIES, text: [{ text: '{救济途径}' }] }] }), []);
    assert.deepEqual(codes('penalty-prior-notice', { opening: [{ text: '现告知如下。' }] }), ['article-missing']);
    assert.ok(mandatoryIn('penalty-prior-notice').articles.includes('《中华人民共和国行政处罚法》第四十五条'));
  });
});

describe('The labels of rows', () => {
  const FORM = 'inspection-approval';
  const rows = [{ key: '检查来源', label: '任务来源' }];
  const labels = (template: string, wording: Wording): string[] => labelsOf(worded(template, wording).content);

  it('are worded wherever the row stands, in forms, facts and certificates; what the row says stays', () => {
    const [before, after] = [shipped(FORM), worded(FORM, { rows }).content];
    assert.deepEqual(
      labelsOf(after),
      labelsOf(before).map((label) => (label === '检查来源' ? '任务来源' : label)),
    );
    const values = (content: typeof before) => content.flatMap((part) => (part.kind === 'form' ? part.rows.map(({ value }) => value) : []));
    assert.deepEqual(values(after), values(before));
    assert.ok(labels('inspection-notice', { rows: [{ key: '检查地点', label: '检查场所' }] }).includes('检查场所'));
    for (const template of Object.keys(TEMPLATES)) {
      const [first] = shippedLabels(template);
      if (first) assert.ok(labels(template, { rows: [{ key: first, label: '某一栏' }] }).includes('某一栏'), template);
    }
  });

  it('that are data are not worded: the name of a step, the field of a form, the kind of the party’s number', () => {
    for (const template of Object.keys(TEMPLATES))
      for (const label of shippedLabels(template)) assert.doesNotMatch(label, /（.*岗）|统一社会信用代码/, template);
    assert.ok(
      labelsOf(shipped(FORM)).some((label) => label.includes('岗')),
      'a form has rows of opinions',
    );
  });

  it('are refused for rows that there are not, with names of facts, doubled, or without a face', () => {
    assert.deepEqual(codes(FORM, { rows }), []);
    assert.deepEqual(codes(FORM, { rows: [{ key: '没有的栏', label: '甲' }] }), ['unknown-row']);
    assert.deepEqual(codes(FORM, { rows: [...rows, ...rows] }), ['unknown-row']);
    assert.deepEqual(codes(FORM, { rows: [{ key: '检查来源', label: '{当事人}' }] }), ['placeholder-in-label']);
    assert.deepEqual(codes(FORM, { rows: [{ key: '检查来源', label: '检查依据' }] }), ['label-twice']);
    assert.deepEqual(codes(FORM, { rows: [{ key: '检查来源', label: '〠' }] }), ['character-not-printable']);
  });
});
