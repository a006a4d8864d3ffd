import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { Field } from '../../parts/field.tsx';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import type { OutcomeNames } from '../outcome-names.ts';

/** What each section of the editor gets. */
export interface SectionProps {
  entry: RegistryEntry;
  /** Of the drawing beside it. */
  outcomes: OutcomeNames;
  change: (patch: Partial<RegistryEntry>) => void;
  problems: FieldProblem[];
  disabled: boolean;
}

interface Common {
  path: string;
  label: string;
  required?: boolean;
  help?: string;
  problems: FieldProblem[];
  disabled?: boolean;
  wide?: boolean;
}

export function TextField({
  value,
  onChange,
  rows,
  mono,
  ...field
}: Common & { value: string | undefined; onChange: (value: string) => void; rows?: number; mono?: boolean }): ReactNode {
  const common = {
    value: value ?? '',
    disabled: field.disabled,
    'aria-labelledby': `label-${field.path}`,
    'aria-required': field.required,
  };
  return (
    <Field {...field}>
      {rows ? (
        <Input.TextArea {...common} autoSize={{ minRows: rows, maxRows: 14 }} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...common} className={mono ? 'mono' : ''} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

export function NumberField({
  value,
  onChange,
  suffix,
  min = 0,
  decimal = false,
  ...field
}: Common & {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  suffix?: string;
  min?: number;
  decimal?: boolean;
}): ReactNode {
  return (
    <Field {...field}>
      <InputNumber
        style={{ width: '100%' }}
        min={min}
        precision={decimal ? undefined : 0}
        controls={false}
        value={value ?? null}
        disabled={field.disabled}
        aria-labelledby={`label-${field.path}`}
        suffix={suffix && <span className="quiet">{suffix}</span>}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </Field>
  );
}

export function ChoiceField<V extends string>({
  value,
  onChange,
  options,
  clear,
  ...field
}: Common & {
  value: V | undefined;
  onChange: (value: V | undefined) => void;
  options: { value: V; label: string }[];
  clear?: boolean;
}): ReactNode {
  return (
    <Field {...field}>
      <Select<V>
        style={{ width: '100%' }}
        value={value}
        options={options}
        allowClear={clear}
        disabled={field.disabled}
        aria-labelledby={`label-${field.path}`}
        onChange={(next: V | undefined) => onChange(next)}
      />
    </Field>
  );
}

export function ManyField<V extends string>({
  value,
  onChange,
  options,
  ...field
}: Common & { value: V[]; onChange: (value: V[]) => void; options: { value: V; label: string }[] }): ReactNode {
  return (
    <Field {...field}>
      <Select<V[]>
        mode="multiple"
        style={{ width: '100%' }}
        value={value}
        options={options}
        disabled={field.disabled}
        aria-labelledby={`label-${field.path}`}
        onChange={onChange}
        optionFilterProp="label"
      />
    </Field>
  );
}

/** An emptied optional text leaves the entry. */
export const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** Problems of the parts of a field that is edited as one text are told at that text. */
export const gathered = (problems: FieldProblem[], path: string): FieldProblem[] =>
  problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`)).map((problem) => ({ ...problem, path }));
