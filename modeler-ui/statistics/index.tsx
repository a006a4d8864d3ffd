import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseStatistics, StatisticsRow } from '../../domain/api/figures.ts';
import { STATISTICS_BY, type StatisticsBy } from '../../domain/supervision/statistics-by.ts';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Bars, Columns, type Bar } from '../parts/charts.tsx';
import { useExport } from '../parts/export-list.tsx';
import { Empty } from '../parts/marks.tsx';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { SubjectFilters } from '../supervision/wall-filters.tsx';
import { SignalStatisticsPanel } from './signals.tsx';
import './statistics.css';

/** Bars beyond this are in the table alone. */
const MOST_BARS = 25;
const PERIODS: readonly StatisticsBy[] = ['month', 'quarter', 'year'];

/** On time, early, late, working days saved: by organ, power, category, step, position and period; each figure opens its rows (R13). */
export function StatisticsPage(): ReactNode {
  const { t } = useWords();
  const { can } = useSession();
  const filters = useFilters(['by', 'from', 'to', 'organ', 'district', 'category', 'power']);
  const { values } = filters;
  const by = STATISTICS_BY.find((one) => one === values.by) ?? 'organ';
  const asked = { ...values, by };
  const found = useRead<CaseStatistics>(withParameters('/cases/statistics', asked));
  const exported = useExport('/cases/statistics', asked, t('home.statistics'));
  const { data } = found;
  return (
    <section className="statistics" data-testid="case-statistics">
      <header className="page-head">
        <h1>{t('home.statistics')}</h1>
        {(['from', 'to'] as const).map((name) => (
          <Input
            key={name}
            type="date"
            size="small"
            style={{ width: 128 }}
            aria-label={t(`figures.${name}`)}
            title={t(`figures.${name}`)}
            value={values[name] || data?.[name]}
            onChange={(event) => filters.set(name, event.target.value || undefined)}
            data-testid={`filter-${name}`}
          />
        ))}
        <SubjectFilters filters={filters} />
        <span className="top-space" />
        {exported.button(!data?.rows.length)}
        <Button size="small" className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </header>
      {exported.notice}
      <div className="line no-print" role="group" aria-label={t('figures.by')}>
        {STATISTICS_BY.map((one) => (
          <Button
            key={one}
            size="small"
            type={one === by ? 'primary' : 'default'}
            aria-pressed={one === by}
            onClick={() => filters.set('by', one)}
            data-testid={`by-${one}`}
          >
            {t(`figures.byWord.${one}`)}
          </Button>
        ))}
      </div>
      {!data ? <NotYet read={found} rows={8} /> : <Shown data={data} />}
      {can('supervision.read') && data && (
        <SignalStatisticsPanel
          asked={{
            from: data.from,
            to: data.to,
            organ: values.organ,
            district: values.district,
            category: values.category,
            power: values.power,
          }}
        />
      )}
    </section>
  );
}

type Figure = 'cases' | 'early' | 'onTime' | 'late';

/** Parameters of the list whose rows are this figure. */
function rowsOf(by: StatisticsBy, filter: Record<string, string>, figure: Figure): string {
  const isStep = by === 'step' || by === 'position';
  const timing: Partial<Record<Figure, Record<string, string>>> = isStep
    ? { onTime: { doneTiming: 'on-time' }, late: { doneTiming: 'late' } }
    : { early: { timing: 'early' }, onTime: { timing: 'on-time' }, late: { timing: 'late' } };
  return withParameters('/cases', { ...filter, ...timing[figure] });
}

function Shown({ data: { by, from, to, rows, total } }: { data: CaseStatistics }): ReactNode {
  const { t, pick } = useWords();
  if (rows.length === 0) return <Empty title={t('figures.empty')} text={t('figures.emptyText', { from, to })} />;
  const isStep = by === 'step' || by === 'position';
  const parts = isStep ? (['onTime', 'late'] as const) : (['early', 'onTime', 'late'] as const);
  const bars = rows.slice(0, MOST_BARS).map((row): Bar => ({
    key: row.key,
    label: pick(row.name.text, row.name.textEn),
    parts: parts.map((part) => ({
      key: part,
      name: t(`figures.${part}`),
      value: row[part] ?? 0,
      tone: ({ early: 'strong', onTime: 'plain', late: 'late' } as const)[part],
      to: rowsOf(by, row.filter, part),
    })),
  }));
  const title = t('figures.title', { by: t(`figures.byWord.${by}`) });
  const line = (row: Omit<StatisticsRow, 'key' | 'name'>): ReactNode => (
    <>
      {(['cases', 'early', 'onTime', 'late'] as const).map((figure) => {
        const count = row[figure];
        return (
          <td key={figure} className="number">
            {count === null ? (
              '—'
            ) : count === 0 ? (
              <span className="quiet">0</span>
            ) : (
              <Link to={rowsOf(by, row.filter, figure)} className={figure === 'late' ? 'due overdue' : ''} data-testid={`figure-${figure}`}>
                {figure === 'late' && (
                  <span className="due-icon" aria-hidden="true">
                    ■
                  </span>
                )}
                {count}
              </Link>
            )}
          </td>
        );
      })}
      <td className="number">{row.cases === 0 ? '—' : `${(((row.cases - row.late) / row.cases) * 100).toFixed(1)}%`}</td>
      <td className="number">{row.daysSaved ?? '—'}</td>
      <td className="number">{row.daysLate ?? '—'}</td>
    </>
  );
  return (
    <Panel title={title} note={t('figures.period', { from, to })} stacked>
      {PERIODS.includes(by) ? <Columns label={title} bars={bars} /> : <Bars label={title} bars={bars} />}
      {rows.length > MOST_BARS && <p className="quiet small">{t('figures.moreInTable', { count: rows.length - MOST_BARS })}</p>}
      <div className="figures-wide" tabIndex={0} role="group" aria-label={title}>
        <table className="figures" data-testid="statistics-table">
          <thead>
            <tr>
              <th scope="col">{t(`figures.byWord.${by}`)}</th>
              {(['cases', 'early', 'onTime', 'late', 'share', 'daysSaved', 'daysLate'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(key === 'cases' && isStep ? 'figures.handled' : `figures.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-testid="statistics-row" data-key={row.key}>
                <th scope="row">{pick(row.name.text, row.name.textEn)}</th>
                {line(row)}
              </tr>
            ))}
            {total && (
              <tr className="sum" data-testid="statistics-sum">
                <th scope="row">{t('figures.sum')}</th>
                {line(total)}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <details className="small">
        <summary>{t('figures.how')}</summary>
        <ul className="formulas">
          {(isStep
            ? (['handled', 'stepLate', 'share', 'manyRows'] as const)
            : (['cases', 'early', 'onTime', 'late', 'share', 'daysSaved', 'daysLate'] as const)
          ).map((key) => (
            <li key={key}>{t(`figures.formula.${key}`)}</li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
