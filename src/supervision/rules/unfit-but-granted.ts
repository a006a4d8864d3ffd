/** R16.5 不符合条件而批准、越权: granted against the last review, without a required material, with a forbidden fact, or by whoever may not. */
import type { Stage } from '../../../domain/registry/stages.ts';
import { firstWith, type CaseFacts } from '../facts/case-facts.ts';
import { decided, licence } from './parts/example-case.ts';
import { absentMaterials } from './parts/materials.ts';
import type { Finding, LookRule } from './rule.ts';

const REVIEWS: readonly (Stage | null)[] = ['review', 'examination', 'legal-review'];

function beyondPowers({ decider }: CaseFacts): [string, string][] {
  if (!decider || (decider.holdsPosition && decider.certified && decider.inRegion)) return [];
  return [['决定人没有岗位、执法证件或者超出管辖区域', 'The decider lacks position, certificate or region']];
}

export const unfitButGranted: LookRule = {
  id: 'R16.5',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'auto',
  text: '不符合条件而批准或者超越职权',
  textEn: 'Granted what does not meet the conditions, or beyond powers',
  plain: {
    text: '最后一次审查意见为否定而准予；缺少必备材料而准予；存在法律禁止的情形（事项的“法律禁止的情形”检查）而准予；决定人没有岗位、证件或者超出管辖区域。',
    textEn:
      "Granted although the last review was negative, a required material is absent, or a fact is there that the law forbids (the entry's checks); or by somebody without position, certificate or region.",
  },
  evidence: { text: '审查意见、材料清单、表单事实、决定', textEn: 'The reviews, the materials, the facts of the forms, and the decision' },
  blind: {
    text: '在本平台作出的决定，岗位、证件和区域当场校验，不合格的不能提交；交换、补录办件的决定人尚无数据来源。',
    textEn:
      'Position, certificate and region are checked when a decision is made here; of cases that come by exchange nobody records them yet.',
  },
  settings: [],
  inCase(facts): Finding[] {
    const ruling = firstWith(facts, 'grant');
    if (!ruling || ruling.byLaw) return [];
    const review = facts.decisions.findLast(({ stage, at, byLaw }) => REVIEWS.includes(stage) && at < ruling.at && !byLaw);
    const absent = facts.category === 'licence' && facts.applied ? absentMaterials(facts, ruling.at) : [];
    const found: [string, string][] = [
      ...(review?.negative ? [['最后一次审查意见为否定', 'The last review was negative'] as [string, string]] : []),
      ...(absent.length ? [[`缺少：${absent.join('、')}`, `Absent: ${absent.join(', ')}`] as [string, string]] : []),
      ...facts.forbidden.map((fact): [string, string] => [`法律禁止的情形：${fact}`, `The law forbids: ${fact}`]),
      ...beyondPowers(facts),
    ];
    if (!found.length) return [];
    const text = `准予，但${found.map(([zh]) => zh).join('；')}`;
    return [{ occurrence: 'granted', at: ruling.at, text, textEn: `Granted, but: ${found.map(([, en]) => en).join('; ')}` }];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '道路竣工 2 年，未经市政府批准，11月20日准予挖掘',
      textEn: 'Road in service for 2 years, no approval, granted on 20 November',
      facts: { case: licence({ forbidden: ['道路竣工未满五年且未经批准'], decisions: [decided('11-20', { effect: 'grant' })] }) },
    },
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '审核不同意，准予',
      textEn: 'The examination disagreed, granted',
      facts: {
        case: licence({ decisions: [decided('11-18', { stage: 'examination', negative: true }), decided('11-20', { effect: 'grant' })] }),
      },
    },
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '决定人没有执法证件',
      textEn: 'The decider has no certificate',
      facts: {
        case: licence({
          decider: { holdsPosition: true, certified: false, inRegion: true },
          decisions: [decided('11-20', { effect: 'grant' })],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '退回后重新审查通过，准予',
      textEn: 'Returned, passed again, granted',
      facts: {
        case: licence({
          decisions: [
            decided('11-17', { stage: 'examination', negative: true }),
            decided('11-18', { stage: 'review' }),
            decided('11-19', { stage: 'examination' }),
            decided('11-20', { effect: 'grant' }),
          ],
        }),
      },
    },
  ],
};
