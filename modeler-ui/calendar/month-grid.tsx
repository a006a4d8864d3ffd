import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dayKind } from '../../domain/calendar/day-kind.ts';
import { weeksOf } from './year-days.ts';

interface Options {
  year: { year: number; holidays: string[]; makeUpWorkdays: string[] };
  today: string;
  toggle?: (date: string) => void;
}

/** Twelve months; holidays and make-up days carry a word, not a colour alone. */
export function MonthGrid({ year, today, toggle }: Options): ReactNode {
  const { t } = useWords();
  const names = t('calendar.weekdays').split(' ');
  return (
    <div className="months" data-testid="months">
      {Array.from({ length: 12 }, (_, month) => (
        <table key={month} className="month">
          <caption>{t('calendar.month', { month: month + 1 })}</caption>
          <thead>
            <tr>
              {names.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year.year, month).map((week, index) => (
              <tr key={index}>
                {week.map((date, day) => {
                  if (!date) return <td key={day} />;
                  const kind = dayKind(date, year);
                  const mark = kind === 'holiday' ? t('calendar.off') : kind === 'make-up' ? t('calendar.on') : '';
                  const body = (
                    <>
                      {Number(date.slice(8))}
                      {mark && <sup>{mark}</sup>}
                    </>
                  );
                  return (
                    <td
                      key={day}
                      className={`${kind} ${date === today ? 'today' : ''}`}
                      title={`${date} ${t(`calendar.kind.${kind}`)}`}
                      data-kind={kind}
                    >
                      {toggle ? (
                        <button
                          type="button"
                          onClick={() => toggle(date)}
                          data-testid={`day-${date}`}
                          aria-label={`${date} ${t(`calendar.kind.${kind}`)}`}
                        >
                          {body}
                        </button>
                      ) : (
                        body
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
