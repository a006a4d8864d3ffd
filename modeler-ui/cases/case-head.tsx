import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { CaseDetail } from '../../domain/api/cases.ts';
import { LimitLine } from '../parts/due.tsx';
import { PeriodLine } from '../parts/period-line.tsx';
import { CurrentSteps, SignalLinks } from '../parts/head-lines.tsx';
import { CaseStateMark } from '../parts/marks.tsx';
import { ComplaintsOfCase } from '../supervision/complaints/of-case.tsx';

/** Power, serial number, state, party and clock: the questions of anybody who opens a case. */
export function CaseHead({ found, actions }: { found: CaseDetail; actions?: ReactNode }): ReactNode {
  const { t, pick } = useWords();
  const { clock, acceptance } = found;
  return (
    <header className="panel case-head" data-testid="case-head">
      <div className="case-head-main">
        <p className="line">
          <CaseStateMark state={found.state} result={found.result} />
          <SignalLinks signals={found.signals} />
        </p>
        <h1>{found.subject}</h1>
        <p className="line">
          <span>{pick(found.power.name, found.power.nameEn)}</span>
          <span className="quiet">
            <OrganName of={found.organ} />
          </span>
          <span className="quiet">{t('inbox.column.party')} </span>
          {found.partyName}
        </p>
        <p className="line small quiet">
          <span>
            {t('inbox.column.serial')}{' '}
            <span className="breaks" data-testid="case-serial">
              {found.serial}
            </span>
          </span>
          <span>
            {t('cases.received')} {dateAndTime(found.receivedAt)}
          </span>
          {found.acceptedAt && (
            <span>
              {t('cases.accepted')} {dateAndTime(found.acceptedAt)} {found.acceptedBy ?? t('period.acceptedByLaw')}
            </span>
          )}
          {found.completedAt && (
            <span>
              {t('cases.completed')} {dateAndTime(found.completedAt)}
            </span>
          )}
        </p>
        {found.steps.map(
          ({ id, name, opinion }) =>
            opinion?.unrecorded && (
              <p key={id} className="small" data-testid="unrecorded">
                <span className="state on">!</span> {t('recording.gap', { step: name, reason: opinion.unrecorded })}
              </p>
            ),
        )}
        <ComplaintsOfCase caseId={found.id} serial={found.serial} />
      </div>
      <div className="case-head-side">
        <div className="line" style={{ justifyContent: 'flex-end' }}>
          {actions}
        </div>
        <div className="case-clock" data-testid="case-clock" data-state={clock?.state} data-colour={clock?.colour}>
          {acceptance?.state === 'running' &&
            acceptance.limits.map((limit) => (
              <LimitLine key={limit.id} limit={limit} clock={acceptance} why={`/cases/${found.id}/clock`} />
            ))}
          {!clock || clock.state === 'not-started' ? (
            <span className="quiet">{t('clockState.not-started')}</span>
          ) : (
            clock.limits.map((limit) => <LimitLine key={limit.id} limit={limit} clock={clock} why={`/cases/${found.id}/clock`} />)
          )}
          {found.periods
            .filter(({ purpose, endedAt }) => purpose === 'waiting-period' && endedAt === null)
            .map((period) => (
              <span key={period.id} className="line nowrap" data-testid="head-period">
                <PeriodLine period={period} brief /> <Link to={`/cases/${found.id}/clock`}>{t('due.why')}</Link>
              </span>
            ))}
          <CurrentSteps steps={found.steps} />
        </div>
      </div>
    </header>
  );
}
