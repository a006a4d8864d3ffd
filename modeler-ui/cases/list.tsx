import { Button, Input, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, ApiError, withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/session.tsx';
import { civilDate, serverNow } from '../app/time.tsx';
import type { CaseRow, Page, Power } from '../app/types.ts';
import { useResource } from '../app/use-resource.ts';
import { useFresh } from '../inbox/index.tsx';
import { Empty } from '../parts/marks.tsx';
import { RowTable } from '../parts/row-table.tsx';
import { caseColumns } from './columns.tsx';
import { ColumnChoice, useColumnChoice } from './column-choice.tsx';
import { downloadCsv } from './download-csv.ts';

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
  const more = useMore(address, first.data);
  const powers = useResource<Page<Power>>(can('registry.read') ? '/registry/powers' : null);
  const columns = useMemo(() => caseColumns(t, language), [t, language]);
  const choice = useColumnChoice('cases', person?.id ?? '', columns);
  useFresh(first.reload);

  const set = (name: string, value: string | undefined): void => setParameters((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(name, value); else next.delete(name);
    return next;
  }, { replace: true });
  const filtered = FILTERS.some((name) => filter[name]);
  const rows = more.rows;
  const options = (names: string[], group: string) => names.map((value) => ({ value, label: t(`${group}.${value}`) }));

  return (
    <>
      <div className="page-head no-print">
        <h1>{t('home.cases')}</h1>
        <QuickSearch value={filter.q ?? ''} change={(q) => set('q', q)} />
        <Select size="small" allowClear style={{ width: 120 }} placeholder={t('cases.state')} aria-label={t('cases.state')} value={filter.state ?? undefined} onChange={(value?: string) => set('state', value)} options={options(STATES, 'caseState')} data-testid="filter-state" />
        <Select size="small" allowClear style={{ width: 120 }} placeholder={t('cases.clock')} aria-label={t('cases.clock')} value={filter.clock ?? undefined} onChange={(value?: string) => set('clock', value)} options={options(CLOCKS, 'colour')} data-testid="filter-clock" />
        <Select size="small" allowClear style={{ width: 120 }} placeholder={t('cases.signal')} aria-label={t('cases.signal')} value={filter.signal ?? undefined} onChange={(value?: string) => set('signal', value)} options={options(['red', 'yellow'], 'signal')} data-testid="filter-signal" />
        {powers.data && powers.data.items.length > 0 && <Select size="small" allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: 180 }} placeholder={t('cases.power')} aria-label={t('cases.power')} value={filter.power ?? undefined} onChange={(value?: string) => set('power', value)} options={powers.data.items.map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))} />}
        {filter.due === 'today' && <Chip text={t('cases.dueToday')} remove={() => set('due', undefined)} />}
        {filter.organ && <Chip text={rows[0]?.organ?.name ?? t('cases.oneOrgan')} remove={() => set('organ', undefined)} />}
        {filtered && <Button type="link" size="small" onClick={() => setParameters({}, { replace: true })} data-testid="clear-filters">{t('cases.clear')}</Button>}
        <span className="top-space" />
        <ColumnChoice choice={choice} columns={columns} />
        <Button size="small" disabled={rows.length === 0} onClick={() => downloadCsv(`${t('home.cases')}-${civilDate(serverNow())}.csv`, choice.shown, rows)} data-testid="export">{t('export')}</Button>
        <Button size="small" onClick={() => window.print()}>{t('print')}</Button>
      </div>
      {first.error && <ErrorNotice error={first.error} retry={() => void first.reload()} />}
      <div className="table-wrap" aria-busy={first.loading}>
        {rows.length > 0 && <RowTable label={t('home.cases')} testId="cases" columns={choice.shown} rows={rows} rowKey={({ id }) => id} open={({ id }) => void navigate(`/cases/${id}`)} />}
        {first.data && rows.length === 0 && (
          <Empty title={t(filtered ? 'cases.emptyFilter' : 'cases.empty')} text={t(filtered ? 'cases.emptyFilterText' : 'cases.emptyText')}>
            {!filtered && can('case.create') && <Link to="/applications/new">{t('home.application')}</Link>}
          </Empty>
        )}
      </div>
      {first.data && rows.length > 0 && (
        <p className="table-foot">
          <span data-testid="cases-total">{t('cases.shown', { shown: rows.length, total: first.data.total })}</span>
          {more.next && <Button size="small" loading={more.loading} onClick={more.load} data-testid="load-more">{t('cases.more')}</Button>}
          {more.error && <ErrorNotice error={more.error} />}
        </p>
      )}
    </>
  );
}

/** Keyset paging: further pages are put below; a new filter starts over. */
function useMore(address: string, first: Page<CaseRow> | null): { rows: CaseRow[]; next: string | null; loading: boolean; error: ApiError | null; load: () => void } {
  const [further, setFurther] = useState<{ address: string; pages: Page<CaseRow>[] }>({ address, pages: [] });
  const [loading, setLoading] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const pages = further.address === address ? further.pages : [];
  const next = first ? (pages.at(-1) ?? first).next : null;
  const rows = useMemo(() => {
    const all = [...(first?.items ?? []), ...pages.flatMap(({ items }) => items)];
    return [...new Map(all.map((row) => [row.id, row])).values()];
  }, [first, pages]);

  const load = (): void => {
    if (!next) return;
    setLoading(true);
    setError(null);
    api.get<Page<CaseRow>>(`${address}&after=${encodeURIComponent(next)}`).then(
      (page) => setFurther({ address, pages: [...pages, page] }),
      (fault: unknown) => { if (fault instanceof ApiError) setError(fault); else throw fault; },
    ).finally(() => setLoading(false));
  };
  return { rows, next, loading, error, load };
}

const PAUSE_MS = 300;

function QuickSearch({ value, change }: { value: string; change: (text: string) => void }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => { if (value !== sent.current) { setText(value); sent.current = value; } }, [value]);
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => { sent.current = text.trim(); change(text.trim()); }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return <Input size="small" allowClear style={{ width: 220 }} value={text} onChange={(event) => setText(event.target.value)} placeholder={t('shell.search')} aria-label={t('shell.search')} data-testid="cases-search" />;
}

function Chip({ text, remove }: { text: string; remove: () => void }): ReactNode {
  const { t } = useWords();
  return <span className="state on">{text} <button type="button" onClick={remove} aria-label={t('cases.clear')} style={{ border: 0, background: 'none', cursor: 'pointer', padding: 0 }}>✕</button></span>;
}
