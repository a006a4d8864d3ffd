import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import type { Wall } from '../../domain/api/supervision.ts';
import { endedInWeek, lateInWeek } from '../../domain/supervision/wall-figures.ts';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Columns } from '../parts/charts.tsx';
import { Panel } from '../parts/panel.tsx';

type Narrowed = Record<string, string>;
const dayOf = (date: string): string => date.slice(5);

/** Cases that became late, by organ and week; the darker a cell, the more. Each opens its cases. */
export function LateWeeks({ organs, weeks, narrowed }: { organs: Wall['byOrgan']; weeks: Wall['weeks']; narrowed: Narrowed }): ReactNode {
  const { t } = useWords();
  const late = organs.filter((organ) => organ.late.some((count) => count > 0));
  const most = Math.max(1, ...late.flatMap((organ) => organ.late));
  const cell = (count: number, filter: Narrowed, key: string): ReactNode => (
    <td key={key} className={`heat ${count > 0 ? 'late' : ''}`} style={{ '--heat': count / most } as CSSProperties}>
      {count > 0 ? (
        <Link to={withParameters('/cases', { ...narrowed, ...filter })} data-testid="week-late">
          {count}
        </Link>
      ) : (
        <span className="quiet">·</span>
      )}
    </td>
  );
  return (
    <Panel title={t('wall.lateWeeks')} note={t('wall.lateWeeksNote')} testId="late-weeks">
      <div className="figures-wide" tabIndex={0} role="group" aria-label={t('wall.lateWeeks')}>
        <table className="figures heat-table">
          <thead>
            <WeekHead of={t('application.organ')} weeks={weeks} />
          </thead>
          <tbody>
            {late.map((organ) => (
              <tr key={organ.organId}>
                <th scope="row">
                  <OrganName of={{ id: organ.organId, name: organ.organName }} />
                </th>
                {weeks.map((week, index) => cell(organ.late[index] ?? 0, lateInWeek(week, organ.organId), week.from))}
              </tr>
            ))}
            <tr className="sum">
              <th scope="row">{t('figures.sum')}</th>
              {weeks.map((week) => cell(week.becameLate, lateInWeek(week), week.from))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

/** A column a week, by its Monday. */
function WeekHead({ of, weeks }: { of: string; weeks: Wall['weeks'] }): ReactNode {
  return (
    <tr>
      <th scope="col">{of}</th>
      {weeks.map(({ from }) => (
        <th key={from} scope="col" className="number">
          {dayOf(from)}
        </th>
      ))}
    </tr>
  );
}

/** What ended in time and late, week by week, as a picture and as the table behind it. */
export function Trend({ weeks, narrowed }: { weeks: Wall['weeks']; narrowed: Narrowed }): ReactNode {
  const { t } = useWords();
  const to = (week: Wall['weeks'][number], timing: 'in-time' | 'late'): string =>
    withParameters('/cases', { ...narrowed, ...endedInWeek(week, timing) });
  return (
    <Panel title={t('wall.trend')} note={t('wall.trendNote')} testId="trend">
      <Columns
        label={t('wall.trend')}
        bars={weeks.map((week) => ({
          key: week.from,
          label: dayOf(week.from),
          parts: [
            { key: 'in-time', name: t('figures.inTime'), value: week.inTime, tone: 'strong' as const, to: to(week, 'in-time') },
            { key: 'late', name: t('figures.late'), value: week.late, tone: 'late' as const, to: to(week, 'late') },
          ],
        }))}
      />
      <table className="figures">
        <thead>
          <WeekHead of={t('figures.week')} weeks={weeks} />
        </thead>
        <tbody>
          {(['in-time', 'late'] as const).map((timing) => (
            <tr key={timing}>
              <th scope="row">{t(timing === 'late' ? 'figures.late' : 'figures.inTime')}</th>
              {weeks.map((week) => {
                const count = timing === 'late' ? week.late : week.inTime;
                return (
                  <td key={week.from} className="number">
                    {count > 0 ? (
                      <Link to={to(week, timing)} data-testid={`trend-${timing}`}>
                        {count}
                      </Link>
                    ) : (
                      <span className="quiet">0</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
