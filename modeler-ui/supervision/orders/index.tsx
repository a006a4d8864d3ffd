import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FormField } from '../../../domain/contract.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { filledValues, formProblems, type TypedValues } from '../../../domain/forms/form-values.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice, FieldSummary, focusField } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import type { NamedOrgan } from '../../app/organ-names.tsx';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRead } from '../../app/use-read.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { FormFields } from '../../parts/form-fields.tsx';
import { Empty } from '../../parts/marks.tsx';
import { stayOnEnter } from '../../parts/stay-on-enter.ts';
import { OrganChoice } from '../organ-choice.tsx';

interface OrderForm {
  organs: NamedOrgan[];
  fields: FormField[];
}

interface Typed {
  organId: string;
  title: string;
  answers: TypedValues;
}

const EMPTY: Typed = { organId: '', title: '', answers: {} };

/** A supervisory order is drawn up (R20); `?kind=signal&id=…&about=…` says what it is about, `organ` to whom. */
export function NewOrderPage(): ReactNode {
  const { t } = useWords();
  const go = useNavigate();
  const [about] = useSearchParams();
  const [kind, id] = [about.get('kind'), about.get('id')];
  const draft = useDraft<Typed>(`new-order${id ? `-${id}` : ''}`, { ...EMPTY, organId: about.get('organ') ?? '' });
  const form = useRead<OrderForm>('/orders/form');
  const [found, setFound] = useState<FieldProblem[]>([]);
  const submit = useAction((key, body: object) => api.post<{ id: string }>('/orders', body, { key }));
  const { organId, title, answers } = draft.value;
  const problems = submit.error?.fields.length ? submit.error.fields : found;

  const change = (part: Partial<Typed>, path: string): void => {
    draft.change((before) => ({ ...before, ...part }));
    submit.clear();
    setFound((list) => list.filter((one) => one.path !== path));
  };

  async function send({ fields }: OrderForm): Promise<void> {
    const missing = (path: string, message: string, messageEn: string): FieldProblem => ({ path, code: 'required', message, messageEn });
    const wrong = [
      ...(organId ? [] : [missing('organId', '请选择被监督单位。', 'Choose the organ.')]),
      ...(title.trim() ? [] : [missing('title', '请填写事由。', 'State the subject.')]),
      ...formProblems(fields, answers, 'answers'),
    ];
    setFound(wrong);
    if (wrong[0]) return focusField(wrong[0].path);
    const subjects = kind && id ? [{ kind, id }] : [];
    const drawn = await submit.run({ organId, title, answers: filledValues(fields, answers), subjects });
    if (!drawn) return;
    await draft.discard();
    void go(`/matters/${drawn.id}`);
  }

  if (form.error) return <ErrorNotice error={form.error} retry={() => void form.refetch()} />;
  if (!form.data || !draft.ready) return <div className="page-wait" aria-busy="true" />;
  const { organs, fields } = form.data;
  if (!organs.length) return <Empty title={t('order.nobody')} text={t('order.nobodyText')} />;
  return (
    <form
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void send(form.data as OrderForm);
      }}
    >
      <div className="page-head">
        <h1>{t('home.order')}</h1>
        <DraftMark state={draft.state} />
      </div>
      <section className="panel" style={{ maxWidth: 880 }}>
        <div className="panel-body stack">
          {about.get('about') && (
            <p className="quiet" data-testid="order-about">
              {t('order.about')} {about.get('about')}
            </p>
          )}
          <div className="fields">
            <OrganChoice
              label={t('order.organ')}
              organs={organs}
              organId={organId}
              change={(chosen) => change({ organId: chosen }, 'organId')}
              problems={problems}
              testId="order-organ"
            />
            <Field path="title" label={t('order.title')} required help={t('order.titleHelp')} problems={problems}>
              <Input
                value={title}
                maxLength={LONGEST.text}
                onChange={(event) => change({ title: event.target.value }, 'title')}
                aria-labelledby="label-title"
                data-testid="order-title"
              />
            </Field>
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
            <Button type="primary" htmlType="submit" loading={submit.pending} data-testid="submit-order">
              {t('order.submit')}
            </Button>
            <span className="quiet small">{t('order.then')}</span>
          </p>
        </div>
      </section>
    </form>
  );
}
