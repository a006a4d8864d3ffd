import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useRows } from '../../app/use-read.ts';
import { FilterSelect } from '../../parts/filter-bar.tsx';
import { List } from '../../parts/list.tsx';
import { Empty } from '../../parts/marks.tsx';
import { QuickSearch } from '../../parts/quick-search.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import type { LawSummary } from '../../../domain/api/laws.ts';

/** The laws and normative documents that powers rest on, and which were marked changed or repealed (R7a). */
export function LawsPage(): ReactNode {
  const { t } = useWords('registry');
  const navigate = useNavigate();
  const filters = useFilters(['q', 'state']);
  const list = useRows<LawSummary>(withParameters('/laws', filters.values));
  return (
    <section className="registry" data-testid="laws-page">
      <div className="page-head">
        <h1>{t('nav.laws')}</h1>
        <QuickSearch value={filters.values.q} change={(text) => filters.set('q', text)} label={t('laws.search')} testId="laws-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('list.state')}
          options={(['in-force', 'changed', 'repealed'] as const).map((value) => ({ value, label: t(`laws.state.${value}`) }))}
        />
      </div>
      <List
        list={list}
        label={t('nav.laws')}
        testId="laws"
        open={({ id }) => void navigate(`/registry/laws/${encodeURIComponent(id)}`)}
        empty={
          <Empty title={t(filters.any ? 'laws.nothing' : 'laws.empty')} text={t(filters.any ? 'list.nothingHelp' : 'laws.emptyHelp')} />
        }
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
    </section>
  );
}
