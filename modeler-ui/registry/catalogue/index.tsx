import { Button, Dropdown } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { downloadFile } from '../../app/download.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import { useAction } from '../../app/use-action.ts';
import { usePages } from '../../app/use-pages.ts';
import { useResource } from '../../app/use-resource.ts';
import { ColumnChoice, useColumnChoice } from '../../parts/column-choice.tsx';
import { Empty } from '../../parts/marks.tsx';
import { QuickSearch } from '../../parts/quick-search.tsx';
import { RowTable } from '../../parts/row-table.tsx';
import { MoreRows } from '../more-rows.tsx';
import type { Page } from '../../../domain/api/basics.ts';
import type { Facets, PowerSummary } from '../../../domain/api/catalogue.ts';
import { powerColumns, USUAL_COLUMNS } from './columns.tsx';
import { FACETS, FacetList, type Facet } from './facets.tsx';

const PAGE_SIZE = 50;

/** The catalogue of powers (R5): found by organ, district, category, state and words; the filters are the address. */
export function CataloguePage(): ReactNode {
  const words = useWords('registry');
  const { t } = words;
  const { can, person } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const q = parameters.get('q') ?? '';
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, parameters.get(facet) ?? ''])) as Record<Facet, string>;
  const filter = { q, ...chosen };
  const address = withParameters('/registry/powers', { ...filter, limit: PAGE_SIZE });
  const first = useResource<Page<PowerSummary>>(address);
  const more = usePages<PowerSummary>(address, first.data);
  const facets = useResource<Facets>(withParameters('/registry/facets', filter));
  const columns = useMemo(() => powerColumns(words), [words.language]);
  const choice = useColumnChoice('registry', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useAction<[string], void>(async (_key, format) =>
    downloadFile(withParameters('/registry/export', { ...filter, format }), `${t('title')}.${format}`),
  );

  const set = (name: string, value: string): void =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filtered = Object.values(filter).some(Boolean);
  return (
    <section className="registry" data-testid="registry-list">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <QuickSearch value={q} change={(text) => set('q', text)} label={t('list.search')} testId="registry-search" width={260} />
        <span className="quiet" aria-live="polite" data-testid="registry-total">
          {first.data && t('list.total', { count: first.data.total })}
        </span>
        {filtered && (
          <Button type="link" size="small" onClick={() => setParameters({}, { replace: true })} data-testid="clear-filters">
            {t('list.clear')}
          </Button>
        )}
        <span className="top-space" />
        <span className="line no-print">
          <ColumnChoice choice={choice} columns={columns} always="name" />
          <Dropdown
            menu={{
              items: (['xlsx', 'json'] as const).map((format) => ({ key: format, label: t(`list.export.${format}`) })),
              onClick: ({ key }) => void exported.run(key),
            }}
            trigger={['click']}
          >
            <Button size="small" loading={exported.pending} data-testid="registry-export">
              {t('list.exportAll')} ▾
            </Button>
          </Dropdown>
          {can('registry.import') && (
            <Link
              to="/registry/imports"
              className="ant-btn ant-btn-default ant-btn-sm ant-btn-variant-outlined ant-btn-color-default"
              data-testid="to-import"
            >
              {t('nav.imports')}
            </Link>
          )}
          {can('registry.edit') && (
            <Button size="small" type="primary" onClick={() => void navigate('/registry/new')} data-testid="new-power">
              {t('list.new')}
            </Button>
          )}
        </span>
      </div>
      {exported.error && <ErrorNotice error={exported.error} retry={exported.clear} />}
      {first.error && <ErrorNotice error={first.error} retry={() => void first.reload()} />}
      <div className="catalogue">
        <FacetList facets={facets.data} chosen={chosen} choose={set} />
        <div className="catalogue-main">
          <div className="table-wrap" aria-busy={first.loading}>
            {more.rows.length > 0 && (
              <RowTable
                label={t('title')}
                testId="powers"
                columns={choice.shown}
                rows={more.rows}
                rowKey={({ id }) => id}
                open={({ id }) => void navigate(`/registry/${id}`)}
              />
            )}
            {first.data && more.rows.length === 0 && (
              <Empty title={t(filtered ? 'list.nothing' : 'list.empty')} text={t(filtered ? 'list.nothingHelp' : 'list.emptyHelp')}>
                {filtered ? (
                  <Button size="small" onClick={() => setParameters({}, { replace: true })}>
                    {t('list.clear')}
                  </Button>
                ) : (
                  can('registry.edit') && <Link to="/registry/new">{t('list.new')}</Link>
                )}
              </Empty>
            )}
          </div>
          <MoreRows pages={more} total={first.data?.total ?? 0} />
        </div>
      </div>
    </section>
  );
}
