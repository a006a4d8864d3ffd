import type { ReactNode } from 'react';
import type { Standing } from '../../domain/cases/standing.ts';
import { useWords } from '../app/i18n.ts';
import { dateAndTime, duration, serverNow, useNow, weekday } from '../app/time.tsx';
import { DAY_MS } from '../../domain/time/duration.ts';

const ICON: Record<Standing, string> = { normal: '●', warned: '▲', 'step-late': '◆', overdue: '■' };

/** The mark of how a case stands: icon and word, never the colour alone. */
export function StandingMark({ standing }: { standing: Standing }): ReactNode {
  const { t } = useWords();
  return (
    <span className={`due ${toneOf(standing)}`} data-standing={standing}>
      <span className="due-icon" aria-hidden="true">
        {ICON[standing]}
      </span>
      {t(`standing.${standing}`)}
    </span>
  );
}

/** A late step is no lateness of the case: it has the colour of a warning, and a sign and a word of its own. */
export const toneOf = (standing: Standing): 'normal' | 'warned' | 'overdue' => (standing === 'step-late' ? 'warned' : standing);

/**
 * `超 12 天`, `余 2 天`: working days; in hours and minutes where the moment is less than a day away, before or behind. Past and coming never
 * look alike. Without a calendar the days are those of the wall clock.
 */
export function SignedTime({ at, workingDays, standing }: { at: string; workingDays: number | null; standing: Standing }): ReactNode {
  const { t, language } = useWords();
  useNow(15_000);
  const away = Date.parse(at) - serverNow();
  const isPast = away < 0;
  const isNear = Math.abs(away) < DAY_MS || workingDays === null;
  const length = isNear ? duration(Math.abs(away), language) : t('standing.days', { count: Math.abs(workingDays) });
  return (
    <span className={`signed ${toneOf(standing)}`} title={`${dateAndTime(at)} ${weekday(at, language)}`} data-past={isPast}>
      <span className="due-icon" aria-hidden="true">
        {ICON[standing]}
      </span>
      <b>{t(isPast ? 'wall.timeOver' : 'wall.timeLeft', { time: length })}</b>
    </span>
  );
}
