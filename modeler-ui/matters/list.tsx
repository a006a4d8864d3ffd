import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords, type Words } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Moment } from '../app/time.tsx';
import type { MatterRowView } from '../../domain/api/matters.ts';
import { useRead, useRows } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { ColumnChoice, useColumnChoice } from '../parts/column-choice.tsx';
import { Due } from '../parts/due.tsx';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty, Serial } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import type { Column } from '../parts/row-table.tsx';
import { useFilters } from '../parts/use-filters.ts';

const FILTERS = ['q', 'kind', 'state', 'clock', 'organ', 'answering'] as const;
const CLOCKS = ['normal', 'warned', 'overdue'] as const;
const USUAL_COLUMNS = ['kind', 'number', 'title', 'state', 'step', 'due', 'organ'];
const PAGE_SIZE = 50;

/** Everything that is handled and that I may see, of every kind; the filters are the address. */
export function MattersPage(): ReactNode {
  const { t, pick } = useWords();
  const { person } = useSession();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<MatterRowView>(withParameters('/matters', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const kinds = useRead<{ items: { name: string; text: string; textEn: string }[] }>('/matters/kinds');
  const columns = columnsOf({ t, pick });
  const choice = useColumnChoice('matters', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useExport('/matters', values, t('home.matters'));
  return (
    <>
      <div className="page-head">
        <h1>{t('home.matters')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('matters.search')} testId="matters-search" />
        <FilterSelect
          filters={filters}
          name="kind"
          label={t('matters.kind')}
          options={(kinds.data?.items ?? []).map(({ name, text, textEn }) => ({ value: name, label: pick(text, textEn) }))}
        />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('matters.state')}
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
        <ColumnChoice choice={choice} columns={columns} always="title" />
        {exported.button(list.rows.length === 0)}
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {exported.notice}
      <List
        list={list}
        label={t('home.matters')}
        testId="matters"
        columns={choice.shown}
        open={({ page }) => void navigate(page)}
        empty={
          <Empty
            title={t(filters.any ? 'matters.emptyFilter' : 'matters.empty')}
            text={t(filters.any ? 'matters.emptyFilterText' : 'matters.emptyText')}
          />
        }
      />
    </>
  );
}

function columnsOf({ t, pick }: Pick<Words, 't' | 'pick'>): Column<MatterRowView>[] {
  return [
    { key: 'kind', title: t('matters.kind'), width: 110, render: ({ kindName }) => pick(kindName.text, kindName.textEn) },
    { key: 'number', title: t('matters.number'), width: 160, render: ({ number }) => <Serial value={number} /> },
    {
      key: 'title',
      title: t('matters.title'),
      className: 'two',
      render: ({ title, extra }) => (
        <>
          <span title={title}>{title}</span>
          <span className="quiet small">
            {[extra.partyName, extra.power && pick(extra.power.name, extra.power.nameEn)].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      title: t('matters.state'),
      width: 120,
      className: 'clip',
      render: ({ stateName }) => pick(stateName.text, stateName.textEn),
    },
    {
      key: 'step',
      title: t('matters.step'),
      width: 140,
      className: 'two',
      render: ({ currentSteps }) => (
        <>
          <span>{currentSteps.map(({ name }) => name).join('、')}</span>
          <span className="quiet small">{currentSteps[0]?.positionName}</span>
        </>
      ),
    },
    {
      key: 'due',
      title: t('matters.due'),
      width: 204,
      render: ({ due, colour, closedAt }) => <Due at={due?.dueAt ?? null} colour={due?.running && !closedAt ? colour : 'normal'} />,
    },
    { key: 'organ', title: t('matters.organ'), width: 130, className: 'clip', render: ({ organ }) => <OrganName of={organ} /> },
    {
      key: 'answering',
      title: t('matters.answering'),
      width: 130,
      className: 'clip',
      render: ({ answeringOrgan }) => <OrganName of={answeringOrgan} />,
    },
    { key: 'opened', title: t('matters.opened'), width: 120, render: ({ openedAt }) => <Moment at={openedAt} short /> },
    { key: 'closed', title: t('matters.closed'), width: 120, render: ({ closedAt }) => <Moment at={closedAt} short /> },
  ];
}
