/** R15.13 罚款金额未报备: the penalty contains a fine, and its amount is missing, not above zero, or not the printed one. */
import { yuanText } from '../../../domain/money/amount.ts';
import { firstWith, lastSaid } from '../facts/case-facts.ts';
import { decided, penalty } from './parts/example-case.ts';
import type { Finding, LookRule } from './rule.ts';
import { EXPLAIN_DAYS } from './parts/settings.ts';

function judge(kind: unknown, amount: unknown, printed: number | null, at: number): Finding[] {
  if (typeof kind !== 'string' || !kind.split('-and-').includes('fine')) return [];
  const found = (text: string, textEn: string): Finding[] => [{ occurrence: 'amount', at, text, textEn }];
  if (typeof amount !== 'number') return found('有罚款而没有金额', 'A fine without an amount');
  if (amount <= 0) return found(`罚款金额为 ${yuanText(amount)} 元`, `The fine is ${yuanText(amount)} yuan`);
  if (printed !== null && printed !== amount)
    return found(
      `登记 ${yuanText(amount)} 元，决定书为 ${yuanText(printed)} 元`,
      `Recorded ${yuanText(amount)} yuan, printed ${yuanText(printed)}`,
    );
  return [];
}

export const fineAmount: LookRule = {
  id: 'R15.13',
  pack: 'city-2015',
  colour: 'yellow',
  trigger: 'event',
  issue: 'auto',
  text: '罚款金额未报备',
  textEn: 'Amount of the fine missing',
  plain: {
    text: '处罚种类含罚款，罚款金额未填、不大于零，或者与决定书上的金额不一致。',
    textEn: 'The penalty contains a fine, and its amount is missing, not above zero, or not the one that the decision prints.',
  },
  evidence: { text: '处罚决定和决定书', textEn: 'The decision and its document' },
  settings: [EXPLAIN_DAYS],
  atHand: {
    kinds: ['step-decided'],
    effects: ['impose'],
    find({ decision, at }) {
      if (!decision) return [];
      // An amount that was said at an earlier step is not at hand; the look afterwards has it.
      const { 'penalty-kind': kind, 'fine-amount': amount } = decision.said;
      return amount === undefined ? [] : judge(kind, amount, null, at);
    },
  },
  inCase(facts) {
    const ruling = firstWith(facts, 'impose');
    if (!ruling) return [];
    return judge(lastSaid(facts, 'penalty-kind', ruling.at), lastSaid(facts, 'fine-amount', ruling.at), facts.printedFine, ruling.at);
  },
  examples: [
    {
      fires: true,
      on: '2026-11-25 17:30',
      text: '11月25日罚款 0 元',
      textEn: 'A fine of 0 on 25 November',
      facts: { case: penalty({ decisions: [decided('11-25', { effect: 'impose', said: { 'penalty-kind': 'fine', 'fine-amount': 0 } })] }) },
    },
    {
      fires: true,
      on: '2026-11-25 17:30',
      text: '登记5000元，决定书为2000元',
      textEn: 'Recorded 5,000, printed 2,000',
      facts: {
        case: penalty({
          printedFine: 200_000,
          decisions: [decided('11-25', { effect: 'impose', said: { 'penalty-kind': 'warning-and-fine', 'fine-amount': 500_000 } })],
        }),
      },
    },
    {
      fires: false,
      on: '2026-11-25 17:30',
      text: '警告，金额为 0',
      textEn: 'A warning with 0',
      facts: {
        case: penalty({ decisions: [decided('11-25', { effect: 'impose', said: { 'penalty-kind': 'warning', 'fine-amount': 0 } })] }),
      },
    },
  ],
};
