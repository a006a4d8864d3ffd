import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { LIMIT_PASSED } from '../../domain/contract.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { StepView } from '../../domain/api/steps.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { decidedBy } from '../parts/decided-by.ts';
import { outcomeName } from '../parts/outcome-name.ts';
import { PeriodLine } from '../parts/period-line.tsx';
import { Due, LimitLine } from '../parts/due.tsx';
import { DecisionForm, type DecidedAs } from './decision-form.tsx';
import { KnownMatter } from '../matters/known.tsx';
import { ReturnButton, ReturnedNotice, TakeBackButton } from '../work/go-back.tsx';
import { VisitsOfCaseNotice } from '../visits/of-case.tsx';
import { WorkBar, WorkNotices } from '../work/work-bar.tsx';
import { Known } from './known.tsx';
import { SentBack, WaitingProposal } from './proposal.tsx';

interface Options {
  stepId: string;
  close: () => void;
  next: () => void;
  hasNext: boolean;
}

/** One step beside the list: left what is known, right what to do now. */
export function StepPanel({ stepId, close, next, hasNext }: Options): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const { message } = App.useApp();
  const detail = useRead<StepDetail>(`/steps/${encodeURIComponent(stepId)}`);
  const client = useQueryClient();
  const [decided, setDecided] = useState<DecidedAs | null>(null);
  const holding = useAction((key, verb: 'claim' | 'release') => api.post<StepView>(`/steps/${stepId}/${verb}`, {}, { key }));

  if (detail.error && !detail.data)
    return (
      <section className="panel panel-body">
        <ErrorNotice error={detail.error} retry={() => void detail.refetch()} />
        <p style={{ marginTop: 8 }}>
          <Button onClick={close}>{t('back')}</Button>
        </p>
      </section>
    );
  if (!detail.data) return <section className="panel" aria-busy="true" />;
  const { step, case: found, matter } = detail.data;
  const mine = step.claimedBy?.id === person?.id;
  const running = step.state === 'open' || step.state === 'claimed';
  const takenBy = step.claimedBy && !mine ? step.claimedBy.name : null;
  const clock = found ? found.clock : matter?.clocks.at(-1);
  const after = detail.data.next[LIMIT_PASSED];
  const { proposal } = step;
  const waits = proposal?.state === 'waiting';

  const readAgain = (): void => void client.invalidateQueries();
  const hold = async (verb: 'claim' | 'release'): Promise<void> => {
    if (await holding.run(verb)) void message.success(t(`step.${verb}Done`));
    // Refused, because a colleague was first: that is what the page shall show then.
    else readAgain();
  };

  return (
    <section className="panel step" aria-label={step.name} data-testid="step-panel" data-step={step.id}>
      <header className="step-head">
        <div>
          <h2>{step.subject}</h2>
          <p className="line small">
            <b>{step.name}</b>
            <span className="quiet">{step.positionName}</span>
            <span className="quiet breaks">
              {pick(step.powerName ?? step.kindName.text, step.powerNameEn ?? step.kindName.textEn)} · {step.serial}
            </span>
            <Link to={step.page} data-testid="open-case">
              {t('step.case')}
            </Link>
          </p>
          <p className="line small">
            {running && !decided && (
              <span>
                <span className="quiet">{t('step.due')}</span> <Due at={step.dueAt} colour={step.colour} />
              </span>
            )}
            {clock &&
              clock.state !== 'not-started' &&
              clock.limits.map((limit) => <LimitLine key={limit.id} limit={limit} clock={clock} why={`${step.page}/clock`} />)}
          </p>
        </div>
        <div className="line" style={{ alignSelf: 'start' }}>
          <WorkBar matterId={step.matterId} subject={step.subject} steps={[step]} />
          {running && !decided && !step.claimedBy && (
            <Button type="primary" loading={holding.pending} onClick={() => void hold('claim')} data-testid="claim">
              {t('step.claim')}
            </Button>
          )}
          {running && !decided && !takenBy && <ReturnButton step={step} done={close} />}
          {running && !decided && mine && (
            <Button loading={holding.pending} onClick={() => void hold('release')} data-testid="release">
              {t('step.release')}
            </Button>
          )}
          <Button type="text" onClick={close} aria-label={t('close')} title="Esc" data-testid="close-step">
            ✕
          </Button>
        </div>
        {holding.error && (
          <div style={{ gridColumn: '1 / -1' }}>
            <ErrorNotice error={holding.error} />
          </div>
        )}
      </header>
      <div className="step-body">
        <div className="step-known">
          <WorkNotices matterId={step.matterId} />
          {found?.isInspection && <VisitsOfCaseNotice caseId={found.id} />}
          {found && <Known found={found} />}
          {matter && <KnownMatter found={matter} />}
        </div>
        <div className="step-todo">
          {decided ? (
            <Done decided={decided} detail={detail.data} next={next} hasNext={hasNext} close={close} />
          ) : running ? (
            <>
              {step.returned && <ReturnedNotice returned={step.returned} />}
              {found?.periods
                .filter(({ stepId, endedAt }) => stepId === step.id && endedAt === null)
                .map((period) => (
                  <div key={period.id} className="notice" style={{ marginBottom: 10 }} data-testid="step-period">
                    <p className="notice-title">{t('period.ifNobody')}</p>
                    <p>
                      <PeriodLine period={period} />
                    </p>
                    {after && <p>→ {pick(after.text, after.textEn)}</p>}
                  </div>
                ))}
              {proposal && waits ? (
                <WaitingProposal detail={detail.data} proposal={proposal} decided={(outcome) => setDecided({ outcome })} />
              ) : (
                <>
                  {proposal?.state === 'declined' && proposal.by.id === person?.id && <SentBack proposal={proposal} />}
                  <DecisionForm key={proposal?.id} detail={detail.data} takenBy={takenBy} decided={setDecided} refresh={readAgain} />
                </>
              )}
            </>
          ) : (
            <Past step={step} />
          )}
        </div>
      </div>
    </section>
  );
}

