import type { ReactNode } from 'react';
import type { FormField } from '../../domain/contract.ts';
import { checkField } from '../../domain/forms/check-field.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { inWords } from '../../domain/forms/labelled.ts';
import type { TypedValues } from '../../domain/forms/form-values.ts';
import { useWords } from '../app/i18n.ts';

interface Options {
  fields: readonly FormField[];
  values: Readonly<TypedValues>;
  problems: readonly FieldProblem[];
}

/** Everything that was typed, as it will be recorded, with what contradicts marked at its line. */
export function TypedAnswers({ fields, values, problems }: Options): ReactNode {
  const { t, pick } = useWords();
  const answered = fields.flatMap((field) => {
    const { value } = checkField(field, values[field.key], '');
    return value === undefined ? [] : [{ field, value }];
  });
  if (!answered.length) return null;
  return (
    <dl className="facts typed-answers" aria-label={t('step.answers')} data-testid="typed-answers">
      {answered.map(({ field, value }) => {
        const problem = problems.find(({ path }) => path === `fields.${field.key}`);
        return (
          <div key={field.key} className="contents" data-testid={`typed-${field.key}`} data-problem={problem?.code}>
            <dt>{pick(field.label, field.labelEn)}</dt>
            <dd>
              {shown(field, value, pick)}
              {problem && <span className="field-problem block">{pick(problem.message, problem.messageEn)}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function shown(field: FormField, value: string | number | boolean, pick: (zh: string, en?: string) => string): string {
  if (typeof value === 'boolean') return pick(value ? '是' : '否', value ? 'yes' : 'no');
  const option = field.options?.find((one) => one.value === value);
  return option ? pick(option.label, option.labelEn) : inWords(field, value);
}
