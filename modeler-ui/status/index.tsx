import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime, duration } from '../app/time.tsx';
import type { Status } from '../app/types.ts';
import { useResource } from '../app/use-resource.ts';
import { Facts } from '../parts/facts.tsx';
import { Serial } from '../parts/marks.tsx';

const AGAIN_MS = 5_000;

/** Whether everything stands: engine, database, what waits for the engine, the independent sweep, and where the two alarms disagree. */
export function StatusPage(): ReactNode {
  const { t, language } = useWords();
  const status = useResource<Status>('/status');
  const { reload } = status;
  useEffect(() => {
    const timer = setInterval(() => void reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  if (status.error && !status.data) return <ErrorNotice error={status.error} retry={() => void reload()} />;
  if (!status.data) return <div className="page-wait" aria-busy="true" />;
  const { engine, database, outbox, sweep, disagreements, stalled, mode, now, offsetMs, uptimeSeconds, memoryBytes } = status.data;
  const well = (ok: boolean, word: string): ReactNode => <span className="nowrap">{ok ? '✓' : <b>✕</b>} {ok ? word : <b>{word}</b>}</span>;
  const engineWell = engine.state === 'running' || engine.state === 'external';
  return (
    <>
      <div className="page-head"><h1>{t('home.status')}</h1><span className="quiet small">{dateAndTime(now)}</span>{status.error && <b role="alert">✕ {t('status.notAnswering')}</b>}<span className="top-space" /><Button size="small" onClick={() => void reload()}>{t('refresh')}</Button></div>
      <div className="status-grid">
        <Panel title={t('status.engine')} testId="status-engine"><Facts items={[
          { label: t('status.state'), value: well(engineWell, known(t, `status.engineState.${engine.state}`, engine.state)) },
          { label: t('status.kind'), value: engine.embedded === undefined ? '—' : t(engine.embedded ? 'status.embedded' : 'status.external') },
          { label: t('status.address'), value: engine.address },
          { label: t('status.version'), value: `${engine.gatewayVersion ?? '—'} (${engine.line ?? '—'})` },
          { label: t('status.restarts'), value: engine.restarts },
          { label: 'PID', value: engine.pid ?? '—' },
        ]} /></Panel>
        <Panel title={t('status.database')} testId="status-database"><Facts items={[
          { label: t('status.state'), value: well(database.ok, t(database.ok ? 'status.ok' : 'status.notAnswering')) },
          { label: t('status.kind'), value: database.dialect },
        ]} /></Panel>
        <Panel title={t('status.outbox')} testId="status-outbox"><Facts items={[
          { label: t('status.pending'), value: outbox.pending },
          { label: t('status.oldest'), value: outbox.oldestSeconds === null ? '—' : duration(outbox.oldestSeconds * 1_000, language) },
          { label: t('status.dead'), value: well(outbox.dead === 0, String(outbox.dead)) },
        ]} />{outbox.attention?.map((row) => <p key={row.id} className="small breaks"><code>{row.kind}</code> {dateAndTime(row.createdAt)} {row.problem}</p>)}</Panel>
        <Panel title={t('status.sweep')} testId="status-sweep"><Facts items={[
          { label: t('status.lastAt'), value: sweep.lastAt ? dateAndTime(sweep.lastAt) : t('status.never') },
          { label: t('status.lag'), value: sweep.lagMs === null ? '—' : `${sweep.lagMs} ms` },
        ]} /></Panel>
        <Panel title={t('status.mode')} testId="status-mode"><Facts items={[
          { label: t('status.mode'), value: t(`status.modeWord.${mode}`) },
          { label: t('status.offset'), value: offsetMs === 0 ? t('status.none') : duration(Math.abs(offsetMs), language) },
          { label: t('status.uptime'), value: uptimeSeconds === undefined ? '—' : duration(uptimeSeconds * 1_000, language) },
          { label: t('status.memory'), value: memoryBytes === undefined ? '—' : `${Math.round(memoryBytes / 1_048_576)} MB` },
        ]} /></Panel>
      </div>
      <div className="signal-columns" style={{ marginTop: 12 }}>
        <Panel title={t('status.disagreements', { count: disagreements.length })} testId="status-disagreements">
          <p className="quiet small">{t('status.disagreementsText')}</p>
          {disagreements.length > 0 ? <ul>{disagreements.map((one) => <li key={one.clockId} className="line">{one.caseId ? <Link to={`/cases/${one.caseId}/clock`}>{one.serial ? <Serial value={one.serial} /> : t('status.oneCase')}</Link> : <code>{one.clockId}</code>}<span className="quiet">{one.armedAt ? dateAndTime(one.armedAt) : '—'}</span></li>)}</ul> : <p>{t('status.none')}</p>}
        </Panel>
        <Panel title={t('status.stalled', { count: stalled.length })} testId="status-stalled">
          <p className="quiet small">{t('status.stalledText')}</p>
          {stalled.length > 0 ? <ul>{stalled.map((one) => <li key={one.caseId}><Link to={`/cases/${one.caseId}`}><Serial value={one.serial} /></Link></li>)}</ul> : <p>{t('status.none')}</p>}
        </Panel>
      </div>
    </>
  );
}

function Panel({ title, testId, children }: { title: string; testId: string; children: ReactNode }): ReactNode {
  return <section className="panel" data-testid={testId}><header className="panel-head"><h2>{title}</h2></header><div className="panel-body stack">{children}</div></section>;
}

/** The word for a state, or the state itself when it is one that this page does not know. */
const known = (t: (key: string) => string, key: string, code: string): string => {
  const word = t(key);
  return word === key ? code : word;
};
