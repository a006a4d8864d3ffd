/** Which checks a form can meet at all, and what they ask of the matter beside it: so that nothing else is read or sent. */
import type { FormField } from '../../contract.ts';
import type { Check, Ref } from './check.ts';
import { PLATFORM_CHECKS } from './platform-checks.ts';

/** Everything that a check looks up. */
export function refsOf(check: Check): Ref[] {
  const own = ((): (Ref | undefined)[] => {
    switch (check.kind) {
      case 'dates-in-order':
        return [check.earlier, check.later, check.earlierTime, check.laterTime];
      case 'times-in-order':
        return [check.earlier, check.later];
      case 'not-before':
        return [check.field, check.date];
      case 'at-most':
      case 'at-least':
        return [check.field, typeof check.of === 'string' ? check.of : undefined];
      case 'fine-in-tier':
        return [
          ...[check.tier, check.amount, check.penaltyKind, check.violation, check.discretion, check.base],
          ...[check.facts, check.actDate, check.version, check.versionGround],
        ];
      case 'answers-for-outcome':
        return check.fields;
      case 'term-from':
        return [check.field, check.from];
      default:
        return [check.field];
    }
  })();
  return [...own, check.when?.field, check.unless?.field].filter((ref) => ref !== undefined);
}

/** What has to be known beside the form. */
export interface Needs {
  /** The entry's checks that the form can meet. */
  checks: Check[];
  /** Keys of answers that were given before, or applied for. */
  keys: ReadonlySet<string>;
  /** Days of the case, what was applied for, the party or the benchmarks. */
  given: boolean;
  /** Answers and stages of earlier steps. */
  earlier: boolean;
  /** Recordings that lie at the step. */
  recordings: boolean;
  /** Names of the evidence on which facts may rest. */
  evidence: boolean;
}

/** `form`: the key of the form, whose fields these are. */
export function needsOf(checks: readonly Check[], fields: readonly FormField[], form: string | undefined): Needs {
  const own = new Set(fields.map(({ key }) => key));
  const isMet = (check: Check): boolean =>
    check.forms ? check.forms.includes(form ?? '') : refsOf(check).some((ref) => own.has(ref)) || check.kind === 'forbidden-fact';
  const met = checks.filter(isMet);
  const all = [...PLATFORM_CHECKS.filter(isMet), ...met];
  const outside = all.flatMap(refsOf).filter((ref) => ref !== 'today' && !own.has(ref));
  const judgesFine = all.some(({ kind }) => kind === 'fine-in-tier');
  const isBare = (ref: Ref): boolean => !ref.includes('.');
  return {
    checks: met,
    keys: new Set(outside.map((ref) => ref.slice(ref.indexOf('.') + 1))),
    given: judgesFine || all.some(({ kind }) => kind === 'amount-limit') || outside.some((ref) => !ref.startsWith('earlier.')),
    recordings: all.some(({ kind }) => kind === 'recording-kept'),
    evidence: all.some((check) => check.kind === 'fine-in-tier' && check.facts !== undefined && own.has(check.facts)),
    earlier: judgesFine || outside.some((ref) => isBare(ref) || ref.startsWith('earlier.') || ref === 'case.servedOn'),
  };
}
