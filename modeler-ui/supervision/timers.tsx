import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { countdown, dateAndTime, serverNow, useNow } from '../app/time.tsx';
import type { Colour } from '../../domain/api/basics.ts';
import type { WallCase } from '../../domain/api/supervision.ts';
import { Empty, Serial } from '../parts/marks.tsx';
import { RowTable } from '../parts/row-table.tsx';

interface Timer {
  at: number;
  limit: 'promised' | 'statutory' | 'step';
  colour: Colour;
}

/** What a case counts down to: the promised limit, which is what is due to the party; past it, the time since. */
export function timerOf(one: WallCase, now: number): Timer | null {
  const promised = one.promisedDueAt && !isDecided(one) ? Date.parse(one.promisedDueAt) : null;
  const step = one.stepDueAt ? Date.parse(one.stepDueAt) : null;
  // Warned because of its step: count to that, so that the colour and the figure speak of the same thing.
  if (promised !== null && promised >= now && one.colour === 'warned' && step !== null && step < promised)
    return { at: step, limit: 'step', colour: 'warned' };
  if (promised !== null)
    return { at: promised, limit: 'promised', colour: promised < now ? 'overdue' : one.colour === 'overdue' ? 'normal' : one.colour };
  // A step over its own limit is no signal of its own: it is shown as a warning (docs/law.md, "Where the rules are silent").
  return step === null ? null : { at: step, limit: 'step', colour: step < now ? 'warned' : 'normal' };
}

const isDecided = (one: WallCase): boolean => one.state === 'decided' || one.state === 'completed';

/** What is overdue comes first, then what is nearest to its limit; cases without a running timer come last. */
function byUrgency(cases: readonly WallCase[], now: number): WallCase[] {
  const timed = cases.map((one) => ({ one, timer: timerOf(one, now) }));
  const rank = (timer: Timer | null): number => (timer?.colour === 'overdue' ? 0 : 1);
  const at = (timer: Timer | null): number => timer?.at ?? Number.MAX_SAFE_INTEGER;
  return timed.sort((a, b) => rank(a.timer) - rank(b.timer) || at(a.timer) - at(b.timer)).map(({ one }) => one);
}

const ICON: Record<Colour, string> = { normal: '●', warned: '▲', overdue: '■' };

/** Timers nearest to due, counting down each second. */
export function Timers({ cases }: { cases: WallCase[] }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const now = useNow(1_000);
  const rows = useMemo(() => byUrgency(cases, serverNow()), [cases]);
  return (
    <section className="panel wall-timers" aria-label={t('wall.timers')}>
      <header className="panel-head">
        <h2>{t('wall.timers')}</h2>
        <span className="quiet small">{t('total', { count: cases.length })}</span>
      </header>
      <div className="wall-scroll">
        {cases.length === 0 ? (
          <Empty title={t('wall.empty')} text={t('wall.emptyText')} />
        ) : (
          <RowTable
            label={t('wall.timers')}
            testId="timers"
            rows={rows}
            rowKey={({ caseId }) => caseId}
            open={({ caseId }) => void navigate(`/cases/${caseId}`)}
            columns={[
              {
                key: 'left',
                title: t('wall.left'),
                width: '23%',
                render: (one) => <Left timer={timerOf(one, now)} now={now} decided={isDecided(one)} />,
              },
              {
                key: 'case',
                title: t('inbox.column.subject'),
                className: 'two',
                render: (one) => (
                  <>
                    <span title={one.subject}>{one.subject}</span>
                    <span className="quiet small">
                      {pick(one.powerName, one.powerNameEn)} · <Serial value={one.serial} />
                    </span>
                  </>
                ),
              },
              {
                key: 'organ',
                title: t('wall.organ'),
                width: '21%',
                className: 'two',
                render: (one) => (
                  <>
                    <OrganName of={{ id: one.organId, name: one.organName }} />
                    <span className="quiet small">{one.stepName ?? '—'}</span>
                  </>
                ),
              },
              {
                key: 'due',
                title: t('limit.promised'),
                width: '17%',
                className: 'two',
                render: (one) => (
                  <>
                    <span>{one.promisedDueAt ? dateAndTime(one.promisedDueAt).slice(5) : '—'}</span>
                    <span className="quiet small">
                      {one.statutoryDueAt ? `${t('limit.short.statutory')} ${dateAndTime(one.statutoryDueAt).slice(5)}` : ' '}
                    </span>
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </section>
  );
}

function Left({ timer, now, decided }: { timer: Timer | null; now: number; decided: boolean }): ReactNode {
  const { t, language } = useWords();
  if (!timer) return <span className="quiet">{t(decided ? 'wall.decided' : 'due.notStarted')}</span>;
  const past = timer.at < now;
  return (
    <span className={`due wall-left ${timer.colour}`} data-colour={timer.colour}>
      <span className="due-icon" aria-hidden="true">
        {ICON[timer.colour]}
      </span>
      <span>
        <b>{t(past ? 'wall.timeOver' : 'wall.timeLeft', { time: countdown(timer.at - now, language) })}</b>
        <span className="small quiet wall-left-word">{past ? t(`wall.past.${timer.limit}`) : t(`wall.to.${timer.limit}`)}</span>
      </span>
    </span>
  );
}
