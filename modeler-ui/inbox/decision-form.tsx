import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { Outcome } from '../../domain/contract.ts';
import { api } from '../app/api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { Judging } from '../../domain/forms/checks/judging.ts';
import { contradictions, filledValues, formProblems, type TypedValues } from '../../domain/forms/form-values.ts';
import { RECORDING_GAP } from '../../domain/penalties/recordings.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { lacksReason } from '../../domain/text/reason.ts';
import { ErrorNotice, FieldSummary } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useKeys } from '../app/keyboard.ts';
import { useSession } from '../app/use-session.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { DecisionTaken, StepView } from '../../domain/api/steps.ts';
import { civilDate, useNow } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import { OwnPhrases } from '../work/own-phrases.tsx';
import { DraftMark } from '../parts/draft-mark.tsx';
import { Field } from '../parts/field.tsx';
import { FormFields } from '../parts/form-fields.tsx';
import { stayOnEnter } from '../parts/stay-on-enter.ts';
import { BenchmarkFacts, BenchmarkGiven } from './benchmark-facts.tsx';
import { useBenchmark } from './use-benchmark.ts';
import { RecordingField } from './recording-field.tsx';
import { ConfirmDecision } from './confirm-decision.tsx';
import { UnmetConditions } from './unmet-conditions.tsx';
import { PreviewButton } from './preview-button.tsx';

interface Answer {
  outcome: string | null;
  text: string;
  fields: TypedValues;
  coOfficerId: string | null;
}
const EMPTY: Answer = { outcome: null, text: '', fields: {}, coOfficerId: null };

/** What the reader has just done at the step; `waitsFor`: the second officer's name, whose confirmation it waits for. */
export interface DecidedAs {
  outcome: Outcome;
  waitsFor?: string;
}

/** What came back from the second officer, or was taken back, is begun with; nothing that was typed is lost. */
const startOf = ({ proposal }: StepView): Answer =>
  proposal ? { outcome: proposal.outcome, text: proposal.text, fields: proposal.answers, coOfficerId: proposal.coOfficer.id } : EMPTY;

interface Options {
  detail: StepDetail;
  takenBy: string | null;
  decided: (decided: DecidedAs) => void;
  refresh: () => void;
}

