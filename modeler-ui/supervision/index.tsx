import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { SignalView, Wall } from '../../domain/api/supervision.ts';
import { WALL_FILTERS, WALL_TILE_KEYS, WALL_TILES, type WallTileKey } from '../../domain/supervision/wall-figures.ts';
import { withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useLiveState, useSignals } from '../app/live/use-live.ts';
import { dateAndTime, serverNow, setServerNow, useNow, weekday } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { NotYet } from '../parts/not-yet.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { ForecastPanel } from './forecast.tsx';
import { FrozenMatters } from './frozen-matters.tsx';
import { OrganTable } from './organ-table.tsx';
import { SignalFeed } from './signal-feed.tsx';
import { Timers } from './timers.tsx';
import './wall.css';
import { useWallAlerts } from './wall-alerts.tsx';
import { SubjectFilters } from './wall-filters.tsx';
import { LateWeeks, Trend } from './weeks.tsx';

/** Read again by itself as well: the live events are one way of learning of a signal, not the only one. */
const AGAIN_MS = 20_000;

/** Red and yellow belong to signals and due times; a figure of nothing has no colour. */
const TONES: Partial<Record<WallTileKey, { tone: 'yellow' | 'red'; icon: string }>> = {
  overdue: { tone: 'red', icon: '■' },
  stepLate: { tone: 'yellow', icon: '◆' },
  red: { tone: 'red', icon: '⚑' },
  yellow: { tone: 'yellow', icon: '⚑' },
  warned: { tone: 'yellow', icon: '▲' },
};

/** The supervision wall: who is late, where, whose, since when; signals as they come; organs by state and week (R13, R14). */
export function WallPage(): ReactNode {
  const { t } = useWords();
  const { can } = useSession();
  const filters = useFilters(WALL_FILTERS);
  const narrowed = Object.fromEntries(Object.entries(filters.values).filter(([, value]) => value));
  const wall = useRead<Wall>(withParameters('/supervision/wall', narrowed), { every: AGAIN_MS });
  const [fresh, setFresh] = useState<Map<string, SignalView>>(new Map());
  const frame = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  const live = useLiveState();
  const alerts = useWallAlerts();
  useSignals((signal) => {
    setFresh((before) => new Map(before).set(signal.id, signal));
    alerts.tell(signal);
  });

  useEffect(() => {
    if (wall.data) setServerNow(wall.data.now);
  }, [wall.data]);
  useEffect(() => {
    const onFull = (): void => setFull(document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', onFull);
    return () => document.removeEventListener('fullscreenchange', onFull);
  }, []);

  if (!wall.data) return <NotYet read={wall} />;
  const { totals, cases, byOrgan, weeks } = wall.data;
  const known = new Set(wall.data.signals.map(({ id }) => id));
  // What came live is newer than what was read: one that was withdrawn meanwhile is gone, one that turned red is red. A narrowed wall
  // shows what it read alone: an event does not say what it is narrowed by.
  const came = filters.any ? [] : [...fresh.values()].reverse().filter(({ id }) => !known.has(id));
  const signals = [...came, ...wall.data.signals.map((signal) => fresh.get(signal.id) ?? signal)].filter(({ stands }) => stands);

  return (
    <div ref={frame} className={`wall ${full ? 'full' : ''}`} data-testid="wall">
      <header className="wall-head">
        <h1>{t('wall.title')}</h1>
        <Now />
        <span className={`wall-live ${live}`} role="status" data-testid="live-state" data-state={live}>
          {live === 'live' ? '●' : '○'} {t(`wall.live.${live}`)}
        </span>
        <span className="top-space" />
        {alerts.switches}
        <nav className="line no-print wall-links" aria-label={t('wall.more')}>
          <Link to={withParameters('/supervision/heat', { power: filters.values.power })} data-testid="to-heat">
            {t('heat.title')}
          </Link>
          <Link to="/supervision/signals?state=proposed">{t('signal.toConfirm')}</Link>
          <Link to="/supervision/signals">{t('wall.allSignals')}</Link>
          {can('investigation.handle') && (
            <Link to="/supervision/investigations" data-testid="to-investigations">
              {t('investigation.title')}
            </Link>
          )}
          {can('complaint.handle') && (
            <Link to="/supervision/complaints" data-testid="to-complaints">
              {t('complaint.title')}
            </Link>
          )}
          <Link to="/supervision/rules" data-testid="to-rules">
            {t('rules.toRules')}
          </Link>
        </nav>
        <Button size="small" className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
        <Button
          size="small"
          className="no-print"
          onClick={() => void (full ? document.exitFullscreen() : frame.current?.requestFullscreen())}
          data-testid="full-screen"
        >
          {t(full ? 'wall.leaveFull' : 'wall.full')}
        </Button>
      </header>
      <div className="wall-filters line no-print">
        <SubjectFilters filters={filters} steps={cases.flatMap(({ stepName }) => stepName ?? [])} />
      </div>
      {wall.error && <ErrorNotice error={wall.error} />}
      <ul className="wall-totals">
        {WALL_TILE_KEYS.map((key) => {
          const { list, filter } = WALL_TILES[key];
          const { tone, icon } = TONES[key] ?? {};
          return (
            <li key={key}>
              <Link
                to={withParameters(list, { ...narrowed, ...filter })}
                className={tone && totals[key] > 0 ? tone : ''}
                data-testid={`total-${key}`}
              >
                <span>
                  {icon && <i aria-hidden="true">{icon} </i>}
                  {t(`wall.total.${key}`)}
                </span>
                <b>{totals[key]}</b>
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="wall-body">
        <Timers cases={cases} running={totals.running} />
        <div className={`wall-side ${wall.data.frozen.length > 0 ? 'with-frozen' : ''}`}>
          <FrozenMatters frozen={wall.data.frozen} />
          <SignalFeed signals={signals} fresh={fresh} />
          <OrganTable organs={byOrgan} narrowed={narrowed} />
        </div>
      </div>
      {!full && (
        <div className="wall-below">
          <LateWeeks organs={byOrgan} weeks={weeks} narrowed={narrowed} />
          <Trend weeks={weeks} narrowed={narrowed} />
          <ForecastPanel narrowed={narrowed} />
        </div>
      )}
    </div>
  );
}

function Now(): ReactNode {
  const { language } = useWords();
  useNow(1_000);
  const now = serverNow();
  return (
    <time className="quiet">
      {dateAndTime(now)} {weekday(now, language)}
    </time>
  );
}
