/**
 * Typed fields (R11.3): what a form asks is stored as text and numbers, never as a picture only. Page and server judge by the same rules.
 */
import type { FormField } from '../contract.ts';
import { checkField, isUnanswered, type FieldValue } from './check-field.ts';
import { NOTHING_KNOWN, type Judging } from './checks/judging.ts';
import { runChecks } from './checks/run-checks.ts';
import { serviceProblems } from '../service/served-on.ts';
import { isServiceForm } from '../service/service-form.ts';
import type { FieldProblem } from './field-problem.ts';

export type FormValues = Record<string, FieldValue>;

/** What stands in a form while it is filled in. */
export type TypedValues = Record<string, unknown>;

/** The fields that are asked for this outcome and after these answers; fields without such conditions are asked always. */
export const askedFields = (fields: readonly FormField[], outcome?: string, values: Readonly<TypedValues> = {}): FormField[] =>
  fields.filter(
    ({ outcomes, when, derived }) =>
      !derived &&
      (!outcomes || (outcome !== undefined && outcomes.includes(outcome))) &&
      (!when || when.values.some((value) => value === answerTo(values, when.field))),
  );

/** Only what is asked and answered; what was typed for another outcome stays behind. */
export const filledValues = (fields: readonly FormField[], values: Readonly<TypedValues>, outcome?: string): TypedValues =>
  Object.fromEntries(
    askedFields(fields, outcome, values).flatMap(({ key }) => {
      const value = answerTo(values, key);
      return isUnanswered(value) ? [] : [[key, value] as [string, unknown]];
    }),
  );

/** Where nothing is known of the matter, what one form says is judged by itself. */
const BY_ITSELF: Judging = { checks: [], known: NOTHING_KNOWN };

/**
 * Keeps only declared fields and checks each, then one against the other and against what is known of the matter; `path` is the prefix
 * of the problems' paths.
 */
export function checkFormValues(
  fields: readonly FormField[],
  input: Readonly<TypedValues>,
  path: string,
  outcome?: string,
  judging: Judging = BY_ITSELF,
): { values: FormValues; problems: FieldProblem[] } {
  const values: FormValues = {};
  const problems: FieldProblem[] = [];
  const asked = askedFields(fields, outcome, input);
  for (const field of asked) {
    const { value, problem } = checkField(field, answerTo(input, field.key), `${path}.${field.key}`);
    if (problem) problems.push(problem);
    else if (value !== undefined) values[field.key] = value;
  }
  problems.push(...runChecks({ asked, values, path, outcome, judging }));
  if (isServiceForm(fields) && !problems.length) problems.push(...serviceProblems(values, path));
  for (const key of Object.keys(input)) {
    if (!fields.some((field) => field.key === key)) {
      problems.push({
        path: `${path}.${key.slice(0, 64)}`,
        code: 'unknown-field',
        message: '表单中没有这一项。',
        messageEn: 'The form has no such field.',
      });
    }
  }
  return { values, problems };
}

/** What is still wrong in a form that is being filled in. */
export const formProblems = (
  fields: readonly FormField[],
  typed: Readonly<TypedValues>,
  path: string,
  outcome?: string,
  judging?: Judging,
): FieldProblem[] => checkFormValues(fields, filledValues(fields, typed, outcome), path, outcome, judging).problems;

/** A text that is still being typed may become a time. */
const UNFINISHED = 'not-a-time';

/** What contradicts itself or the matter, already while it is typed: only of the fields that are right in themselves. */
export function contradictions(
  fields: readonly FormField[],
  typed: Readonly<TypedValues>,
  path: string,
  outcome: string | undefined,
  judging: Judging = BY_ITSELF,
): FieldProblem[] {
  const asked = askedFields(fields, outcome, typed);
  const values = Object.fromEntries(
    asked.flatMap((field): [string, FieldValue][] => {
      const { value } = checkField(field, answerTo(typed, field.key), path);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
  return runChecks({ asked, values, path, outcome, judging }).filter(({ code }) => code !== UNFINISHED);
}

const answerTo = (values: Readonly<TypedValues>, key: string): unknown => (Object.hasOwn(values, key) ? values[key] : undefined);
