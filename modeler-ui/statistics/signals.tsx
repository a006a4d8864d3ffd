import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SignalStatistics } from '../../domain/api/supervision.ts';
import { SIGNAL_STATES } from '../../domain/supervision/signal-states.ts';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import { Bars } from '../parts/charts.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';

/** Signals raised in the period, by rule and state; each figure opens its signals. */
export function SignalStatisticsPanel({ asked }: { asked: Record<string, string> }): ReactNode {
  const { t, pick } = useWords();
  const found = useRead<SignalStatistics>(withParameters('/supervision/signals/statistics', asked));
  if (!found.data) return <NotYet read={found} />;
  const { rows, from, to } = found.data;
  const states = SIGNAL_STATES.filter((state) => state !== 'open' && rows.some((row) => row.states[state]));
  const list = (filter: Record<string, string>): string => withParameters('/supervision/signals', { ...asked, ...filter });
  const title = t('figures.signals');
  return (
    <Panel title={title} note={t('figures.period', { from, to })} testId="signal-statistics" stacked>
      {rows.length === 0 ? (
        <p className="quiet">{t('wall.noSignals')}</p>
      ) : (
        <>
          <Bars
            label={title}
            bars={rows.map((row) => ({
              key: row.rule,
              label: `${row.rule} ${pick(row.ruleText, row.ruleTextEn)}`,
              parts: [
                { key: 'red', name: t('signal.red'), value: row.red, tone: 'late' as const, to: list({ rule: row.rule, colour: 'red' }) },
                {
                  key: 'yellow',
                  name: t('signal.yellow'),
                  value: row.yellow,
                  tone: 'warned' as const,
                  to: list({ rule: row.rule, colour: 'yellow' }),
                },
              ],
            }))}
          />
          <div className="figures-wide" tabIndex={0} role="group" aria-label={title}>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{t('signal.rule')}</th>
                  <th scope="col" className="number">
                    {t('figures.sum')}
                  </th>
                  {states.map((state) => (
                    <th key={state} scope="col" className="number">
                      {t(`signal.state.${state}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.rule} data-testid="signal-statistics-row">
                    <th scope="row">
                      {row.rule} {pick(row.ruleText, row.ruleTextEn)}
                    </th>
                    <td className="number">
                      <Link to={list({ rule: row.rule })}>{row.total}</Link>
                    </td>
                    {states.map((state) => (
                      <td key={state} className="number">
                        {row.states[state] ? (
                          <Link to={list({ rule: row.rule, state })}>{row.states[state]}</Link>
                        ) : (
                          <span className="quiet">0</span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  );
}
