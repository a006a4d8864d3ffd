import { DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import type { FormField } from '../../domain/contract.ts';
import { fenOf, isAmount, yuanOf } from '../../domain/money/amount.ts';
import { amountInWords } from '../../domain/money/in-words.ts';
import { numberText, readNumber } from '../../domain/forms/check-field.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { askedFields, type TypedValues } from '../../domain/forms/form-values.ts';
import { useWords } from '../app/i18n.ts';
import { Field } from './field.tsx';

interface Options {
  fields: FormField[];
  values: TypedValues;
  onChange: (key: string, value: unknown) => void;
  /** Prefix of the paths: `form` at the window, `fields` in a step. */
  prefix: string;
  outcome?: string;
  problems: FieldProblem[];
  disabled?: boolean;
  columns?: 2 | 3;
  /** Controls that stand for the plain one of a field, by its key. */
  controls?: Readonly<Record<string, ReactNode>>;
}

/** The typed fields of a form (R11.3), as the registry entry declares them. */
export function FormFields({
  fields,
  values,
  onChange,
  prefix,
  outcome,
  problems,
  disabled,
  columns = 2,
  controls = {},
}: Options): ReactNode {
  const { pick } = useWords();
  return (
    <div className={`fields ${columns === 3 ? 'three' : ''}`}>
      {askedFields(fields, outcome, values).map((field) => (
        <Field
          key={field.key}
          path={`${prefix}.${field.key}`}
          label={pick(field.label, field.labelEn)}
          required={field.required}
          help={pick(field.help, field.helpEn)}
          problems={problems}
          wide={field.type === 'long-text'}
          good={field.type === 'money' ? capitals(values[field.key]) : undefined}
        >
          {controls[field.key] ?? (
            <Control
              field={field}
              value={values[field.key]}
              onChange={(value) => onChange(field.key, value)}
              disabled={disabled}
              labelledBy={`label-${prefix}.${field.key}`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Control({
  field,
  value,
  onChange,
  disabled,
  labelledBy,
}: {
  field: FormField;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled?: boolean;
  labelledBy: string;
}): ReactNode {
  const { t, pick } = useWords();
  const common = { disabled, 'aria-labelledby': labelledBy, 'aria-required': field.required };
  switch (field.type) {
    case 'text':
      return <Input {...common} value={asText(value)} onChange={(event) => onChange(event.target.value)} />;
    case 'long-text':
      return (
        <Input.TextArea
          {...common}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
          autoSize={{ minRows: 2, maxRows: 10 }}
        />
      );
    case 'number':
      return (
        <InputNumber<string | number>
          {...common}
          style={{ width: '100%' }}
          parser={numberText}
          value={asNumber(value)}
          onChange={(next) => onChange(readNumber(next))}
          suffix={field.unit && <span className="quiet">{pick(field.unit, field.unitEn)}</span>}
          controls={false}
        />
      );
    case 'money':
      return (
        <InputNumber<string | number>
          {...common}
          style={{ width: '100%' }}
          parser={numberText}
          precision={2}
          value={typeof value === 'number' ? yuanOf(value) : null}
          onChange={(next) => onChange(next === null ? undefined : fenOf(Number(next)))}
          suffix={<span className="quiet">{t('yuan')}</span>}
          controls={false}
        />
      );
    case 'date':
      return <DateField {...common} value={asText(value)} onChange={onChange} />;
    case 'time':
      return <Input {...common} type="time" value={asText(value)} onChange={(event) => onChange(event.target.value || undefined)} />;
    case 'yes-no':
      return (
        <Radio.Group
          {...common}
          value={value}
          onChange={(event) => onChange(event.target.value as boolean)}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          style={{ width: '100%' }}
          value={asText(value) || undefined}
          onChange={onChange}
          allowClear={!field.required}
          placeholder={t('choose')}
          options={(field.options ?? []).map((option) => ({ value: option.value, label: pick(option.label, option.labelEn) }))}
        />
      );
  }
}

/** A civil date `YYYY-MM-DD`, typed or chosen. */
export function DateField({
  value,
  onChange,
  ...rest
}: {
  value: string;
  onChange: (value: string | undefined) => void;
  disabled?: boolean;
  'aria-required'?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      // Its button would stand between this field and the next; what must be there need not be emptied by one.
      allowClear={!rest['aria-required']}
      value={value ? dayjs(value) : null}
      format="YYYY-MM-DD"
      placeholder={t('datePlaceholder')}
      onChange={(_, text) => onChange((Array.isArray(text) ? text[0] : text) || undefined)}
    />
  );
}

const capitals = (value: unknown): string | undefined => (typeof value === 'number' && isAmount(value) ? amountInWords(value) : undefined);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
