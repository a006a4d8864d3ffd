import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { OrganName } from '../app/organ-names.tsx';
import type { Wall } from '../../domain/api/supervision.ts';

const STATES = ['normal', 'warned', 'overdue'] as const;

/** Organ by state; every figure opens its cases. */
export function OrganTable({ organs }: { organs: Wall['byOrgan'] }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel wall-organs" aria-label={t('wall.byOrgan')}>
      <header className="panel-head">
        <h2>{t('wall.byOrgan')}</h2>
      </header>
      <div className="wall-scroll">
        <table className="rows" data-testid="by-organ">
          <colgroup>
            <col />
            <col style={{ width: '5.4em' }} />
            <col style={{ width: '5.8em' }} />
            <col style={{ width: '5.4em' }} />
          </colgroup>
          <thead>
            <tr>
              <th>{t('application.organ')}</th>
              {STATES.map((state) => (
                <th key={state} className="right">
                  {t(`colour.${state}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {organs.map((organ) => (
              <tr key={organ.organId}>
                <td className="clip">
                  <Link to={`/cases?state=running&organ=${encodeURIComponent(organ.organId)}`}>
                    <OrganName of={{ id: organ.organId, name: organ.organName }} />
                  </Link>
                </td>
                {STATES.map((state) => (
                  <td key={state} className="right">
                    {organ[state] > 0 ? (
                      <Link className={state} to={`/cases?state=running&organ=${encodeURIComponent(organ.organId)}&clock=${state}`}>
                        {state === 'warned' ? '▲ ' : state === 'overdue' ? '■ ' : ''}
                        {organ[state]}
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
