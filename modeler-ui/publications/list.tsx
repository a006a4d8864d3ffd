import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PublicationRow } from '../../domain/api/publications.ts';
import { api, withParameters } from '../app/api.ts';
import { useWords, type Translate } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Moment } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRows } from '../app/use-read.ts';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import type { Column } from '../parts/row-table.tsx';
import { useFilters } from '../parts/use-filters.ts';

const FILTERS = ['q', 'state'] as const;
const PAGE_SIZE = 50;

/** What the public is shown of penalty decisions within my scope, until when, and what was withdrawn and why (CF48). */
export function PublicationsPage(): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<PublicationRow>(withParameters('/publications', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const [leaving, setLeaving] = useState<PublicationRow | null>(null);
  const columns = useMemo(() => columnsOf(t, pick, setLeaving), [t, pick]);
  return (
    <>
      <div className="page-head">
        <h1>{t('home.publications')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('publications.search')} testId="publications-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('publications.state')}
          options={(['now', 'withdrawn'] as const).map((value) => ({ value, label: t(`publications.${value}`) }))}
        />
        <ClearFilters filters={filters} />
        <span className="top-space" />
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <List
        list={list}
        label={t('home.publications')}
        testId="publications"
        columns={columns}
        open={({ caseId }) => void navigate(`/cases/${caseId}`)}
        empty={<Empty title={t('publications.empty')} text={t('publications.emptyText')} />}
      />
      {leaving && <Withdraw row={leaving} close={() => setLeaving(null)} />}
    </>
  );
}

function Withdraw({ row, close }: { row: PublicationRow; close: () => void }): ReactNode {
  const { t } = useWords();
  const withdraw = useAction((key, reason: string) => api.post<PublicationRow>(`/publications/${row.id}/withdraw`, { reason }, { key }));
  return (
    <ReasonDialog
      title={t('publications.withdrawTitle', { number: row.number })}
      text={t('publications.withdrawText')}
      label={t('publications.reason')}
      confirmText={t('publications.withdraw')}
      action={withdraw}
      done={close}
      close={close}
      most={500}
      testId="withdraw-publication"
    />
  );
}

const columnsOf = (
  t: Translate,
  pick: (zh: string, en?: string) => string,
  leave: (row: PublicationRow) => void,
): Column<PublicationRow>[] => [
  {
    key: 'number',
    title: t('publications.number'),
    width: 175,
    className: 'two',
    render: (row) => (
      <>
        <span title={row.number}>{row.number}</span>
        <span className="quiet small">{pick(row.power.name, row.power.nameEn)}</span>
      </>
    ),
  },
  {
    key: 'party',
    title: t('publications.party'),
    width: 150,
    className: 'clip',
    render: (row) => <span title={row.partyName}>{row.partyName}</span>,
  },
  {
    key: 'content',
    title: t('publications.content'),
    className: 'two',
    render: (row) => {
      const words = row.content.map(({ label, labelEn, value, valueEn }) => `${pick(label, labelEn)}：${pick(value, valueEn)}`).join('；');
      return <span title={words}>{words}</span>;
    },
  },
  {
    key: 'place',
    title: t('publications.place'),
    width: 110,
    className: 'clip',
    render: (row) => <span title={row.place}>{row.place}</span>,
  },
  { key: 'from', title: t('publications.from'), width: 105, render: (row) => row.publishedOn },
  {
    key: 'until',
    title: t('publications.until'),
    width: 160,
    className: 'two',
    render: ({ withdrawn, until }) =>
      withdrawn ? (
        <>
          <Moment at={withdrawn.at} short />
          <span className="quiet small" title={withdrawn.reason}>
            {t(`publications.ground.${withdrawn.ground}`)} · {withdrawn.by ?? t('publications.byPlatform')}
          </span>
        </>
      ) : (
        (until ?? '—')
      ),
  },
  { key: 'organ', title: t('cases.organ'), width: 120, className: 'clip', render: (row) => <OrganName of={row.organ} /> },
  {
    key: 'act',
    title: '',
    width: 95,
    render: (row) =>
      row.mayWithdraw && (
        <Button
          size="small"
          onClick={(event) => {
            event.stopPropagation();
            leave(row);
          }}
          data-testid="withdraw"
        >
          {t('publications.withdraw')}
        </Button>
      ),
  },
];
