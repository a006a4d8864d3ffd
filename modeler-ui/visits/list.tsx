import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { OtherInspection, VisitRow } from '../../domain/api/visits.ts';
import { VISIT_STATES } from '../../domain/inspections/visits.ts';
import { withParameters } from '../app/api.ts';
import { useWords, type Translate } from '../app/i18n.ts';
import { OrganName, useOrganName } from '../app/organ-names.tsx';
import { useRows } from '../app/use-read.ts';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import type { Column } from '../parts/row-table.tsx';
import { useFilters } from '../parts/use-filters.ts';

const FILTERS = ['q', 'state', 'within', 'organ'] as const;
const PAGE_SIZE = 50;
const SOON = ['7', '15', '30'] as const;

/** Inspections of my organ that could share a visit with others of the same enterprise, or do (国办发〔2024〕54号). */
export function VisitsPage(): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<VisitRow>(withParameters('/visits', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const columns = useMemo(() => columnsOf(t, pick), [t, pick]);
  const exported = useExport('/visits', values, t('visits.title'));
  return (
    <>
      <div className="page-head">
        <h1>{t('visits.title')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('visits.search')} testId="visits-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('visits.state')}
          width={150}
          options={VISIT_STATES.map((value) => ({ value, label: t(`visits.states.${value}`) }))}
        />
        <FilterSelect
          filters={filters}
          name="within"
          label={t('visits.within')}
          width={150}
          options={SOON.map((value) => ({ value, label: t('visits.days', { days: value }) }))}
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
        label={t('visits.title')}
        testId="visits"
        columns={columns}
        open={({ id }) => void navigate(`/cases/${id}`)}
        empty={
          <Empty
            title={t(filters.any ? 'visits.emptyFilter' : 'visits.empty')}
            text={t(filters.any ? 'visits.emptyFilterText' : 'visits.emptyText')}
          />
        }
      />
    </>
  );
}

const columnsOf = (t: Translate, pick: (zh: string, en?: string) => string): Column<VisitRow>[] => [
  {
    key: 'party',
    title: t('visits.column.party'),
    width: 240,
    className: 'two',
    render: (row) => (
      <>
        <span title={row.partyName}>{row.partyName}</span>
        <span className="quiet small">{pick(row.power.name, row.power.nameEn)}</span>
      </>
    ),
  },
  {
    key: 'serial',
    title: t('visits.column.serial'),
    width: 190,
    className: 'clip',
    render: (row) => <span title={row.serial}>{row.serial}</span>,
  },
  { key: 'organ', title: t('cases.organ'), width: 140, className: 'clip', render: (row) => <OrganName of={row.organ} /> },
  { key: 'planned', title: t('visits.column.planned'), width: 105, render: (row) => row.plannedOn ?? '—' },
  {
    key: 'joint',
    title: t('visits.column.joint'),
    width: 190,
    className: 'two',
    render: ({ joint }) =>
      joint ? (
        <>
          <span>{joint.day}</span>
          <Others of={joint.others} />
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'near',
    title: t('visits.column.near'),
    className: 'two',
    render: (row) => (
      <>
        <span className="line">
          {row.asked > 0 && <span className="state on">{t('visits.asked', { count: row.asked })}</span>}
          {row.sent > 0 && <span className="quiet">{t('visits.waits', { count: row.sent })}</span>}
          {row.near.length === 0 && row.asked + row.sent === 0 && '—'}
        </span>
        <Others of={row.near} />
      </>
    ),
  },
];

function Others({ of }: { of: readonly OtherInspection[] }): ReactNode {
  const { pick } = useWords();
  const organName = useOrganName();
  const words = of.map(({ organ, power, day }) => `${day ?? ''} ${organName(organ)} ${pick(power.name, power.nameEn)}`).join('；');
  return (
    <span className="quiet small" title={words}>
      {words}
    </span>
  );
}