function Done({
  decided: { outcome, waitsFor },
  detail,
  next,
  hasNext,
  close,
}: {
  decided: DecidedAs;
  detail: StepDetail;
  next: () => void;
  hasNext: boolean;
  close: () => void;
}): ReactNode {
  const { t, pick } = useWords();
  const after = detail.next[outcome.code];
  return (
    <div className="stack" data-testid="decision-done">
      <div className="notice notice-good" role="status">
        <p className="notice-title" data-testid={waitsFor ? 'proposal-sent' : undefined}>
          {waitsFor
            ? t('work.submitted', { outcome: pick(outcome.label, outcome.labelEn), name: waitsFor })
            : t('step.done', { step: detail.step.name, outcome: pick(outcome.label, outcome.labelEn) })}
        </p>
        {waitsFor ? <p>{t('work.submittedText')}</p> : after && <p>→ {pick(after.text, after.textEn)}</p>}
      </div>
      <p className="line">
        {hasNext && (
          <Button type="primary" autoFocus onClick={next} data-testid="next-step">
            {t('step.next')}
          </Button>
        )}
        <Button onClick={close}>{t('step.toList')}</Button>
        {!waitsFor && <TakeBackButton step={detail.step} />}
        <Link to={detail.step.page}>{t('step.case')}</Link>
      </p>
    </div>
  );
}

function Past({ step }: { step: StepView }): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="notice" data-testid="step-past">
      <p className="notice-title">
        {t(step.takenBack ? 'goBack.countsNoMore' : step.state === 'cancelled' ? 'step.cancelled' : 'step.past')}
      </p>
      {step.opinion && (
        <p>
          {decidedBy(step.opinion, t)} · {outcomeName(step, pick)}
          {step.opinion.text && `：${step.opinion.text}`}
        </p>
      )}
      {step.opinion && !step.takenBack && <TakeBackButton step={step} />}
    </div>
  );
}
