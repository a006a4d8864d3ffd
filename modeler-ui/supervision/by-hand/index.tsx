import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SignalForm } from '../../../domain/api/supervision.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { filledValues, formProblems, type TypedValues } from '../../../domain/forms/form-values.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice, FieldSummary, focusField } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRead } from '../../app/use-read.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { FormFields } from '../../parts/form-fields.tsx';
import { Empty } from '../../parts/marks.tsx';
import { stayOnEnter } from '../../parts/stay-on-enter.ts';
import { OrganChoice } from '../organ-choice.tsx';

interface Typed {
  rule: string;
  organId: string;
  answers: TypedValues;
}

const EMPTY: Typed = { rule: '', organId: '', answers: {} };

/** A signal is issued by hand (R16.11); `?matter=…&about=…` says about which case, `organ` to whom. */
export function NewSignalPage(): ReactNode {
  const { t, pick } = useWords();
  const go = useNavigate();
  const [about] = useSearchParams();
  const matterId = about.get('matter');
  const draft = useDraft<Typed>(`new-signal${matterId ? `-${matterId}` : ''}`, { ...EMPTY, organId: about.get('organ') ?? '' });
  const form = useRead<SignalForm>('/signals/form');
  const [found, setFound] = useState<FieldProblem[]>([]);
  const submit = useAction((key, body: object) => api.post<{ actId: string }>('/signals', body, { key }));
  const { rule, organId, answers } = draft.value;
  const problems = submit.error?.fields.length ? submit.error.fields : found;

  const change = (part: Partial<Typed>, path: string): void => {
    draft.change((before) => ({ ...before, ...part }));
    submit.clear();
    setFound((list) => list.filter((one) => one.path !== path));
  };

  async function send({ fields }: SignalForm): Promise<void> {
    const missing = (path: string, message: string, messageEn: string): FieldProblem => ({ path, code: 'required', message, messageEn });
    const wrong = [
      ...(rule ? [] : [missing('rule', '请选择预警情形。', 'Choose the situation.')]),
      ...(matterId || organId ? [] : [missing('organId', '请选择责任单位。', 'Choose the organ.')]),
      ...formProblems(fields, answers, 'answers'),
    ];
    setFound(wrong);
    if (wrong[0]) return focusField(wrong[0].path);
    const issued = await submit.run({ rule, ...(matterId ? { matterId } : { organId }), answers: filledValues(fields, answers) });
    if (!issued) return;
    await draft.discard();
    void go(`/matters/${issued.actId}`);
  }

  if (form.error) return <ErrorNotice error={form.error} retry={() => void form.refetch()} />;
  if (!form.data || !draft.ready) return <div className="page-wait" aria-busy="true" />;
  const { organs, rules, fields } = form.data;
  if (!organs.length) return <Empty title={t('signal.nobody')} text={t('signal.nobodyText')} />;
  return (
    <form
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void send(form.data as SignalForm);
      }}
    >
      <div className="page-head">
        <h1>{t('signal.byHand')}</h1>
        <DraftMark state={draft.state} />
      </div>
      <section className="panel" style={{ maxWidth: 880 }}>
        <div className="panel-body stack">
          {matterId && (
            <p className="quiet" data-testid="signal-about">
              {t('signal.about')} {about.get('about')}
            </p>
          )}
          <div className="fields">
            <Field path="rule" label={t('signal.what')} required problems={problems}>
              <Select
                showSearch
                optionFilterProp="label"
                style={{ width: '100%' }}
                aria-labelledby="label-rule"
                placeholder={t('choose')}
                value={rule || undefined}
                onChange={(chosen: string) => change({ rule: chosen }, 'rule')}
                options={rules.map((one) => ({
                  value: one.id,
                  label: `${one.id} ${pick(one.text, one.textEn)} · ${t(`signal.${one.colour}`)}`,
                }))}
                data-testid="signal-rule"
              />
            </Field>
            {!matterId && (
              <OrganChoice
                label={t('signal.addressee')}
                organs={organs}
                organId={organId}
                change={(chosen) => change({ organId: chosen }, 'organId')}
                problems={problems}
                testId="signal-organ"
              />
            )}
          </div>
          <FormFields
            fields={fields}
            values={answers}
            onChange={(key, value) => change({ answers: { ...answers, [key]: value } }, `answers.${key}`)}
            prefix="answers"
            problems={problems}
          />
          <FieldSummary problems={problems} />
          {submit.error && submit.error.fields.length === 0 && <ErrorNotice error={submit.error} safe={t('order.kept')} />}
          <p className="line">
            <Button type="primary" htmlType="submit" loading={submit.pending} data-testid="submit-signal">
              {t('signal.submit')}
            </Button>
            <span className="quiet small">{t('signal.byHandText')}</span>
          </p>
        </div>
      </section>
    </form>
  );
}
