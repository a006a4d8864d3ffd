/** Judges a form by every check that holds for it: one function for the page while it is filled in and for the server (R11.3). */
import type { FieldProblem } from '../field-problem.ts';
import { amountLimit } from './amount-limit.ts';
import { answersForOutcome } from './answers-for-outcome.ts';
import { atLeast } from './at-least.ts';
import { atMost } from './at-most.ts';
import type { Check, CheckKind } from './check.ts';
import { datesInOrder } from './dates-in-order.ts';
import { fineInTier } from './fine-in-tier.ts';
import { forbiddenFact } from './forbidden-fact.ts';
import { holds, type JudgedForm } from './look-up.ts';
import { notBefore } from './not-before.ts';
import { notInFuture } from './not-in-future.ts';
import { oneOfKinds } from './one-of-kinds.ts';
import { PLATFORM_CHECKS } from './platform-checks.ts';
import { recordingKept } from './recording-kept.ts';
import { termFrom } from './term-from.ts';
import { timesInOrder } from './times-in-order.ts';

type Kinds = { [K in CheckKind]: (check: Extract<Check, { kind: K }>, form: JudgedForm) => FieldProblem[] };

const KINDS: Kinds = {
  'dates-in-order': datesInOrder,
  'not-in-future': notInFuture,
  'not-before': notBefore,
  'times-in-order': timesInOrder,
  'at-most': atMost,
  'at-least': atLeast,
  'fine-in-tier': fineInTier,
  'answers-for-outcome': answersForOutcome,
  'one-of-kinds': oneOfKinds,
  'forbidden-fact': forbiddenFact,
  'amount-limit': amountLimit,
  'term-from': termFrom,
  'recording-kept': recordingKept,
};

/** Asked of checked values: what is missing or wrong in itself is told elsewhere. The same thing at the same place is told once. */
export function runChecks(form: JudgedForm): FieldProblem[] {
  const problems = [...PLATFORM_CHECKS, ...form.judging.checks]
    .filter((check) => isAsked(check, form))
    .flatMap((check) => run(check, form));
  return problems.filter(({ path, code }, index) => problems.findIndex((one) => one.path === path && one.code === code) === index);
}

const run = <K extends CheckKind>(check: Extract<Check, { kind: K }>, form: JudgedForm): FieldProblem[] =>
  (KINDS[check.kind as K] as (check: Extract<Check, { kind: K }>, form: JudgedForm) => FieldProblem[])(check, form);

function isAsked({ forms, outcomes, when, unless }: Check, form: JudgedForm): boolean {
  if (forms && !forms.includes(form.judging.form ?? '')) return false;
  if (outcomes && (form.outcome === undefined || !outcomes.includes(form.outcome))) return false;
  return (!when || holds(form, when)) && !(unless && holds(form, unless));
}
