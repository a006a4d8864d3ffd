import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import type { SignalView } from '../../domain/api/supervision.ts';
import { Empty, SignalMark } from '../parts/marks.tsx';
import { pageOfSignal } from './address.ts';

/** Signals, newest first; one that came while the page was open is marked as new. */
export function SignalFeed({ signals, fresh }: { signals: SignalView[]; fresh: Map<string, SignalView> }): ReactNode {
  const { t, pick } = useWords();
  return (
    <section className="panel wall-feed" aria-label={t('wall.signals')}>
      <header className="panel-head">
        <h2>{t('wall.signals')}</h2>
        <span className="quiet small">{signals.length}</span>
      </header>
      <ol className="wall-scroll" aria-live="polite" tabIndex={0}>
        {signals.map((signal) => (
          <li
            key={signal.id}
            className={fresh.has(signal.id) ? `new ${signal.colour}` : ''}
            data-testid="wall-signal"
            data-signal={signal.id}
            data-colour={signal.colour}
            data-new={fresh.has(signal.id)}
          >
            <Link to={pageOfSignal(signal)}>
              <span className="line">
                <SignalMark colour={signal.colour} />
                <b>{pick(signal.text, signal.textEn)}</b>
                {fresh.has(signal.id) && <span className="state on">{t('wall.new')}</span>}
              </span>
              <span className="breaks">{signal.subject ?? pick(signal.powerName, signal.powerNameEn)}</span>
              <span className="quiet small">
                {signal.rule} · {pick(signal.stateName.text, signal.stateName.textEn)} · <OrganName of={signal.organ} /> ·{' '}
                {dateAndTime(signal.raisedAt).slice(5)}
              </span>
            </Link>
          </li>
        ))}
        {signals.length === 0 && (
          <li>
            <Empty title={t('wall.noSignals')} text={t('wall.noSignalsText')} />
          </li>
        )}
      </ol>
    </section>
  );
}
