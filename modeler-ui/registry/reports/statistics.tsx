import { Button } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { useRead } from '../../app/use-read.ts';
import type { RegistryStatistics } from '../../../domain/api/catalogue.ts';
import { NotYet } from '../../parts/not-yet.tsx';

/** The registry in figures; each figure leads to the rows behind it (R19.5). */
export function StatisticsPage(): ReactNode {
  const { t } = useWords('registry');
  const found = useRead<RegistryStatistics>('/registry/statistics');
  const { data } = found;
  if (!data) return <NotYet read={found} rows={8} />;
  return (
    <section className="registry" data-testid="statistics">
      <header className="page-head">
        <h1>{t('nav.statistics')}</h1>
        <span className="top-space" />
        <Button size="small" className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </header>
      <div className="two-cards">
        <Bars
          title={t('list.category')}
          rows={data.byCategory.map(({ id, count }) => ({
            key: id,
            name: t(`category.${id}`),
            count,
            to: withParameters('/registry', { category: id }),
          }))}
        />
        <Bars
          title={t('list.state')}
          rows={data.byState.map(({ id, count }) => ({
            key: id,
            name: t(`state.${id}`),
            count,
            to: withParameters('/registry', { state: id }),
          }))}
        />
      </div>
      <section className="power-card">
        <h2>{t('statistics.byOrgan')}</h2>
        <table className="plain">
          <thead>
            <tr>
              <th>{t('list.organ')}</th>
              {(['powers', 'published', 'changes', 'late'] as const).map((key) => (
                <th key={key} className="number">
                  {t(`statistics.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.byOrgan.map(({ organ, powers, published, changes, late }) => (
              <tr key={organ.id}>
                <td>
                  <OrganName of={organ} />
                </td>
                <td className="number">
                  <Link to={withParameters('/registry', { organ: organ.id })}>{powers}</Link>
                </td>
                <td className="number">
                  <Link to={withParameters('/registry', { organ: organ.id, state: 'published' })}>{published}</Link>
                </td>
                <td className="number">
                  <Link to={withParameters('/registry/changes', { organ: organ.id })}>{changes}</Link>
                </td>
                <td className="number">
                  {late > 0 ? (
                    <Link to={withParameters('/registry/changes', { organ: organ.id, late: 'true' })}>
                      <span className="due overdue">
                        <span className="due-icon" aria-hidden="true">
                          ■
                        </span>
                        {late}
                      </span>
                    </Link>
                  ) : (
                    <span className="quiet">0</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="power-card">
        <h2>{t('statistics.byMonth')}</h2>
        <table className="plain">
          <thead>
            <tr>
              <th>{t('statistics.month')}</th>
              {(['declared', 'confirmed', 'returned', 'late'] as const).map((key) => (
                <th key={key} className="number">
                  {t(`statistics.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.changes.map(({ month, declared, confirmed, returned, late }) => (
              <tr key={month}>
                <td>{month}</td>
                {[declared, confirmed, returned, late].map((count, index) => (
                  <td key={index} className="number">
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {data.changes.length === 0 && <p className="quiet">{t('changes.empty')}</p>}
      </section>
    </section>
  );
}

function Bars({ title, rows }: { title: string; rows: { key: string; name: string; count: number; to: string }[] }): ReactNode {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className="power-card">
      <h2>{title}</h2>
      <ul className="bars">
        {rows.map(({ key, name, count, to }) => (
          <li key={key}>
            <Link to={to}>{name}</Link>
            <span className="bar" style={{ '--share': count / most } as CSSProperties} aria-hidden="true" />
            <b>{count}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