/** Outcome, typed fields, opinion and second officer; nothing is final before it was confirmed in words (R10, R11.3, R11.4). */
export function DecisionForm({ detail, takenBy, decided, refresh }: Options): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { step, next, phrases, colleagues } = detail;
  const draft = useDraft<Answer>(`step-${step.id}`, startOf(step));
  const answer = draft.value;
  // Once it was sent everything that hinders is told as it is typed; before, only what contradicts.
  const [sent, setSent] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const outcome = step.outcomes.find(({ code }) => code === answer.outcome);
  const fields = step.form?.fields ?? [];
  const judging = useJudging(detail);
  const benchmark = useBenchmark(fields, answer.fields, outcome?.code, judging);
  const coOfficerName = step.officers === 2 ? colleagues.find(({ id }) => id === answer.coOfficerId)?.name : undefined;
  const others = colleagues.filter(({ id }) => id !== person?.id);
  const decide = useAction((key, body: object) => api.post<DecisionTaken>(`/steps/${step.id}/decide`, body, { key }));

  const outcomePhrases = (outcome && phrases[outcome.code]) ?? [];
  const against = outcome && detail.hindered[outcome.code];
  // What the law does not let anybody decide now is told with the choice.
  const contradicting = outcome
    ? [...(against ? [{ path: 'outcome', ...against }] : []), ...contradictions(fields, answer.fields, 'fields', outcome.code, judging)]
    : [];
  const hindering = problemsOf(answer, outcome, detail, judging);

  const change = (part: Partial<Answer>): void => {
    draft.change((before) => ({ ...before, ...part }));
    decide.clear();
  };
  const changeField = (key: string, value: unknown): void => {
    draft.change((before) => ({ ...before, fields: { ...before.fields, [key]: value } }));
    decide.clear();
  };
  const decisionOf = ({ code }: Outcome): object => ({
    outcome: code,
    text: answer.text.trim(),
    fields: filledValues(fields, answer.fields, code),
    ...(step.officers === 2 ? { coOfficerId: answer.coOfficerId } : {}),
  });
  const addPhrase = (phrase: string): void => change({ text: answer.text ? `${answer.text}${phrase}` : phrase });
  const chooseOutcome = (code: string): void => {
    change({ outcome: code });
    setSent(false);
  };
  // 1 to 9 choose an outcome, in the order in which they stand.
  useKeys(
    takenBy === null && draft.ready
      ? Object.fromEntries(step.outcomes.slice(0, 9).map(({ code }, index) => [String(index + 1), () => chooseOutcome(code)]))
      : {},
  );
  const review = (): void => {
    setSent(true);
    // What contradicts is shown once more beside everything that was typed, and cannot be confirmed.
    if (hindering.every((problem) => contradicting.some((one) => isSame(one, problem)))) setConfirming(true);
  };
  const toPreview = (): object | null => {
    setSent(true);
    return outcome && hindering.length === 0 ? decisionOf(outcome) : null;
  };
  const send = async (): Promise<void> => {
    if (!outcome) return;
    const result = await decide.run(decisionOf(outcome));
    setConfirming(false);
    if (!result) return;
    // At once: the step is read again by itself, and would be shown as a past one.
    decided({ outcome, waitsFor: result.proposalId === null ? undefined : coOfficerName });
    await draft.discard();
  };

  if (!draft.ready) return null;
  const problems = decide.error?.fields.length ? decide.error.fields : sent ? hindering : contradicting;
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
              onClick={() => chooseOutcome(one.code)}
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
          {benchmark && !benchmark.asksFacts && <BenchmarkGiven benchmark={benchmark} />}
          <FormFields
            fields={fields}
            values={answer.fields}
            onChange={changeField}
            prefix="fields"
            outcome={outcome?.code}
            problems={problems}
            disabled={disabled}
            controls={{
              [RECORDING_GAP]: (
                <RecordingField
                  matterId={step.matterId}
                  stepId={step.id}
                  value={answer.fields[RECORDING_GAP]}
                  disabled={disabled}
                  labelledBy={`label-fields.${RECORDING_GAP}`}
                  change={(value) => changeField(RECORDING_GAP, value)}
                />
              ),
              ...(benchmark?.asksFacts
                ? {
                    [benchmark.keys.facts]: (
                      <BenchmarkFacts
                        benchmark={benchmark}
                        disabled={disabled}
                        labelledBy={`label-fields.${benchmark.keys.facts}`}
                        change={(changed) => {
                          draft.change((before) => ({ ...before, fields: { ...before.fields, ...changed } }));
                          decide.clear();
                        }}
                      />
                    ),
                  }
                : {}),
            }}
          />
        </section>
      )}
      {step.officers === 2 && (
        <Field path="coOfficerId" label={t('step.secondOfficer')} required help={t('step.secondOfficerHelp')} problems={problems}>
          <Select
            value={answer.coOfficerId}
            onChange={(coOfficerId: string) => {
              change({ coOfficerId });
            }}
            disabled={disabled}
            placeholder={t('choose')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            aria-labelledby="label-coOfficerId"
            data-testid="second-officer"
          />
        </Field>
      )}
      {outcome?.negative && refuses(outcome) && detail.case && (
        <UnmetConditions
          versionId={detail.case.versionId}
          disabled={disabled}
          write={(unmet) => change({ text: answer.text.trim() ? `${answer.text.trim()}\n${unmet}` : unmet })}
        />
      )}
      <Field path="text" label={t('step.opinion')} required={outcome?.negative} help={t(opinionHelp(outcome))} problems={problems}>
        <Input.TextArea
          value={answer.text}
          onChange={(event) => {
            change({ text: event.target.value });
          }}
          disabled={disabled}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={LONGEST.opinion}
          aria-labelledby="label-text"
          data-testid="opinion-text"
        />
      </Field>
      {outcome && (
        <div className="phrases" aria-label={t('step.phrases')}>
          <OwnPhrases detail={detail} outcome={outcome} text={answer.text} disabled={disabled} use={addPhrase} />
          {outcomePhrases.map((phrase) => (
            <button key={phrase} type="button" title={phrase} disabled={disabled} onClick={() => addPhrase(phrase)} data-testid="phrase">
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
        <PreviewButton stepId={step.id} disabled={disabled || !outcome} decision={toPreview} />
        <DraftMark state={draft.state} />
      </div>
      {confirming && outcome && (
        <ConfirmDecision
          detail={detail}
          outcome={outcome}
          text={answer.text.trim()}
          values={answer.fields}
          problems={problems}
          coOfficerName={coOfficerName}
          pending={decide.pending}
          confirm={() => void send()}
          cancel={() => setConfirming(false)}
        />
      )}
    </form>
  );
}

/** What the server judges by, on the day that it is. */
function useJudging({ judging }: StepDetail): Judging | undefined {
  const today = civilDate(useNow());
  return useMemo(() => (judging ? { ...judging, today } : undefined), [judging, today]);
}

const isSame = (one: FieldProblem, other: FieldProblem): boolean => one.path === other.path && one.code === other.code;

/** What the party is told no with: there the conditions count. */
const refuses = ({ effect }: Outcome): boolean => effect === 'decline' || effect === 'deny';

/** What goes into the papers for the party is what decides; a step back inside the office stays there. */
function opinionHelp(outcome: Outcome | undefined): 'step.opinionHelp' | 'step.reasonHelp' | 'step.reasonInside' {
  if (!outcome?.negative) return 'step.opinionHelp';
  return outcome.effect === undefined ? 'step.reasonInside' : 'step.reasonHelp';
}

function problemsOf(
  answer: Answer,
  outcome: Outcome | undefined,
  { step, hindered }: StepDetail,
  judging: Judging | undefined,
): FieldProblem[] {
  if (!outcome) return [{ path: 'outcome', code: 'required', message: '请选择办理结果。', messageEn: 'Choose an outcome.' }];
  const problems = formProblems(step.form?.fields ?? [], answer.fields, 'fields', outcome.code, judging);
  const against = hindered[outcome.code];
  if (against) problems.push({ path: 'outcome', ...against });
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
