import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Forecast } from '../../domain/api/supervision.ts';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { dateAndTime } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';

const AGAIN_MS = 60_000;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Which open cases will probably be late, and how often such a forecast was right: a hint, never a signal. */
export function ForecastPanel({ narrowed }: { narrowed: Record<string, string> }): ReactNode {
  const { t } = useWords();
  const read = useRead<Forecast>(withParameters('/supervision/forecast', narrowed), { every: AGAIN_MS });
  if (!read.data) return <NotYet read={read} />;
  const { items, unknown, looked, checked } = read.data;
  return (
    <Panel title={t('forecast.title')} note={t('forecast.note')} testId="forecast" stacked>
      {items.length === 0 ? (
        <p className="quiet">{t('forecast.none', { looked, unknown })}</p>
      ) : (
        <>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('forecast.chance')}</th>
                <th scope="col">{t('inbox.column.subject')}</th>
                <th scope="col">{t('wall.organ')}</th>
                <th scope="col">{t('limit.promised')}</th>
              </tr>
            </thead>
            <tbody>
              {items.slice(0, 20).map((one) => (
                <tr key={one.caseId} data-testid="forecast-row">
                  <td className="nowrap">
                    <b>{percent(one.chance)}</b> <span className="quiet small">{t('forecast.of', { count: one.of })}</span>
                  </td>
                  <td>
                    <Link to={`/cases/${one.caseId}`}>{one.subject}</Link>
                  </td>
                  <td>
                    <OrganName of={one.organ} /> <span className="quiet small">{one.stepName}</span>
                  </td>
                  <td className="nowrap">{dateAndTime(one.dueAt).slice(5)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet small">{t('forecast.looked', { count: items.length, looked, unknown })}</p>
        </>
      )}
      <p className="small" data-testid="forecast-hits">
        {checked.forecasts > 0
          ? t('forecast.hits', {
              from: checked.from,
              to: checked.to,
              count: checked.forecasts,
              share: percent(checked.hits / checked.forecasts),
            })
          : t('forecast.unchecked', { from: checked.from, to: checked.to })}
      </p>
      {checked.forecasts > 0 && (
        <table className="figures forecast-bands">
          <thead>
            <tr>
              <th scope="col">{t('forecast.foretold')}</th>
              <th scope="col" className="number">
                {t('forecast.times')}
              </th>
              <th scope="col" className="number">
                {t('forecast.cameTrue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {checked.bands.map(({ from, forecasts, inTime }, index) => (
              <tr key={from}>
                <td>
                  {from}–{checked.bands[index + 1]?.from ?? 100}%
                </td>
                <td className="number">{forecasts}</td>
                <td className="number">{forecasts > 0 ? percent(inTime / forecasts) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details className="small">
        <summary>{t('figures.how')}</summary>
        <p>{t('forecast.how')}</p>
      </details>
    </Panel>
  );
}
