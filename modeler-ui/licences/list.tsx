import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords, type Translate } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Moment } from '../app/time.tsx';
import { useRows } from '../app/use-read.ts';
import type { LicenceRow } from '../../domain/api/licences.ts';
import { REGISTERED_CATEGORIES } from '../../domain/licences/registered.ts';
import { LICENCE_STATE_CODES } from '../../domain/licences/states.ts';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import type { Column } from '../parts/row-table.tsx';
import { useFilters } from '../parts/use-filters.ts';

const FILTERS = ['q', 'category', 'state', 'endsWithin', 'power', 'organ'] as const;
const PAGE_SIZE = 50;
const SOON = ['30', '60', '90'] as const;

/** What was issued within my scope, and what became of it (XK39, XK40). */
export function LicencesPage(): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<LicenceRow>(withParameters('/licences', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const columns = useMemo(() => columnsOf(t, pick), [t, pick]);
  const exported = useExport('/licences', values, t('home.licences'));
  return (
    <>
      <div className="page-head">
        <h1>{t('home.licences')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('licences.search')} testId="licences-search" />
        <FilterSelect
          filters={filters}
          name="category"
          label={t('licences.kind')}
          options={REGISTERED_CATEGORIES.map((value) => ({ value, label: t(`registered.${value}`) }))}
        />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('licences.state')}
          options={LICENCE_STATE_CODES.map((value) => ({ value, label: t(`licenceState.${value}`) }))}
        />
        <FilterSelect
          filters={filters}
          name="endsWithin"
          label={t('licences.endsWithin')}
          options={SOON.map((value) => ({ value, label: t('licences.days', { days: value }) }))}
        />
        <ClearFilters filters={filters} />
        <span className="top-space" />
        {exported.button(list.rows.length === 0)}
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {exported.notice}
      <List
        list={list}
        label={t('home.licences')}
        testId="licences"
        columns={columns}
        open={({ id }) => void navigate(`/licences/${id}`)}
        empty={
          <Empty
            title={t(filters.any ? 'licences.emptyFilter' : 'licences.empty')}
            text={t(filters.any ? 'licences.emptyFilterText' : 'licences.emptyText')}
          />
        }
      />
    </>
  );
}

const columnsOf = (t: Translate, pick: (zh: string, en: string) => string): Column<LicenceRow>[] => [
  {
    key: 'number',
    title: t('licences.number'),
    width: 210,
    className: 'clip',
    render: (row) => <span title={row.number}>{row.number}</span>,
  },
  { key: 'kind', title: t('licences.kind'), width: 80, render: (row) => t(`registered.${row.category}`) },
  {
    key: 'holder',
    title: t('licences.holder'),
    className: 'two',
    render: (row) => (
      <>
        <span title={row.holder}>{row.holder}</span>
        <span className="quiet small">{pick(row.power.name, row.power.nameEn)}</span>
      </>
    ),
  },
  { key: 'validFrom', title: t('licences.validFrom'), width: 110, render: (row) => row.validFrom ?? '—' },
  { key: 'validTo', title: t('licences.validTo'), width: 110, render: (row) => row.validTo ?? '—' },
  { key: 'state', title: t('licences.state'), width: 165, render: (row) => <LicenceStateMark state={row.state} /> },
  { key: 'organ', title: t('cases.organ'), width: 150, className: 'clip', render: (row) => <OrganName of={row.organ} /> },
  { key: 'issued', title: t('licences.issued'), width: 130, render: (row) => <Moment at={row.issuedAt} short /> },
];

export function LicenceStateMark({ state }: Pick<LicenceRow, 'state'>): ReactNode {
  const { t } = useWords();
  return (
    <span className={`state ${state === 'valid' ? 'on' : ''}`} data-testid="licence-state" data-state={state}>
      {t(`licenceState.${state}`)}
    </span>
  );
}
