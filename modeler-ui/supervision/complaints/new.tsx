import { Button, Checkbox, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ComplaintForm } from '../../../domain/api/complaints.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { filledValues, formProblems, type TypedValues } from '../../../domain/forms/form-values.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { api, withParameters } from '../../app/api.ts';
import { ErrorNotice, FieldSummary, focusField } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useOrganName } from '../../app/organ-names.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { FormFields } from '../../parts/form-fields.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { stayOnEnter } from '../../parts/stay-on-enter.ts';

const IDENTITY = ['name', 'phone', 'address', 'idNumber'] as const;
type Identity = Record<(typeof IDENTITY)[number], string>;
const NOBODY: Identity = { name: '', phone: '', address: '', idNumber: '' };

/**
 * A complaint is registered (R18); `?case=…&about=…` says about which case. Nothing of it is kept as a draft: who complained is kept in one
 * place alone.
 */
export function NewComplaintPage(): ReactNode {
  const { t } = useWords();
  const organName = useOrganName();
  const go = useNavigate();
  const [about] = useSearchParams();
  const caseId = about.get('case');
  const [organId, setOrgan] = useState('');
  const [personId, setPerson] = useState<string | null>(null);
  const [typed, setTyped] = useState({ title: '', text: '' });
  const [answers, setAnswers] = useState<TypedValues>({});
  const [identity, setIdentity] = useState<Identity | null>(NOBODY);
  const [found, setFound] = useState<FieldProblem[]>([]);
  const form = useRead<ComplaintForm>(withParameters('/complaints/form', { organ: organId }));
  const submit = useAction((key, body: object) => api.post<{ id: string }>('/complaints', body, { key }));
  const problems = submit.error?.fields.length ? submit.error.fields : found;
  const touched = (path: string): void => {
    submit.clear();
    setFound((list) => list.filter((one) => one.path !== path));
  };

  async function send({ fields }: ComplaintForm): Promise<void> {
    const missing = (path: string): FieldProblem => ({ path, code: 'required', message: '请填写。', messageEn: 'Required.' });
    const wrong = [
      ...(typed.title.trim() ? [] : [missing('title')]),
      ...(typed.text.trim() ? [] : [missing('text')]),
      ...(identity && !identity.name.trim() ? [missing('identity.name')] : []),
      ...formProblems(fields, answers, 'answers'),
    ];
    setFound(wrong);
    if (wrong[0]) return focusField(wrong[0].path);
    const { id } =
      (await submit.run({
        ...{ ...typed, identity, answers: filledValues(fields, answers) },
        ...{ organId: organId || null, caseId, personId },
      })) ?? {};
    if (id) void go(`/supervision/complaints/${id}`);
  }

  if (!form.data) return <NotYet read={form} />;
  const { fields, organs, people } = form.data;
  return (
    <form
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void send(form.data);
      }}
    >
      <div className="page-head">
        <h1>{t('complaint.new')}</h1>
      </div>
      <div className="stack" style={{ maxWidth: 880 }}>
        <Panel title={t('complaint.list')} stacked>
          <Field path="title" label={t('complaint.subject')} required help={t('complaint.subjectHelp')} problems={problems} wide>
            <Input
              aria-labelledby="label-title"
              maxLength={LONGEST.text}
              value={typed.title}
              onChange={(event) => {
                setTyped({ ...typed, title: event.target.value });
                touched('title');
              }}
              data-testid="complaint-title"
            />
          </Field>
          <FormFields
            fields={fields}
            values={answers}
            onChange={(key, value) => {
              setAnswers({ ...answers, [key]: value });
              touched(`answers.${key}`);
            }}
            prefix="answers"
            problems={problems}
          />
          <Field path="text" label={t('complaint.text')} required help={t('complaint.textHelp')} problems={problems} wide>
            <Input.TextArea
              aria-labelledby="label-text"
              autoSize={{ minRows: 4, maxRows: 16 }}
              value={typed.text}
              onChange={(event) => {
                setTyped({ ...typed, text: event.target.value });
                touched('text');
              }}
              data-testid="complaint-text"
            />
          </Field>
          {caseId ? (
            <p data-testid="complaint-case">
              {t('complaint.caseId')} {about.get('about')}
            </p>
          ) : (
            <div className="fields">
              <Field path="organId" label={t('complaint.organ')} help={t('complaint.caseHelp')} problems={problems}>
                <Select
                  showSearch
                  allowClear
                  optionFilterProp="label"
                  style={{ width: '100%' }}
                  aria-labelledby="label-organId"
                  placeholder={t('complaint.unknown')}
                  value={organId || undefined}
                  onChange={(value?: string) => {
                    setOrgan(value ?? '');
                    setPerson(null);
                    touched('organId');
                  }}
                  options={organs.map((one) => ({ value: one.id, label: organName(one) }))}
                  data-testid="complaint-organ"
                />
              </Field>
              <Field path="personId" label={t('complaint.person')} problems={problems}>
                <Select
                  showSearch
                  allowClear
                  optionFilterProp="label"
                  style={{ width: '100%' }}
                  aria-labelledby="label-personId"
                  placeholder={t('complaint.unknown')}
                  disabled={!organId}
                  value={personId ?? undefined}
                  onChange={(value?: string) => setPerson(value ?? null)}
                  options={people.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            </div>
          )}
        </Panel>
        <Panel title={t('complaint.identityTitle')} stacked>
          <Checkbox
            checked={identity === null}
            onChange={({ target }) => setIdentity(target.checked ? null : NOBODY)}
            data-testid="anonymous"
          >
            {t('complaint.isAnonymous')}
          </Checkbox>
          {identity && (
            <div className="fields">
              {IDENTITY.map((key) => (
                <Field key={key} path={`identity.${key}`} label={t(`complaint.${key}`)} required={key === 'name'} problems={problems}>
                  <Input
                    aria-labelledby={`label-identity.${key}`}
                    autoComplete="off"
                    maxLength={200}
                    value={identity[key]}
                    onChange={(event) => {
                      setIdentity({ ...identity, [key]: event.target.value });
                      touched(`identity.${key}`);
                    }}
                    data-testid={`identity-${key}`}
                  />
                </Field>
              ))}
            </div>
          )}
          <p className="quiet small">{t('complaint.protected')}</p>
        </Panel>
        <FieldSummary problems={problems} />
        {submit.error && submit.error.fields.length === 0 && <ErrorNotice error={submit.error} safe={t('complaint.kept')} />}
        <p className="line">
          <Button type="primary" htmlType="submit" loading={submit.pending} data-testid="submit-complaint">
            {t('complaint.submit')}
          </Button>
          <span className="quiet small">{t('complaint.filesAfter')}</span>
        </p>
      </div>
    </form>
  );
}
