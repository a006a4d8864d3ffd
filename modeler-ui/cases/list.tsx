import { Button, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { withParameters } from '../app/api.ts';
import { downloadFile } from '../app/download.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import type { Page } from '../../domain/api/basics.ts';
import type { CaseRow } from '../../domain/api/cases.ts';
import type { PowerSummary } from '../../domain/api/catalogue.ts';
import { useAction } from '../app/use-action.ts';
import { useFresh } from '../app/use-fresh.ts';
import { usePages } from '../app/use-pages.ts';
import { useResource } from '../app/use-resource.ts';
import { ColumnChoice, useColumnChoice } from '../parts/column-choice.tsx';
import { Empty } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { caseColumns, USUAL_COLUMNS } from './columns.tsx';

const FILTERS = ['q', 'state', 'clock', 'due', 'signal', 'power', 'organ'] as const;
const STATES = ['running', 'received', 'supplementing', 'accepted', 'decided', 'completed'];
const CLOCKS = ['normal', 'warned', 'overdue'];
const PAGE_SIZE = 50;

/** Every case I may see; the filters are the address, so a list can be sent and kept. */
export function CasesPage(): ReactNode {
  const { t, language, pick } = useWords();
  const { can, person } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name)]));
  const address = withParameters('/cases', { ...filter, limit: PAGE_SIZE });
  const first = useResource<Page<CaseRow>>(address);
  const more = usePages(address, first.data);
  const powers = useResource<Page<PowerSummary>>(can('registry.read') ? '/registry/powers' : null);
  const columns = useMemo(() => caseColumns(t, language), [t, language]);
  const choice = useColumnChoice('cases', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useAction<[], void>(() =>
    downloadFile(withParameters('/cases/export', { ...filter, format: 'xlsx', language }), `${t('home.cases')}.xlsx`),
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
  const rows = more.rows;
  const options = (names: string[], group: string) => names.map((value) => ({ value, label: t(`${group}.${value}`) }));

  return (
    <>
      <div className="page-head no-print">
        <h1>{t('home.cases')}</h1>
        <QuickSearch value={filter.q ?? ''} change={(q) => set('q', q)} label={t('matters.search')} testId="cases-search" />
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('cases.state')}
          aria-label={t('cases.state')}
          value={filter.state ?? undefined}
          onChange={(value?: string) => set('state', value)}
          options={options(STATES, 'caseState')}
          data-testid="filter-state"
        />
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('cases.clock')}
          aria-label={t('cases.clock')}
          value={filter.clock ?? undefined}
          onChange={(value?: string) => set('clock', value)}
          options={options(CLOCKS, 'colour')}
          data-testid="filter-clock"
        />
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('cases.signal')}
          aria-label={t('cases.signal')}
          value={filter.signal ?? undefined}
          onChange={(value?: string) => set('signal', value)}
          options={options(['red', 'yellow'], 'signal')}
          data-testid="filter-signal"
        />
        {powers.data && powers.data.items.length > 0 && (
          <Select
            size="small"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 180 }}
            placeholder={t('cases.power')}
            aria-label={t('cases.power')}
            value={filter.power ?? undefined}
            onChange={(value?: string) => set('power', value)}
            options={powers.data.items.map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
          />
        )}
        {filter.due === 'today' && <Chip text={t('cases.dueToday')} remove={() => set('due', undefined)} />}
        {filter.organ && <Chip text={rows[0]?.organ?.name ?? t('cases.oneOrgan')} remove={() => set('organ', undefined)} />}
        {filtered && (
          <Button type="link" size="small" onClick={() => setParameters({}, { replace: true })} data-testid="clear-filters">
            {t('cases.clear')}
          </Button>
        )}
        <span className="top-space" />
        <ColumnChoice choice={choice} columns={columns} always="subject" />
        <Button
          size="small"
          loading={exported.pending}
          disabled={rows.length === 0}
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
        {rows.length > 0 && (
          <RowTable
            label={t('home.cases')}
            testId="cases"
            columns={choice.shown}
            rows={rows}
            rowKey={({ id }) => id}
            open={({ id }) => void navigate(`/cases/${id}`)}
          />
        )}
        {first.data && rows.length === 0 && (
          <Empty title={t(filtered ? 'cases.emptyFilter' : 'cases.empty')} text={t(filtered ? 'cases.emptyFilterText' : 'cases.emptyText')}>
            {!filtered && can('case.create') && <Link to="/applications/new">{t('home.application')}</Link>}
          </Empty>
        )}
      </div>
      {first.data && rows.length > 0 && (
        <p className="table-foot">
          <span data-testid="cases-total">{t('cases.shown', { shown: rows.length, total: first.data.total })}</span>
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

function Chip({ text, remove }: { text: string; remove: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <span className="state on">
      {text}{' '}
      <button
        type="button"
        onClick={remove}
        aria-label={t('cases.clear')}
        style={{ border: 0, background: 'none', cursor: 'pointer', padding: 0 }}
      >
        ✕
      </button>
    </span>
  );
}
