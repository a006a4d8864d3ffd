import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { withParameters } from '../app/api.ts';
import { downloadFile } from '../app/download.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords, type Words } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import { Moment } from '../app/time.tsx';
import type { Page } from '../../domain/api/basics.ts';
import type { MatterRowView } from '../../domain/api/matters.ts';
import { useAction } from '../app/use-action.ts';
import { useFresh } from '../app/use-fresh.ts';
import { usePages } from '../app/use-pages.ts';
import { useResource } from '../app/use-resource.ts';
import { useSession } from '../app/use-session.ts';
import { ColumnChoice, useColumnChoice } from '../parts/column-choice.tsx';
import { Due } from '../parts/due.tsx';
import { Empty, Serial } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import { RowTable, type Column } from '../parts/row-table.tsx';

const FILTERS = ['q', 'kind', 'state', 'clock', 'organ', 'answering'] as const;
const CLOCKS = ['normal', 'warned', 'overdue'];
const USUAL_COLUMNS = ['kind', 'number', 'title', 'state', 'step', 'due', 'organ'];
const PAGE_SIZE = 50;

/** Everything that is handled and that I may see, of every kind; the filters are the address. */
export function MattersPage(): ReactNode {
  const { t, pick, language } = useWords();
  const { person } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name)]));
  const address = withParameters('/matters', { ...filter, limit: PAGE_SIZE });
  const first = useResource<Page<MatterRowView>>(address);
  const more = usePages(address, first.data);
  const kinds = useResource<{ items: { name: string; text: string; textEn: string }[] }>('/matters/kinds');
  const columns = columnsOf({ t, pick });
  const choice = useColumnChoice('matters', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useAction<[], void>(() =>
    downloadFile(withParameters('/matters/export', { ...filter, format: 'xlsx', language }), `${t('home.matters')}.xlsx`),
  );
  useFresh(first.reload);
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
  const filtered = FILTERS.some((name) => filter[name]);
  const chooser = (name: 'kind' | 'state' | 'clock', options: { value: string; label: string }[]): ReactNode => (
    <Select
      size="small"
      allowClear
      style={{ width: 120 }}
      placeholder={t(`matters.${name}`)}
      aria-label={t(`matters.${name}`)}
      value={filter[name] ?? undefined}
      onChange={(value?: string) => set(name, value)}
      options={options}
      data-testid={`filter-${name}`}
    />
  );
  return (
    <>
      <div className="page-head no-print">
        <h1>{t('home.matters')}</h1>
        <QuickSearch value={filter.q ?? ''} change={(q) => set('q', q)} label={t('matters.search')} testId="matters-search" />
        {chooser(
          'kind',
          (kinds.data?.items ?? []).map(({ name, text, textEn }) => ({ value: name, label: pick(text, textEn) })),
        )}
        {chooser('state', [
          { value: 'open', label: t('matters.open') },
          { value: 'closed', label: t('matters.closedState') },
        ])}
        {chooser(
          'clock',
          CLOCKS.map((value) => ({ value, label: t(`colour.${value}`) })),
        )}
        {filtered && (
          <Button type="link" size="small" onClick={() => setParameters({}, { replace: true })} data-testid="clear-filters">
            {t('cases.clear')}
          </Button>
        )}
        <span className="top-space" />
        <ColumnChoice choice={choice} columns={columns} always="title" />
        <Button
          size="small"
          loading={exported.pending}
          disabled={more.rows.length === 0}
          onClick={() => void exported.run()}
          data-testid="export"
        >
          {t('export')}
        </Button>
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {(first.error ?? exported.error) && <ErrorNotice error={(first.error ?? exported.error)!} retry={() => void first.reload()} />}
      <div className="table-wrap" aria-busy={first.loading}>
        {more.rows.length > 0 && (
          <RowTable
            label={t('home.matters')}
            testId="matters"
            columns={choice.shown}
            rows={more.rows}
            rowKey={({ id }) => id}
            open={({ page }) => void navigate(page)}
          />
        )}
        {first.data && more.rows.length === 0 && (
          <Empty
            title={t(filtered ? 'matters.emptyFilter' : 'matters.empty')}
            text={t(filtered ? 'matters.emptyFilterText' : 'matters.emptyText')}
          />
        )}
      </div>
      {first.data && more.rows.length > 0 && (
        <p className="table-foot">
          <span data-testid="matters-total">{t('cases.shown', { shown: more.rows.length, total: first.data.total })}</span>
          {more.next && (
            <Button size="small" loading={more.loading} onClick={more.load} data-testid="load-more">
              {t('cases.more')}
            </Button>
          )}
          {more.error && <ErrorNotice error={more.error} />}
        </p>
      )}
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
      width: 180,
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
