import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ComplaintStatistics } from '../../../domain/api/complaints.ts';
import type { MatterRowView } from '../../../domain/api/matters.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { Moment } from '../../app/time.tsx';
import { useRead, useRows } from '../../app/use-read.ts';
import { Due } from '../../parts/due.tsx';
import { ClearFilters, FilterSelect } from '../../parts/filter-bar.tsx';
import { List } from '../../parts/list.tsx';
import { Empty, Serial } from '../../parts/marks.tsx';
import { Panel } from '../../parts/panel.tsx';
import { QuickSearch } from '../../parts/quick-search.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { ImportDialog } from './import-dialog.tsx';
import { TimesDialog } from './times-dialog.tsx';
import '../signal.css';

const PAGE_SIZE = 100;
const CLOCKS = ['normal', 'warned', 'overdue'] as const;
/** Each figure opens its rows. */
const COUNTS = [
  { key: 'open', query: { state: 'open' } },
  { key: 'toAccept', query: { state: 'registered' } },
  { key: 'transferred', query: { state: 'transferred' } },
  { key: 'overdue', query: { state: 'open', clock: 'overdue' } },
  { key: 'closed', query: { state: 'closed' } },
] as const;

/** Complaints of my scope, with their figures (R18). */
export function ComplaintsPage(): ReactNode {
  const { t, pick } = useWords();
  const go = useNavigate();
  const filters = useFilters(['q', 'state', 'clock']);
  const { values } = filters;
  const list = useRows<MatterRowView>(withParameters('/matters', { kind: 'complaint', ...values, limit: PAGE_SIZE }), { fresh: true });
  const figures = useRead<ComplaintStatistics>('/complaints/statistics', { fresh: true });
  const [dialog, setDialog] = useState<'import' | 'times' | null>(null);
  const fact = ({ extra }: MatterRowView, label: string): ReactNode => {
    const found = extra.facts.find(({ labelEn }) => labelEn === label);
    return found ? pick(found.value, found.valueEn) : '—';
  };
  return (
    <>
      <div className="page-head">
        <h1>{t('complaint.title')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('matters.search')} testId="complaints-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('complaint.state')}
          options={[
            { value: 'open', label: t('matters.open') },
            { value: 'closed', label: t('matters.closedState') },
          ]}
        />
        <FilterSelect
          filters={filters}
          name="clock"
          label={t('matters.clock')}
          options={CLOCKS.map((value) => ({ value, label: t(`colour.${value}`) }))}
        />
        <ClearFilters filters={filters} />
        <span className="top-space" />
        <Button size="small" type="primary" onClick={() => void go('/supervision/complaints/new')} data-testid="new-complaint">
          {t('complaint.new')}
        </Button>
        <Button size="small" onClick={() => setDialog('import')} data-testid="import-complaints">
          {t('complaint.import')}
        </Button>
        <Button size="small" onClick={() => setDialog('times')} data-testid="complaint-times">
          {t('complaint.times')}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {figures.data && (
        <p className="line complaint-figures" data-testid="complaint-figures">
          {COUNTS.map(({ key, query }) => (
            <Link key={key} to={withParameters('/supervision/complaints', query)}>
              {t(`complaint.count.${key}`)} <b>{figures.data[key]}</b>
            </Link>
          ))}
        </p>
      )}
      <List
        list={list}
        label={t('complaint.list')}
        testId="complaints"
        open={({ page }) => void go(page)}
        empty={<Empty title={t('complaint.empty')} text={t('complaint.emptyText')} />}
        columns={[
          { key: 'number', title: t('matters.number'), width: 150, render: ({ number }) => <Serial value={number} /> },
          { key: 'title', title: t('complaint.subject'), render: ({ title }) => title },
          { key: 'source', title: t('complaint.source'), width: 120, render: (row) => fact(row, 'Source') },
          { key: 'who', title: t('complaint.who'), width: 90, render: (row) => fact(row, 'Named or anonymous') },
          { key: 'state', title: t('complaint.state'), width: 120, render: ({ stateName }) => pick(stateName.text, stateName.textEn) },
          {
            key: 'due',
            title: t('matters.due'),
            width: 204,
            render: ({ due, colour, closedAt }) => <Due at={due?.dueAt ?? null} colour={due?.running && !closedAt ? colour : 'normal'} />,
          },
          { key: 'opened', title: t('matters.opened'), width: 120, render: ({ openedAt }) => <Moment at={openedAt} short /> },
        ]}
      />
      {figures.data && figures.data.organs.length > 0 && (
        <Panel title={t('complaint.byOrgan')}>
          <table className="plain">
            <thead>
              <tr>
                <th>{t('complaint.organ')}</th>
                <th>{t('complaint.count.open')}</th>
                <th>{t('complaint.upheld')}</th>
                <th>{t('complaint.total')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.data.organs.map((row) => (
                <tr key={row.organ.id}>
                  <td>
                    <OrganName of={row.organ} />
                  </td>
                  <td>{row.open}</td>
                  <td>{row.upheld}</td>
                  <td>{row.total}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {dialog === 'import' && <ImportDialog close={() => setDialog(null)} />}
      {dialog === 'times' && <TimesDialog close={() => setDialog(null)} />}
    </>
  );
}
