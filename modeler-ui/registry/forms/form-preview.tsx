import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../../domain/contract.ts';
import type { StepForm } from '../../../domain/registry/registry-entry.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { formProblems, type TypedValues } from '../../../domain/forms/form-values.ts';
import { useWords } from '../../app/i18n.ts';
import { FormFields } from '../../parts/form-fields.tsx';

/** What the clerk will see: the very component that the step uses, to be tried with each outcome; nothing of it is kept. */
export function FormPreview({ form, outcomes }: { form: StepForm; outcomes?: readonly Outcome[] }): ReactNode {
  const { t, pick } = useWords('forms');
  const [values, setValues] = useState<TypedValues>({});
  const [outcome, setOutcome] = useState<string>();
  const [problems, setProblems] = useState<FieldProblem[] | null>(null);
  const change = (key: string, value: unknown): void => {
    setValues((before) => ({ ...before, [key]: value }));
    setProblems(null);
  };
  return (
    <div className="designer-preview" data-testid="form-preview">
      <h3>
        {t('preview')} <span className="quiet small">{t('previewHelp')}</span>
      </h3>
      {outcomes && outcomes.length > 0 && (
        <p className="line small">
          {t('previewOutcome')}
          <Select
            size="small"
            value={outcome ?? ''}
            popupMatchSelectWidth={false}
            aria-label={t('previewOutcome')}
            onChange={(code) => {
              setOutcome(code || undefined);
              setProblems(null);
            }}
            options={[
              { value: '', label: t('previewNone') },
              ...outcomes.map(({ code, label, labelEn }) => ({ value: code, label: pick(label, labelEn) })),
            ]}
          />
        </p>
      )}
      <h4>{pick(form.title, form.titleEn)}</h4>
      <FormFields fields={form.fields} values={values} onChange={change} prefix="preview" outcome={outcome} problems={problems ?? []} />
      {form.fields.length > 0 && (
        <p className="line">
          <Button size="small" onClick={() => setProblems(formProblems(form.fields, values, 'preview', outcome))} data-testid="form-try">
            {t('check')}
          </Button>
          {problems?.length === 0 && <span className="field-good">{t('good')}</span>}
        </p>
      )}
    </div>
  );
}
