import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { compareFacts } from '../../../modeler-ui/registry/comparison/compare-facts.ts';
import { describeEntry } from '../../../modeler-ui/registry/comparison/describe-entry.ts';
import { diffText } from '../../../modeler-ui/registry/comparison/text-diff.ts';

const entry = JSON.parse(readFileSync(new URL('../../../processes/powers/road-excavation.json', import.meta.url), 'utf8')) as RegistryEntry;
const words = {
  t: (key: string, values?: Record<string, unknown>) => `${key}${values ? JSON.stringify(values) : ''}`,
  pick: (chinese: string | null | undefined) => chinese ?? '',
};
const compared = (after: RegistryEntry) => compareFacts(describeEntry(entry, words), describeEntry(after, words));
const copy = (): RegistryEntry => structuredClone(entry);

describe('two versions compared field by field (R5)', () => {
  it('find nothing in an equal entry, whatever the order of its fields', () => {
    assert.deepEqual(compared(Object.fromEntries(Object.entries(copy()).reverse()) as unknown as RegistryEntry), []);
  });

  it('name what was added, removed and changed, each once', () => {
    const after = copy();
    after.materials[0]!.copies = 3;
    after.materials = after.materials.filter(({ code }) => code !== 'identity-document');
    after.conditions.push('已缴纳道路挖掘修复费。');
    after.limits.promised.days = 5;
    assert.deepEqual(
      compared(after).map(({ section, kind, key }) => [section, kind, key]),
      [
        ['conditions', 'added', 'conditions/已缴纳道路挖掘修复费。'],
        ['materials', 'changed', 'materials/application-form'],
        ['materials', 'removed', 'materials/identity-document'],
        ['limits', 'changed', 'limits/promised'],
      ],
    );
  });

  it('see a condition in other words as changed, not as gone and come', () => {
    const after = copy();
    after.conditions[1] = '新建、扩建、改建的城市道路交付使用满5年，大修的城市道路竣工满3年。';
    assert.deepEqual(
      compared(after).map(({ section, kind }) => [section, kind]),
      [['conditions', 'changed']],
    );
  });

  it('tell a changed order as one difference', () => {
    const after = copy();
    after.conditions = [...after.conditions.slice(1), after.conditions[0] ?? ''];
    assert.deepEqual(
      compared(after).map(({ key }) => key),
      ['conditions/order'],
    );
  });

  it('follow a material whose place in the list changed', () => {
    const after = copy();
    after.materials.unshift({ code: 'receipt', name: '缴费凭证', nameEn: 'Receipt', original: 0, copies: 1, required: true });
    assert.deepEqual(
      compared(after).map(({ kind, label }) => [kind, label]),
      [['added', '缴费凭证']],
    );
  });

  it('see a changed field of a step form and a changed tier of a benchmark', () => {
    const before: RegistryEntry = {
      ...copy(),
      category: 'penalty',
      benchmarks: [
        {
          violation: '擅自挖掘',
          violatedClause: '第三十条',
          penaltyClause: '第四十二条',
          tiers: [
            {
              level: 'ordinary',
              conditions: ['面积不足十平方米'],
              kinds: ['fine'],
              range: { basis: 'amount', min: 100_000, max: 500_000 },
            },
          ],
        },
      ],
    };
    const after = structuredClone(before);
    after.benchmarks![0]!.tiers[0]!.range!.max = 600_000;
    after.forms.siteInspection!.fields[0]!.required = false;
    const found = compareFacts(describeEntry(before, words), describeEntry(after, words));
    assert.deepEqual(
      found.map(({ section, kind }) => [section, kind]),
      [
        ['forms', 'changed'],
        ['benchmarks', 'changed'],
      ],
    );
    assert.match(found[1]?.after ?? '', /6,000/);
  });
});

describe('what changed within a text', () => {
  const told = (before: string, after: string) =>
    diffText(before, after).map(({ kind, text }) => `${{ same: '=', removed: '-', added: '+' }[kind]}${text}`);

  it('is told by the sign in Chinese and by the word elsewhere', () => {
    assert.deepEqual(told('应当在五日内告知', '应当在三日内一次告知'), ['=应当在', '-五', '+三', '=日内', '+一次', '=告知']);
    assert.deepEqual(told('within 20 days', 'within 15 days'), ['=within ', '-20', '+15', '= days']);
  });

  it('gives both texts back', () => {
    const [before, after] = ['因工程建设需要挖掘城市道路的，应当提交文件。', '因工程建设挖掘道路的，应当事先提交全部文件和图纸。'];
    const pieces = diffText(before, after);
    assert.equal(
      pieces
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
      before,
    );
    assert.equal(
      pieces
        .filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
      after,
    );
  });

  it('replaces very long texts as a whole instead of stopping the page', () => {
    const long = (sign: string): string => Array.from({ length: 4_000 }, (_, index) => `${sign}${index % 7}`).join('');
    assert.deepEqual(
      diffText(long('甲'), long('乙')).map(({ kind }) => kind),
      ['removed', 'added', 'same'],
    );
  });
});
