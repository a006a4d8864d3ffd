import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { usePages } from '../../app/use-pages.ts';
import { useResource } from '../../app/use-resource.ts';
import { Empty } from '../../parts/marks.tsx';
import { QuickSearch } from '../../parts/quick-search.tsx';
import { RowTable } from '../../parts/row-table.tsx';
import { MoreRows } from '../more-rows.tsx';
import type { Page } from '../../../domain/api/basics.ts';
import type { LawSummary } from '../../../domain/api/laws.ts';

/** The laws and normative documents that powers rest on, and which were marked changed or repealed (R7a). */
export function LawsPage(): ReactNode {
  const { t } = useWords('registry');
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const [q, state] = [parameters.get('q') ?? '', parameters.get('state') ?? ''];
  const address = withParameters('/laws', { q, state });
  const first = useResource<Page<LawSummary>>(address);
  const more = usePages<LawSummary>(address, first.data);
  const set = (name: string, value: string | undefined): void =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <section className="registry" data-testid="laws-page">
      <div className="page-head">
        <h1>{t('nav.laws')}</h1>
        <QuickSearch value={q} change={(text) => set('q', text)} label={t('laws.search')} testId="laws-search" />
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('list.state')}
          aria-label={t('list.state')}
          value={state || undefined}
          onChange={(value?: string) => set('state', value)}
          options={(['in-force', 'changed', 'repealed'] as const).map((value) => ({ value, label: t(`laws.state.${value}`) }))}
        />
      </div>
      {first.error && <ErrorNotice error={first.error} retry={() => void first.reload()} />}
      <div className="table-wrap" aria-busy={first.loading}>
        {more.rows.length > 0 && (
          <RowTable
            label={t('nav.laws')}
            testId="laws"
            rows={more.rows}
            rowKey={({ id }) => id}
            open={({ id }) => void navigate(`/registry/laws/${encodeURIComponent(id)}`)}
            columns={[
              {
                key: 'name',
                title: t('entry.law'),
                render: (law) => (
                  <Link to={`/registry/laws/${encodeURIComponent(law.id)}`} data-testid="law-link">
                    {law.name}
                  </Link>
                ),
              },
              { key: 'articles', title: t('laws.articles'), width: 110, render: (law) => law.articles },
              { key: 'powers', title: t('laws.powers'), width: 110, render: (law) => law.powers },
              {
                key: 'state',
                title: t('list.state'),
                width: 130,
                render: (law) => <span className={`state ${law.state === 'in-force' ? '' : 'on'}`}>{t(`laws.state.${law.state}`)}</span>,
              },
              {
                key: 'marked',
                title: t('laws.markedAt'),
                width: 160,
                render: (law) => (law.markedAt ? dateAndTime(law.markedAt) : <span className="quiet">—</span>),
              },
            ]}
          />
        )}
        {first.data && more.rows.length === 0 && (
          <Empty title={t(q || state ? 'laws.nothing' : 'laws.empty')} text={t(q || state ? 'list.nothingHelp' : 'laws.emptyHelp')} />
        )}
      </div>
      <MoreRows pages={more} total={first.data?.total ?? 0} />
    </section>
  );
}
