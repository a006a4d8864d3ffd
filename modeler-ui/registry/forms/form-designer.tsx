import { Button, Dropdown, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { FormField, Outcome } from '../../../domain/contract.ts';
import type { StepForm } from '../../../domain/registry/registry-entry.ts';
import { useWords } from '../../app/i18n.ts';
import { FieldList } from './field-list.tsx';
import { FieldSettings } from './field-settings.tsx';
import { FIELD_TYPES, formProblems, freeKey, moveField, newField } from './form-edits.ts';
import { FormPreview } from './form-preview.tsx';
import './i18n.ts';
import './forms.css';

export interface FormDesignerProps {
  form: StepForm;
  onChange: (form: StepForm) => void;
  /** Outcomes of the step that fills the form in; fields can be asked for some of them only. Absent: not known here. */
  outcomes?: readonly Outcome[];
  disabled?: boolean;
}

/** Designs the typed fields of a step form: their order, each field's settings, and what the clerk will see (R11.3). */
export function FormDesigner({ form, onChange, outcomes, disabled = false }: FormDesignerProps): ReactNode {
  const { t } = useWords('forms');
  const [chosen, setChosen] = useState(0);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const { fields } = form;
  const problems = formProblems(
    fields,
    outcomes?.map(({ code }) => code),
  );
  const set = (next: FormField[], at: number): void => {
    onChange({ ...form, fields: next });
    setChosen(Math.max(0, Math.min(at, next.length - 1)));
  };
  const focus = (at: number): void => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-index="${at}"] button`)?.focus());
  };
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= fields.length || from === to) return;
    set(moveField(fields, from, to), to);
    setSaid(t('moved', { name: fields[from]?.label || t('unnamed'), number: to + 1 }));
    focus(to);
  };
  const remove = (at: number): void => {
    set(
      fields.filter((_, index) => index !== at),
      at,
    );
    focus(Math.min(at, fields.length - 2));
  };
  const duplicate = (at: number): void => {
    const field = fields[at];
    if (field)
      set([...fields.slice(0, at + 1), { ...field, key: freeKey(fields, field.key.replace(/\d+$/, '')) }, ...fields.slice(at + 1)], at + 1);
  };
  const field = fields[chosen];
  return (
    <section className="form-designer" data-testid="form-designer" data-problems={problems.length}>
      <div className="designer-names">
        <label>
          {t('title')}
          <Input
            size="small"
            value={form.title}
            maxLength={60}
            disabled={disabled}
            onChange={(event) => onChange({ ...form, title: event.target.value })}
            data-testid="form-title"
          />
        </label>
        <label>
          {t('titleEn')}
          <Input
            size="small"
            value={form.titleEn}
            maxLength={120}
            disabled={disabled}
            onChange={(event) => onChange({ ...form, titleEn: event.target.value })}
            data-testid="form-title-en"
          />
        </label>
      </div>
      <div className="designer-columns">
        <div className="designer-list" ref={list}>
          <h3>{t('fields')}</h3>
          {fields.length === 0 && <p className="quiet">{t('empty')}</p>}
          <FieldList
            fields={fields}
            chosen={chosen}
            problems={problems}
            disabled={disabled}
            onChoose={setChosen}
            onMove={move}
            onRemove={remove}
          />
          {!disabled && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: FIELD_TYPES.map((type) => ({
                  key: type,
                  label: t(`types.${type}`),
                  onClick: () => set([...fields, newField(fields, type)], fields.length),
                })),
              }}
            >
              <Button size="small" block data-testid="form-add-field">
                ＋ {t('addField')}
              </Button>
            </Dropdown>
          )}
          <p className="field-help">{t('keys')}</p>
          <p className="sr-only" role="status" aria-live="polite">
            {said}
          </p>
        </div>
        <div className="designer-settings">
          {field ? (
            <FieldSettings
              key={chosen}
              field={field}
              outcomes={outcomes}
              problems={problems.filter((problem) => problem.field === chosen)}
              disabled={disabled}
              onChange={(next) =>
                set(
                  fields.map((one, at) => (at === chosen ? next : one)),
                  chosen,
                )
              }
              onDuplicate={() => duplicate(chosen)}
            />
          ) : (
            <p className="quiet">{t('chooseField')}</p>
          )}
        </div>
        <FormPreview form={form} outcomes={outcomes} />
      </div>
    </section>
  );
}

export default FormDesigner;
