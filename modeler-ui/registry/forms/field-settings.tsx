import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { FormField, Outcome } from '../../../domain/contract.ts';
import { fenOf, yuanOf } from '../../../domain/money/amount.ts';
import { useWords } from '../../app/i18n.ts';
import { boundsOf, changeType, FIELD_TYPES, setPart, type FormProblem } from './form-edits.ts';

interface Options {
  field: FormField;
  outcomes?: readonly Outcome[];
  problems: readonly FormProblem[];
  disabled: boolean;
  onChange: (field: FormField) => void;
  onDuplicate: () => void;
}

/** Everything about one field: what it is called, of which kind, when it is asked. */
export function FieldSettings({ field, outcomes, problems, disabled, onChange, onDuplicate }: Options): ReactNode {
  const { t } = useWords('forms');
  const problem = (part: FormProblem['part']): string | undefined => {
    const found = problems.find((one) => one.part === part);
    return found && t(`problem.${found.code}`);
  };
  const text = (part: 'label' | 'labelEn' | 'unit' | 'help' | 'helpEn', max: number): ReactNode => (
    <Input
      size="small"
      value={field[part] ?? ''}
      maxLength={max}
      disabled={disabled}
      data-testid={`form-${part}`}
      onChange={(event) => onChange(part === 'label' ? { ...field, label: event.target.value } : setPart(field, part, event.target.value))}
    />
  );
  return (
    <>
      <Row label={t('label')} problem={problem('label')} required>
        {text('label', 60)}
      </Row>
      <Row label={t('labelEn')}>{text('labelEn', 120)}</Row>
      <Row label={t('type')}>
        <Select
          size="small"
          value={field.type}
          disabled={disabled}
          onChange={(type: FormField['type']) => onChange(changeType(field, type))}
          options={FIELD_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
          data-testid="form-type"
        />
      </Row>
      <Row label={t('key')} problem={problem('key')} help={t('keyHelp')} required>
        <Input
          size="small"
          className="mono"
          value={field.key}
          maxLength={64}
          disabled={disabled}
          onChange={(event) => onChange({ ...field, key: event.target.value })}
          data-testid="form-field-key"
        />
      </Row>
      <p>
        <Checkbox
          checked={field.required === true}
          disabled={disabled}
          onChange={(event) => onChange(setPart(field, 'required', event.target.checked || undefined))}
          data-testid="form-required"
        >
          {t('required')}
        </Checkbox>
      </p>
      {boundsOf(field.type) !== null && <Bounds field={field} problem={problem('max')} disabled={disabled} onChange={onChange} />}
      {field.type === 'number' && <Row label={t('unit')}>{text('unit', 20)}</Row>}
      {field.type === 'choice' && <FieldOptions field={field} problem={problem('options')} disabled={disabled} onChange={onChange} />}
      <Row label={t('help')}>{text('help', 300)}</Row>
      <Row label={t('helpEn')}>{text('helpEn', 600)}</Row>
      {(outcomes || field.outcomes) && (
        <WhenAsked field={field} outcomes={outcomes ?? []} problem={problem('outcomes')} disabled={disabled} onChange={onChange} />
      )}
      {!disabled && (
        <Button size="small" onClick={onDuplicate} data-testid="form-duplicate">
          {t('duplicate')}
        </Button>
      )}
    </>
  );
}

function Row({
  label,
  problem,
  help,
  required,
  children,
}: {
  label: string;
  problem?: string;
  help?: string;
  required?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <label className="designer-row">
      <span className="field-label">
        {label}
        {required && (
          <span className="must" aria-hidden="true">
            *
          </span>
        )}
      </span>
      {children}
      {problem ? (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      ) : help ? (
        <span className="field-help">{help}</span>
      ) : null}
    </label>
  );
}

/** Least and most: characters of a text, value of a number; money is shown in yuan and kept in whole fen. */
function Bounds({
  field,
  problem,
  disabled,
  onChange,
}: {
  field: FormField;
  problem?: string;
  disabled: boolean;
  onChange: (field: FormField) => void;
}): ReactNode {
  const { t } = useWords('forms');
  const kind = boundsOf(field.type);
  const shown = (value: number): number => (kind === 'money' ? yuanOf(value) : value);
  const kept = (value: number): number => (kind === 'money' ? fenOf(value) : value);
  const bound = (part: 'min' | 'max', label: string): ReactNode => (
    <Row label={label}>
      <InputNumber
        size="small"
        controls={false}
        disabled={disabled}
        min={kind === 'length' ? 0 : undefined}
        precision={kind === 'length' ? 0 : kind === 'money' ? 2 : undefined}
        suffix={kind === 'money' ? t('yuan') : field.unit}
        value={field[part] === undefined ? null : shown(field[part])}
        onChange={(value) => onChange(setPart(field, part, value === null ? undefined : kept(value)))}
        data-testid={`form-${part}`}
      />
    </Row>
  );
  return (
    <>
      <div className="designer-pair">
        {bound('min', t(kind === 'length' ? 'minLength' : 'min'))}
        {bound('max', t(kind === 'length' ? 'maxLength' : 'max'))}
      </div>
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function FieldOptions({
  field,
  problem,
  disabled,
  onChange,
}: {
  field: FormField;
  problem?: string;
  disabled: boolean;
  onChange: (field: FormField) => void;
}): ReactNode {
  const { t } = useWords('forms');
  const options = field.options ?? [];
  const set = (next: NonNullable<FormField['options']>): void => onChange({ ...field, options: next });
  const part = (index: number, key: 'value' | 'label' | 'labelEn', label: string): ReactNode => (
    <Input
      size="small"
      value={options[index]?.[key] ?? ''}
      maxLength={key === 'labelEn' ? 120 : 60}
      disabled={disabled}
      placeholder={label}
      aria-label={`${label} ${index + 1}`}
      className={key === 'value' ? 'mono' : ''}
      onChange={(event) => set(options.map((option, at) => (at === index ? withPart(option, key, event.target.value) : option)))}
    />
  );
  return (
    <fieldset className="designer-options">
      <legend className="field-label">
        {t('options')}
        <span className="must" aria-hidden="true">
          *
        </span>
      </legend>
      {options.map((option, index) => (
        <p key={index} data-testid="form-option">
          {part(index, 'value', t('optionValue'))}
          {part(index, 'label', t('optionLabel'))}
          {part(index, 'labelEn', t('optionLabelEn'))}
          {!disabled && (
            <Button
              type="text"
              size="small"
              aria-label={t('removeOption', { name: option.label })}
              onClick={() => set(options.filter((_, at) => at !== index))}
            >
              ✕
            </Button>
          )}
        </p>
      ))}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {!disabled && (
        <Button size="small" onClick={() => set([...options, { value: freeValue(options), label: '' }])} data-testid="form-add-option">
          ＋ {t('addOption')}
        </Button>
      )}
    </fieldset>
  );
}

const withPart = (
  option: { value: string; label: string; labelEn?: string },
  key: 'value' | 'label' | 'labelEn',
  value: string,
): { value: string; label: string; labelEn?: string } => {
  const next = { ...option, [key]: value };
  if (next.labelEn === '') delete next.labelEn;
  return next;
};

/** a, b, c, … then o27, o28. */
const freeValue = (options: readonly { value: string }[]): string => {
  for (let number = 0; ; number += 1) {
    const value = number < 26 ? String.fromCharCode(97 + number) : `o${number + 1}`;
    if (!options.some((option) => option.value === value)) return value;
  }
};

/** Always, or only when the clerk chooses one of these outcomes. */
function WhenAsked({
  field,
  outcomes,
  problem,
  disabled,
  onChange,
}: {
  field: FormField;
  outcomes: readonly Outcome[];
  problem?: string;
  disabled: boolean;
  onChange: (field: FormField) => void;
}): ReactNode {
  const { t, pick } = useWords('forms');
  const id = useId();
  const known = outcomes.map(({ code, label, labelEn }) => ({ value: code, label: pick(label, labelEn) }));
  const lost = (field.outcomes ?? [])
    .filter((code) => !outcomes.some((outcome) => outcome.code === code))
    .map((code) => ({ value: code, label: code }));
  const first = known[0]?.value;
  return (
    <div className="designer-row" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {t('outcomes')}
      </span>
      <Radio.Group
        disabled={disabled}
        value={field.outcomes ? 'some' : 'always'}
        onChange={(event) =>
          onChange(setPart(field, 'outcomes', event.target.value === 'some' && first !== undefined ? [first] : undefined))
        }
        options={[
          { value: 'always', label: t('always') },
          { value: 'some', label: t('whenOutcomes'), disabled: first === undefined },
        ]}
      />
      {field.outcomes && (
        <Checkbox.Group
          disabled={disabled}
          value={field.outcomes}
          options={[...known, ...lost]}
          onChange={(codes) => onChange(setPart(field, 'outcomes', codes.length > 0 ? codes : undefined))}
        />
      )}
      {problem && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
