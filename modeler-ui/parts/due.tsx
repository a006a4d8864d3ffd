import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords, type Words } from '../app/i18n.ts';
import { nearMoment, useNow, dateAndTime, serverNow, weekday } from '../app/time.tsx';
import type { Colour } from '../../domain/api/basics.ts';
import type { BriefLimit } from '../../domain/api/cases.ts';
import type { ClockLimit, ClockView } from '../../domain/api/matters.ts';

const ICON: Record<Colour, string> = { normal: '●', warned: '▲', overdue: '■' };

/** Date and hour, with a word and an icon when it is near or past: a colour never stands alone. */
export function Due({ at, colour, children }: { at: string | null; colour: Colour; children?: ReactNode }): ReactNode {
  const { t, language } = useWords();
  const now = useNow();
  if (!at) return <span className="quiet">{t('due.none')}</span>;
  return (
    <span className={`due ${colour}`} title={`${dateAndTime(at)} ${weekday(at, language)}`} data-colour={colour}>
      <span className="due-icon" aria-hidden="true">
        {ICON[colour]}
      </span>
      <time dateTime={at}>{nearMoment(at, now, language)}</time>
      {colour !== 'normal' && <span className="due-word">{t(`due.${colour}`)}</span>}
      {children}
    </span>
  );
}

/** One limit of a clock in full: date and hour · working days left · which limit; a click opens the ledger that says why. */
export function LimitLine({
  limit,
  clock,
  why,
  name,
}: {
  limit: ClockLimit;
  /** The clock that has it. */
  clock: Pick<ClockView, 'state' | 'colour'>;
  /** Address of the page that shows the clock's ledger. */
  why?: string;
  /** Where the clock has one limit, what the clock measures says more than which limit it is. */
  name?: string;
}): ReactNode {
  const { t, wordOf } = useWords();
  const { state } = clock;
  const shown = state === 'running' ? limitColour(limit, clock, serverNow()) : 'normal';
  const body = limit.dueAt ? (
    <Due at={limit.dueAt} colour={shown}>
      <span className="quiet">· {daysLeft(limit, state, t)}</span>
    </Due>
  ) : (
    <Undetermined limit={limit} />
  );
  return (
    <span className="limit-line nowrap">
      <span className="quiet">{name ?? wordOf('limit', limit.id)}</span> {body}{' '}
      {why && (
        <Link to={why} title={t('due.whyTitle')} className="no-print">
          {t('due.why')}
        </Link>
      )}
    </span>
  );
}

/** Without a calendar: between which days it ends; once the latest is over, it is late for certain. */
function Undetermined({ limit: { undeterminedYear: year, possible, exceeded } }: { limit: ClockLimit }): ReactNode {
  const { t } = useWords();
  if (!year) return <span className="quiet">{t('due.none')}</span>;
  const [earliest, latest] = [possible?.earliest.slice(0, 10), possible?.latest.slice(0, 10)];
  if (exceeded && latest)
    return (
      <span className="due overdue" data-colour="overdue">
        <span className="due-icon" aria-hidden="true">
          {ICON.overdue}
        </span>
        {t('due.certainlyOver', { latest })}
      </span>
    );
  return (
    <span className="quiet">
      {t('due.undetermined', { year })} {possible && t('due.between', { earliest: earliest ?? '', latest: latest ?? '' })}
    </span>
  );
}

function daysLeft(limit: ClockLimit, state: ClockView['state'], t: Words['t']): string {
  if (state === 'stopped') return limit.exceeded ? t('due.stoppedLate') : t('due.stopped');
  if (state === 'suspended') return t('due.suspended');
  if (limit.overdueWorkingDays > 0) return t('due.over', { count: limit.overdueWorkingDays });
  if (limit.workingDaysLeft === null) return '';
  return limit.workingDaysLeft === 0 ? t('due.lastDay') : t('due.left', { count: limit.workingDaysLeft });
}

/** The colour of one limit: only the limit that is past is red, not its neighbour with time to spare. */
export const limitColour = (limit: ClockLimit | BriefLimit, clock: Pick<ClockView, 'state' | 'colour'>, now: number): Colour => {
  if (clock.state !== 'running' || !limit.dueAt) return 'normal';
  if (limit.overdueWorkingDays > 0 || Date.parse(limit.dueAt) < now) return 'overdue';
  if ('warnAt' in limit && limit.warnAt) return Date.parse(limit.warnAt) <= now ? 'warned' : 'normal';
  // Lists do not carry the moment of the warning: it comes one working day before; an earlier colour is the step's.
  return clock.colour === 'warned' && limit.workingDaysLeft !== null && limit.workingDaysLeft <= 1 ? 'warned' : 'normal';
};
