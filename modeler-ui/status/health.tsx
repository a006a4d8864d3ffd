import type { ReactNode } from 'react';
import type { Status } from '../../domain/api/status.ts';
import { useWords } from '../app/i18n.ts';
import { duration } from '../app/time.tsx';
import { Panel } from '../parts/panel.tsx';
import '../parts/charts.css';

const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

/** Which alarm told first, what became of matters that disagreed, and how often a signal was issued wrongly. */
export function Health({ health: { alarms, reconciliation, wrongSignals } }: { health: Status['health'] }): ReactNode {
  const { t, wordOf, language } = useWords();
  return (
    <>
      <Panel stacked title={t('status.alarms')} testId="status-alarms">
        <p className="quiet small">{t('status.alarmsText')}</p>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('status.alarm')}</th>
              {(['notices', 'p50', 'p95', 'most'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`status.delay.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {alarms.map((one) => (
              <tr key={one.source}>
                <th scope="row">{wordOf('signal.from', one.source)}</th>
                <td className="number">{one.notices}</td>
                {[one.p50Ms, one.p95Ms, one.maxMs].map((late, index) => (
                  <td key={index} className="number">
                    {late < 10_000 ? `${late} ms` : duration(late, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {alarms.length === 0 && <p>{t('status.none')}</p>}
      </Panel>
      <Panel stacked title={t('status.reconciliation', { days: reconciliation.days })} testId="status-reconciliation">
        <ul>
          {reconciliation.done.map(({ kind, count }) => (
            <li key={kind} className="line">
              {wordOf('repair.event', kind)} <b>{count}</b>
            </li>
          ))}
          <li className="line">
            {t('status.stillOpen')} <b>{reconciliation.open}</b>
            {reconciliation.oldestMs !== null && (
              <span className="quiet">{t('repair.forSoLong', { time: duration(reconciliation.oldestMs, language) })}</span>
            )}
          </li>
        </ul>
      </Panel>
      <Panel
        stacked
        title={t('status.wrong', { share: percent(wrongSignals.wrong, wrongSignals.issued) })}
        note={t('status.wrongNote', wrongSignals)}
        testId="status-wrong"
      >
        <p className="quiet small">{t('status.wrongText')}</p>
        {wrongSignals.rows.length > 0 && (
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('figures.byWord.month')}</th>
                <th scope="col">{t('signal.rule')}</th>
                {(['issued', 'wrongly', 'rate'] as const).map((key) => (
                  <th key={key} scope="col" className="number">
                    {t(`status.signals.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {wrongSignals.rows.map(({ month, rule, issued, wrong }) => (
                <tr key={`${month} ${rule}`}>
                  <th scope="row">{month}</th>
                  <td>{rule}</td>
                  <td className="number">{issued}</td>
                  <td className="number">{wrong}</td>
                  <td className="number">{percent(wrong, issued)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}
