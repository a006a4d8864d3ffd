import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { FormField } from '../../../domain/contract.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { fenOf, yuanOf } from '../../../domain/money/amount.ts';
import { useWords } from '../../app/i18n.ts';
import { Field } from '../../parts/field.tsx';
import { boundsOf } from '../forms/form-edits.ts';
import { YesNo } from './basics-sections.tsx';
import { ChoiceField, gathered, NumberField, orNothing, TextField } from './controls.tsx';
import { ListEditor } from './list-editor.tsx';
import { optionsText, readOptions } from './options-text.ts';

const TYPES: FormField['type'][] = ['text', 'long-text', 'number', 'date', 'time', 'choice', 'yes-no', 'money'];

/** The typed fields of one form, in the order in which they are asked (R11.3). */
export function FieldListEditor({
  path,
  fields,
  change,
  problems,
  disabled,
}: {
  path: string;
  fields: FormField[];
  change: (fields: FormField[]) => void;
  problems: FieldProblem[];
  disabled: boolean;
}): ReactNode {
  const { t } = useWords('registry');
  const rest = { problems, disabled };
  return (
    <ListEditor<FormField>
      {...rest}
      path={path}
      items={fields}
      change={change}
      blank={() => ({ key: freeKey(fields), label: '', type: 'text' })}
      addWord={t('entry.addField')}
    >
      {(field, set, at) => (
        <div className="stack">
          <div className="fields six">
            <TextField
              {...rest}
              path={`${at}.label`}
              label={t('fields.label')}
              required
              value={field.label}
              onChange={(label) => set({ label })}
            />
            <TextField
              {...rest}
              path={`${at}.labelEn`}
              label={t('entry.nameEn')}
              value={field.labelEn}
              onChange={(labelEn) => set({ labelEn: orNothing(labelEn) })}
            />
            <TextField
              {...rest}
              path={`${at}.key`}
              label={t('entry.key')}
              required
              mono
              value={field.key}
              onChange={(key) => set({ key })}
            />
            <ChoiceField
              {...rest}
              path={`${at}.type`}
              label={t('fields.type')}
              value={field.type}
              options={TYPES.map((value) => ({ value, label: t(`fieldType.${value}`) }))}
              onChange={(type) =>
                set({
                  type: type ?? 'text',
                  ...(type === 'choice' ? { options: field.options ?? [{ value: 'a', label: '' }] } : { options: undefined }),
                })
              }
            />
            <YesNo
              {...rest}
              path={`${at}.required`}
              label={t('fields.required')}
              value={field.required === true}
              onChange={(required) => set({ required: required || undefined })}
            />
            {(field.type === 'number' || field.type === 'money') && (
              <TextField
                {...rest}
                path={`${at}.unit`}
                label={t('entry.fieldUnit')}
                value={field.unit}
                onChange={(unit) => set({ unit: orNothing(unit) })}
              />
            )}
          </div>
          <details className="field-more">
            <summary className="small">{t('entry.more')}</summary>
            <div className="fields six">
              {boundsOf(field.type) && <Bounds {...rest} at={at} field={field} set={set} />}
              <TextField
                {...rest}
                path={`${at}.help`}
                label={t('fields.help')}
                wide
                value={field.help}
                onChange={(help) => set({ help: orNothing(help) })}
              />
              <TextField
                {...rest}
                path={`${at}.helpEn`}
                label={t('entry.helpEn')}
                wide
                value={field.helpEn}
                onChange={(helpEn) => set({ helpEn: orNothing(helpEn) })}
              />
              {field.unit && (
                <TextField
                  {...rest}
                  path={`${at}.unitEn`}
                  label={t('entry.fieldUnitEn')}
                  value={field.unitEn}
                  onChange={(unitEn) => set({ unitEn: orNothing(unitEn) })}
                />
              )}
              <TextField
                {...rest}
                problems={gathered(problems, `${at}.outcomes`)}
                path={`${at}.outcomes`}
                label={t('fields.outcomes')}
                wide
                mono
                value={field.outcomes?.join(' ')}
                onChange={(text) => set({ outcomes: text === '' ? undefined : text.split(/[\s,，、]+/) })}
                help={t('entry.outcomesHelp')}
              />
            </div>
          </details>
          {field.type === 'choice' && <Options path={`${at}.options`} field={field} set={set} {...rest} />}
        </div>
      )}
    </ListEditor>
  );
}

function Bounds({
  at,
  field,
  set,
  ...rest
}: {
  at: string;
  field: FormField;
  set: (patch: Partial<FormField>) => void;
  problems: FieldProblem[];
  disabled: boolean;
}): ReactNode {
  const { t } = useWords('registry');
  const money = field.type === 'money';
  const kept = (value: number | undefined): number | undefined => (value !== undefined && money ? fenOf(value) : value);
  const shown = (bound: number | undefined): number | undefined => (bound !== undefined && money ? yuanOf(bound) : bound);
  const suffix = field.type === 'money' ? t('entry.yuan') : field.type === 'number' ? field.unit : t('entry.signs');
  return (
    <>
      <NumberField
        {...rest}
        path={`${at}.min`}
        label={t('entry.least')}
        decimal
        min={-1_000_000_000}
        suffix={suffix}
        value={shown(field.min)}
        onChange={(min) => set({ min: kept(min) })}
      />
      <NumberField
        {...rest}
        path={`${at}.max`}
        label={t('entry.most')}
        decimal
        min={-1_000_000_000}
        suffix={suffix}
        value={shown(field.max)}
        onChange={(max) => set({ max: kept(max) })}
      />
    </>
  );
}

function Options({
  path,
  field,
  set,
  problems,
  disabled,
}: {
  path: string;
  field: FormField;
  set: (patch: Partial<FormField>) => void;
  problems: FieldProblem[];
  disabled: boolean;
}): ReactNode {
  const { t } = useWords('registry');
  return (
    <Field path={path} label={t('entry.options')} required problems={gathered(problems, path)} help={t('entry.optionsHelp')} wide>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 12 }}
        disabled={disabled}
        className="mono"
        value={optionsText(field.options)}
        aria-labelledby={`label-${path}`}
        onChange={(event) => set({ options: readOptions(event.target.value) })}
      />
    </Field>
  );
}

const freeKey = (fields: FormField[]): string => {
  for (let number = fields.length + 1; ; number += 1) if (!fields.some(({ key }) => key === `field${number}`)) return `field${number}`;
};
