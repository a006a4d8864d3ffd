import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { InvestigationForm } from '../../../domain/api/investigations.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { filledValues, formProblems, type TypedValues } from '../../../domain/forms/form-values.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import { api, withParameters } from '../../app/api.ts';
import { ErrorNotice, FieldSummary, focusField } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRead } from '../../app/use-read.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { FormFields } from '../../parts/form-fields.tsx';
import { Empty } from '../../parts/marks.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { stayOnEnter } from '../../parts/stay-on-enter.ts';
import { PeopleFields, type ChosenPeople } from './people-fields.tsx';

interface Typed extends ChosenPeople {
  title: string;
  answers: TypedValues;
}

const listed = (text: string | null): string[] => (text ?? '').split(',').filter(Boolean);

/** An investigation is opened (R17): `?organ=…&signals=…&complaints=…` says about whom and from what. */
export function NewInvestigationPage(): ReactNode {
  const { t } = useWords();
  const go = useNavigate();
  const [about] = useSearchParams();
  const organ = about.get('organ') ?? '';
  const [signalIds, complaintIds] = [listed(about.get('signals')), listed(about.get('complaints'))];
  const draft = useDraft<Typed>(`new-investigation-${[...signalIds, ...complaintIds].join('-').slice(0, 100)}`, {
    ...{ title: '', answers: {}, concerned: [], investigators: [] },
  });
  const form = useRead<InvestigationForm>(organ ? withParameters('/investigations/form', { organ }) : null);
  const [found, setFound] = useState<FieldProblem[]>([]);
  const submit = useAction((key, body: object) => api.post<{ id: string }>('/investigations', body, { key }));
  const { title, answers, concerned, investigators } = draft.value;
  const problems = submit.error?.fields.length ? submit.error.fields : found;

  const change = (part: Partial<Typed>, path: string): void => {
    draft.change((before) => ({ ...before, ...part }));
    submit.clear();
    setFound((list) => list.filter((one) => one.path !== path));
  };

  async function send({ fields }: InvestigationForm): Promise<void> {
    const wrong: FieldProblem[] = [
      ...(title.trim() ? [] : [{ path: 'title', code: 'required', message: '请填写调查名称。', messageEn: 'Name the investigation.' }]),
      ...(investigators.length === 2
        ? []
        : [{ path: 'investigators', code: 'two-investigators', message: '调查人员应当为两人。', messageEn: 'Two people investigate.' }]),
      ...formProblems(fields, answers, 'answers'),
    ];
    setFound(wrong);
    if (wrong[0]) return focusField(wrong[0].path);
    const opened = await submit.run({
      ...{ organId: organ, title, signalIds, complaintIds, concerned, investigators },
      answers: filledValues(fields, answers),
    });
    if (!opened) return;
    await draft.discard();
    void go(`/matters/${opened.id}`);
  }

  if (!organ || (!signalIds.length && !complaintIds.length))
    return <Empty title={t('investigation.noSignals')} text={t('investigation.noSignalsText')} />;
  if (!form.data || !draft.ready) return <NotYet read={form} />;
  return (
    <form
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void send(form.data);
      }}
    >
      <div className="page-head">
        <h1>{t('investigation.new')}</h1>
        <DraftMark state={draft.state} />
      </div>
      <section className="panel" style={{ maxWidth: 880 }}>
        <div className="panel-body stack">
          <p className="quiet" data-testid="investigation-rests">
            {t('investigation.rests')}
            {signalIds.length > 0 && ` ${t('investigation.restsOn', { count: signalIds.length })}`}
            {complaintIds.length > 0 && ` ${t('investigation.restsOnComplaints', { count: complaintIds.length })}`} {about.get('about')}
          </p>
          <Field path="title" label={t('investigation.subject')} required problems={problems} wide>
            <Input
              aria-labelledby="label-title"
              maxLength={LONGEST.text}
              value={title}
              onChange={(event) => change({ title: event.target.value }, 'title')}
              data-testid="investigation-title"
            />
          </Field>
          <FormFields
            fields={form.data.fields}
            values={answers}
            onChange={(key, value) => change({ answers: { ...answers, [key]: value } }, `answers.${key}`)}
            prefix="answers"
            problems={problems}
          />
          <PeopleFields form={form.data} value={{ concerned, investigators }} change={change} problems={problems} />
          <FieldSummary problems={problems} />
          {submit.error && submit.error.fields.length === 0 && <ErrorNotice error={submit.error} safe={t('investigation.kept')} />}
          <p className="line">
            <Button type="primary" htmlType="submit" loading={submit.pending} data-testid="submit-investigation">
              {t('investigation.submit')}
            </Button>
            <span className="quiet small">{t('investigation.newText')}</span>
          </p>
        </div>
      </section>
    </form>
  );
}
