import { INVESTIGATING, separationRule, stageOf } from '../separation.ts';

/** CF58: the legal review is done by those who review decisions in law, at another position than the investigation. */
export const legalReviewerSeparate = separationRule({
  name: 'legal-reviewer-separate',
  applies: () => true,
  judges: (step) => stageOf(step) === 'legal-review',
  from: INVESTIGATING,
  basis: 'CF58',
});
