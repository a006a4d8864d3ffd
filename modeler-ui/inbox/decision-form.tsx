import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../domain/contract.ts';
import { api } from '../app/api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { filledValues, formProblems, type TypedValues } from '../../domain/forms/form-values.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { ErrorNotice, FieldSummary } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import { DraftMark } from '../parts/draft-mark.tsx';
import { Field } from '../parts/field.tsx';
import { FormFields } from '../parts/form-fields.tsx';
import { stayOnEnter } from '../parts/stay-on-enter.ts';
import { ConfirmDecision } from './confirm-decision.tsx';

interface Answer {
  outcome: string | null;
  text: string;
  fields: TypedValues;
  coOfficerId: string | null;
}
const EMPTY: Answer = { outcome: null, text: '', fields: {}, coOfficerId: null };

interface Options {
  detail: StepDetail;
  takenBy: string | null;
  decided: (outcome: Outcome) => void;
  refresh: () => void;
}

/** Outcome, typed fields, opinion and second officer; nothing is final before it was confirmed in words (R10, R11.3, R11.4). */
export function DecisionForm({ detail, takenBy, decided, refresh }: Options): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { step, next, phrases, colleagues } = detail;
  const draft = useDraft<Answer>(`step-${step.id}`, EMPTY);
  const answer = draft.value;
  const [found, setFound] = useState<FieldProblem[]>([]);
  const [confirming, setConfirming] = useState(false);
  const outcome = step.outcomes.find(({ code }) => code === answer.outcome);
  const fields = step.form?.fields ?? [];
  const others = colleagues.filter(({ id }) => id !== person?.id);
  const decide = useAction((key, body: object) => api.post<object>(`/steps/${step.id}/decide`, body, { key }));

  const change = (part: Partial<Answer>): void => {
    draft.change((before) => ({ ...before, ...part }));
    decide.clear();
  };
  const changeField = (key: string, value: unknown): void => {
    draft.change((before) => ({ ...before, fields: { ...before.fields, [key]: value } }));
    setFound((problems) => problems.filter(({ path }) => path !== `fields.${key}`));
  };
  const review = (): void => {
    const problems = problemsOf(answer, outcome, step);
    setFound(problems);
    if (problems.length === 0) setConfirming(true);
  };
  const send = async (): Promise<void> => {
    if (!outcome) return;
    const result = await decide.run({
      outcome: outcome.code,
      text: answer.text.trim(),
      fields: filledValues(fields, answer.fields, outcome.code),
      ...(step.officers === 2 ? { coOfficerId: answer.coOfficerId } : {}),
    });
    setConfirming(false);
    if (!result) return;
    // At once: the step is read again by itself, and would be shown as a past one.
    decided(outcome);
    await draft.discard();
  };

  if (!draft.ready) return null;
  const problems = decide.error?.fields.length ? decide.error.fields : found;
  const disabled = takenBy !== null;
  const conflicting = decide.error?.status === 409;
  return (
    <form
      className="stack"
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      {takenBy && (
        <div className="notice" data-testid="taken-by">
          <p className="notice-title">{t('step.takenBy', { name: takenBy })}</p>
          <p>{t('step.takenByText')}</p>
        </div>
      )}
      <Field path="outcome" label={t('step.outcome')} required problems={problems}>
        <div className="outcomes" role="radiogroup" aria-labelledby="label-outcome">
          {step.outcomes.map((one) => (
            <button
              key={one.code}
              type="button"
              role="radio"
              aria-checked={one.code === answer.outcome}
              disabled={disabled}
              className={`outcome ${one.negative ? 'negative' : ''}`}
              onClick={() => {
                change({ outcome: one.code });
                setFound([]);
              }}
              data-testid={`outcome-${one.code}`}
            >
              {pick(one.label, one.labelEn)}
            </button>
          ))}
        </div>
      </Field>
      {outcome && next[outcome.code] && (
        <p className="next-step" data-testid="next-text">
          → {pick(next[outcome.code]?.text, next[outcome.code]?.textEn)}
        </p>
      )}
      {fields.length > 0 && (
        <section className="section">
          <h3>{pick(step.form?.title, step.form?.titleEn)}</h3>
          <FormFields
            fields={fields}
            values={answer.fields}
            onChange={changeField}
            prefix="fields"
            outcome={outcome?.code}
            problems={problems}
            disabled={disabled}
          />
        </section>
      )}
      {step.officers === 2 && (
        <Field path="coOfficerId" label={t('step.secondOfficer')} required help={t('step.secondOfficerHelp')} problems={problems}>
          <Select
            value={answer.coOfficerId}
            onChange={(coOfficerId: string) => {
              change({ coOfficerId });
              setFound((list) => list.filter(({ path }) => path !== 'coOfficerId'));
            }}
            disabled={disabled}
            placeholder={t('choose')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            aria-labelledby="label-coOfficerId"
            data-testid="second-officer"
          />
        </Field>
      )}
      <Field
        path="text"
        label={t('step.opinion')}
        required={outcome?.negative}
        help={t(outcome?.negative ? 'step.reasonHelp' : 'step.opinionHelp')}
        problems={problems}
      >
        <Input.TextArea
          value={answer.text}
          onChange={(event) => {
            change({ text: event.target.value });
            setFound((list) => list.filter(({ path }) => path !== 'text'));
          }}
          disabled={disabled}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={LONGEST.opinion}
          aria-labelledby="label-text"
          data-testid="opinion-text"
        />
      </Field>
      {!outcome?.negative && phrases.length > 0 && (
        <div className="phrases" aria-label={t('step.phrases')}>
          {phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              title={phrase}
              disabled={disabled}
              onClick={() => change({ text: answer.text ? `${answer.text}${phrase}` : phrase })}
              data-testid="phrase"
            >
              {phrase}
            </button>
          ))}
        </div>
      )}
      <FieldSummary problems={problems} />
      {decide.error && decide.error.fields.length === 0 && (
        <ErrorNotice error={decide.error} safe={conflicting ? undefined : t('step.kept')} />
      )}
      {conflicting && (
        <p>
          <Button onClick={refresh} data-testid="refresh-step">
            {t('step.refresh')}
          </Button>
        </p>
      )}
      <div className="step-foot">
        <Button type="primary" htmlType="submit" disabled={disabled || !outcome} data-testid="submit-decision">
          {outcome ? t('step.submit', { outcome: pick(outcome.label, outcome.labelEn) }) : t('step.chooseFirst')}
        </Button>
        <DraftMark state={draft.state} />
      </div>
      {confirming && outcome && (
        <ConfirmDecision
          detail={detail}
          outcome={outcome}
          text={answer.text.trim()}
          coOfficerName={colleagues.find(({ id }) => id === answer.coOfficerId)?.name}
          pending={decide.pending}
          confirm={() => void send()}
          cancel={() => setConfirming(false)}
        />
      )}
    </form>
  );
}

function problemsOf(answer: Answer, outcome: Outcome | undefined, step: StepView): FieldProblem[] {
  if (!outcome) return [{ path: 'outcome', code: 'required', message: '请选择办理结果。', messageEn: 'Choose an outcome.' }];
  const problems = formProblems(step.form?.fields ?? [], answer.fields, 'fields', outcome.code);
  if (step.officers === 2 && !answer.coOfficerId) {
    problems.push({
      path: 'coOfficerId',
      code: 'second-officer-required',
      message: '该环节须由两名以上工作人员办理，请选择另一名工作人员。',
      messageEn: 'Two officers must act together here: name the second one.',
    });
  }
  if (lacksReason(outcome.negative ?? false, answer.text)) {
    problems.push({
      path: 'text',
      code: 'reason-required',
      message: `“${outcome.label}”属于否定意见，必须说明理由。`,
      messageEn: `"${outcome.labelEn ?? outcome.label}" is negative: state the reason.`,
    });
  }
  return problems;
}
