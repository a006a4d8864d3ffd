import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import type { MatterDetail } from '../../domain/api/matters.ts';
import type { SignalDetail } from '../../domain/api/supervision.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import { OpinionList } from '../cases/pieces.tsx';
import { StepTable } from '../cases/step-table.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { pageOfSignal } from './address.ts';
import { SignalFacts, SignalGrounds, SignalLead } from './signal-facts.tsx';

/** The page of a signal by its own id: that of the matter that it is, and one of its own for signals from before (R13). */
export function SignalPage(): ReactNode {
  const { t, pick } = useWords();
  const { signalId = '' } = useParams();
  const found = useRead<SignalDetail>(`/supervision/signals/${encodeURIComponent(signalId)}`);
  if (!found.data) return <NotYet read={found} />;
  const signal = found.data;
  if (signal.act) return <Navigate to={pageOfSignal(signal)} replace />;
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{pick(signal.ruleText, signal.ruleTextEn)}</h1>
        <span className="state">{pick(signal.stateName.text, signal.stateName.textEn)}</span>
        <span className="quiet">{t('signal.own')}</span>
      </div>
      <SignalLead signal={signal} />
      <div className="signal-columns">
        <div className="stack">
          <SignalGrounds signal={signal} />
        </div>
        <SignalFacts signal={signal} />
      </div>
    </div>
  );
}

/** The overview of a matter that is a signal: what happened, why, who answers until when, what was said about it (R13, R15–R17). */
export function SignalOverview({ found }: { found: MatterDetail }): ReactNode {
  const { t } = useWords();
  const read = useRead<SignalDetail>(`/matters/${encodeURIComponent(found.id)}/signal`, { fresh: true });
  if (!read.data) return <NotYet read={read} />;
  const signal = read.data;
  return (
    <div className="stack">
      <SignalLead signal={signal} />
      <div className="signal-columns">
        <div className="stack">
          <SignalGrounds signal={signal} />
          {found.steps.length > 0 && (
            <Panel title={t('signal.steps')}>
              <StepTable steps={found.steps} />
            </Panel>
          )}
        </div>
        <div className="stack">
          <SignalFacts signal={signal} />
          {found.steps.some(({ opinion }) => opinion) && (
            <Panel title={t('signal.answers')}>
              <OpinionList steps={found.steps} />
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}
