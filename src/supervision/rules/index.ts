import { lateAdjustment } from './late-adjustment.ts';
import { lateDeclaration } from './late-declaration.ts';
import { lateReview } from './late-review.ts';
import { overdueCase } from './overdue-case.ts';
import type { WarningRule } from './rule.ts';

export const WARNING_RULES: readonly WarningRule[] = [lateDeclaration, lateReview, lateAdjustment, overdueCase];
export const ruleById = (id: string): WarningRule | undefined => WARNING_RULES.find((rule) => rule.id === id);
export type { Candidate, SignalLimit, SignalOwner, WarningRule } from './rule.ts';
