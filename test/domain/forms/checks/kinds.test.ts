/** Each kind of check, on both sides of its boundary (R11.3). */
import assert from 'node:assert/strict';
import type { FormField } from '../../../../domain/contract.ts';
import type { Check } from '../../../../domain/forms/checks/check.ts';
import { NOTHING_KNOWN, type Judging, type KnownAnswer, type KnownFacts } from '../../../../domain/forms/checks/judging.ts';
import { checkFormValues } from '../../../../domain/forms/form-values.ts';
import type { FieldValue } from '../../../../domain/forms/check-field.ts';
import type { Benchmark } from '../../../../domain/registry/benchmarks.ts';

const BASIS = '测试法第一条';
const TODAY = '2026-03-02';
const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key,
  label: `${key}栏`,
  labelEn: key,
  type,
  ...more,
});
const answer = (value: FieldValue): KnownAnswer => ({ label: '先前', labelEn: 'earlier one', value, words: String(value) });

interface Given {
  fields: FormField[];
  check: Check;
  known?: Partial<KnownFacts>;
  outcome?: string;
  form?: string;
}

/** Codes with their fields, e.g. `to:before-start`. */
const found = (given: Given, values: Record<string, unknown>): string[] => {
  const { fields, check, known, outcome, form = 'decision' } = given;
  const judging: Judging = { form, checks: [check], today: TODAY, known: { ...NOTHING_KNOWN, ...known } };
  const { problems } = checkFormValues(fields, values, 'fields', outcome, judging);
  for (const { message, messageEn } of problems) {
    assert.ok(message.includes(`（${BASIS}）`), `${message} names its article`);
    assert.match(messageEn, /^[^\n]+\.$/);
  }
  return problems.map(({ path, code }) => `${path.replace('fields.', '')}:${code}`);
};

/** What is asked, what is answered, and what is told; nothing = it passes. */
function table(
  title: string,
  given: Given,
  rows: [what: string, values: Record<string, unknown>, told?: string, changes?: Partial<Given>][],
): void {
  describe(title, () => {
    for (const [what, values, told, changes] of rows) {
      it(`${told ? 'refuses' : 'passes'} ${what}`, () =>
        assert.deepEqual(found({ ...given, ...changes }, values), told === undefined ? [] : told.split(' ')));
    }
  });
}

const text = (key: string): FormField => field(key, 'text');

table(
  'Dates in order',
  {
    fields: [field('begin', 'date'), field('end', 'date')],
    check: { kind: 'dates-in-order', earlier: 'begin', later: 'end', basis: BASIS },
  },
  [
    ['the day itself', { begin: '2026-03-05', end: '2026-03-05' }],
    ['an end a day before its start', { begin: '2026-03-05', end: '2026-03-04' }, 'end:before-start'],
    ['a pair of which one is missing', { begin: '2026-03-05' }],
    ['texts', { begin: '2026-03-05', end: '2026-03-04' }, undefined, { fields: [text('begin'), text('end')] }],
  ],
);

const HEARD = { hearingDate: answer('2026-03-09'), hearingTime: answer('14:30') };
table(
  'Dates in order with their times',
  {
    fields: [field('on', 'date'), field('from', 'time')],
    check: {
      kind: 'dates-in-order',
      earlier: 'earlier.hearingDate',
      earlierTime: 'earlier.hearingTime',
      later: 'on',
      laterTime: 'from',
      basis: BASIS,
    },
    known: { earlier: HEARD },
  },
  [
    ['the minute itself', { on: '2026-03-09', from: '14:30' }],
    ['a minute before it on that day', { on: '2026-03-09', from: '14:29' }, 'from:before-start'],
    ['an earlier time on a later day', { on: '2026-03-10', from: '09:00' }],
    ['the day before, whatever the time', { on: '2026-03-08', from: '18:00' }, 'on:before-start'],
    [
      'a day whose time was not told',
      { on: '2026-03-09', from: '08:00' },
      undefined,
      { known: { earlier: { hearingDate: HEARD.hearingDate } } },
    ],
  ],
);

table(
  'Dates against the case and against earlier steps',
  { fields: [field('begin', 'date')], check: { kind: 'dates-in-order', earlier: 'case.decidedOn', later: 'begin', basis: BASIS } },
  [
    ['the day of the decision', { begin: '2026-02-20' }, undefined, { known: { days: { decidedOn: '2026-02-20' } } }],
    ['the day before it', { begin: '2026-02-19' }, 'begin:before-start', { known: { days: { decidedOn: '2026-02-20' } } }],
    ['anything while nothing is decided', { begin: '2026-02-19' }],
    [
      'a start after an end that was answered before',
      { begin: '2026-02-21' },
      'begin:before-start',
      {
        check: { kind: 'dates-in-order', earlier: 'begin', later: 'earlier.end', basis: BASIS },
        known: { earlier: { end: answer('2026-02-20') } },
      },
    ],
  ],
);

