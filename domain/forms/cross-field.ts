/**
 * Fields of one form against each other, as data: a pair is named once and holds in every form that asks for both (R11.3).
 */
import type { FormField } from '../contract.ts';
import type { FieldValue } from './check-field.ts';
import type { FieldProblem } from './field-problem.ts';

/** What ends does not end before it begins; both may be on one day. */
export interface DatesInOrder {
  kind: 'dates-in-order';
  earlier: string;
  later: string;
}

export type CrossFieldRule = DatesInOrder;

export const CROSS_FIELD_RULES: readonly CrossFieldRule[] = [
  { kind: 'dates-in-order', earlier: 'from', later: 'to' },
  { kind: 'dates-in-order', earlier: 'validFrom', later: 'validTo' },
  { kind: 'dates-in-order', earlier: 'publicityFrom', later: 'publicityTo' },
];

/** Asked of checked values; a pair of which one is missing or wrong is not judged. */
export function crossFieldProblems(
  fields: readonly FormField[],
  values: Readonly<Record<string, FieldValue>>,
  path: string,
): FieldProblem[] {
  return CROSS_FIELD_RULES.flatMap((rule) => {
    const earlier = dateField(fields, rule.earlier);
    const later = dateField(fields, rule.later);
    const [start, end] = [values[rule.earlier], values[rule.later]];
    if (!earlier || !later || typeof start !== 'string' || typeof end !== 'string' || end >= start) return [];
    return {
      path: `${path}.${rule.later}`,
      code: 'before-start',
      message: `“${later.label}”不能早于“${earlier.label}”。`,
      messageEn: `"${later.labelEn ?? later.label}" cannot be before "${earlier.labelEn ?? earlier.label}".`,
    };
  });
}

const dateField = (fields: readonly FormField[], key: string): FormField | undefined =>
  fields.find((field) => field.key === key && field.type === 'date');
