import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CalendarForeseen } from '../../domain/api/clocks.ts';
import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { api, type ApiError } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';

/** What would move, asked before the year is saved. */
export function Foreseen({ year: { year, holidays, makeUpWorkdays } }: { year: CalendarYear }): ReactNode {
  const { t, pick } = useWords();
  const { data, error } = useQuery<CalendarForeseen, ApiError>({
    queryKey: ['calendar-foreseen', year, holidays, makeUpWorkdays],
    queryFn: ({ signal }) => api.post<CalendarForeseen>(`/calendar/${year}/foresee`, { holidays, makeUpWorkdays }, { signal }),
    retry: false,
    gcTime: 0,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <p className="quiet">{t('calendar.foreseeing')}</p>;
  if (!data.changedClocks) return <p data-testid="foreseen-none">{t('calendar.foreseenNone')}</p>;
  return (
    <section data-testid="foreseen" aria-label={t('calendar.foreseenTitle')}>
      <p>
        <b>{t('calendar.foreseen', { count: data.changedClocks })}</b>
        {data.becomeLate > 0 && <b> ▲ {t('calendar.becomeLate', { count: data.becomeLate })}</b>}
        {data.noLongerLate > 0 && <span> {t('calendar.noLongerLate', { count: data.noLongerLate })}</span>}
      </p>
      <div className="foreseen-rows" tabIndex={0} role="region" aria-label={t('calendar.foreseenTitle')}>
        <table>
          <thead>
            <tr>
              <th>{t('calendar.foreseenNumber')}</th>
              <th>{t('calendar.foreseenLimit')}</th>
              <th>{t('calendar.foreseenBefore')}</th>
              <th>{t('calendar.foreseenAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {data.moved.map((move) => (
              <tr key={`${move.matterId} ${move.text} ${move.before ?? ''}`}>
                <td className="breaks">{move.number}</td>
                <td>{pick(move.text, move.textEn)}</td>
                <td className="nowrap">{move.before ? dateAndTime(move.before) : t('calendar.unknown')}</td>
                <td className="nowrap">
                  {move.after ? dateAndTime(move.after) : t('calendar.unknown')}
                  {move.lateBefore !== move.lateAfter && <b> {t(move.lateAfter ? 'calendar.turnsLate' : 'calendar.turnsInTime')}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
