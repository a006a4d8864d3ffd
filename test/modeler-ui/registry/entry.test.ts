import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NATIONAL_CODE } from '../../../domain/registry/power-code.ts';
import { CATEGORIES, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { listSkeletons } from '../../../src/registry/skeletons.ts';
import { validateRegistryEntry } from '../../../domain/registry/registry-entry-schema.ts';
import { entryDoubts, sectionOf, sectionsFor } from '../../../modeler-ui/registry/entry/completeness.ts';
import { partOf, partText } from '../../../modeler-ui/registry/entry/check-parts.ts';
import { isSameEntry, mergeEntries } from '../../../modeler-ui/registry/entry/merge-entries.ts';
import { optionsText, readOptions } from '../../../modeler-ui/registry/entry/options-text.ts';
import {
  EMPTY_POWER,
  initialEntry,
  newPowerProblems,
  partsOf,
  processIdOf,
  type NewPower,
} from '../../../modeler-ui/registry/wizard/initial-entry.ts';

const entry = JSON.parse(readFileSync(new URL('../../../processes/powers/road-excavation.json', import.meta.url), 'utf8')) as RegistryEntry;

describe('an entry that two people edit', () => {
  it('takes from each what only they changed', () => {
    const mine = { ...entry, powerName: '挖掘城市道路许可' };
    const theirs = { ...entry, conditions: ['已取得规划文件。'] };
    assert.deepEqual(mergeEntries(entry, mine, theirs), {
      merged: { ...entry, powerName: '挖掘城市道路许可', conditions: ['已取得规划文件。'] },
      conflicts: [],
    });
  });

  it('keeps mine and names the field where both changed it differently', () => {
    const { merged, conflicts } = mergeEntries(entry, { ...entry, conditions: ['甲'] }, { ...entry, conditions: ['乙'] });
    assert.deepEqual([merged.conditions, conflicts], [['甲'], ['conditions']]);
    assert.deepEqual(mergeEntries(entry, { ...entry, conditions: ['同'] }, { ...entry, conditions: ['同'] }).conflicts, []);
  });

  it('follows a field that one of them took away', () => {
    const base = { ...entry, externalFlowchart: '申请→受理→决定' };
    const { externalFlowchart: _, ...without } = base;
    assert.equal('externalFlowchart' in mergeEntries(base, base, without).merged, false);
    assert.ok(isSameEntry({ ...base }, Object.fromEntries(Object.entries(base).reverse()) as unknown as RegistryEntry));
    assert.ok(!isSameEntry(base, without));
  });
});

describe('the completeness of an entry (R6b)', () => {
  it('doubts a promise beyond the law, and a violation without its ordinary tier', () => {
    assert.deepEqual(entryDoubts(entry), []);
    const odd: RegistryEntry = {
      ...entry,
      limits: { ...entry.limits, promised: { days: 21, unit: 'working-day' } },
      benchmarks: [
        {
          violation: '擅自挖掘',
          violatedClause: '第三十条',
          penaltyClause: '第四十二条',
          tiers: [{ level: 'severe', conditions: ['再犯'], kinds: ['warning'] }],
        },
      ],
    };
    assert.deepEqual(
      entryDoubts(odd).map(({ key }) => key),
      ['promised', 'tiers'],
    );
  });

  it('finds the section of every problem of the server', () => {
    assert.deepEqual(
      [
        'basics.legalBasis.0.law',
        'basics.powerName',
        'basics.intake.position',
        'basics.forms.a.fields.0.key',
        'basics.externalFlowchart',
      ].map(sectionOf),
      ['legalBasis', 'basics', 'basics', 'forms', 'external'],
    );
    assert.ok(sectionsFor({ category: 'penalty' }).includes('benchmarks'));
    assert.ok(!sectionsFor({ category: 'licence' }).includes('benchmarks'));
  });
});

describe('options typed as lines', () => {
  it('come back as they were', () => {
    const options = [
      { value: 'arterial', label: '主干路', labelEn: 'Arterial road' },
      { value: 'lane', label: '街 巷' },
    ];
    assert.deepEqual(readOptions(optionsText(options)), options);
  });

  it('keep what is half typed', () => {
    for (const text of ['', 'a', 'a ', 'a 主', 'a 主\n', 'a 主 | '])
      assert.equal(optionsText(readOptions(text)).replace(/ $/gm, ''), text.replace(/ $/gm, ''), JSON.stringify(text));
  });
});

describe('a new power of the wizard', () => {
  const given: NewPower = {
    ...EMPTY_POWER,
    category: 'licence',
    skeleton: 'blank',
    code: '1132110012345678813321117000001',
    name: '临时占用城市道路审批',
    nameEn: 'Temporary use of a city road',
    organId: 'organ-urban-management',
    law: '城市道路管理条例',
    article: '第三十一条',
    text: '因特殊情况需要临时占用城市道路的……',
  };

  it('is valid for every category from the first moment, so that the draft can be created', () => {
    for (const category of CATEGORIES) {
      const checked = validateRegistryEntry(
        initialEntry({ ...given, category }, { id: 'organ-urban-management', name: '阳光市城市管理局' }),
      );
      assert.deepEqual(checked.ok ? [] : checked.problems, [], category);
    }
  });

  it('takes over what the drawing of its skeleton refers to, and is valid with every one', () => {
    for (const skeleton of listSkeletons()) {
      const made = initialEntry(
        { ...given, category: skeleton.category, days: skeleton.limits.statutory.days, unit: skeleton.limits.statutory.unit },
        { id: 'organ-urban-management', name: '阳光市城市管理局' },
        partsOf(skeleton),
      );
      assert.deepEqual(
        [made.positions, made.forms, made.limits.promised],
        [skeleton.positions, skeleton.forms, skeleton.limits.promised],
        skeleton.id,
      );
      const checked = validateRegistryEntry(made);
      assert.deepEqual(checked.ok ? [] : checked.problems, [], skeleton.id);
    }
  });

  it('promises no more than the law gives', () => {
    const skeleton = listSkeletons().find(({ id }) => id === 'licence');
    if (!skeleton) throw new Error('there is a skeleton for licences');
    assert.deepEqual(
      initialEntry(
        { ...given, category: skeleton.category, days: 1, unit: skeleton.limits.statutory.unit },
        { id: 'o', name: '机关' },
        partsOf(skeleton),
      ).limits.promised,
      { days: 1, unit: skeleton.limits.statutory.unit },
    );
  });

  it('is named for the engine by its English name, or by its code where nobody gave one', () => {
    assert.equal(processIdOf('Temporary use of a city road (§31)', given.code), 'power-temporary-use-of-a-city-road-31');
    assert.equal(processIdOf('……', given.code), '');
    assert.equal(processIdOf(' ', given.code), 'power-321117000001');
    assert.equal(initialEntry({ ...given, category: 'licence', nameEn: '' }, { id: 'o', name: '机关' }).powerNameEn, given.name);
    assert.deepEqual(newPowerProblems({ ...given, nameEn: '' }, NATIONAL_CODE), []);
  });

  it('names what is missing by the paths of the server', () => {
    assert.deepEqual(newPowerProblems(given, NATIONAL_CODE), []);
    assert.deepEqual(
      newPowerProblems({ ...given, code: 'abc', law: ' ', organId: '' }, NATIONAL_CODE).map(({ path }) => path),
      ['basics.powerCode', 'basics.organ.id', 'basics.legalBasis.0.law'],
    );
  });
});

describe('a part of a check, as text', () => {
  it('comes back as it was, a condition as `field = value`', () => {
    for (const [shape, value, text] of [
      ['condition', { field: 'penaltyKind', value: 'fine' }, 'penaltyKind = fine'],
      ['condition', { field: 'onSite', value: true }, 'onSite = true'],
      ['refs', ['report', 'decision'], 'report、decision'],
      ['bound', 'applied.area', 'applied.area'],
    ] as const) {
      assert.equal(partText(value), text);
      assert.deepEqual(partOf(shape, text), value);
    }
    assert.deepEqual(partOf('condition', 'penaltyKind'), { field: 'penaltyKind', value: '' });
    assert.equal(partOf('condition', ' '), undefined);
  });
});
