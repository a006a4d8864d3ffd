/** R15.11 行政许可申请材料未报备: at acceptance a required material is absent, and neither a supplement nor a promise covers it. */
import type { CaseFacts } from '../facts/case-facts.ts';
import { decided, licence } from './parts/example-case.ts';
import { absentMaterials } from './parts/materials.ts';
import type { LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

const ABSENT: CaseFacts['materials'] = [
  { name: '申请书', required: true, provided: true },
  { name: '施工方案', required: true, provided: false },
];

export const materialsMissing: LookRule = {
  id: 'R15.11',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'sweep',
  issue: 'auto',
  text: '行政许可申请材料未报备',
  textEn: 'Application materials missing',
  plain: {
    text: '受理时，事项要求的必备材料没有收到，之后也没有补正，又不属于告知承诺办理的。',
    textEn: 'At acceptance a required material was absent, no supplement came, and the power is not handled by a promise.',
  },
  evidence: { text: '材料清单和受理意见', textEn: 'The list of materials and the acceptance' },
  settings: [EXPLAIN_DAYS],
  inCase(facts) {
    if (!facts.applied || facts.category !== 'licence') return [];
    const accepted = facts.decisions.find(({ effect, byLaw }) => effect === 'accept' && !byLaw);
    const absent = accepted ? absentMaterials(facts, accepted.at) : [];
    if (!accepted || !absent.length) return [];
    return [
      {
        occurrence: 'materials',
        at: accepted.at,
        text: `受理时缺少：${absent.join('、')}`,
        textEn: `Absent at acceptance: ${absent.join(', ')}`,
      },
    ];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-23 17:30',
      text: '11月23日受理，施工方案没有收到',
      textEn: 'Accepted on 23 November, the construction plan absent',
      facts: { case: licence({ materials: ABSENT, decisions: [decided('11-23', { effect: 'accept' })] }) },
    },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '11月20日已补齐',
      textEn: 'Supplied on 20 November',
      facts: {
        case: licence({
          materials: ABSENT,
          decisions: [
            decided('11-18', { effect: 'supplement', said: { 'materials-complete': false } }),
            decided('11-20', { said: { 'supplied-on': '2026-11-20' } }),
            decided('11-23', { effect: 'accept', said: { 'materials-complete': true } }),
          ],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-23 17:30',
      text: '告知承诺办理',
      textEn: 'Handled by a promise',
      facts: {
        case: licence({ materials: ABSENT, asks: new Set(['promise-signed']), decisions: [decided('11-23', { effect: 'accept' })] }),
      },
    },
  ],
};