table('Not in the future', { fields: [field('seen', 'date')], check: { kind: 'not-in-future', field: 'seen', basis: BASIS } }, [
  ['today', { seen: TODAY }],
  ['tomorrow', { seen: '2026-03-03' }, 'seen:in-the-future'],
]);

table('Not before', { fields: [field('due', 'date')], check: { kind: 'not-before', field: 'due', date: 'today', basis: BASIS } }, [
  ['today', { due: TODAY }],
  ['yesterday', { due: '2026-03-01' }, 'due:before-date'],
]);

table(
  'Times in order',
  { fields: [text('begin'), text('end')], check: { kind: 'times-in-order', earlier: 'begin', later: 'end', basis: BASIS } },
  [
    ['a minute later', { begin: '14:20', end: '14:21' }],
    ['the same minute', { begin: '14:20', end: '14:20' }, 'end:time-before-start'],
    ['full-width digits and Chinese words', { begin: '１４：２０', end: '下午3时5分' }],
    ['half past two against two', { begin: '下午2点半', end: '14:00' }, 'end:time-before-start'],
    ['what is no time', { begin: '上班后', end: '14:00' }, 'begin:not-a-time'],
    ['twenty-five o’clock', { begin: '08:00', end: '25:00' }, 'end:not-a-time'],
  ],
);

const AREA = [field('granted', 'number', { unit: '平方米', unitEn: 'm²' })];
table(
  'At most what was applied for',
  {
    fields: AREA,
    check: { kind: 'at-most', field: 'granted', of: 'applied.area', basis: BASIS },
    known: { applied: { area: answer(24) } },
  },
  [
    ['as much', { granted: 24 }],
    ['more', { granted: 24.1 }, 'granted:more-than-allowed'],
    ['anything where nothing was applied for', { granted: 2400 }, undefined, { known: {} }],
  ],
);
table('At least a figure', { fields: AREA, check: { kind: 'at-least', field: 'granted', of: 10, basis: BASIS } }, [
  ['as much', { granted: 10 }],
  ['less', { granted: 9.9 }, 'granted:less-than-allowed'],
]);

table(
  'A figure that two forms ask for',
  {
    fields: [field('fineAmount', 'money')],
    check: { kind: 'at-most', field: 'fineAmount', of: 'earlier.fineAmount', forms: ['decision'], basis: BASIS },
    known: { earlier: { fineAmount: answer(500_000) } },
  },
  [
    ['the notified amount', { fineAmount: 500_000 }],
    ['a fen more', { fineAmount: 500_001 }, 'fineAmount:more-than-allowed'],
    ['a new proposal, which goes to a new notice', { fineAmount: 600_000 }, undefined, { form: 'report' }],
  ],
);

const yesNo = ['powers', 'complete', 'formal'].map((key) => field(key, 'yes-no'));
const every: Check = {
  kind: 'answers-for-outcome',
  outcomes: ['accept'],
  fields: ['powers', 'complete', 'formal'],
  need: 'every',
  value: true,
  basis: BASIS,
};
table('Every answer for an outcome', { fields: yesNo, check: every, outcome: 'accept' }, [
  ['all of them', { powers: true, complete: true, formal: true }],
  ['one that says the opposite', { powers: true, complete: false, formal: true }, 'complete:contradicts-outcome'],
  [
    'all three, each at its field',
    { powers: false, complete: false, formal: false },
    'powers:contradicts-outcome complete:contradicts-outcome formal:contradicts-outcome',
  ],
  ['them for another outcome', { powers: false, complete: true, formal: true }, undefined, { outcome: 'decline' }],
]);
table(
  'One answer for an outcome',
  { fields: yesNo, check: { ...every, outcomes: ['decline'], need: 'one', value: false }, outcome: 'decline' },
  [
    ['one "no"', { powers: false, complete: true, formal: true }],
    ['"yes" throughout', { powers: true, complete: true, formal: true }, 'powers:contradicts-outcome'],
    ['answers of which one is missing', { powers: true, complete: true }],
  ],
);

const KIND = field('kinds', 'choice', {
  options: ['warning', 'fine', 'warning-and-fine', 'none', 'revocation'].map((value) => ({ value, label: value })),
});
table(
  'Kinds that the article allows',
  { fields: [KIND], check: { kind: 'one-of-kinds', field: 'kinds', allowed: ['fine'], basis: BASIS } },
  [
    ['one of them', { kinds: 'fine' }],
    ['none at all', { kinds: 'none' }],
    ['another beside it', { kinds: 'warning-and-fine' }, 'kinds:kind-not-allowed'],
  ],
);

