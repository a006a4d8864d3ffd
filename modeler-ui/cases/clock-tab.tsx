import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { CaseDetail } from '../../domain/api/cases.ts';
import type { ClockView } from '../../domain/api/matters.ts';
import { LimitLine } from '../parts/due.tsx';
import { Empty, SignalMark } from '../parts/marks.tsx';
import { Panel } from '../parts/panel.tsx';
import { pageOfSignal } from '../supervision/address.ts';

/** Why a matter is due when it is: the ledger of the clock, and what became of it (R13, R16.9). */
export function ClockTab({
  clock,
  signals,
  acceptance,
  holding,
  beside,
}: Pick<CaseDetail, 'clock' | 'signals'> & {
  /** Until when a case is to be accepted; its limit stands with the others. */
  acceptance?: CaseDetail['acceptance'];
  /** Until when the organ may hold what it took. */
  holding?: CaseDetail['holding'];
  /** What stands above the limits. */
  beside?: ReactNode;
}): ReactNode {
  const { t, pick } = useWords();
  if (!clock) return <Empty title={t('clockState.not-started')} text={t('clockTab.emptyText')} />;
  return (
    <div className="case-columns">
      <Panel title={t('clockTab.ledger')}>
        <table className="plain" data-testid="ledger">
          <thead>
            <tr>
              <th style={{ width: 140 }}>{t('clockTab.at')}</th>
              <th>{t('clockTab.entry')}</th>
            </tr>
          </thead>
          <tbody>
            {clock.ledger.map((line, index) => (
              <tr key={`${line.at}${line.kind}${index}`} data-kind={line.kind}>
                <td className="nowrap">{dateAndTime(line.at)}</td>
                <td>{pick(line.text, line.textEn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {clock.ledger.length === 0 && <p className="quiet">{t('clockTab.emptyText')}</p>}
      </Panel>
      <div className="stack">
        {beside}
        <section className="panel">
          <header className="panel-head">
            <h2>{t('clockTab.limits')}</h2>
            <span className="state">{t(`clockState.${clock.state}`)}</span>
          </header>
          <div className="panel-body stack">
            {acceptance && <Limits clock={acceptance} />}
            <Limits clock={clock} />
            {holding && <Limits clock={holding} name={pick(holding.purposeName.text, holding.purposeName.textEn)} />}
            {clock.limits.length === 0 && <p className="quiet">{t('clockTab.emptyText')}</p>}
            <p className="quiet small">
              {t('clockTab.rule')} <Link to="/calendar">{t('home.calendar')}</Link>
            </p>
          </div>
        </section>
        <Panel title={t('clockTab.signals')} stacked>
          {signals.map((signal) => (
            <p key={signal.id} className="line">
              <Link to={pageOfSignal(signal)}>
                <SignalMark colour={signal.colour} />
              </Link>
              <span>
                {signal.rule} {pick(signal.text, signal.textEn)}
              </span>
              <span className="quiet small">{dateAndTime(signal.raisedAt)}</span>
            </p>
          ))}
          {signals.length === 0 && <p className="quiet">{t('clockTab.noSignals')}</p>}
        </Panel>
      </div>
    </div>
  );
}

/** Each limit, and why it ends when it does. */
function Limits({ clock, name }: { clock: ClockView; name?: string }): ReactNode {
  const { pick } = useWords();
  return clock.limits.map((limit) => (
    <div key={limit.id} data-testid={`why-${limit.id}`}>
      <LimitLine limit={limit} clock={clock} name={name} />
      <ul className="small quiet period-why">
        {limit.derivation.map((line, index) => (
          <li key={`${index}${line.text}`}>
            {line.at && <span className="nowrap">{dateAndTime(line.at)} </span>}
            {pick(line.text, line.textEn)}
          </li>
        ))}
      </ul>
    </div>
  ));
}
