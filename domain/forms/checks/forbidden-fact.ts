import type { FieldProblem } from '../field-problem.ts';
import type { ForbiddenFact } from './check.ts';
import { figure, lookUp, told, type Found, type JudgedForm } from './look-up.ts';

/** Told at the fact where the form asks for it; else at its first field, because the outcome itself may not be given. */
export function forbiddenFact(check: ForbiddenFact, form: JudgedForm): FieldProblem[] {
  const fact = lookUp(form, check.field);
  if (!fact || !forbids(check, fact.value)) return [];
  const [zh, en] = wordsOf(fact);
  const words = [
    `“${fact.label}”为“${zh}”，法律不允许作出这一办理结果。`,
    `With "${fact.labelEn}" being "${en}" the law does not allow this outcome.`,
  ] as const;
  const problem = told(form, check, fact.field?.key ?? '', 'fact-forbids-outcome', words);
  return [fact.field ? problem : { ...problem, path: 'outcome' }];
}

function forbids({ value, below, above }: ForbiddenFact, found: Found['value']): boolean {
  if (value !== undefined) return found === value;
  return typeof found === 'number' && ((below !== undefined && found < below) || (above !== undefined && found > above));
}

function wordsOf({ value, words, field }: Found): readonly [zh: string, en: string] {
  if (typeof value === 'number' && field) return figure(value, field);
  if (typeof value === 'boolean') return value ? ['是', 'yes'] : ['否', 'no'];
  const option = field?.options?.find((one) => one.value === value);
  const zh = option?.label ?? words ?? String(value);
  return [zh, option?.labelEn ?? zh];
}
