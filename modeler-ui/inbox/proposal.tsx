import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/civil-time.ts';
import { useAction } from '../app/use-action.ts';
import { useSession } from '../app/use-session.ts';
import type { Outcome } from '../../domain/contract.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { ProposalView, StepView } from '../../domain/api/steps.ts';
import { Facts } from '../parts/facts.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

/** What one of the step's own outcomes is, by what was proposed. */
const outcomeOf = (step: StepView, proposal: ProposalView): Outcome =>
  step.outcomes.find(({ code }) => code === proposal.outcome) ?? {
    code: proposal.outcome,
    label: proposal.outcomeLabel,
    negative: proposal.negative,
  };

/** Everything that the first officer typed, as it will be recorded. */
function Proposed({ step, proposal }: { step: StepView; proposal: ProposalView }): ReactNode {
  const { t, pick } = useWords();
  const { label, labelEn } = outcomeOf(step, proposal);
  return (
    <section className="stack" aria-label={t('work.proposed')} data-testid="proposed">
      <p className="line">
        <span className={`state ${proposal.negative ? '' : 'on'}`}>
          {proposal.negative && '✕ '}
          {pick(label, labelEn)}
        </span>
        <span className="quiet small">{t('work.proposedBy', { name: proposal.by.name, at: dateAndTime(proposal.at) })}</span>
      </p>
      {proposal.fields.length > 0 && <Facts items={proposal.fields} />}
      {proposal.text && (
        <div>
          <p className="quiet small">{t('step.opinion')}</p>
          <p className="opinion-text">{proposal.text}</p>
        </div>
      )}
    </section>
  );
}

interface Options {
  detail: StepDetail;
  proposal: ProposalView;
  /** The step is decided. */
  decided: (outcome: Outcome) => void;
}

/** What waits for the second officer: for them to confirm or send back, for its author to take back, for others to read (XK34, CF42). */
export function WaitingProposal({ detail, proposal, decided }: Options): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { step, next } = detail;
  const outcome = outcomeOf(step, proposal);
  const after = next[proposal.outcome];
  const mine = proposal.by.id === person?.id;
  const forMe = proposal.coOfficer.id === person?.id;
  return (
    <div className="stack" data-testid="waiting-proposal">
      <div className="notice" role="status">
        <p className="notice-title">
          {forMe ? t('work.confirmTitle', { name: proposal.by.name }) : t('work.waitsFor', { name: proposal.coOfficer.name })}
        </p>
        <p>{t(forMe ? 'work.confirmText' : mine ? 'work.waitsText' : 'work.waitsOthers')}</p>
      </div>
      <Proposed step={step} proposal={proposal} />
      {after && <p className="next-step">→ {pick(after.text, after.textEn)}</p>}
      {forMe && <Answer step={step} proposal={proposal} outcome={outcome} decided={decided} />}
      {mine && <TakeBack step={step} proposal={proposal} />}
    </div>
  );
}

function Answer({ step, proposal, outcome, decided }: Omit<Options, 'detail'> & { step: StepView; outcome: Outcome }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const [declining, setDeclining] = useState(false);
  const confirm = useAction((key) => api.post<object>(`/steps/${step.id}/confirm`, { proposalId: proposal.id }, { key }));
  const decline = useAction((key, reason: string) =>
    api.post<StepView>(`/steps/${step.id}/decline`, { proposalId: proposal.id, reason }, { key }),
  );
  const send = async (): Promise<void> => {
    if (await confirm.run()) decided(outcome);
  };
  return (
    <>
      {confirm.error && <ErrorNotice error={confirm.error} />}
      <div className="step-foot">
        <Button type="primary" loading={confirm.pending} onClick={() => void send()} data-testid="confirm-proposal">
          {t('step.confirm', { outcome: pick(outcome.label, outcome.labelEn) })}
        </Button>
        <Button onClick={() => setDeclining(true)} data-testid="decline-proposal">
          {t('work.decline')}
        </Button>
        <span className="quiet small">{t('work.confirmFinal')}</span>
      </div>
      {declining && (
        <ReasonDialog
          title={t('work.declineTitle', { name: proposal.by.name })}
          text={t('work.declineText')}
          label={t('work.declineReason')}
          confirmText={t('work.decline')}
          action={decline}
          done={() => void message.success(t('work.declineDone'))}
          close={() => setDeclining(false)}
          testId="decline"
        />
      )}
    </>
  );
}

function TakeBack({ step, proposal }: { step: StepView; proposal: ProposalView }): ReactNode {
  const { t } = useWords();
  const withdraw = useAction((key) => api.post<StepView>(`/steps/${step.id}/withdraw`, { proposalId: proposal.id }, { key }));
  return (
    <>
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
      <p>
        <Button loading={withdraw.pending} onClick={() => void withdraw.run()} data-testid="withdraw-proposal">
          {t('work.withdraw')}
        </Button>
      </p>
    </>
  );
}

/** Why it came back, above the form that holds what was typed. */
export function SentBack({ proposal }: { proposal: ProposalView }): ReactNode {
  const { t } = useWords();
  return (
    <div className="notice" role="status" data-testid="sent-back">
      <p className="notice-title">
        {t('work.sentBack', { name: proposal.coOfficer.name, at: dateAndTime(proposal.answeredAt ?? proposal.at) })}
      </p>
      <p className="pre">{proposal.reason}</p>
      <p className="quiet small">{t('work.sentBackText')}</p>
    </div>
  );
}
