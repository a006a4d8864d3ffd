import { Button, Checkbox, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import type { Organisation } from '../../../domain/api/organisation.ts';
import { useFresh } from '../../app/use-fresh.ts';
import { usePages } from '../../app/use-pages.ts';
import { useResource } from '../../app/use-resource.ts';
import { Empty } from '../../parts/marks.tsx';
import { RowTable } from '../../parts/row-table.tsx';
import { MoreRows } from '../more-rows.tsx';
import { CHANGE_KINDS, CHANGE_STATES } from '../../../domain/registry/change-life.ts';
import type { Page } from '../../../domain/api/basics.ts';
import type { Change } from '../../../domain/api/changes.ts';
import { changeColumns } from './columns.tsx';
import { byDeadline } from './change-rules.ts';

const FILTERS = ['state', 'kind', 'organ', 'late'] as const;
const PAGE_SIZE = 50;

/**
 * Changes of the registry in their procedure, the nearest deadline first: the legal office's queue and the organ's own list (R7a, R7b,
 * R8).
 */
export function ChangesPage(): ReactNode {
  const words = useWords('registry');
  const { t, pick } = words;
  const { can, person } = useSession();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name)])) as Record<(typeof FILTERS)[number], string | null>;
  const address = withParameters('/registry/changes', { ...filter, limit: PAGE_SIZE });
  const first = useResource<Page<Change>>(address);
  const more = usePages<Change>(address, first.data);
  const organisation = useResource<Organisation>('/organisation');
  const columns = useMemo(() => changeColumns(words), [words.language]);
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
  const options = <T extends string>(names: readonly T[], word: (name: T) => string) =>
    names.map((value) => ({ value, label: word(value) }));
  return (
    <section className="registry" data-testid="changes-page">
      <div className="page-head no-print">
        <h1>{t(can('registry.review') ? 'changes.queue' : 'changes.title')}</h1>
        <Select
          size="small"
          allowClear
          style={{ width: 132 }}
          placeholder={t('list.state')}
          aria-label={t('list.state')}
          value={filter.state ?? undefined}
          onChange={(value?: string) => set('state', value)}
          options={options(CHANGE_STATES, (state) => t(`changes.state.${state}`))}
          data-testid="filter-state"
        />
        <Select
          size="small"
          allowClear
          style={{ width: 120 }}
          placeholder={t('changes.what')}
          aria-label={t('changes.what')}
          value={filter.kind ?? undefined}
          onChange={(value?: string) => set('kind', value)}
          options={options(CHANGE_KINDS, (kind) => t(`changes.kind.${kind}`))}
          data-testid="filter-kind"
        />
        <Select
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 190 }}
          placeholder={t('list.organ')}
          aria-label={t('list.organ')}
          value={filter.organ ?? undefined}
          onChange={(value?: string) => set('organ', value)}
          options={(organisation.data?.organs ?? []).map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
        />
        {!can('registry.review') && person && filter.organ !== person.organ.id && (
          <Button size="small" type="link" onClick={() => set('organ', person.organ.id)}>
            {t('changes.mine')}
          </Button>
        )}
        <Checkbox
          checked={filter.late === 'true'}
          onChange={(event) => set('late', event.target.checked ? 'true' : undefined)}
          data-testid="filter-late"
        >
          {t('changes.late')}
        </Checkbox>
        {filtered && (
          <Button type="link" size="small" onClick={() => setParameters({}, { replace: true })}>
            {t('list.clear')}
          </Button>
        )}
        <span className="top-space" />
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {first.error && <ErrorNotice error={first.error} retry={() => void first.reload()} />}
      <div className="table-wrap" aria-busy={first.loading}>
        {more.rows.length > 0 && (
          <RowTable
            label={t('changes.title')}
            testId="changes"
            columns={columns}
            rows={byDeadline(more.rows)}
            rowKey={({ id }) => id}
            open={({ id }) => void navigate(`/registry/changes/${id}`)}
          />
        )}
        {first.data && more.rows.length === 0 && (
          <Empty title={t(filtered ? 'changes.nothing' : 'changes.empty')} text={t(filtered ? 'list.nothingHelp' : 'changes.emptyHelp')} />
        )}
      </div>
      <MoreRows pages={more} total={first.data?.total ?? 0} />
    </section>
  );
}
