import { readTimeOfDay } from '../../time/time-of-day.ts';
import type { FieldProblem } from '../field-problem.ts';
import type { TimesInOrder } from './check.ts';
import { labelEnOf, ownField, told, type JudgedForm } from './look-up.ts';

/** A record begins before it ends. Texts of older forms that are no time of the day are told, because nothing could be compared. */
export function timesInOrder(check: TimesInOrder, form: JudgedForm): FieldProblem[] {
  const fields = [check.earlier, check.later].flatMap((key) => ownField(form, key) ?? []);
  const wrong = fields.filter(({ key }) => form.values[key] !== undefined && readTimeOfDay(form.values[key]) === undefined);
  if (wrong.length) {
    return wrong.map((field) =>
      told(form, check, field.key, 'not-a-time', [
        `“${field.label}”应为当天的时间，例如 14:20。`,
        `"${labelEnOf(field)}" must be a time of the day such as 14:20.`,
      ]),
    );
  }
  const [start, end] = fields;
  const [from, to] = [readTimeOfDay(form.values[check.earlier]), readTimeOfDay(form.values[check.later])];
  if (!start || !end || from === undefined || to === undefined || from < to) return [];
  return [
    told(form, check, end.key, 'time-before-start', [
      `“${end.label}”应晚于“${start.label}”。`,
      `"${labelEnOf(end)}" must be after "${labelEnOf(start)}".`,
    ]),
  ];
}