const forbidden: Check = {
  kind: 'forbidden-fact',
  field: 'years',
  below: 5,
  outcomes: ['pass'],
  unless: { field: 'approved', value: true },
  basis: BASIS,
};
const YEARS = [field('years', 'number', { unit: '年' }), field('approved', 'yes-no')];
table('A fact that forbids an outcome', { fields: YEARS, check: forbidden, outcome: 'pass' }, [
  ['five years', { years: 5 }],
  ['less', { years: 4.9 }, 'years:fact-forbids-outcome'],
  ['less, with what excuses it', { years: 2, approved: true }],
  ['less, with an excuse that was denied', { years: 2, approved: false }, 'years:fact-forbids-outcome'],
  ['less, for another outcome', { years: 2 }, undefined, { outcome: 'fail' }],
  [
    'an outcome against what an earlier step found',
    {},
    'outcome:fact-forbids-outcome',
    { fields: [text('note')], known: { earlier: { years: answer(2) } } },
  ],
]);

const limit: Check = { kind: 'amount-limit', field: 'fine', person: 20_000, organisation: 300_000, basis: BASIS };
table('A limit by kind of party', { fields: [field('fine', 'money')], check: limit, known: { partyKind: 'person' } }, [
  ['200 yuan for a person', { fine: 20_000 }],
  ['a fen more', { fine: 20_001 }, 'fine:above-party-limit'],
  ['3,000 yuan for an organisation', { fine: 300_000 }, undefined, { known: { partyKind: 'organisation' } }],
  ['more than that', { fine: 300_001 }, 'fine:above-party-limit', { known: { partyKind: 'organisation' } }],
]);
table(
  'A limit that holds on a condition',
  {
    fields: [field('fine', 'money'), field('hardLater', 'yes-no')],
    check: { kind: 'at-most', field: 'fine', of: 10_000, unless: { field: 'hardLater', value: true }, basis: BASIS },
  },
  [
    ['100 yuan', { fine: 10_000 }],
    ['more', { fine: 10_001 }, 'fine:more-than-allowed'],
    ['more where collection later is hard', { fine: 10_001, hardLater: true }],
  ],
);

table(
  'A term of the law',
  {
    fields: [field('payUntil', 'date')],
    check: { kind: 'term-from', field: 'payUntil', from: 'case.servedOn', days: 15, basis: BASIS },
    known: { days: { servedOn: '2026-02-20' } },
  },
  [
    ['fifteen days after service', { payUntil: '2026-03-07' }],
    ['fourteen', { payUntil: '2026-03-06' }, 'payUntil:term-too-short'],
  ],
);

