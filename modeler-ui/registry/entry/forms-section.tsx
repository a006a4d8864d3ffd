import { Button, Input, Modal } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { FormField } from '../../../domain/contract.ts';
import { FIELD_KEY } from '../../../domain/forms/field-key.ts';
import { useWords } from '../../app/i18n.ts';
import { TextField, type SectionProps } from './controls.tsx';
import { FieldListEditor } from './field-list-editor.tsx';

const FormDesigner = lazy(() => import('../forms/form-designer.tsx'));

/** What is asked when a case is registered (R11.2, R11.3). */
export function CaseFormSection({ entry, change, ...rest }: SectionProps): ReactNode {
  return (
    <FieldListEditor {...rest} path="basics.caseForm" fields={entry.caseForm} change={(caseForm: FormField[]) => change({ caseForm })} />
  );
}

/** The forms that steps of the flowchart fill in, by their key (R11.3). */
export function FormsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t, pick } = useWords('registry');
  const [key, setKey] = useState('');
  const [designed, setDesigned] = useState<string | null>(null);
  const form = designed === null ? undefined : entry.forms[designed];
  const names = Object.keys(entry.forms);
  const usable = FIELD_KEY.test(key) && !names.includes(key);
  const without = (name: string): void =>
    change({ forms: Object.fromEntries(Object.entries(entry.forms).filter(([one]) => one !== name)) });
  return (
    <div className="stack">
      {Object.entries(entry.forms).map(([name, form]) => {
        const path = `basics.forms.${name}`;
        const set = (patch: Partial<typeof form>): void => change({ forms: { ...entry.forms, [name]: { ...form, ...patch } } });
        return (
          <details
            key={name}
            className="form-block"
            open={rest.problems.some((problem) => problem.path.startsWith(`${path}.`)) || undefined}
          >
            <summary>
              <b>{pick(form.title, form.titleEn) || name}</b> <code className="quiet">{name}</code>{' '}
              <span className="quiet small">{t('entry.fieldCount', { count: form.fields.length })}</span>
            </summary>
            <div className="fields">
              <TextField
                {...rest}
                path={`${path}.title`}
                label={t('entry.formTitle')}
                required
                value={form.title}
                onChange={(title) => set({ title })}
              />
              <TextField
                {...rest}
                path={`${path}.titleEn`}
                label={t('entry.nameEn')}
                required
                value={form.titleEn}
                onChange={(titleEn) => set({ titleEn })}
              />
            </div>
            <FieldListEditor {...rest} path={`${path}.fields`} fields={form.fields} change={(fields: FormField[]) => set({ fields })} />
            {!rest.disabled && (
              <Button size="small" onClick={() => setDesigned(name)} data-testid={`design-${name}`}>
                {t('entry.design')}
              </Button>
            )}
            {!rest.disabled && (
              <Button size="small" type="link" onClick={() => without(name)}>
                {t('entry.removeForm')}
              </Button>
            )}
          </details>
        );
      })}
      {designed !== null && form && (
        <Modal
          open
          width="min(1180px, 96vw)"
          centered
          title={pick(form.title, form.titleEn) || designed}
          onCancel={() => setDesigned(null)}
          onOk={() => setDesigned(null)}
          cancelButtonProps={{ hidden: true }}
          okText={t('entry.designed')}
        >
          <Suspense fallback={<div aria-busy="true" />}>
            <FormDesigner form={form} onChange={(next) => change({ forms: { ...entry.forms, [designed]: next } })} />
          </Suspense>
        </Modal>
      )}
      {!rest.disabled && (
        <p className="line">
          <Input
            size="small"
            style={{ width: 220 }}
            value={key}
            onChange={(event) => setKey(event.target.value)}
            placeholder={t('entry.formKey')}
            aria-label={t('entry.formKey')}
            className="mono"
            data-testid="form-key"
          />
          <Button
            size="small"
            disabled={!usable}
            onClick={() => {
              change({ forms: { ...entry.forms, [key]: { title: '', titleEn: '', fields: [] } } });
              setKey('');
            }}
            data-testid="add-form"
          >
            ＋ {t('entry.addForm')}
          </Button>
          <span className="quiet small">{t('entry.formKeyHelp')}</span>
        </p>
      )}
    </div>
  );
}
