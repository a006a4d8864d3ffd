import { SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Input, Select, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { useKeys } from '../app/keyboard.ts';
import type { Organisation } from '../app/types.ts';
import { useResource } from '../app/use-resource.ts';
import { listPowers } from './api.ts';
import { RegistryFailure } from './failure.tsx';
import { StateTag } from './state-tag.tsx';
import type { PowerSummary } from './types.ts';

const FILTER_STATES = ['published', 'draft', 'declared', 'returned', 'suspended', 'abolished'] as const;

/** The catalogue. Filters are in the address, so that a view can be sent; Enter opens a row. */
export const PowerList = () => {
  const { t } = useTranslation('registry');
  const { pick } = useWords();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [q, organ, state] = ['q', 'organ', 'state'].map((name) => query.get(name) ?? '');
  const { items, total, more, failure, loading, loadMore, reload } = usePowers({ q, organ, state });
  const organisation = useResource<Organisation>('/organisation');
  const [row, setRow] = useState(0);

  const set = (name: string, value: string | undefined): void => setQuery((before) => {
    const next = new URLSearchParams(before);
    if (value) next.set(name, value);
    else next.delete(name);
    return next;
  }, { replace: true });
  const open = (power: PowerSummary | undefined): void => { if (power) void navigate(`/registry/${power.id}`); };
  useKeys({
    j: () => setRow((at) => Math.min(at + 1, items.length - 1)),
    k: () => setRow((at) => Math.max(at - 1, 0)),
    Enter: () => open(items[row]),
  });

  const filtered = Boolean(q || organ || state);
  const columns: TableColumnsType<PowerSummary> = [
    {
      title: t('list.name'), key: 'name',
      render: (_, power) => <Link to={`/registry/${power.id}`} data-testid="power-link">{pick(power.name, power.nameEn)}</Link>,
    },
    { title: t('list.code'), dataIndex: 'code', key: 'code', render: (code: string) => <code className="power-code">{code}</code> },
    { title: t('list.category'), key: 'category', width: 110, render: (_, power) => t(`category.${power.category}`) },
    { title: t('list.organ'), key: 'organ', width: 150, render: (_, power) => power.organ.name },
    { title: t('list.published'), key: 'published', width: 100, render: (_, power) => (power.publishedVersion === null ? <span className="quiet">{t('version.none')}</span> : t('version.number', { number: power.publishedVersion })) },
    {
      title: t('list.open'), key: 'open', width: 170,
      render: (_, { openVersion }) => (openVersion
        ? <Link to={`/modeler/${openVersion.id}`}>{t('version.number', { number: openVersion.number })} <StateTag state={openVersion.state} /></Link>
        : <span className="quiet">{t('version.none')}</span>),
    },
    { title: t('list.state'), key: 'state', width: 100, render: (_, power) => <StateTag state={power.state} /> },
  ];
  return (
    <section className="registry" data-testid="registry-list">
      <header className="registry-head">
        <h1>{t('title')}</h1>
        <span className="quiet">{!loading && t('list.total', { count: total })}</span>
        <span className="registry-gap" />
        <Input
          allowClear size="small" prefix={<SearchOutlined />} placeholder={t('list.search')} aria-label={t('list.search')} defaultValue={q} style={{ width: 220 }}
          onChange={(event) => set('q', event.target.value.trim())} data-testid="registry-search"
        />
        <Select
          size="small" value={organ} onChange={(value: string) => set('organ', value)} aria-label={t('list.organ')} style={{ minWidth: 140 }} popupMatchSelectWidth={false}
          options={[{ value: '', label: t('list.allOrgans') }, ...(organisation.data?.organs ?? []).map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))]}
        />
        <Select
          size="small" value={state} onChange={(value: string) => set('state', value)} aria-label={t('list.state')} style={{ minWidth: 110 }}
          options={[{ value: '', label: t('list.allStates') }, ...FILTER_STATES.map((value) => ({ value: value as string, label: t(`state.${value}`) }))]}
        />
      </header>
      {failure !== null
        ? <RegistryFailure fault={failure} again={reload} />
        : (
          <Table<PowerSummary>
            size="small" rowKey="id" columns={columns} dataSource={items} loading={loading} pagination={false} sticky
            rowClassName={(_, index) => (index === row ? 'row-here' : '')}
            onRow={(power, index) => ({ onClick: () => setRow(index ?? 0), onDoubleClick: () => open(power), 'aria-current': index === row })}
            locale={{ emptyText: <Nothing filtered={filtered} onClear={() => setQuery({}, { replace: true })} /> }}
          />
        )}
      {more && <Button onClick={loadMore} className="registry-more">{t('list.more')}</Button>}
    </section>
  );
};

const Nothing = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => {
  const { t } = useTranslation('registry');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(filtered ? 'list.nothing' : 'list.empty')}>
      {filtered ? <Button size="small" onClick={onClear}>{t('list.clear')}</Button> : <p className="quiet">{t('list.emptyHelp')}</p>}
    </Empty>
  );
};

/** The rows for a query, page after page; an answer that was overtaken is dropped. */
const usePowers = ({ q, organ, state }: Record<'q' | 'organ' | 'state', string | undefined>) => {
  const [pages, setPages] = useState<{ items: PowerSummary[]; total: number; next: string | null } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [visit, setVisit] = useState(0);
  useEffect(() => {
    let overtaken = false;
    const timer = setTimeout(() => {
      listPowers({ q, organ, state }).then(
        (page) => {
          if (overtaken) return;
          setPages(page);
          setFailure(null);
        },
        (fault: unknown) => { if (!overtaken) setFailure(fault); },
      );
    }, q ? 200 : 0);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [q, organ, state, visit]);
  const loadMore = (): void => {
    if (!pages?.next) return;
    listPowers({ q, organ, state, after: pages.next }).then(
      (page) => setPages({ ...page, items: [...pages.items, ...page.items] }),
      setFailure,
    );
  };
  return {
    items: pages?.items ?? [], total: pages?.total ?? 0, more: Boolean(pages?.next), failure, loading: pages === null && failure === null,
    loadMore, reload: () => setVisit((count) => count + 1),
  };
};
