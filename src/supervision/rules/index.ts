import { lateAdjustment } from './late-adjustment.ts';
import { lateDeclaration } from './late-declaration.ts';
import { lateReply } from './late-reply.ts';
import { lateReview } from './late-review.ts';
import { overdueCase } from './overdue-case.ts';
import type { SignalRule } from './rule.ts';

export const SIGNAL_RULES: readonly SignalRule[] = [lateDeclaration, lateReview, lateAdjustment, overdueCase, lateReply];
export const ruleById = (id: string): SignalRule | undefined => SIGNAL_RULES.find((rule) => rule.id === id);
export type { Candidate, EventRule, Facts, NoticeRule, SignalLimit, SignalRule, SweepRule } from './rule.ts';
