import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Wall } from '../../domain/api/supervision.ts';
import { ofOrgan } from '../../domain/supervision/wall-figures.ts';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';

const STATES = [
  { key: 'overdue', clock: 'overdue', tone: 'overdue', icon: '■ ' },
  { key: 'stepLate', clock: 'step-late', tone: 'warned', icon: '◆ ' },
  { key: 'warned', clock: 'warned', tone: 'warned', icon: '▲ ' },
  { key: 'normal', clock: 'normal', tone: 'normal', icon: '' },
] as const;

/** Organ by state, the worst first; every figure opens its cases. */
export function OrganTable({ organs, narrowed }: { organs: Wall['byOrgan']; narrowed: Record<string, string> }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel wall-organs" aria-label={t('wall.byOrgan')}>
      <header className="panel-head">
        <h2>{t('wall.byOrgan')}</h2>
      </header>
      <div className="wall-scroll" tabIndex={0} role="group" aria-label={t('wall.byOrgan')}>
        <table className="rows" data-testid="by-organ">
          <colgroup>
            <col />
            {STATES.map(({ key }) => (
              <col key={key} style={{ width: '5.3em' }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{t('application.organ')}</th>
              {STATES.map(({ key, clock }) => (
                <th key={key} scope="col" className="right">
                  {t(`standing.${clock}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {organs.map((organ) => (
              <tr key={organ.organId}>
                <td className="whole">
                  <Link to={withParameters('/cases', { ...narrowed, ...ofOrgan(organ.organId) })}>
                    <OrganName of={{ id: organ.organId, name: organ.organName }} />
                  </Link>
                </td>
                {STATES.map(({ key, clock, tone, icon }) => (
                  <td key={key} className="right">
                    {organ[key] > 0 ? (
                      <Link
                        className={tone}
                        to={withParameters('/cases', { ...narrowed, ...ofOrgan(organ.organId, clock) })}
                        data-testid={`organ-${clock}`}
                      >
                        {icon}
                        {organ[key]}
                      </Link>
                    ) : (
                      <span className="quiet">0</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
