import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Outcome } from '../../domain/contract.ts';
import { useWords } from '../app/i18n.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { askedFields, type TypedValues } from '../../domain/forms/form-values.ts';
import { useSession } from '../app/use-session.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import { TypedAnswers } from './typed-answers.tsx';

interface Options {
  detail: StepDetail;
  outcome: Outcome;
  text: string;
  values: Readonly<TypedValues>;
  /** What contradicts what was typed; then nothing can be confirmed. */
  problems: readonly FieldProblem[];
  coOfficerName: string | undefined;
  pending: boolean;
  confirm: () => void;
  cancel: () => void;
}

/** The decision in words, before it is final. */
export function ConfirmDecision({ detail, outcome, text, values, problems, coOfficerName, pending, confirm, cancel }: Options): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { step } = detail;
  const label = pick(outcome.label, outcome.labelEn);
  const next = detail.next[outcome.code];
  const who = [person?.name, coOfficerName].filter(Boolean).join('、');
  return (
    <Modal
      open
      title={t('step.confirmTitle', { outcome: label })}
      onCancel={cancel}
      width={520}
      mask={{ closable: false }}
      data-testid="confirm-dialog"
      footer={[
        <Button key="cancel" onClick={cancel} disabled={pending} data-testid="cancel-decision">
          {t('step.think')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          loading={pending}
          disabled={problems.length > 0}
          onClick={confirm}
          autoFocus
          data-testid="confirm-decision"
        >
          {coOfficerName ? t('work.propose', { name: coOfficerName }) : t('step.confirm', { outcome: label })}
        </Button>,
      ]}
    >
      <div className="stack">
        <p>
          {t('step.confirmText', { who, position: step.positionName, subject: step.subject, step: step.name })}
          <b>{label}</b>
        </p>
        <TypedAnswers fields={askedFields(step.form?.fields ?? [], outcome.code, values)} values={values} problems={problems} />
        {text && (
          <blockquote className="pre" style={{ margin: 0, padding: '4px 10px', borderLeft: '3px solid var(--line)' }}>
            {text}
          </blockquote>
        )}
        {next && (
          <p>
            {t('step.then')} {pick(next.text, next.textEn)}
          </p>
        )}
        <p className="quiet">
          {problems.length ? t('step.contradicts') : coOfficerName ? t('work.final', { name: coOfficerName }) : t('step.final')}
        </p>
      </div>
    </Modal>
  );
}
