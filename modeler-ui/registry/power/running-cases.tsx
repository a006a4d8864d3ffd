import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import type { Page } from '../../../domain/api/basics.ts';
import type { CaseRow } from '../../../domain/api/cases.ts';
import { useRead } from '../../app/use-read.ts';

/** How many cases run under this power, each on the version it started with; the number opens them. */
export function RunningCases({ powerId }: { powerId: string }): ReactNode {
  const { t } = useWords('registry');
  const found = useRead<Page<CaseRow>>(withParameters('/cases', { power: powerId, state: 'running', limit: 1 }));
  if (!found.data) return null;
  return (
    <section className="power-card">
      <h2>{t('power.cases')}</h2>
      <p>
        {found.data.total > 0 ? (
          <Link to={withParameters('/cases', { power: powerId, state: 'running' })} data-testid="running-cases">
            {t('power.running', { count: found.data.total })}
          </Link>
        ) : (
          <span className="quiet">{t('power.noRunning')}</span>
        )}
        {' · '}
        <Link to={withParameters('/cases', { power: powerId })}>{t('power.allCases')}</Link>
      </p>
    </section>
  );
}
