import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { dateAndTime, duration } from '../app/time.tsx';
import type { Status } from '../../domain/api/status.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Facts } from '../parts/facts.tsx';
import { Serial } from '../parts/marks.tsx';
import { FrozenMark } from '../repairs/frozen-mark.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { Health } from './health.tsx';

const AGAIN_MS = 5_000;

/** Whether everything stands: engine, database, what waits for the engine, the independent sweep, and where the two alarms disagree. */
export function StatusPage(): ReactNode {
  const { t, wordOf, pick, language } = useWords();
  const { can } = useSession();
  const status = useRead<Status>('/status', { every: AGAIN_MS });
  if (!status.data) return <NotYet read={status} />;
  const { engine, database, outbox, sweep, disagreements, frozen, mode, now, offsetMs, uptimeSeconds, memoryBytes, eventLoop } =
    status.data;
  const { disk } = status.data;
  const well = (ok: boolean, word: string): ReactNode => (
    <span className="nowrap">
      {ok ? '✓' : <b>✕</b>} {ok ? word : <b>{word}</b>}
    </span>
  );
  const engineWell = engine.state === 'running';
  return (
    <>
      <div className="page-head">
        <h1>{t('home.status')}</h1>
        <span className="quiet small">{dateAndTime(now)}</span>
        {status.error && <b role="alert">✕ {t('status.notAnswering')}</b>}
        <span className="top-space" />
        <Button size="small" onClick={() => void status.refetch()}>
          {t('refresh')}
        </Button>
      </div>
      <div className="status-grid">
        <Panel stacked title={t('status.engine')} testId="status-engine">
          <Facts
            items={[
              { label: t('status.state'), value: well(engineWell, wordOf('status.engineState', engine.state)) },
              {
                label: t('status.kind'),
                value: engine.embedded === undefined ? '—' : t(engine.embedded ? 'status.embedded' : 'status.external'),
              },
              { label: t('status.address'), value: engine.address },
              { label: t('status.version'), value: `${engine.gatewayVersion ?? '—'} (${engine.line ?? '—'})` },
              { label: t('status.restarts'), value: engine.restarts },
              { label: 'PID', value: engine.pid ?? '—' },
            ]}
          />
          {engine.loss && <Loss loss={engine.loss} />}
        </Panel>
        <Panel stacked title={t('status.database')} testId="status-database">
          <Facts
            items={[
              { label: t('status.state'), value: well(database.ok, t(database.ok ? 'status.ok' : 'status.notAnswering')) },
              { label: t('status.kind'), value: database.dialect },
            ]}
          />
        </Panel>
        <Panel stacked title={t('status.outbox')} testId="status-outbox">
          <Facts
            items={[
              { label: t('status.pending'), value: outbox.pending },
              { label: t('status.oldest'), value: outbox.oldestSeconds === null ? '—' : duration(outbox.oldestSeconds * 1_000, language) },
              { label: t('status.dead'), value: well(outbox.dead === 0, String(outbox.dead)) },
            ]}
          />
          {outbox.attention?.map((row) => (
            <p key={row.id} className="small breaks">
              <code>{row.kind}</code> {dateAndTime(row.createdAt)} {row.problem}
            </p>
          ))}
        </Panel>
        <Panel stacked title={t('status.sweep')} testId="status-sweep">
          <Facts
            items={[
              { label: t('status.lastAt'), value: sweep.lastAt ? dateAndTime(sweep.lastAt) : t('status.never') },
              { label: t('status.lag'), value: sweep.lagMs === null ? '—' : `${sweep.lagMs} ms` },
            ]}
          />
        </Panel>
        <Panel stacked title={t('status.mode')} testId="status-mode">
          <Facts
            items={[
              { label: t('status.mode'), value: t(`status.modeWord.${mode}`) },
              { label: t('status.offset'), value: offsetMs === 0 ? t('status.none') : duration(Math.abs(offsetMs), language) },
              { label: t('status.uptime'), value: uptimeSeconds === undefined ? '—' : duration(uptimeSeconds * 1_000, language) },
              { label: t('status.memory'), value: memoryBytes === undefined ? '—' : `${Math.round(memoryBytes / 1_048_576)} MB` },
              { label: t('status.disk'), value: disk ? well(disk.freeBytes >= disk.neededBytes, gigabytes(disk.freeBytes)) : '—' },
              ...(eventLoop
                ? [
                    { label: t('status.waitNow'), value: `${eventLoop.lastMs} ms` },
                    { label: t('status.waitHour'), value: well(eventLoop.longestMs <= eventLoop.thresholdMs, `${eventLoop.longestMs} ms`) },
                    { label: t('status.parsersEnded'), value: status.data.parsersEnded ?? 0 },
                  ]
                : []),
              { label: t('status.scan'), value: t(`status.scanWord.${status.data.scan}`) },
              { label: t('status.seal'), value: t(`status.sealWord.${status.data.seal}`) },
            ]}
          />
          {eventLoop?.alarmedAt && (
            <p className="small" role="status" data-testid="status-busy">
              <b>✕ {t('status.waitAlarm', { at: dateAndTime(eventLoop.alarmedAt), limit: eventLoop.thresholdMs })}</b>
            </p>
          )}
        </Panel>
        <Panel title={t('home.archive')} testId="status-archive">
          <Facts
            items={[
              { label: t('volumeState.kept'), value: status.data.archive.kept },
              { label: t('archive.due'), value: status.data.archive.due },
              { label: t('volumeState.held'), value: status.data.archive.held },
              { label: t('volumeState.failed'), value: well(status.data.archive.failed === 0, String(status.data.archive.failed)) },
              { label: t('volumeState.sealed'), value: status.data.archive.sealed },
            ]}
          />
        </Panel>
      </div>
      {status.data.unattended.length > 0 && (
        <Panel
          stacked
          title={t('work.unattendedCount', { count: status.data.unattended.reduce((sum, { matters }) => sum + matters, 0) })}
          testId="status-unattended"
        >
          <ul>
            {status.data.unattended.map(({ organ, matters, positions, now: isNow }, index) => (
              <li key={index}>
                {isNow && '✕ '}
                {t('work.unattendedOf', { organ: organ.name, count: matters })} <span className="quiet">{positions.join('、')}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <div className="signal-columns">
        <Panel stacked title={t('status.frozen', { count: frozen.length })} testId="status-frozen">
          <p className="quiet small">{t('status.frozenText')}</p>
          {frozen.length > 0 ? (
            <ul>
              {frozen.map((one) => (
                <li key={one.id} className="line">
                  <FrozenMark frozen={one.frozen} />
                  {can('matter.repair') ? (
                    <Link to={`/repairs/${one.id}`}>
                      <Serial value={one.number} />
                    </Link>
                  ) : (
                    <Serial value={one.number} />
                  )}
                  <span>{pick(one.message, one.messageEn)}</span>
                  <span className="quiet">{dateAndTime(one.at)}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p>{t('status.none')}</p>
          )}
        </Panel>
        <Panel stacked title={t('status.disagreements', { count: disagreements.length })} testId="status-disagreements">
          <p className="quiet small">{t('status.disagreementsText')}</p>
          {disagreements.length > 0 ? (
            <ul>
              {disagreements.map((one) => (
                <li key={one.at} className="line">
                  {dateAndTime(one.at)}
                </li>
              ))}
            </ul>
          ) : (
            <p>{t('status.none')}</p>
          )}
        </Panel>
        <Health health={status.data.health} />
      </div>
    </>
  );
}

const gigabytes = (bytes: number): string => `${(bytes / 1_073_741_824).toFixed(1)} GB`;

/** The engine had lost its data: how much stands again, and what people have to look at. */
function Loss({ loss: { lostAt, matters, left, frozen, rebuiltAt } }: { loss: NonNullable<Status['engine']['loss']> }): ReactNode {
  const { t } = useWords();
  return (
    <p className="small" role="status" data-testid="status-loss">
      {rebuiltAt
        ? t('status.rebuilt', { lostAt: dateAndTime(lostAt), rebuiltAt: dateAndTime(rebuiltAt), count: matters - frozen })
        : t('status.rebuilding', { lostAt: dateAndTime(lostAt), done: matters - left, count: matters })}
      {frozen > 0 && <b> ✕ {t('status.notRebuilt', { count: frozen })}</b>}
    </p>
  );
}
