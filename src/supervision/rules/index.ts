import { overdueCase } from './overdue-case.ts';
import type { WarningRule } from './rule.ts';

export const WARNING_RULES: readonly WarningRule[] = [overdueCase];
export const ruleById = (id: string): WarningRule | undefined => WARNING_RULES.find((rule) => rule.id === id);
export type { Candidate, WarningRule } from './rule.ts';
