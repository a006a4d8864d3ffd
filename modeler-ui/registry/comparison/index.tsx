import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ErrorNotice, NotFoundPage } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';
import { versionPath } from '../api.ts';
import { StateTag } from '../state-tag.tsx';
import type { Version } from '../../../domain/api/registry.ts';
import { FieldComparison } from './field-comparison.tsx';
import { FlowchartPair } from './flowchart-pair.tsx';

/** Any two versions of a power compared: what the entries say, and what the flowcharts draw (R5). */
export function ComparePage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { fromId = '', toId = '' } = useParams();
  const from = useRead<Version>(versionPath(fromId));
  const to = useRead<Version>(versionPath(toId));
  const error = from.error ?? to.error;
  if (error)
    return error.status === 404 ? (
      <NotFoundPage />
    ) : (
      <ErrorNotice
        error={error}
        retry={() => {
          void from.refetch();
          void to.refetch();
        }}
      />
    );
  if (!from.data || !to.data)
    return (
      <section className="registry">
        <Skeleton active paragraph={{ rows: 10 }} />
      </section>
    );
  const number = (version: Version): string => t('version.number', { number: version.number });
  return (
    <section className="registry" data-testid="compare-page">
      <header className="page-head">
        <h1>{t('compare.title', { from: number(from.data), to: number(to.data) })}</h1>
        <Link to={`/registry/${to.data.powerId}`}>{pick(to.data.basics.powerName, to.data.basics.powerNameEn)}</Link>
        <span className="line small">
          {number(from.data)}
          <StateTag state={from.data.state} />
          <span aria-hidden="true">→</span>
          {number(to.data)}
          <StateTag state={to.data.state} />
        </span>
      </header>
      <section className="power-card">
        <h2>{t('compare.fields')}</h2>
        <FieldComparison before={from.data} after={to.data} />
      </section>
      <section className="power-card">
        <h2>{t('compare.flowchart')}</h2>
        <FlowchartPair before={from.data} after={to.data} />
      </section>
    </section>
  );
}
