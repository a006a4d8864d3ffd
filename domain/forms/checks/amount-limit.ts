import type { FieldProblem } from '../field-problem.ts';
import type { AmountLimit } from './check.ts';
import { figure, labelEnOf, ownField, told, type JudgedForm } from './look-up.ts';

/** As much is allowed; whose party is not known yet is not judged. */
export function amountLimit(check: AmountLimit, form: JudgedForm): FieldProblem[] {
  const { partyKind } = form.judging.known;
  const field = ownField(form, check.field);
  const value = form.values[check.field];
  if (!field || !partyKind || typeof value !== 'number' || value <= check[partyKind]) return [];
  const [who, whoEn] = partyKind === 'person' ? ['个人', 'a person'] : ['法人或者其他组织', 'an organisation'];
  const [zh, en] = figure(check[partyKind], field);
  return [
    told(form, check, field.key, 'above-party-limit', [
      `“${field.label}”对${who}不得超过 ${zh}。`,
      `"${labelEnOf(field)}" may be at most ${en} for ${whoEn}.`,
    ]),
  ];
}
