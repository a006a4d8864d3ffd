import { Button } from 'antd';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Page } from '../../../domain/api/basics.ts';
import type { PowerSummary } from '../../../domain/api/catalogue.ts';
import type { HeatMap } from '../../../domain/api/supervision.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';
import { useSession } from '../../app/use-session.ts';
import { FilterSelect } from '../../parts/filter-bar.tsx';
import { Empty } from '../../parts/marks.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { HeatDrawing } from './drawing.tsx';
import '../../parts/charts.css';
import './heat.css';
import { daysOf, HEATS, percentOf, shareOf, type Heat } from './measures.ts';

const AGAIN_MS = 60_000;

/** Where on a power's flowchart time is spent and where it is late: the drawing, and the same figures as a table (R13). */
export function HeatPage(): ReactNode {
  const { t, pick } = useWords();
  const { can } = useSession();
  const filters = useFilters(['power']);
  const powers = useRead<Page<PowerSummary>>(can('registry.read') ? '/registry/powers' : null);
  const power = filters.values.power || (powers.data?.items.find(({ state }) => state === 'published')?.id ?? '');
  const heat = useRead<HeatMap>(power ? withParameters('/supervision/heat', { power }) : null, { every: AGAIN_MS });
  const [by, setBy] = useState<Heat>('median');
  return (
    <section className="heat-page" data-testid="heat">
      <header className="page-head">
        <h1>{t('heat.title')}</h1>
        <FilterSelect
          filters={{ ...filters, values: { power } }}
          name="power"
          label={t('figures.power')}
          width={260}
          searchable
          options={(powers.data?.items ?? []).map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
        />
        <span className="line no-print" role="group" aria-label={t('heat.by')}>
          {HEATS.map((one) => (
            <Button
              key={one}
              size="small"
              type={one === by ? 'primary' : 'default'}
              aria-pressed={one === by}
              onClick={() => setBy(one)}
              data-testid={`heat-by-${one}`}
            >
              {t(`heat.measure.${one}`)}
            </Button>
          ))}
        </span>
        <span className="top-space" />
        <Link to={withParameters('/supervision', { power })} className="no-print">
          {t('wall.title')}
        </Link>
        <Button size="small" className="no-print" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </header>
      {!power || !heat.data ? <NotYet read={heat} /> : <Shown heat={heat.data} by={by} />}
    </section>
  );
}

function Shown({ heat, by }: { heat: HeatMap; by: Heat }): ReactNode {
  const { t, pick } = useWords();
  const note = t('heat.note', { since: heat.since, cases: heat.cases, version: heat.versionNumber });
  if (heat.steps.length === 0) return <Empty title={t('heat.empty')} text={t('heat.emptyText')} />;
  return (
    <>
      <Panel title={pick(heat.power.name, heat.power.nameEn)} note={note}>
        <HeatDrawing heat={heat} by={by} />
        <p className="quiet small">{t('heat.legend')}</p>
      </Panel>
      <Panel title={t('heat.table')} testId="heat-table">
        <table className="figures heat-table">
          <thead>
            <tr>
              <th scope="col">{t('figures.step')}</th>
              {(['median', 'p90', 'decided', 'decidedLate', 'lateShare', 'open', 'openLate'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`heat.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.steps.map((step) => {
              const rows = { power: heat.power.id, element: step.elementId, state: 'running' };
              return (
                <tr key={step.elementId} data-testid="heat-step">
                  <th scope="row">
                    {step.name} {!step.drawn && <span className="quiet small">{t('heat.notDrawn')}</span>}
                  </th>
                  <td className="number heat" style={{ '--heat': shareOf(heat, step, 'median') } as CSSProperties}>
                    {daysOf(heat, step.medianMs, t)}
                  </td>
                  <td className="number heat" style={{ '--heat': shareOf(heat, step, 'p90') } as CSSProperties}>
                    {daysOf(heat, step.p90Ms, t)}
                  </td>
                  <td className="number">{step.decided}</td>
                  <td className="number">{step.decidedLate}</td>
                  <td
                    className={`number heat ${step.decidedLate > 0 ? 'late' : ''}`}
                    style={{ '--heat': shareOf(heat, step, 'late') } as CSSProperties}
                  >
                    {percentOf(step.decidedLate, step.decided)}
                  </td>
                  <td className="number">
                    {step.open > 0 ? (
                      <Link to={withParameters('/cases', rows)} data-testid="heat-open">
                        {step.open}
                      </Link>
                    ) : (
                      <span className="quiet">0</span>
                    )}
                  </td>
                  <td className={`number heat ${step.openLate > 0 ? 'late' : ''}`}>{step.openLate}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <details className="small">
          <summary>{t('figures.how')}</summary>
          <p>{t('heat.how')}</p>
        </details>
      </Panel>
    </>
  );
}
