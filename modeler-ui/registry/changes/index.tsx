import { Button, Checkbox } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import type { Organisation } from '../../../domain/api/organisation.ts';
import { useRead, useRows } from '../../app/use-read.ts';
import { ClearFilters, FilterSelect } from '../../parts/filter-bar.tsx';
import { List } from '../../parts/list.tsx';
import { Empty } from '../../parts/marks.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { CHANGE_KINDS, CHANGE_STATES } from '../../../domain/registry/change-life.ts';
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
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const found = useRows<Change>(withParameters('/registry/changes', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const list = { ...found, rows: byDeadline(found.rows) };
  const organisation = useRead<Organisation>('/organisation');
  const columns = useMemo(() => changeColumns(words), [words.language]);

  const options = <T extends string>(names: readonly T[], word: (name: T) => string) =>
    names.map((value) => ({ value, label: word(value) }));
  return (
    <section className="registry" data-testid="changes-page">
      <div className="page-head">
        <h1>{t(can('registry.review') ? 'changes.queue' : 'changes.title')}</h1>
        <FilterSelect
          filters={filters}
          name="state"
          label={t('list.state')}
          options={options(CHANGE_STATES, (state) => t(`changes.state.${state}`))}
          width={132}
        />
        <FilterSelect
          filters={filters}
          name="kind"
          label={t('changes.what')}
          options={options(CHANGE_KINDS, (kind) => t(`changes.kind.${kind}`))}
        />
        <FilterSelect
          filters={filters}
          name="organ"
          label={t('list.organ')}
          options={(organisation.data?.organs ?? []).map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
          width={190}
          searchable
        />
        {!can('registry.review') && person && values.organ !== person.organ.id && (
          <Button size="small" type="link" onClick={() => filters.set('organ', person.organ.id)}>
            {t('changes.mine')}
          </Button>
        )}
        <Checkbox
          checked={values.late === 'true'}
          onChange={(event) => filters.set('late', event.target.checked ? 'true' : undefined)}
          data-testid="filter-late"
        >
          {t('changes.late')}
        </Checkbox>
        <ClearFilters filters={filters} />
        <span className="top-space" />
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <List
        list={list}
        label={t('changes.title')}
        testId="changes"
        columns={columns}
        open={({ id }) => void navigate(`/registry/changes/${id}`)}
        empty={
          <Empty
            title={t(filters.any ? 'changes.nothing' : 'changes.empty')}
            text={t(filters.any ? 'list.nothingHelp' : 'changes.emptyHelp')}
          />
        }
      />
    </section>
  );
}
