import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { ErrorNotice, NotFoundPage } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/session.tsx';
import { dateAndTime } from '../../app/time.tsx';
import { useResource } from '../../app/use-resource.ts';
import { RowTable } from '../../parts/row-table.tsx';
import type { LawDetail, LawPower } from '../types.ts';
import { MarkDialog } from './mark-dialog.tsx';

/** One law: what was marked of it, and every power, flowchart step and open case that rests on it (R7a). */
export function LawPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { can } = useSession();
  const navigate = useNavigate();
  const { lawId = '' } = useParams();
  const found = useResource<LawDetail>(`/laws/${encodeURIComponent(lawId)}`);
  const [marking, setMarking] = useState(false);
  const law = found.data;
  if (found.error && !law) return found.error.status === 404 ? <NotFoundPage /> : <ErrorNotice error={found.error} retry={() => void found.reload()} />;
  if (!law) return <section className="registry"><Skeleton active paragraph={{ rows: 8 }} /></section>;
  const cases = law.powers.reduce((sum, { openCases }) => sum + openCases, 0);
  return (
    <section className="registry" data-testid="law-page" data-state={law.state}>
      <header className="page-head">
        <h1>《{law.name}》</h1><span className={`state ${law.state === 'in-force' ? '' : 'on'}`}>{t(`laws.state.${law.state}`)}</span>
        <span className="quiet">{t('laws.impact', { powers: law.powers.length, cases })}</span>
        <span className="top-space" />
        <span className="line no-print"><Button size="small" onClick={() => window.print()}>{t('print')}</Button>{can('law.mark') && <Button size="small" type="primary" onClick={() => setMarking(true)} data-testid="mark-law">{t('laws.mark')}</Button>}</span>
      </header>
      {law.marks.length > 0 && (
        <section className="power-card">
          <h2>{t('laws.marks')}</h2>
          <ul data-testid="law-marks">{law.marks.map((mark) => <li key={mark.id}><b>{t(`laws.state.${mark.kind}`)}</b> {mark.on} · {mark.articles.length > 0 ? mark.articles.join(t('and')) : t('laws.whole')} <span className="quiet small">{mark.person?.name} {dateAndTime(mark.at)}</span>{mark.note && <p className="pre">{mark.note}</p>}</li>)}</ul>
        </section>
      )}
      <div className="table-wrap">
        <RowTable
          label={t('laws.powers')} testId="law-powers" rows={law.powers} rowKey={({ id }) => id} open={({ id }) => void navigate(`/registry/${id}`)}
          columns={[
            { key: 'name', title: t('list.name'), className: 'two', render: (power) => <><Link to={`/registry/${power.id}`}>{pick(power.name, power.nameEn)}</Link><code className="quiet">{power.code}</code></> },
            { key: 'organ', title: t('list.organ'), width: 170, className: 'clip', render: (power) => power.organ.name },
            { key: 'articles', title: t('laws.articles'), width: 210, render: (power) => power.articles.join(t('and')) },
            { key: 'version', title: t('list.published'), width: 90, render: (power) => (power.publishedVersion ? t('version.number', { number: power.publishedVersion }) : <span className="quiet">{t('version.none')}</span>) },
            { key: 'steps', title: t('laws.steps'), width: 150, render: (power) => stepsWords(power) },
            { key: 'cases', title: t('laws.openCases'), width: 90, render: (power) => (power.openCases > 0 ? <Link to={withParameters('/cases', { power: power.id, state: 'running' })}>{power.openCases}</Link> : <span className="quiet">0</span>) },
            { key: 'change', title: t('changes.what'), width: 110, render: (power) => (power.changeId ? <Link to={`/registry/changes/${power.changeId}`}>{t('laws.toChange')}</Link> : <span className="quiet">—</span>) },
          ]}
        />
      </div>
      {marking && <MarkDialog law={law} close={() => setMarking(false)} done={() => { setMarking(false); void found.reload(); }} />}
    </section>
  );
}

const stepsWords = ({ flowchartSteps }: LawPower): string => (Array.isArray(flowchartSteps) ? flowchartSteps.map(({ name }) => name).join('、') || '—' : String(flowchartSteps ?? '—'));