const BENCHMARK: Benchmark = {
  violation: '擅自挖掘',
  violatedClause: '第一条',
  penaltyClause: '第二条',
  statutory: { basis: 'amount', min: 100_000, max: 2_000_000 },
  tiers: [
    { level: 'below-minimum', conditions: ['一'], kinds: ['fine'], range: { basis: 'amount', min: 50_000, max: 99_999 } },
    { level: 'lenient', conditions: ['一'], kinds: ['fine', 'warning'], range: { basis: 'amount', min: 100_000, max: 600_000 } },
    { level: 'severe', conditions: ['一'], kinds: ['fine'], range: { basis: 'amount', min: 600_000, max: 2_000_000 } },
  ],
};
const FINE: Given = {
  fields: [
    field('tier', 'choice', { options: ['below-minimum', 'lenient', 'ordinary', 'severe'].map((value) => ({ value, label: value })) }),
    KIND,
    field('fine', 'money'),
    field('discretion', 'long-text'),
  ],
  check: {
    kind: 'fine-in-tier',
    tier: 'tier',
    amount: 'fine',
    penaltyKind: 'kinds',
    violation: 'violation',
    discretion: 'discretion',
    base: 'income',
    basis: BASIS,
  },
  known: { benchmarks: [BENCHMARK] },
};
const reviewed = { known: { benchmarks: [BENCHMARK], stages: ['legal-review', 'collective-discussion'] } };
const lenient = { tier: 'lenient', kinds: 'fine' };
table('A fine in its tier', FINE, [
  ['the least of the tier', { ...lenient, fine: 100_000 }],
  ['the most of it', { ...lenient, fine: 600_000 }],
  ['a fen more', { ...lenient, fine: 600_001 }, 'fine:fine-outside-tier'],
  ['20,000 yuan in a tier of 6,000', { ...lenient, fine: 2_000_000 }, 'fine:fine-outside-tier'],
  ['a kind that the tier has not', { tier: 'severe', kinds: 'warning-and-fine', fine: 700_000 }, 'kinds:kind-outside-tier'],
  ['an amount without a fine', { tier: 'lenient', kinds: 'warning', fine: 100_000 }, 'fine:fine-without-kind'],
  ['a warning alone', { tier: 'lenient', kinds: 'warning', fine: 0 }],
  ['a tier that the benchmarks have not', { tier: 'ordinary', kinds: 'fine', fine: 700_000 }, 'fine:tier-unknown'],
  ['a deviation with its reason alone', { ...lenient, fine: 700_000, discretion: '另有从重情节' }, 'fine:fine-outside-tier'],
  ['one with review and discussion, without a reason', { ...lenient, fine: 700_000 }, 'fine:fine-outside-tier', reviewed],
  ['one with all three', { ...lenient, fine: 700_000, discretion: '另有从重情节' }, undefined, reviewed],
  [
    'one that is proposed with its reason',
    { ...lenient, fine: 700_000, discretion: '另有从重情节' },
    undefined,
    { check: { ...FINE.check, proposal: true } as Check },
  ],
  [
    'what is above the law, whatever was discussed',
    { ...lenient, fine: 2_000_001, discretion: '另有从重情节' },
    'fine:fine-outside-law',
    reviewed,
  ],
  ['what is below it', { ...lenient, fine: 99_999, discretion: '另有从轻情节' }, 'fine:fine-outside-law', reviewed],
  ['what is below it in the tier that is for it', { tier: 'below-minimum', kinds: 'fine', fine: 99_999 }],
]);

const TIMES: Benchmark = {
  ...BENCHMARK,
  statutory: { basis: 'times-of-income', min: 1, max: 5 },
  tiers: [{ level: 'lenient', conditions: ['一'], kinds: ['fine'], range: { basis: 'times-of-income', min: 1, max: 2 } }],
};
const income = { known: { benchmarks: [TIMES], earlier: { income: answer(100_000) } } };
table('A fine in times of the income', FINE, [
  ['twice the income', { ...lenient, fine: 200_000 }, undefined, income],
  ['more than twice', { ...lenient, fine: 200_001 }, 'fine:fine-outside-tier', income],
  ['anything while the income is not recorded', { ...lenient, fine: 200_000 }, 'fine:base-missing', { known: { benchmarks: [TIMES] } }],
]);

const OTHER: Benchmark = {
  ...BENCHMARK,
  violation: '擅自占用',
  tiers: [{ ...BENCHMARK.tiers[1], range: { basis: 'amount', min: 100_000, max: 200_000 } } as Benchmark['tiers'][0]],
};
table('A fine by the benchmark of its violation', { ...FINE, known: { benchmarks: [BENCHMARK, OTHER] } }, [
  ['what one of the benchmarks allows, where none is named', { ...lenient, fine: 300_000 }],
  [
    'what the named one does not',
    { ...lenient, fine: 300_000 },
    'fine:fine-outside-tier',
    { known: { benchmarks: [BENCHMARK, OTHER], earlier: { violation: answer('擅自占用') } } },
  ],
]);

