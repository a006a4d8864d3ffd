import { SEPARATIONS } from '../../../domain/registry/separations.ts';
import { separationRule } from '../separation.ts';

/** CF58: the legal review is done by those who review decisions in law, at another position than the investigation. */
export const legalReviewerSeparate = separationRule(SEPARATIONS['legal-reviewer-separate']);
