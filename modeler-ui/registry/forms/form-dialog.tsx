import { Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../../domain/contract.ts';
import type { RegistryEntry, StepForm } from '../../../domain/registry/registry-entry.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import type { FlowchartSaved } from '../../../domain/api/registry.ts';
import { FIELD_KEY } from '../../../domain/forms/field-key.ts';
import { formProblems } from './form-edits.ts';
import { FormDesigner } from './form-designer.tsx';

export interface FormDialogProps {
  versionId: string;
  entry: RegistryEntry;
  lockVersion: () => number;
  /** Null for a new form. */
  formKey: string | null;
  outcomes: readonly Outcome[];
  /** Names of other steps that fill the same form in. */
  usedBy: readonly string[];
  onCancel: () => void;
  onSaved: (entry: RegistryEntry, lockVersion: number, formKey: string) => void;
}

const NEW: StepForm = { title: '', titleEn: '', fields: [] };

/** One step form of the entry, designed beside the flowchart and saved with the entry (R11.3). */
export function FormDialog({ versionId, entry, lockVersion, formKey, outcomes, usedBy, onCancel, onSaved }: FormDialogProps): ReactNode {
  const { t, language } = useWords('forms');
  const [form, setForm] = useState<StepForm>((formKey === null ? undefined : entry.forms[formKey]) ?? NEW);
  const [key, setKey] = useState(formKey ?? suggested(entry));
  const keyWrong = formKey === null && (!FIELD_KEY.test(key) || Object.hasOwn(entry.forms, key));
  const wrong = formProblems(form.fields).length + Number(form.title.trim() === '') + Number(keyWrong);
  const save = useAction<[RegistryEntry, number], void>(async (requestKey, basics, lock) => {
    const saved = await api.put<FlowchartSaved>(
      `/registry/versions/${encodeURIComponent(versionId)}/basics`,
      { basics, lockVersion: lock },
      { key: requestKey },
    );
    onSaved(basics, saved.lockVersion, key);
  });
  const submit = (): void => {
    const stored: StepForm = { ...form, title: form.title.trim(), titleEn: form.titleEn.trim() || form.title.trim() };
    void save.run({ ...entry, forms: { ...entry.forms, [key]: stored } }, lockVersion());
  };
  return (
    <Modal
      open
      width="min(1180px, 96vw)"
      centered
      title={t(formKey === null ? 'dialog.create' : 'dialog.edit')}
      onCancel={onCancel}
      maskClosable={false}
      okText={t('dialog.save')}
      cancelText={t('dialog.cancel')}
      confirmLoading={save.pending}
      onOk={submit}
      okButtonProps={{ disabled: wrong > 0, ...{ 'data-testid': 'form-save' } }}
    >
      <div data-testid="form-dialog">
        {formKey === null && (
          <label className="form-dialog-head">
            <span className="field-label">{t('dialog.key')}</span>
            <Input
              size="small"
              className="mono"
              value={key}
              maxLength={64}
              onChange={(event) => setKey(event.target.value)}
              data-testid="form-dialog-key"
            />
            <span className={keyWrong ? 'field-problem' : 'field-help'}>
              {t(Object.hasOwn(entry.forms, key) ? 'dialog.keyTaken' : 'dialog.keyHelp')}
            </span>
          </label>
        )}
        {usedBy.length > 0 && <p className="field-help">{t('dialog.shared', { names: usedBy.join(language === 'en' ? ', ' : '、') })}</p>}
        <FormDesigner form={form} onChange={setForm} outcomes={outcomes} />
        <p className="field-help">{wrong > 0 ? t('dialog.wrong', { count: wrong }) : t('dialog.intro')}</p>
        {save.error &&
          (save.error.code === 'stale-version' ? (
            <p className="notice notice-problem" role="alert">
              {t('dialog.stale')}
            </p>
          ) : (
            <ErrorNotice error={save.error} />
          ))}
      </div>
    </Modal>
  );
}

const suggested = ({ forms }: RegistryEntry): string => {
  for (let number = Object.keys(forms).length + 1; ; number += 1) if (!Object.hasOwn(forms, `form${number}`)) return `form${number}`;
};

export default FormDialog;