const MILD: Benchmark = {
  ...BENCHMARK,
  tiers: [
    { level: 'lenient', conditions: ['主动修复'], kinds: ['fine'], range: { basis: 'amount', min: 100_000, max: 600_000 } },
    { level: 'severe', conditions: ['损坏管线'], kinds: ['fine'], range: { basis: 'amount', min: 600_001, max: 2_000_000 } },
  ],
};
const MILDER: Benchmark = {
  ...MILD,
  from: '2026-03-01',
  tiers: [{ level: 'lenient', conditions: ['自行恢复'], kinds: ['fine'], range: { basis: 'amount', min: 100_000, max: 400_000 } }],
};
const HEAVIER: Benchmark = {
  ...MILD,
  from: '2026-03-02',
  tiers: [{ level: 'lenient', conditions: ['主动修复'], kinds: ['fine'], range: { basis: 'amount', min: 200_000, max: 700_000 } }],
};
const VERSIONS = { benchmarks: [MILD, MILDER, HEAVIER], evidence: ['现场照片', '询问笔录.pdf'] };
const FACTS: Given = {
  ...FINE,
  fields: [
    ...FINE.fields,
    field('facts', 'long-text'),
    field('actDate', 'date'),
    field('appliedFrom', 'date'),
    field('milderGround', 'long-text'),
  ],
  check: {
    ...FINE.check,
    ...{ facts: 'facts', actDate: 'actDate', version: 'appliedFrom', versionGround: 'milderGround' },
  } as Check,
  known: VERSIONS,
};
const discussed = { known: { ...VERSIONS, stages: ['legal-review', 'collective-discussion'] } };
const repaired = { ...lenient, fine: 500_000, facts: '主动修复｜现场照片', actDate: '2026-01-05' };
table('A tier that follows from facts', FACTS, [
  ['a fact with its evidence and its tier', repaired],
  ['two pieces of evidence, one a file', { ...repaired, facts: '主动修复｜现场照片｜询问笔录.pdf' }],
  ['a fact that the benchmark has not', { ...repaired, facts: '态度恶劣｜现场照片' }, 'facts:fact-unknown tier:tier-outside-facts'],
  ['a fact without evidence', { ...repaired, facts: '主动修复' }, 'facts:fact-without-evidence'],
  ['evidence that nobody has recorded', { ...repaired, facts: '主动修复｜口头反映' }, 'facts:evidence-unknown'],
  ['a tier that the facts do not give', { ...repaired, tier: 'severe', fine: 900_000 }, 'tier:tier-outside-facts'],
  ['the same with its reason alone', { ...repaired, tier: 'severe', fine: 900_000, discretion: '拒不改正' }, 'tier:tier-outside-facts'],
  [
    'the same with reason, review and discussion',
    { ...repaired, tier: 'severe', fine: 900_000, discretion: '拒不改正' },
    undefined,
    discussed,
  ],
  ['an amount outside the tier', { ...repaired, fine: 600_001 }, 'fine:fine-outside-tier'],
  [
    'facts in the record, at a later step',
    { tier: 'severe', kinds: 'fine', fine: 900_000 },
    'tier:tier-outside-facts',
    { fields: FINE.fields, known: { ...VERSIONS, earlier: { facts: answer('主动修复｜现场照片'), actDate: answer('2026-01-05') } } },
  ],
]);
table('A benchmark of the day of the act', FACTS, [
  [
    'a milder one that came later, without a ground',
    { ...repaired, facts: '自行恢复｜现场照片', fine: 400_000, appliedFrom: '2026-03-01' },
    'milderGround:version-ground-missing',
  ],
  ['with it', { ...repaired, facts: '自行恢复｜现场照片', fine: 400_000, appliedFrom: '2026-03-01', milderGround: '新基准的幅度较低' }],
  [
    'its own day, chosen in words',
    { ...repaired, actDate: '2026-03-01', facts: '自行恢复｜现场照片', fine: 400_000, appliedFrom: '2026-03-01' },
  ],
  [
    'the range of the milder one binds',
    { ...repaired, facts: '自行恢复｜现场照片', fine: 400_001, appliedFrom: '2026-03-01', milderGround: '新基准的幅度较低' },
    'fine:fine-outside-tier',
  ],
  ['a heavier one that came later', { ...repaired, appliedFrom: '2026-03-02', milderGround: '新规定' }, 'appliedFrom:version-heavier'],
  [
    'a day on which none came into force',
    { ...repaired, appliedFrom: '2026-04-01', milderGround: '新规定' },
    'appliedFrom:version-unknown',
  ],
  ['facts of the version of another day', { ...repaired, actDate: '2026-03-01' }, 'facts:fact-unknown tier:tier-outside-facts'],
]);

describe('A check', () => {
  it('may say it in words of its own, with its article', () => {
    const check: Check = { ...limit, message: '当场罚款过高。', messageEn: 'Too much on the spot.' };
    const judging: Judging = { checks: [check], known: { ...NOTHING_KNOWN, partyKind: 'person' } };
    const [problem] = checkFormValues([field('fine', 'money')], { fine: 30_000 }, 'fields', undefined, judging).problems;
    assert.equal(problem?.message, `当场罚款过高（${BASIS}）。`);
    assert.equal(problem.messageEn, `Too much on the spot (${BASIS}).`);
  });

  it('names labels, values and article', () => {
    const judging: Judging = {
      checks: [{ kind: 'at-most', field: 'granted', of: 'applied.area', basis: BASIS }],
      known: { ...NOTHING_KNOWN, applied: { area: answer(24) } },
    };
    const [problem] = checkFormValues(AREA, { granted: 2400 }, 'fields', undefined, judging).problems;
    assert.equal(problem?.message, `“granted栏”2400 平方米超过了“先前”24 平方米（${BASIS}）。`);
    assert.equal(problem.messageEn, `"granted", 2400 m², is more than "earlier one", 24 m² (${BASIS}).`);
  });
});
