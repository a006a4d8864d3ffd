import { Button, Dropdown } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { downloadFile } from '../../app/download.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import { useAction } from '../../app/use-action.ts';
import { useRead, useRows } from '../../app/use-read.ts';
import { ColumnChoice, useColumnChoice } from '../../parts/column-choice.tsx';
import { ClearFilters } from '../../parts/filter-bar.tsx';
import { List } from '../../parts/list.tsx';
import { Empty } from '../../parts/marks.tsx';
import { QuickSearch } from '../../parts/quick-search.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import type { Facets, PowerSummary } from '../../../domain/api/catalogue.ts';
import { powerColumns, USUAL_COLUMNS } from './columns.tsx';
import { FACETS, FacetList } from './facets.tsx';

const PAGE_SIZE = 50;

/** The catalogue of powers (R5): found by organ, district, category, state and words; the filters are the address. */
export function CataloguePage(): ReactNode {
  const words = useWords('registry');
  const { t } = words;
  const { can, person } = useSession();
  const navigate = useNavigate();
  const filters = useFilters(['q', ...FACETS]);
  const { values } = filters;
  const list = useRows<PowerSummary>(withParameters('/registry/powers', { ...values, limit: PAGE_SIZE }));
  const facets = useRead<Facets>(withParameters('/registry/facets', values));
  const columns = useMemo(() => powerColumns(words), [words.language]);
  const choice = useColumnChoice('registry', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useAction<[string], void>(
    (_key, format) => downloadFile(withParameters('/registry/export', { ...values, format }), `${t('title')}.${format}`),
    { changesNothing: true },
  );
  return (
    <section className="registry" data-testid="registry-list">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <QuickSearch
          value={values.q}
          change={(text) => filters.set('q', text)}
          label={t('list.search')}
          testId="registry-search"
          width={260}
        />
        <span className="quiet" aria-live="polite" data-testid="registry-total">
          {list.total !== undefined && t('list.total', { count: list.total })}
        </span>
        <ClearFilters filters={filters} />
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
      <div className="catalogue">
        <FacetList facets={facets.data} chosen={values} choose={filters.set} />
        <div className="catalogue-main">
          <List
            list={list}
            label={t('title')}
            testId="powers"
            columns={choice.shown}
            open={({ id }) => void navigate(`/registry/${id}`)}
            empty={
              <Empty title={t(filters.any ? 'list.nothing' : 'list.empty')} text={t(filters.any ? 'list.nothingHelp' : 'list.emptyHelp')}>
                {filters.any ? (
                  <Button size="small" onClick={filters.clear}>
                    {t('list.clear')}
                  </Button>
                ) : (
                  can('registry.edit') && <Link to="/registry/new">{t('list.new')}</Link>
                )}
              </Empty>
            }
          />
        </div>
      </div>
    </section>
  );
}
