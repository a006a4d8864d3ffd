import { isOrdinaryPenalty } from '../order-rule.ts';
import { INVESTIGATING, separationRule, stageOf } from '../separation.ts';

/**
 * CF57, QZ18: the head of the organ decides upon what others investigated; nobody decides on a penalty or measure that they investigated
 * themselves.
 */
export const deciderSeparate = separationRule({
  name: 'decider-separate',
  applies: (entry) => isOrdinaryPenalty(entry) || (entry.category === 'compulsion' && entry.procedure !== 'simple'),
  judges: (step) => stageOf(step) === 'decision',
  from: INVESTIGATING,
  basis: 'CF57, QZ18',
});
