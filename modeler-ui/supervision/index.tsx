import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useLiveState, useSignals } from '../app/live/use-live.ts';
import { dateAndTime, serverNow, setServerNow, useNow, weekday } from '../app/time.tsx';
import type { SignalView, Wall } from '../../domain/api/supervision.ts';
import { useRead } from '../app/use-read.ts';
import { FrozenMatters } from './frozen-matters.tsx';
import { OrganTable } from './organ-table.tsx';
import { SignalFeed } from './signal-feed.tsx';
import { Timers } from './timers.tsx';
import './wall.css';
import { NotYet } from '../parts/not-yet.tsx';

/** Read again by itself as well: the live events are one way of learning of a signal, not the only one. */
const AGAIN_MS = 20_000;

const TOTALS: { key: keyof Wall['totals']; to: string; tone?: 'yellow' | 'red'; icon?: string }[] = [
  { key: 'running', to: '/cases?state=running' },
  { key: 'dueToday', to: '/cases?state=running&due=today' },
  { key: 'warned', to: '/cases?state=running&clock=warned', tone: 'yellow', icon: '▲' },
  { key: 'overdue', to: '/cases?state=running&clock=overdue', tone: 'red', icon: '■' },
  { key: 'yellow', to: '/supervision/signals?colour=yellow', tone: 'yellow', icon: '⚑' },
  { key: 'red', to: '/supervision/signals?colour=red', tone: 'red', icon: '⚑' },
];

/** The supervision wall: running cases with their timers, signals as they come, organs by state (R13, R14). */
export function WallPage(): ReactNode {
  const { t } = useWords();
  const wall = useRead<Wall>('/supervision/wall', { every: AGAIN_MS });
  const [fresh, setFresh] = useState<Map<string, SignalView>>(new Map());
  const frame = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(false);
  const live = useLiveState();
  useSignals((signal) => setFresh((before) => new Map(before).set(signal.id, signal)));

  useEffect(() => {
    if (wall.data) setServerNow(wall.data.now);
  }, [wall.data]);
  useEffect(() => {
    const onFull = (): void => setFull(document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', onFull);
    return () => document.removeEventListener('fullscreenchange', onFull);
  }, []);

  if (!wall.data) return <NotYet read={wall} />;
  const { totals, cases, byOrgan } = wall.data;
  const known = new Set(wall.data.signals.map(({ id }) => id));
  const signals = [...[...fresh.values()].reverse().filter(({ id }) => !known.has(id)), ...wall.data.signals];

  return (
    <div ref={frame} className={`wall ${full ? 'full' : ''}`} data-testid="wall">
      <header className="wall-head">
        <h1>{t('wall.title')}</h1>
        <Now />
        <span className={`wall-live ${live}`} role="status" data-testid="live-state" data-state={live}>
          {live === 'live' ? '●' : '○'} {t(`wall.live.${live}`)}
        </span>
        <span className="top-space" />
        <Link to="/supervision/signals" className="no-print">
          {t('wall.allSignals')}
        </Link>
        <Button
          size="small"
          onClick={() => void (full ? document.exitFullscreen() : frame.current?.requestFullscreen())}
          data-testid="full-screen"
        >
          {t(full ? 'wall.leaveFull' : 'wall.full')}
        </Button>
      </header>
      {wall.error && <ErrorNotice error={wall.error} />}
      <ul className="wall-totals">
        {TOTALS.map(({ key, to, tone, icon }) => (
          <li key={key}>
            <Link to={to} className={tone && totals[key] > 0 ? tone : ''} data-testid={`total-${key}`}>
              <span>
                {icon && <i aria-hidden="true">{icon} </i>}
                {t(`wall.total.${key}`)}
              </span>
              <b>{totals[key]}</b>
            </Link>
          </li>
        ))}
      </ul>
      <div className="wall-body">
        <Timers cases={cases} />
        <div className={`wall-side ${wall.data.frozen.length > 0 ? 'with-frozen' : ''}`}>
          <FrozenMatters frozen={wall.data.frozen} />
          <SignalFeed signals={signals} fresh={fresh} />
          <OrganTable organs={byOrgan} />
        </div>
      </div>
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
