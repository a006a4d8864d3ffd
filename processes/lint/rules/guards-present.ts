import { HEADERS, type FormField, type Outcome } from '../../../domain/contract.ts';
import type { FlowNode } from '../../../domain/flowchart/flowchart.ts';
import type { Check } from '../../../domain/forms/checks/check.ts';
import { refsOf } from '../../../domain/forms/checks/refs.ts';
import { askedFields } from '../../../domain/forms/form-values.ts';
import { meaningOf } from '../../../domain/registry/field-meanings.ts';
import { intakeOf, type PowerCategory, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { called, calledEn, type RegistryRule } from '../rule.ts';

/**
 * R11.3, XK32, XK44, CF34, CF45, CF51, CF62, CF67, QZ18, QZ45, QZ53:
 * a form that decides is judged by the checks that its category needs, so that no office
 * can record what the law does not allow.
 */
export const guardsPresent: RegistryRule = {
  name: 'guards-present',
  check({ chart, entry }, report) {
    for (const node of chart.nodes.values()) {
      const key = node.headers[HEADERS.form];
      const fields = key === undefined || !Object.hasOwn(entry.forms, key) ? [] : (entry.forms[key]?.fields ?? []);
      if (node.kind !== 'step' || key === undefined || !fields.length) continue;
      for (const [message, messageEn] of lacking({ entry, node, key, fields })) report(node.id, message, messageEn);
    }
  },
};

interface Guarded {
  entry: RegistryEntry;
  node: FlowNode;
  key: string;
  fields: readonly FormField[];
}

type Words = readonly [message: string, messageEn: string];

const lacking = (step: Guarded): Words[] => [
  ...acceptance(step),
  ...competence(step),
  ...(step.entry.category === 'penalty' ? [...fines(step), ...lawfulTerm(step)] : []),
  ...(step.entry.category === 'licence' ? validity(step) : []),
  ...ofCategory(step),
  ...conclusion(step),
];

/** Whether one of the entry's checks of these kinds judges the field in this form, for this outcome. */
function isGuarded({ entry, key }: Guarded, kinds: readonly Check['kind'][], field: string, outcome?: string): boolean {
  return (entry.checks ?? []).some(
    (check) =>
      kinds.includes(check.kind) &&
      refsOf(check).includes(field) &&
      (!check.forms || check.forms.includes(key)) &&
      (!check.outcomes || outcome === undefined || check.outcomes.includes(outcome)),
  );
}

const outcomeOf = ({ outcomes }: FlowNode, effect: Outcome['effect']): Outcome | undefined => outcomes.find((one) => one.effect === effect);

/** XK32: who accepts has found the conditions of acceptance met. */
function acceptance(step: Guarded): Words[] {
  const { entry, node, fields } = step;
  const accepting = outcomeOf(node, 'accept');
  if (!accepting || intakeOf(entry).kind !== 'application') return [];
  const asked = askedFields(fields, accepting.code).filter(({ type }) => type === 'yes-no');
  if (!asked.length || asked.some(({ key }) => isGuarded(step, ['answers-for-outcome'], key, accepting.code))) return [];
  return [
    [
      `环节${called(node)}的审查项可以与“${accepting.label}”矛盾，缺少“结果与审查意见一致”的核对规则（行政许可法第三十二条）。`,
      `The answers of step ${calledEn(node)} may contradict "${accepting.labelEn ?? accepting.label}": it lacks a check "answers-for-outcome" (XK32).`,
    ],
  ];
}

/**
 * XK32(1)(2): where another organ's competence has an outcome of its own, whose form names that organ, it is the one way to say so: that
 * outcome needs "within our powers" to be no, every other refusal needs it to be yes.
 */
function competence(step: Guarded): Words[] {
  const { entry, node, fields } = step;
  const declining = node.outcomes.filter(({ effect }) => effect === 'decline');
  const namesOrgan = ({ code }: Outcome): boolean =>
    askedFields(fields, code).some((field) => meaningOf(field) === 'competent-organ' && field.required);
  const elsewhere = declining.find(namesOrgan);
  const refusing = declining.find((outcome) => !namesOrgan(outcome) && !isNotRequired(outcome));
  const powers = fields.find((field) => meaningOf(field) === 'within-powers' && field.type === 'yes-no');
  if (!elsewhere || !refusing || !powers) return [];
  return [
    { outcome: elsewhere, value: false },
    { outcome: refusing, value: true },
  ].flatMap(({ outcome, value }): Words[] => {
    const guarded = (entry.checks ?? []).some(
      (check) =>
        check.kind === 'answers-for-outcome' &&
        check.need === 'every' &&
        check.value === value &&
        check.fields.includes(powers.key) &&
        check.outcomes.includes(outcome.code) &&
        (!check.forms || check.forms.includes(step.key)),
    );
    if (guarded) return [];
    const [zh, en] = value ? ['是', 'yes'] : ['否', 'no'];
    return [
      [
        `环节${called(node)}的“${powers.label}”不为“${zh}”也能作出“${outcome.label}”，缺少“结果与审查意见一致”的核对规则（行政许可法第三十二条第一款第二项）。`,
        `Step ${calledEn(node)} may end with "${outcome.labelEn ?? outcome.label}" although "${powers.labelEn ?? powers.label}" is not "${en}": it lacks a check "answers-for-outcome" (XK32(1)(2)).`,
      ],
    ];
  });
}

/** XK32(1)(1): whether a licence is needed at all is no question of whose it would be. */
const isNotRequired = ({ code }: Outcome): boolean => code === 'not-required';

/** CF34, CF45, CF51, CF62: the fine lies in its tier, is no higher than notified, and within the limit on the spot. */
function fines(step: Guarded): Words[] {
  const { entry, node, fields } = step;
  const imposing = outcomeOf(node, 'impose');
  const canFine = entry.benchmarks?.some(({ tiers }) => tiers.some(({ kinds }) => kinds.includes('fine'))) ?? false;
  if (!imposing || !canFine) return [];
  const amounts = askedFields(fields, imposing.code).filter(({ type }) => type === 'money');
  const isSimple = entry.procedure === 'simple';
  const needed: [kind: Check['kind'], words: Words][] = [
    [
      'fine-in-tier',
      [
        `环节${called(node)}的罚款金额缺少“罚款符合裁量等次”的核对规则（行政处罚法第三十四条）。`,
        `The fine of step ${calledEn(node)} lacks a check "fine-in-tier" (CF34).`,
      ],
    ],
    isSimple
      ? [
          'amount-limit',
          [
            `环节${called(node)}当场罚款，缺少对个人、单位限额的核对规则（行政处罚法第五十一条）。`,
            `Step ${calledEn(node)} fines on the spot: it lacks a check "amount-limit" (CF51).`,
          ],
        ]
      : [
          'at-most',
          [
            `环节${called(node)}的罚款金额缺少“不超过事先告知金额”的核对规则（行政处罚法第四十五条、第六十二条）。`,
            `The fine of step ${calledEn(node)} lacks a check "at-most" against the notified one (CF45, CF62).`,
          ],
        ],
  ];
  return needed.flatMap(([kind, words]) =>
    amounts.length && !amounts.some(({ key }) => isGuarded(step, [kind], key, imposing.code)) ? [words] : [],
  );
}

/** CF67: fifteen days from service are the law's, and nobody types them. */
function lawfulTerm({ node, fields }: Guarded): Words[] {
  const term = fields.find(({ key, type }) => key === 'payBy' && type === 'date');
  if (!term) return [];
  return [
    [
      `环节${called(node)}的表单填写“${term.label}”，但缴纳罚款的期限由法律规定（行政处罚法第六十七条第三款）。`,
      `The form of step ${calledEn(node)} asks for "${term.labelEn ?? term.label}", but the law itself fixes the term of payment (CF67).`,
    ],
  ];
}

/** XK44: what was not granted yet cannot be valid. Start and end are kept in order everywhere. */
function validity(step: Guarded): Words[] {
  const { node, fields } = step;
  const isAsked = ['validFrom', 'validTo'].every((key) => fields.some((field) => field.key === key && field.type === 'date'));
  if (!isAsked || outcomeOf(node, 'grant') || isGuarded(step, ['not-before', 'dates-in-order'], 'validFrom')) return [];
  return [
    [
      `环节${called(node)}填写许可有效期，缺少“不早于决定日期”的核对规则（行政许可法第四十四条）。`,
      `Step ${calledEn(node)} fills in the validity: it lacks a check "not-before" against the decision (XK44).`,
    ],
  ];
}

/** A field of the category's own and the check that it needs wherever a form asks for it. */
interface Guard {
  categories: readonly PowerCategory[];
  field: string;
  /** Only where this effect's outcome asks for it. */
  at?: Outcome['effect'];
  /** Only beside this field. */
  beside?: string;
  kinds: readonly Check['kind'][];
  basis: string;
  basisEn: string;
}

const GUARDS: readonly Guard[] = [
  { categories: ['levy'], field: 'levyAmount', at: 'impose', kinds: ['at-most'], basis: '不高于事先告知的金额', basisEn: 'R11.3' },
  {
    categories: ['levy', 'penalty'],
    ...{ field: 'lateCharge', kinds: ['at-most'], basis: '行政强制法第四十五条第二款', basisEn: 'QZ45' },
  },
  {
    categories: ['levy', 'penalty', 'compulsion'],
    ...{ field: 'noRemedySought', kinds: ['forbidden-fact', 'answers-for-outcome'], basis: '行政强制法第五十三条', basisEn: 'QZ53' },
  },
  {
    categories: ['compulsion', 'inspection'],
    field: 'certificatesShown',
    kinds: ['answers-for-outcome', 'forbidden-fact'],
    ...{ basis: '行政强制法第十八条、第五十一条，国办发〔2024〕54号', basisEn: 'QZ18, QZ51' },
  },
  { categories: ['compulsion'], field: 'orderDueOn', kinds: ['not-in-future'], basis: '行政强制法第五十条', basisEn: 'QZ50' },
  {
    categories: ['grant', 'reward'],
    ...{ field: 'publicityTo', kinds: ['term-from'], basis: '社会救助暂行办法第四十条、奖励公示的惯例', basisEn: 'publicity' },
  },
  { categories: ['grant'], field: 'paidAmount', beside: 'grantPeriod', kinds: ['at-most'], basis: '不高于决定的金额', basisEn: 'R11.3' },
  { categories: ['ruling'], field: 'hearingDate', kinds: ['not-before'], basis: '口头审理应当事先通知', basisEn: 'R11.3' },
];

function ofCategory(step: Guarded): Words[] {
  const { entry, node, fields } = step;
  return GUARDS.flatMap(({ categories, field: key, at, beside, kinds, basis, basisEn }): Words[] => {
    const field = fields.find((one) => one.key === key);
    const isAsked = field && (at === undefined || askedFields(fields, outcomeOf(node, at)?.code ?? '').includes(field));
    const applies = isAsked && categories.includes(entry.category) && (at === undefined || outcomeOf(node, at) !== undefined);
    if (!applies || (beside !== undefined && !fields.some((one) => one.key === beside)) || isGuarded(step, kinds, key)) return [];
    return [
      [
        `环节${called(node)}的“${field.label}”缺少核对规则（${basis}）。`,
        `"${field.labelEn ?? field.label}" of step ${calledEn(node)} lacks a check ${kinds.map((kind) => `"${kind}"`).join(' or ')} (${basisEn}).`,
      ],
    ];
  });
}

/** R11.3: an inspection's conclusion agrees with its checklist: what was found wanting forbids "passed". */
function conclusion(step: Guarded): Words[] {
  const { entry, node, key } = step;
  const concluding = outcomeOf(node, 'conclude');
  if (entry.category !== 'inspection' || !concluding) return [];
  const isTied = (entry.checks ?? []).some(
    (check) => check.kind === 'forbidden-fact' && check.outcomes.includes(concluding.code) && (!check.forms || check.forms.includes(key)),
  );
  if (isTied) return [];
  return [
    [
      `环节${called(node)}的结论“${concluding.label}”可以与检查表矛盾，缺少“事实不允许作出该结果”的核对规则（办法第十一条第三项）。`,
      `The conclusion "${concluding.labelEn ?? concluding.label}" of step ${calledEn(node)} may contradict the checklist: it lacks a check "forbidden-fact" (R11.3).`,
    ],
  ];
}
