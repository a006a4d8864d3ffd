import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useOrganName } from '../app/organ-names.tsx';
import { useSession } from '../app/use-session.ts';
import type { Page } from '../../domain/api/basics.ts';
import type { CaseRow } from '../../domain/api/cases.ts';
import type { Organisation } from '../../domain/api/organisation.ts';
import { STANDINGS } from '../../domain/cases/standing.ts';
import { CATEGORY_NAMES, type PowerCategory } from '../../domain/registry/registry-entry.ts';
import type { PowerSummary } from '../../domain/api/catalogue.ts';
import { useRead, useRows } from '../app/use-read.ts';
import { ColumnChoice, useColumnChoice } from '../parts/column-choice.tsx';
import { useExport } from '../parts/export-list.tsx';
import { ClearFilters, FilterSelect } from '../parts/filter-bar.tsx';
import { List } from '../parts/list.tsx';
import { Empty } from '../parts/marks.tsx';
import { QuickSearch } from '../parts/quick-search.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { caseColumns, USUAL_COLUMNS } from './columns.tsx';

/** Shown as chips: a figure elsewhere set them. */
const NARROWED = [
  'due',
  'district',
  'category',
  'step',
  'element',
  'timing',
  'endedFrom',
  'endedTo',
  'dueFrom',
  'dueTo',
  'doneStep',
  'doneAt',
  'doneFrom',
  'doneTo',
  'doneTiming',
] as const;
const FILTERS = ['q', 'state', 'clock', 'signal', 'power', 'organ', ...NARROWED] as const;
const STATES = ['running', 'received', 'supplementing', 'accepted', 'decided', 'completed'] as const;
const PAGE_SIZE = 50;

/** Every case I may see; the filters are the address, so a list can be sent and kept. */
export function CasesPage(): ReactNode {
  const { t, language, pick, wordOf } = useWords();
  const { can, person } = useSession();
  const navigate = useNavigate();
  const filters = useFilters(FILTERS);
  const { values } = filters;
  const list = useRows<CaseRow>(withParameters('/cases', { ...values, limit: PAGE_SIZE }), { fresh: true });
  const powers = useRead<Page<PowerSummary>>(can('registry.read') ? '/registry/powers' : null);
  const columns = useMemo(() => caseColumns(t, language), [t, language]);
  const choice = useColumnChoice('cases', person?.id ?? '', columns, USUAL_COLUMNS);
  const exported = useExport('/cases', values, t('home.cases'));

  const { rows } = list;
  const organName = useOrganName();
  const options = <const T extends string>(names: readonly T[], word: (name: T) => string) =>
    names.map((value) => ({ value, label: word(value) }));

  const { data: organisation } = useRead<Organisation>(
    can('organisation.read') && (values.district || values.doneAt) ? '/organisation' : null,
  );
  const chipOf = (name: (typeof NARROWED)[number], value: string): string => {
    const words: Partial<Record<typeof name, string | undefined>> = {
      due: t(value === 'week' ? 'cases.dueWeek' : 'cases.dueToday'),
      district: organisation?.districts.find(({ id }) => id === value)?.name,
      category: pickCategory(value, pick),
      timing: wordOf('figures.timing', value),
      doneTiming: wordOf('figures.timing', value),
      element: rows[0]?.currentSteps[0]?.name,
      doneAt: organisation?.positions.find(({ organId, code }) => `${organId}~${code}` === value)?.name,
    };
    return `${t(`cases.narrowed.${name}`)} ${words[name] ?? value}`;
  };

  return (
    <>
      <div className="page-head">
        <h1>{t('home.cases')}</h1>
        <QuickSearch value={values.q} change={(q) => filters.set('q', q)} label={t('matters.search')} testId="cases-search" />
        <FilterSelect
          filters={filters}
          name="state"
          label={t('cases.state')}
          options={options(STATES, (state) => t(`caseState.${state}`))}
        />
        <FilterSelect
          filters={filters}
          name="clock"
          label={t('cases.clock')}
          options={options(STANDINGS, (standing) => t(`standing.${standing}`))}
        />
        <FilterSelect
          filters={filters}
          name="signal"
          label={t('cases.signal')}
          options={options(['red', 'yellow'], (colour) => t(`signal.${colour}`))}
        />
        {powers.data && powers.data.items.length > 0 && (
          <FilterSelect
            filters={filters}
            name="power"
            label={t('cases.power')}
            options={powers.data.items.map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
            width={180}
            searchable
          />
        )}
        {NARROWED.filter((name) => values[name]).map((name) => (
          <Chip key={name} text={chipOf(name, values[name])} remove={() => filters.set(name, undefined)} />
        ))}
        {values.organ && (
          <Chip text={rows[0]?.organ ? organName(rows[0].organ) : t('cases.oneOrgan')} remove={() => filters.set('organ', undefined)} />
        )}
        <ClearFilters filters={filters} />
        <span className="top-space" />
        <ColumnChoice choice={choice} columns={columns} always="subject" />
        {exported.button(rows.length === 0)}
        <Button size="small" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {exported.notice}
      <List
        list={list}
        label={t('home.cases')}
        testId="cases"
        columns={choice.shown}
        open={({ id }) => void navigate(`/cases/${id}`)}
        empty={
          <Empty
            title={t(filters.any ? 'cases.emptyFilter' : 'cases.empty')}
            text={t(filters.any ? 'cases.emptyFilterText' : 'cases.emptyText')}
          >
            {!filters.any && can('case.create') && <Link to="/applications/new">{t('home.application')}</Link>}
          </Empty>
        }
      />
    </>
  );
}

function pickCategory(value: string, pick: (chinese: string, english: string) => string): string | undefined {
  const found = CATEGORY_NAMES[value as PowerCategory] as { name: string; nameEn: string } | undefined;
  return found && pick(found.name, found.nameEn);
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
