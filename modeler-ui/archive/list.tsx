import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords, type Translate } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { civilDate, Moment } from '../app/time.tsx';
import { useRead, useRows } from '../app/use-read.ts';
import type { ArchiveFigures, VolumeRow } from '../../domain/api/archive.ts';
import { VOLUME_STATES } from '../../domain/archive/states.ts';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty, Serial } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import type { Column } from '../parts/row-table.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { VolumeStateMark } from './state-mark.tsx';

const FILTERS = ['q', 'state', 'organ'] as const;
const PAGE_SIZE = 50;
const FIGURES = ['kept', 'due', 'held', 'failed', 'sealed'] as const;

/** Files of closed cases within my scope: what is kept, due, held back, sealed, and what could not be sealed (R12b). */
export function ArchivePage(): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<VolumeRow>(withParameters('/archive', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const figures = useRead<ArchiveFigures>('/archive/figures', { fresh: true });
  const columns = useMemo(() => columnsOf(t, pick), [t, pick]);
  const exported = useExport('/archive', values, t('home.archive'));
  const nameOf = (state: (typeof FIGURES)[number]): string => (state === 'due' ? t('archive.due') : t(`volumeState.${state}`));
  return (
    <>
      <div className="page-head">
        <h1>{t('home.archive')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('archive.search')} testId="archive-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('archive.state')}
          options={['due' as const, ...VOLUME_STATES].map((value) => ({ value, label: nameOf(value) }))}
        />
        <ClearFilters filters={filters} />
        <span className="top-space" />
        {exported.button(list.rows.length === 0)}
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {exported.notice}
      {figures.data && (
        <p className="line" data-testid="archive-figures" style={{ marginBottom: 8, gap: 16 }}>
          {FIGURES.map((state) => (
            <Link key={state} to={withParameters('/archive', { state })} className="nowrap" data-testid={`figure-${state}`}>
              {nameOf(state)} <b>{figures.data[state]}</b>
            </Link>
          ))}
          <span className="quiet small">{t('archive.rule', { years: figures.data.years })}</span>
        </p>
      )}
      <List
        list={list}
        label={t('home.archive')}
        testId="archive"
        columns={columns}
        open={({ id }) => void navigate(`/cases/${id}/volume`)}
        empty={
          <Empty
            title={t(filters.any ? 'archive.emptyFilter' : 'archive.empty')}
            text={t(filters.any ? 'archive.emptyFilterText' : 'archive.emptyText')}
          />
        }
      />
    </>
  );
}

const columnsOf = (t: Translate, pick: (zh: string, en: string) => string): Column<VolumeRow>[] => [
  { key: 'serial', title: t('archive.serial'), width: 140, render: (row) => <Serial value={row.serial} /> },
  {
    key: 'subject',
    title: t('archive.subject'),
    className: 'clip',
    render: (row) => <span title={row.subject}>{row.subject}</span>,
  },
  { key: 'organ', title: t('archive.organ'), width: 150, className: 'clip', render: (row) => <OrganName of={row.organ} /> },
  { key: 'closed', title: t('archive.closed'), width: 120, render: (row) => <Moment at={row.closedAt} short /> },
  { key: 'state', title: t('archive.state'), width: 150, render: (row) => <VolumeStateMark state={row.state} due={row.due} /> },
  { key: 'from', title: t('archive.from'), width: 120, render: (row) => civilDate(row.sealableFrom) },
  {
    key: 'why',
    title: t('archive.why'),
    className: 'clip',
    render: ({ problem }) => problem && <span title={pick(problem.text, problem.textEn)}>{pick(problem.text, problem.textEn)}</span>,
  },
  {
    key: 'version',
    title: t('archive.version'),
    width: 110,
    render: (row) =>
      row.version === null ? <span className="quiet">{t('archive.none')}</span> : t('archive.versionNumber', { version: row.version }),
  },
];
